// What the page knows of people, chats and messages: plain objects, the same on both sides of the
// bridge. 64-bit numbers are decimal strings.

/** A user's id, or minus a group's id, or minus a channel's id and 10^12. */
export type PeerId = number;

/** Chats that share a setting. */
export const CHAT_KINDS = ['people', 'groups', 'channels'] as const;
export type ChatKind = (typeof CHAT_KINDS)[number];

export type PeerKind = 'user' | 'group' | 'supergroup' | 'channel';

export type Presence =
  | { kind: 'online'; until: number }
  | { kind: 'offline'; at: number }
  | { kind: 'recently' | 'week' | 'month' | 'unknown' };

/** What an administrator may do; absent when the viewer is none. */
export interface Rights {
  changeInfo: boolean;
  post: boolean;
  edit: boolean;
  delete: boolean;
  ban: boolean;
  invite: boolean;
  pin: boolean;
  addAdmins: boolean;
  topics: boolean;
}

export interface Peer {
  id: PeerId;
  kind: PeerKind;
  name: string;
  firstName: string;
  lastName: string;
  username?: string;
  phone?: string;
  photo?: FileRef;
  strip?: Uint8Array;
  colour: number;
  self: boolean;
  bot: boolean;
  contact: boolean;
  deleted: boolean;
  presence?: Presence;
  members?: number;
  creator: boolean;
  left: boolean;
  forum: boolean;
  /** Comments of a channel are written in this group. */
  linked: boolean;
  rights?: Rights;
  canSend: boolean;
  restriction?: string;
}

export interface Draft {
  text: string;
  entities: Entity[];
  replyTo?: number;
  date: number;
}

export interface Dialog {
  peer: PeerId;
  top?: Message;
  unread: number;
  mentions: number;
  reactions: number;
  marked: boolean;
  pinned: boolean;
  /** Place among the pinned. */
  order: number;
  archived: boolean;
  mutedUntil: number;
  readIn: number;
  readOut: number;
  draft?: Draft;
}

export type EntityKind =
  | 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler' | 'code' | 'pre' | 'quote'
  | 'url' | 'link' | 'email' | 'phone' | 'mention' | 'mentionName' | 'hashtag' | 'cashtag'
  | 'command' | 'customEmoji';

export interface Entity {
  kind: EntityKind;
  offset: number;
  length: number;
  url?: string;
  user?: PeerId;
  language?: string;
  document?: string;
}

export interface FormattedText {
  text: string;
  entities: Entity[];
}

/** Where a file is; whoever holds one can fetch it. */
export interface FileRef {
  /** Unique, and safe in a URL. */
  key: string;
  size: number;
  mime: string;
  name: string;
  place:
    | { type: 'document'; id: string; hash: string; ref: Uint8Array; thumb: string }
    | { type: 'photo'; id: string; hash: string; ref: Uint8Array; thumb: string }
    | { type: 'peer'; peer: PeerId; photo: string; big: boolean };
}

export interface PollOption {
  text: string;
  data: string;
  voters: number;
  chosen: boolean;
  correct: boolean;
}

/** A sticker or custom emoji: a picture, a clip, or curves that are drawn. */
export interface Sticker {
  type: 'sticker';
  file: FileRef;
  thumb?: FileRef;
  emoji: string;
  width: number;
  height: number;
  /** The set that it is of. */
  set?: { id: string; hash: string };
}

export interface StickerSet {
  id: string;
  hash: string;
  title: string;
  count: number;
  /** Of custom emoji, which stand in texts. */
  emoji: boolean;
  installed: boolean;
}

export type Media =
  | { type: 'photo'; file: FileRef; small?: FileRef; width: number; height: number; strip?: Uint8Array; spoiler: boolean }
  | { type: 'video'; file: FileRef; thumb?: FileRef; width: number; height: number; duration: number; strip?: Uint8Array; spoiler: boolean; gif: boolean; round: boolean }
  | { type: 'voice'; file: FileRef; duration: number; waveform: number[]; heard: boolean }
  | { type: 'audio'; file: FileRef; duration: number; title: string; performer: string }
  | Sticker
  | { type: 'file'; file: FileRef; thumb?: FileRef }
  | { type: 'page'; url: string; site: string; title: string; text: string; photo?: FileRef; width: number; height: number }
  | { type: 'contact'; name: string; phone: string; user: PeerId }
  | { type: 'place'; latitude: number; longitude: number; title: string }
  | { type: 'poll'; id: string; question: string; options: PollOption[]; closed: boolean; quiz: boolean; multiple: boolean; open: boolean; voters: number; solution: string }
  | { type: 'unsupported' };

export interface Reply {
  id: number;
  /** Another chat's message. */
  chat?: PeerId;
  quote?: string;
  /** Who wrote it, where the message itself cannot be seen. */
  from?: PeerId;
  name?: string;
}

/** Kinds of messages that are listed by themselves. */
export const SHARED_KINDS = ['media', 'files', 'links', 'music', 'voice'] as const;
export type SharedKind = (typeof SHARED_KINDS)[number];

export interface Forwarded {
  from?: PeerId;
  name?: string;
  date: number;
  post?: number;
}

