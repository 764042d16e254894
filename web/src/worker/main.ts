// The worker that all pages of this origin share: one connection an account.
import type { Call, Envelope, Event, Failure, Reply } from '../bridge/events';
import { type Running, run } from './api';
import { Account, type Config } from './account';
import { refreshDialogs } from './chats';
import { Database, STORES } from './database';
import { loadFolders, refreshFolders } from './folders';
import { mutedChanged } from './notifying';
import { Queue } from './sending';
import { Updates } from './updates';
import type { Dialog } from '../bridge/model';

interface End {
  postMessage(message: Reply | Envelope): void;
  onmessage: ((event: MessageEvent<Call>) => unknown) | null;
}

const ends = new Set<End>();
const accounts = new Map<number, Promise<Running>>();
const leaving = new Map<number, Promise<void>>();
const names = new Map<number, string>();
let shared: Promise<Database> | undefined;
let config: Promise<Config> | undefined;

/** The accounts of this browser by name, so that a page can offer them. */
async function remember(slot: number, name: string | undefined): Promise<void> {
  if (name === undefined) names.delete(slot);
  else names.set(slot, name);
  shared ??= Database.open('heliograph');
  (await shared).putBehind('kv', [[slot, name]]);
}

async function loadNames(): Promise<void> {
  shared ??= Database.open('heliograph');
  for (const [slot, name] of await (await shared).all<string>('kv')) names.set(Number(slot), name);
}

const named = loadNames();

function broadcast(slot: number, event: Event): void {
  for (const end of ends) end.postMessage({ slot, event });
}

/** The server's facts; kept, so that the page opens without it. */
async function facts(): Promise<Config> {
  const db = await Database.open('heliograph-facts');
  try {
    const answer = await fetch('/config.json');
    if (!answer.ok) throw new Error(`config ${answer.status}`);
    const fresh = (await answer.json()) as Config;
    db.putBehind('kv', [['config', fresh]]);
    return fresh;
  } catch (error) {
    const kept = await db.get<Config>('kv', 'config');
    if (kept) return kept;
    config = undefined;
    throw error;
  }
}

async function start(slot: number): Promise<Running> {
  await named;
  await leaving.get(slot);
  config ??= facts();
  const account = await Account.open(slot, await config, (event): void => {
    broadcast(slot, event);
    if (event.type === 'connection' && event.state === 'connected') void cameBack(running);
    if (event.type === 'login') void signedIn(running, true);
    if (event.type === 'signedOut' && accounts.delete(slot)) leaving.set(slot, forget(slot, account, event.ended ?? false));
  });
  const running: Running = {
    account, queue: new Queue(account),
    accounts: () => [...names].map(([number, name]) => ({ slot: number, name })),
  };
  new Updates(account);
  for (const [, dialog] of await account.db.all<Dialog>('dialogs')) account.dialogs.set(dialog.peer, dialog);
  await loadFolders(account);
  if (account.signedIn) await running.queue.load();
  if (account.signedIn) void signedIn(running);
  else void account.client.connect().catch(() => undefined);
  return running;
}

/** Whose messages wait in a database whose session ended. */
const WAITING_OF = 'waitingOf';

/** Lets go of an account whose session is over, with all that was kept of it: but what waits to be
 *  sent is kept for the same person's next sign-in, when the session was ended from elsewhere. */
async function forget(slot: number, account: Account, ended: boolean): Promise<void> {
  const { self } = account;
  await remember(slot, undefined);
  await account.client.destroy().catch(() => undefined);
  for (const store of STORES) if (store !== 'queue' || !ended) await account.db.clear(store);
  if (ended) await account.db.putSoon('kv', [[WAITING_OF, self]]);
}

/** Sends what waited when the session ended, if it is the same person who is back. */
async function sendKept({ account, queue }: Running): Promise<void> {
  const owner = await account.db.get<number>('kv', WAITING_OF);
  if (owner === undefined) return;
  account.db.putBehind('kv', [[WAITING_OF, undefined]]);
  if (owner === account.self) await queue.load();
  else await account.db.clear('queue');
}

/** Brings an account that is signed in up to date, and keeps it so. */
async function signedIn(running: Running, fresh = false): Promise<void> {
  const { account } = running;
  if (!account.signedIn) return;
  try {
    const me = await account.call({ _: 'users.getUsers', id: [{ _: 'inputUserSelf' }] });
    account.peers.learn(me);
    void remember(account.slot, account.peers.get(account.self)?.name ?? '');
    // A sign-in starts the loop by itself, and two at once would lose what comes.
    if (!fresh) await account.client.startUpdatesLoop();
    account.following = true;
    await mutedChanged(account);
    await refreshFolders(account);
    await sendKept(running);
    broadcast(account.slot, { type: 'refresh' });
  } catch (error) {
    if (failure(error).code === 401) account.tell({ type: 'signedOut', ended: true });
    else setTimeout(() => void signedIn(running, fresh), 2_000);
  }
}

/** Asks for what came while the connection was away. mtcute would when its session is new to the
 *  server, but it never keeps the id of the last one, and so takes every new session for its first.
 *  The lists are read as well: a channel whose place in its log is not known yet has no difference. */
async function cameBack({ account }: Running): Promise<void> {
  if (!account.signedIn) return;
  try {
    // Whoever ends this session on another device cuts its connection: this call learns it.
    await account.call({ _: 'updates.getState' });
    if (!account.following) return;
    account.client.handleClientUpdate({ _: 'updatesTooLong' }, false);
    await refreshDialogs(account);
    broadcast(account.slot, { type: 'refresh' });
  } catch {
    // The connection went again: it comes back through here.
  }
}

/** The protocol's name of what went wrong, which the page's table of words knows. */
function failure(error: unknown): Failure {
  if (error instanceof Error && 'text' in error && 'code' in error) {
    const wait = 'seconds' in error ? { wait: Number(error.seconds) } : {};
    return { name: String(error.text), code: Number(error.code), ...wait };
  }
  return { name: error instanceof Error ? error.message : String(error), code: 0 };
}

async function answer(end: End, { id, slot, method, args }: Call): Promise<void> {
  try {
    let running = accounts.get(slot);
    if (!running) {
      running = start(slot);
      running.catch(() => accounts.delete(slot));
      accounts.set(slot, running);
    }
    end.postMessage({ id, ok: await run(await running, method, args) });
  } catch (error) {
    end.postMessage({ id, error: failure(error) });
  }
}

function serve(end: End): void {
  ends.add(end);
  end.onmessage = ({ data }) => void answer(end, data);
}

const scope = self as unknown as End & { onconnect?: unknown };
if ('onconnect' in scope) {
  scope.onconnect = ({ ports }: MessageEvent) => {
    const [port] = ports;
    if (!port) return;
    serve(port);
    port.addEventListener('close', () => ends.delete(port));
  };
} else serve(scope);
