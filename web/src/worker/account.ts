import { BaseTelegramClient } from '@mtcute/core/client.js';
import { addPublicKey } from '@mtcute/core/utils.js';
import { tl } from '@mtcute/core';
import type { Event } from '../bridge/events';
import type { ChatKind, Connection, Dialog, Folder, Message, Peer, PeerId } from '../bridge/model';
import { Crypto } from './crypto';
import { Database } from './database';
import { KeptFiles } from './kept-files';
import { messageOf } from './message';
import { Peers, channelId } from './peers';
import { OwnOrigin, browser, platform } from './platform';
import { Storage } from './storage';

/** What the server says of itself at `/config.json`. */
export interface Config {
  dc: number;
  public_key_pem: string;
  test_accounts: boolean;
  /** The host name under which pages may use passkeys; empty for none. */
  passkeys: string;
  /** Whether the service sends mail, as to who forgot a password. */
  mail: boolean;
}

/** An app id: the server asks for one, and gives none a privilege. */
export const API_ID = 1;

/** How the server says that a session has ended. */
const OVER = new Set(['AUTH_KEY_UNREGISTERED', 'AUTH_KEY_INVALID', 'SESSION_REVOKED', 'SESSION_EXPIRED', 'USER_DEACTIVATED']);

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 5_000;

/** How long to wait for the next try; not all pages try at the same moment. */
function again({ previousWait }: { previousWait: number | null }): number {
  if (previousWait === null) return FIRST_WAIT_MS * (0.5 + Math.random());
  return Math.min(previousWait * 2, LONGEST_WAIT_MS * (0.75 + Math.random() / 2));
}

/** One account: its connection, its database, and what it knows. */
export class Account {
  readonly slot: number;
  readonly config: Config;
  readonly db: Database;
  readonly client: BaseTelegramClient;
  readonly peers: Peers;
  readonly dialogs = new Map<PeerId, Dialog>();
  folders: Folder[] = [];
  /** Until when chats are muted that have no setting of their own, as seconds. */
  readonly mutedKinds: Record<ChatKind, number> = { people: 0, groups: 0, channels: 0 };
  readonly files: KeptFiles;
  /** The page's chats in view, so that they are not notified of. */
  readonly open = new Map<number, PeerId>();
  connection: Connection = 'connecting';
  /** Whether the log of updates runs: before, all is read from the start. */
  following = false;
  readonly #tell: (event: Event) => void;

  private constructor(slot: number, config: Config, db: Database, storage: Storage, tell: (event: Event) => void) {
    this.slot = slot;
    this.config = config;
    this.db = db;
    this.files = new KeptFiles(db);
    this.#tell = tell;
    this.peers = new Peers(db, (peers: Peer[]) => tell({ type: 'peers', peers }));
    const dc = { id: config.dc, ipAddress: self.location.hostname, port: Number(self.location.port) || 443 };
    this.client = new BaseTelegramClient({
      apiId: API_ID,
      apiHash: 'heliograph',
      crypto: new Crypto(),
      storage,
      platform,
      transport: new OwnOrigin(),
      defaultDcs: { main: dc, media: { ...dc, mediaOnly: true } },
      initConnectionOptions: {
        deviceModel: browser(), appVersion: 'Web', systemVersion: navigator.userAgent.slice(0, 60),
        systemLangCode: navigator.language.slice(0, 2), langCode: navigator.language.slice(0, 2),
      },
      reconnectionStrategy: again,
      updates: {
        catchUp: false,
        onChannelTooLong: (bare) => this.tell({ type: 'refresh', chat: channelId(bare) }),
      },
      // Five connections in ten seconds are not many to a server that has just come back.
      network: { floodControl: false },
      logLevel: 1,
    });
    this.client.onConnectionState.add((told) => {
      const state = told === 'connecting' && !navigator.onLine ? 'offline' : told;
      this.connection = state;
      this.tell({ type: 'connection', state });
    });
    // Before the sign-in no log of updates runs: what comes then is that somebody scanned our code.
    this.client.onServerUpdate.add((updates) => {
      const list = 'updates' in updates ? updates.updates : 'update' in updates ? [updates.update] : [];
      if (list.some((one) => one._ === 'updateLoginToken')) this.tell({ type: 'scanned' });
    });
    this.client.onError.add((error) => {
      if (tl.RpcError.is(error) && error.code === 401) this.tell({ type: 'signedOut', ended: true });
    });
  }

  static async open(slot: number, config: Config, tell: (event: Event) => void): Promise<Account> {
    const db = await Database.open(`heliograph-${slot}`);
    const storage = new Storage(db);
    await storage.load();
    const account = new Account(slot, config, db, storage, tell);
    await account.peers.load();
    await account.files.load();
    await account.client.crypto.initialize?.();
    addPublicKey(account.client.crypto, config.public_key_pem);
    await account.client.prepare();
    return account;
  }

  tell(event: Event): void {
    this.#tell(event);
  }

  get signedIn(): boolean {
    return this.client.storage.self.getCached(true) !== null;
  }

  get self(): PeerId {
    return this.client.storage.self.getCached(true)?.userId ?? 0;
  }

  /** Until when a chat is muted: by its own setting, else by that of its kind. */
  mutedUntil(chat: PeerId, own: number | undefined): number {
    if (own !== undefined) return own;
    if (chat > 0) return this.mutedKinds.people;
    return this.peers.get(chat)?.kind === 'channel' ? this.mutedKinds.channels : this.mutedKinds.groups;
  }

  /** Calls the server. When it says that this session is over, the pages are told. */
  call: BaseTelegramClient['call'] = async (request, options) => {
    try {
      return await this.client.call(request, options);
    } catch (error) {
      if (this.signedIn && tl.RpcError.is(error) && OVER.has(error.text)) this.tell({ type: 'signedOut', ended: true });
      throw error;
    }
  };

  /** Tries to connect now, instead of when the next try is due. */
  wake(): void {
    if (this.connection !== 'connected') this.client.mt.network.notifyNetworkChanged(true);
  }

  /** Learns the people of an answer, and shows its messages to the page's model. */
  take(answer: { users: tl.TypeUser[]; chats: tl.TypeChat[]; messages?: tl.TypeMessage[] }): Message[] {
    this.peers.learn(answer.users, answer.chats);
    return (answer.messages ?? []).flatMap((raw) => messageOf(raw, this.self) ?? []);
  }

  /** Hands what a call changed to the same path that pushed updates take. */
  apply(updates: tl.TypeUpdates): void {
    if ('users' in updates) this.peers.learn(updates.users, updates.chats);
    this.client.handleClientUpdate(updates, false);
  }

  /** Moves our place in the log of the account, or of a channel, past what a call of ours changed. */
  moved({ pts, ptsCount }: { pts: number; ptsCount: number }, channelId = 0): void {
    this.client.handleClientUpdate({
      _: 'updates', users: [], chats: [], date: 0, seq: 0,
      updates: [{ _: 'mtcute.dummyUpdate', channelId, pts, ptsCount }],
    });
  }
}
