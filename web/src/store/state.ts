// What the page shows of its account: one truth, fed by the worker's events.
import { batch, createMemo, createSignal } from 'solid-js';
import { createStore, produce, reconcile } from 'solid-js/store';
import { type Api, api, listen } from '../bridge/client';
import type { Doing, Event } from '../bridge/events';
import type { Connection, Dialog, Folder, Peer, PeerId } from '../bridge/model';

interface State {
  ready: boolean;
  signedIn: boolean;
  /** The last session was ended from elsewhere. */
  ended: boolean;
  self: PeerId;
  connection: Connection;
  testAccounts: boolean;
  /** The host name under which passkeys may be used; empty for none. */
  passkeys: string;
  /** Whether the service sends mail. */
  mail: boolean;
  accounts: { slot: number; name: string }[];
  peers: Record<PeerId, Peer>;
  dialogs: Record<PeerId, Dialog>;
  folders: Folder[];
  doing: Record<PeerId, { user: PeerId; doing: Doing }[]>;
  progress: Record<string, { done: number; total: number }>;
  updated: number;
}

export const [state, setState] = createStore<State>({
  ready: false, signedIn: false, ended: false, self: 0, connection: 'connecting', testAccounts: false, passkeys: '', mail: false, accounts: [],
  peers: {}, dialogs: {}, folders: [], doing: {}, progress: {}, updated: 0,
});

export const [startError, setStartError] = createSignal<unknown>();

/** Whether this page may use passkeys: they are bound to a name. */
export const passkeysHere = (): boolean => state.passkeys === location.hostname && 'PublicKeyCredential' in window;

export const peer = (id: PeerId): Peer | undefined => state.peers[id];

/** Reads what the worker has. Called at the start and after signing in. */
export async function boot(): Promise<void> {
  const found: Awaited<ReturnType<Api['boot']>> = await api.boot();
  batch(() => {
    setState({
      signedIn: found.signedIn, self: found.self, connection: found.connection, testAccounts: found.testAccounts,
      passkeys: found.passkeys, mail: found.mail, accounts: found.accounts, folders: found.folders, ready: true,
    });
    setState('peers', reconcile(Object.fromEntries(found.peers.map((one) => [one.id, one]))));
    setState('dialogs', reconcile(Object.fromEntries(found.dialogs.map((one) => [one.peer, one]))));
  });
}

const DOING_MS = 6_000;

function doing(chat: PeerId, user: PeerId, what: Doing): void {
  const others = (state.doing[chat] ?? []).filter((one) => one.user !== user);
  const entry = { user, doing: what };
  setState('doing', chat, what === 'none' ? others : [...others, entry]);
  if (what === 'none') return;
  setTimeout(() => {
    setState('doing', chat, (list = []) => list.filter((one) => one.user !== user || one.doing !== what || Object.is(one, entry)));
    setState('doing', chat, (list = []) => list.filter((one) => one.user !== user));
  }, DOING_MS);
}

listen((event: Event) => {
  switch (event.type) {
    case 'connection':
      setState('connection', event.state);
      if (event.state === 'connected') setState('updated', Date.now());
      return;
    case 'peers':
      return batch(() => {
        for (const one of event.peers) setState('peers', one.id, reconcile(one));
      });
    case 'dialogs':
      return batch(() => {
        for (const one of event.dialogs) setState('dialogs', one.peer, reconcile(one));
      });
    case 'dialogGone':
      return setState('dialogs', produce((all) => delete all[event.peer]));
    case 'folders': return setState('folders', reconcile(event.folders));
    case 'doing': return doing(event.chat, event.user, event.doing);
    case 'message':
      if (event.fresh) doing(event.message.chat, event.message.from, 'none');
      return;
    case 'progress':
      return setState('progress', event.key, { done: event.done, total: event.total });
    case 'login': return void boot();
    case 'signedOut':
      return batch(() => {
        setState({ signedIn: false, self: 0, ended: event.ended ?? false });
        setState('dialogs', reconcile({}));
        location.hash = '';
      });
    default:
  }
});

/** When a dialog last moved, for its place in the list. */
export function moved(dialog: Dialog): number {
  return Math.max(dialog.top?.date ?? 0, dialog.draft?.date ?? 0);
}

function inOrder(archived: boolean): PeerId[] {
  return Object.values(state.dialogs)
    .filter((one) => one.archived === archived && (one.top || one.pinned || one.draft) && !state.peers[one.peer]?.left)
    .sort((a, b) => Number(b.pinned) - Number(a.pinned) || (a.pinned ? a.order - b.order : 0) || moved(b) - moved(a))
    .map((one) => one.peer);
}

/** The list's order; memos of their own, so that a message moves one row and nothing else. */
export function listOrder(archived: boolean) {
  return createMemo(() => inOrder(archived), [], { equals: (a, b) => a.length === b.length && a.every((id, i) => id === b[i]) });
}

export const unreadTotal = (): number =>
  Object.values(state.dialogs).reduce((sum, one) => sum + (one.mutedUntil > Date.now() / 1_000 ? 0 : one.unread), 0);
