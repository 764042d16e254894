import type { Connection, Dialog, Folder, Message, Peer, PeerId, Reaction } from './model';

/** Who is doing what in a chat. */
export type Doing = 'typing' | 'photo' | 'video' | 'voice' | 'file' | 'none';

/** What the worker tells every page of an account. */
export type Event =
  | { type: 'connection'; state: Connection; retryAt?: number }
  | { type: 'peers'; peers: Peer[] }
  | { type: 'dialogs'; dialogs: Dialog[] }
  | { type: 'dialogGone'; peer: PeerId }
  /** A message that is new, or one that changed. */
  | { type: 'message'; message: Message; fresh: boolean }
  /** A pending message got its place. */
  | { type: 'sent'; key: string; message: Message }
  | { type: 'pending'; message: Message }
  | { type: 'dropped'; chat: PeerId; key: string }
  | { type: 'reactions'; chat: PeerId; id: number; reactions: Reaction[]; ours: boolean }
  /** Without a chat: of the private chats and groups, whose ids differ in all of them. */
  | { type: 'deleted'; chat?: PeerId; ids: number[] }
  | { type: 'cleared'; chat: PeerId; upTo: number }
  | { type: 'doing'; chat: PeerId; user: PeerId; doing: Doing }
  | { type: 'progress'; key: string; done: number; total: number }
  /** Gaps could not be filled one by one: windows of these chats (or all) are out of date. */
  | { type: 'refresh'; chat?: PeerId }
  | { type: 'notify'; message: Message }
  | { type: 'counts'; chat: PeerId; counts: { id: number; views: number; comments: number }[] }
  /** Mentions, voice notes or reactions were seen, here or on another device. */
  | { type: 'seen'; chat?: PeerId; ids: number[] }
  | { type: 'folders'; folders: Folder[] }
  /** What waits to be sent later changed. */
  | { type: 'scheduled'; chat: PeerId }
  /** Topics of a forum were read or pinned. */
  | { type: 'topics'; chat: PeerId }
  /** Somebody asks to come into a group, or asks no more. */
  | { type: 'requests'; chat: PeerId; waiting: number }
  | { type: 'sessions' }
  | { type: 'scanned' }
  | { type: 'login' }
  /** `ended`: not by the person's own choice here. */
  | { type: 'signedOut'; ended?: boolean };

export interface Envelope {
  slot: number;
  event: Event;
}

/** A call of the page: `id` comes back with the answer. */
export interface Call {
  id: number;
  slot: number;
  method: string;
  args: unknown[];
}

export type Reply = { id: number; ok: unknown } | { id: number; error: Failure };

/** Why a call did not succeed, by the protocol's name where the server gave one. */
export interface Failure {
  name: string;
  code: number;
  /** Seconds, for what asks to wait. */
  wait?: number;
}
