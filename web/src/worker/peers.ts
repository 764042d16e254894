import { type tl, getMarkedPeerId } from '@mtcute/core';
import type { Peer, PeerId, Presence, Rights } from '../bridge/model';
import type { Database } from './database';
import { long } from './numbers';

interface Row {
  view: Peer;
  hash: string;
}

const CHANNEL_MARK = -1_000_000_000_000;

/** The people and chats that an account has met, with what it takes to name them to the server. */
export class Peers {
  readonly #rows = new Map<PeerId, Row>();
  readonly #db: Database;
  readonly #tell: (peers: Peer[]) => void;
  #self: PeerId = 0;

  constructor(db: Database, tell: (peers: Peer[]) => void) {
    this.#db = db;
    this.#tell = tell;
  }

  async load(): Promise<void> {
    for (const [, row] of await this.#db.all<Row>('peers')) {
      this.#rows.set(row.view.id, row);
      if (row.view.self) this.#self = row.view.id;
    }
  }

  get self(): PeerId {
    return this.#self;
  }

  get(id: PeerId): Peer | undefined {
    return this.#rows.get(id)?.view;
  }

  all(): Peer[] {
    return [...this.#rows.values()].map((row) => row.view);
  }

  /** Learns from the `users` and `chats` of an answer. */
  learn(users: Iterable<tl.TypeUser>, chats: Iterable<tl.TypeChat> = []): void {
    const changed: Row[] = [];
    for (const user of users) {
      if (user._ === 'user') changed.push(this.#user(user));
    }
    for (const chat of chats) {
      const row = this.#chat(chat);
      if (row) changed.push(row);
    }
    this.#keep(changed);
  }

  /** Changes what is known of one peer. */
  change(id: PeerId, part: Partial<Peer>): void {
    const row = this.#rows.get(id);
    if (!row) return;
    const fresh = { ...row, view: { ...row.view, ...part } };
    this.#rows.set(id, fresh);
    this.#keep([fresh]);
  }

  #keep(rows: Row[]): void {
    if (!rows.length) return;
    for (const row of rows) this.#rows.set(row.view.id, row);
    this.#tell(rows.map((row) => row.view));
    this.#db.putBehind('peers', rows.map((row) => [row.view.id, row] as const));
  }

  #user(raw: tl.RawUser): Row {
    const old = this.#rows.get(raw.id);
    if (raw.self) this.#self = raw.id;
    const firstName = raw.firstName ?? '';
    const lastName = raw.lastName ?? '';
    const view: Peer = {
      id: raw.id,
      kind: 'user',
      name: [firstName, lastName].filter(Boolean).join(' '),
      firstName,
      lastName,
      colour: Math.abs(raw.id) % 8,
      self: raw.self ?? false,
      bot: raw.bot ?? false,
      contact: raw.contact ?? false,
      deleted: raw.deleted ?? false,
      presence: presence(raw.status),
      creator: false,
      left: false,
      forum: false,
      linked: false,
      canSend: !raw.deleted,
    };
    const username = raw.username ?? raw.usernames?.find((one) => one.active)?.username;
    if (username) view.username = username;
    if (raw.phone) view.phone = raw.phone;
    photo(view, raw.photo);
    if (raw.min && old) return { hash: old.hash, view: { ...old.view, name: view.name, firstName, lastName } };
    return { hash: String(raw.accessHash ?? old?.hash ?? '0'), view };
  }