/** What a service message says, for the table of words. */
export interface Action {
  kind: string;
  text?: string;
  users?: PeerId[];
  seconds?: number;
  /** Where the conversation went on, or came from. */
  chat?: PeerId;
}

export interface Reaction {
  emoji: string;
  count: number;
  chosen: boolean;
}

export interface Message {
  id: number;
  chat: PeerId;
  from: PeerId;
  out: boolean;
  date: number;
  edited?: number;
  text: string;
  entities: Entity[];
  media?: Media;
  album?: string;
  /** Its words stand over its media. */
  captionAbove?: boolean;
  reply?: Reply;
  forward?: Forwarded;
  action?: Action;
  pinned: boolean;
  silent: boolean;
  mentioned: boolean;
  /** It mentions the viewer, who has not seen it yet. */
  unseen?: boolean;
  /** The server keeps it to send it at its date. */
  later?: boolean;
  views?: number;
  author?: string;
  /** Comments or answers in its thread. */
  replies?: { count: number; chat?: PeerId; comments: boolean };
  reactions: Reaction[];
  thread?: number;
  /** A message that the server does not have yet. Its id is below zero until it does. */
  pending?: { key: string; failed?: string; done?: number; total?: number };
}

export type Connection = 'offline' | 'connecting' | 'updating' | 'connected';

export interface Country {
  name: string;
  prefix: string;
}

export interface Session {
  hash: string;
  current: boolean;
  app: string;
  device: string;
  where: string;
  ip: string;
  active: number;
  passwordPending: boolean;
}

/** A reaction that the server takes. */
export interface OfferedReaction {
  emoji: string;
  title: string;
  /** What it looks like, standing and moving; only its letter where the server has no picture. */
  picture?: Sticker;
  moving?: Sticker;
}

/** Who put a reaction on a message. */
export interface Reactor {
  peer: PeerId;
  emoji: string;
}

/** Chats by kind and by name; the lists of names win over the kinds. */
export interface Folder {
  id: number;
  title: string;
  contacts: boolean;
  others: boolean;
  groups: boolean;
  channels: boolean;
  bots: boolean;
  notMuted: boolean;
  unreadOnly: boolean;
  include: PeerId[];
  exclude: PeerId[];
}

/** A link into a group or channel. Counts and times of 0 are without end. */
export interface Invite {
  link: string;
  title: string;
  permanent: boolean;
  /** Somebody has to let in whoever comes. */
  asks: boolean;
  used: number;
  waiting: number;
  limit: number;
  until: number;
  revoked: boolean;
}

/** What a link leads to, before one goes in. */
export interface InvitePreview {
  title: string;
  about: string;
  members: number;
  asks: boolean;
  channel: boolean;
  /** Set for those who are in it already. */
  chat?: PeerId;
}

export interface JoinRequest {
  user: PeerId;
  date: number;
  about: string;
}

export const ADMIN_RIGHTS = ['info', 'post', 'edit', 'delete', 'ban', 'invite', 'pin', 'topics', 'anonymous', 'addAdmins'] as const;
export type AdminRights = Record<(typeof ADMIN_RIGHTS)[number], boolean>;

export const MEMBER_RIGHTS = ['send', 'media', 'links', 'polls', 'react', 'invite', 'pin', 'info'] as const;
/** What a member may do. */
export type MemberRights = Record<(typeof MEMBER_RIGHTS)[number], boolean>;

/** What an administrator did: `about` is whom it concerned, `text` what it was. */
export interface LogEntry {
  id: string;
  by: PeerId;
  date: number;
  kind: string;
  about?: PeerId;
  text?: string;
}

export const PRIVACY_KEYS = ['lastSeen', 'photo', 'phone', 'found', 'about', 'forwards', 'groups', 'voice'] as const;
export type PrivacyKey = (typeof PRIVACY_KEYS)[number];

export interface Privacy {
  who: 'everybody' | 'contacts' | 'nobody';
  always: PeerId[];
  never: PeerId[];
}

/** A part of a forum, named by the message that began it. */
export interface Topic {
  id: number;
  title: string;
  colour: number;
  unread: number;
  mentions: number;
  pinned: boolean;
  closed: boolean;
  mine: boolean;
  readOut: number;
  top?: Message;
}

/** A number of now and of the same time before. */
export interface Figure {
  name: string;
  now: number;
  before: number;
}

export interface Graph {
  name: string;
  /** Moments in milliseconds, or hours of a day, or days of a week. */
  x: number[];
  axis: 'day' | 'hour' | 'weekday';
  /** Drawn as bars on top of each other, or as lines. */
  bars: boolean;
  lines: { name: string; values: number[] }[];
}

export interface StatsPerson {
  user: PeerId;
  count: number;
}

/** What is known of a channel's or supergroup's last days. */
export interface Stats {
  from: number;
  to: number;
  figures: Figure[];
  graphs: Graph[];
  posters: StatsPerson[];
  admins: StatsPerson[];
  inviters: StatsPerson[];
  posts: { id: number; text: string; views: number; forwards: number; reactions: number }[];
}

/** A poll before it is sent. */
export interface PollDraft {
  question: string;
  options: string[];
  open: boolean;
  multiple: boolean;
  /** The right answer's place, for a quiz. */
  correct?: number;
  solution: string;
}
