// Everything that a page may ask of the worker. The first argument of each is the account.
import type { Connection, Dialog, FileRef, Folder, Message, Peer, PeerId } from '../bridge/model';
import type { Account } from './account';
import { asking } from './asking';
import { auth } from './auth';
import { chats } from './chats';
import { kept } from './downloads';
import { editing } from './editing';
import { folders } from './folders';
import { groups } from './groups';
import { history } from './history';
import { invites } from './invites';
import { lifetimes } from './lifetimes';
import { messages } from './messages';
import { notifying } from './notifying';
import { passkeys } from './passkeys';
import { passwords } from './passwords';
import { people } from './people';
import { polls } from './polls';
import { privacy } from './privacy';
import { reacting } from './reacting';
import { rights } from './rights';
import { scheduled } from './scheduled';
import { settings } from './settings';
import type { Outgoing, Queue } from './sending';
import { stats } from './stats';
import { stickers } from './stickers';
import { threads } from './threads';
import { topics } from './topics';

export interface Boot {
  signedIn: boolean;
  self: PeerId;
  connection: Connection;
  peers: Peer[];
  dialogs: Dialog[];
  folders: Folder[];
  testAccounts: boolean;
  passkeys: string;
  mail: boolean;
  accounts: { slot: number; name: string }[];
}

/** An account with what runs for it. */
export interface Running {
  account: Account;
  queue: Queue;
  accounts: () => { slot: number; name: string }[];
}

const boot = {
  /** What is there at once, from the database. */
  boot({ account, accounts }: Running): Boot {
    return {
      signedIn: account.signedIn, self: account.self, connection: account.connection, peers: account.peers.all(),
      dialogs: [...account.dialogs.values()], folders: account.folders, testAccounts: account.config.test_accounts,
      passkeys: account.config.passkeys, mail: account.config.mail, accounts: accounts(),
    };
  },
  send: ({ queue }: Running, ...list: Outgoing[]): Promise<void> => queue.add(list),
  cancel: ({ queue }: Running, key: string): Promise<void> => queue.cancel(key),
  retry: ({ queue }: Running, key: string): void => queue.retry(key),
  wake: ({ account }: Running): void => account.wake(),
  waiting: ({ queue }: Running): number => queue.count,
  /** A whole file; one that is still on its way out comes from the queue. */
  download: async ({ account, queue }: Running, file: FileRef): Promise<Blob> => queue.blob(file.key) ?? kept(account, file),
  pending: ({ queue }: Running, chat: PeerId): Message[] => queue.pending(chat),
};

type Tail<F> = F extends (first: never, ...rest: infer A) => infer R ? (...args: A) => R : never;
type Bound<T> = { [K in keyof T]: Tail<T[K]> };

const features = {
  ...asking, ...auth, ...chats, ...history, ...messages, ...people, ...polls, ...groups, ...settings, ...folders, ...invites, ...privacy,
  ...lifetimes, ...notifying, ...editing, ...reacting, ...rights, ...scheduled, ...stats, ...stickers, ...threads, ...topics, ...passkeys, ...passwords,
};

export type Api = Bound<typeof features> & Bound<typeof boot>;

type Handler = (first: unknown, ...args: unknown[]) => unknown;

/** Runs one call by its name. */
export function run(running: Running, method: string, args: unknown[]): unknown {
  if (Object.hasOwn(boot, method)) return (boot as unknown as Record<string, Handler>)[method]!(running, ...args);
  if (!Object.hasOwn(features, method)) throw new Error(`there is no call ${method}`);
  return (features as unknown as Record<string, Handler>)[method]!(running.account, ...args);
}