  #chat(raw: tl.TypeChat): Row | undefined {
    switch (raw._) {
      case 'chat': {
        const view = base(-raw.id, 'group', raw.title);
        view.members = raw.participantsCount;
        view.creator = raw.creator ?? false;
        view.left = (raw.left ?? false) || (raw.deactivated ?? false);
        view.canSend = !view.left && (view.creator || !!raw.adminRights || !raw.defaultBannedRights?.sendMessages);
        if (raw.adminRights) view.rights = rights(raw.adminRights);
        photo(view, raw.photo);
        return { hash: '0', view };
      }
      case 'chatForbidden':
        return { hash: '0', view: { ...base(-raw.id, 'group', raw.title), left: true, canSend: false } };
      case 'channel': return this.#channel(raw);
      case 'channelForbidden': {
        const view = base(CHANNEL_MARK - raw.id, raw.megagroup ? 'supergroup' : 'channel', raw.title);
        return { hash: String(raw.accessHash), view: { ...view, left: true, canSend: false } };
      }
      default: return undefined;
    }
  }

  #channel(raw: tl.RawChannel): Row {
    const view = base(CHANNEL_MARK - raw.id, raw.megagroup ? 'supergroup' : 'channel', raw.title);
    const old = this.#rows.get(view.id);
    const username = raw.username ?? raw.usernames?.find((one) => one.active)?.username;
    if (username) view.username = username;
    view.creator = raw.creator ?? false;
    view.left = raw.left ?? false;
    view.forum = raw.forum ?? false;
    view.linked = raw.hasLink ?? false;
    const members = raw.participantsCount ?? old?.view.members;
    if (members !== undefined) view.members = members;
    if (raw.adminRights) view.rights = rights(raw.adminRights);
    const silenced = raw.bannedRights?.sendMessages || raw.defaultBannedRights?.sendMessages;
    view.canSend = raw.megagroup
      ? !view.left && (view.creator || !!raw.adminRights || !silenced)
      : view.creator || (raw.adminRights?.postMessages ?? false);
    photo(view, raw.photo);
    if (raw.min && old) return { hash: old.hash, view: { ...old.view, name: view.name } };
    return { hash: String(raw.accessHash ?? old?.hash ?? '0'), view };
  }

  input(id: PeerId): tl.TypeInputPeer {
    if (id === this.#self) return { _: 'inputPeerSelf' };
    const hash = long(this.#rows.get(id)?.hash ?? '0');
    if (id > 0) return { _: 'inputPeerUser', userId: id, accessHash: hash };
    if (id > CHANNEL_MARK) return { _: 'inputPeerChat', chatId: -id };
    return { _: 'inputPeerChannel', channelId: CHANNEL_MARK - id, accessHash: hash };
  }

  inputUser(id: PeerId): tl.TypeInputUser {
    if (id === this.#self) return { _: 'inputUserSelf' };
    return { _: 'inputUser', userId: id, accessHash: long(this.#rows.get(id)?.hash ?? '0') };
  }

  inputChannel(id: PeerId): tl.RawInputChannel {
    const hash = long(this.#rows.get(id)?.hash ?? '0');
    return { _: 'inputChannel', channelId: CHANNEL_MARK - id, accessHash: hash };
  }
}

export const isChannel = (id: PeerId): boolean => id <= CHANNEL_MARK;
export const idOf = (peer: tl.TypePeer): PeerId => getMarkedPeerId(peer);
/** The chat that the protocol names in a list of ours. */
export function getPeerId(raw: tl.TypeInputPeer, self: PeerId): PeerId {
  switch (raw._) {
    case 'inputPeerUser':
    case 'inputPeerUserFromMessage': return raw.userId;
    case 'inputPeerChat': return -raw.chatId;
    case 'inputPeerChannel':
    case 'inputPeerChannelFromMessage': return CHANNEL_MARK - raw.channelId;
    default: return self;
  }
}

export const channelId = (bare: number): PeerId => CHANNEL_MARK - bare;
export const bareChannel = (id: PeerId): number => CHANNEL_MARK - id;

function base(id: PeerId, kind: Peer['kind'], title: string): Peer {
  return {
    id, kind, name: title, firstName: title, lastName: '', colour: Math.abs(id) % 8, self: false, bot: false,
    contact: false, deleted: false, creator: false, left: false, forum: false, linked: false, canSend: true,
  };
}

function photo(view: Peer, raw: tl.TypeUserProfilePhoto | tl.TypeChatPhoto | undefined): void {
  if (raw?._ !== 'userProfilePhoto' && raw?._ !== 'chatPhoto') return;
  const id = String(raw.photoId);
  view.photo = {
    key: `a${view.id}_${id}`, size: 0, mime: 'image/jpeg', name: 'photo.jpg',
    place: { type: 'peer', peer: view.id, photo: id, big: false },
  };
  if (raw.strippedThumb) view.strip = raw.strippedThumb;
}

export function presence(raw: tl.TypeUserStatus | undefined): Presence {
  switch (raw?._) {
    case 'userStatusOnline': return { kind: 'online', until: raw.expires };
    case 'userStatusOffline': return { kind: 'offline', at: raw.wasOnline };
    case 'userStatusRecently': return { kind: 'recently' };
    case 'userStatusLastWeek': return { kind: 'week' };
    case 'userStatusLastMonth': return { kind: 'month' };
    default: return { kind: 'unknown' };
  }
}

function rights(raw: tl.RawChatAdminRights): Rights {
  return {
    changeInfo: raw.changeInfo ?? false,
    post: raw.postMessages ?? false,
    edit: raw.editMessages ?? false,
    delete: raw.deleteMessages ?? false,
    ban: raw.banUsers ?? false,
    invite: raw.inviteUsers ?? false,
    pin: raw.pinMessages ?? false,
    addAdmins: raw.addAdmins ?? false,
    topics: raw.manageTopics ?? false,
  };
}
