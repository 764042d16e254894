// The window of messages that a chat shows: a run of ids without gaps, at most 400 of them.
import { batch } from 'solid-js';
import { createStore, produce, reconcile } from 'solid-js/store';
import { api, listen } from '../bridge/client';
import type { Message, PeerId } from '../bridge/model';
import { state } from './state';

const WINDOW = 400;

/** The messages of the group that a supergroup was lie before its own: by this much below their ids. */
const PAST = 2 ** 40;
/** The ids of channels and supergroups are below this. */
const CHANNELS = -1_000_000_000_000;
const ofPast = (id: number): boolean => id < -PAST / 2;

interface Shown {
  ids: number[];
  messages: Record<number, Message>;
  pending: Message[];
  first: boolean;
  last: boolean;
  loaded: boolean;
  loading: boolean;
  failed: boolean;
  /** Where the unread began when the chat was opened: fixed until it is opened again. */
  unreadFrom: number;
}

/** Which way a change of the window grew it: what is above must not move. */
export type Grown = 'start' | 'end' | 'all' | 'none';

export class History {
  readonly chat: PeerId;
  readonly thread: number | undefined;
  readonly shown: Shown;
  readonly #set;
  /** How the window grew since the list last looked, which takes it. */
  grown: Grown = 'all';
  /** Whether whoever looks at it is at its end. */
  atEnd = true;
  /** How many lists show it now. */
  viewers = 0;
  /** The group that this was, 0 without one, once it is known. */
  #past: PeerId | undefined;
  /** The first own message, once nothing is before it. */
  #begins: number | undefined;
  #busy: Promise<void> | undefined;

  constructor(chat: PeerId, thread?: number) {
    this.chat = chat;
    this.thread = thread;
    [this.shown, this.#set] = createStore<Shown>({
      ids: [], messages: {}, pending: [], first: false, last: false, loaded: false, loading: false, failed: false, unreadFrom: -1,
    });
  }

  get(id: number): Message | undefined {
    return this.shown.messages[id] ?? this.shown.pending.find((one) => one.id === id);
  }

  #where(rest: object) {
    return this.thread === undefined ? { chat: this.chat, ...rest } : { chat: this.chat, thread: this.thread, ...rest };
  }

  /** Shows what is kept at once, then what the server has: from the first unread on, else the end. */
  async open(): Promise<void> {
    const dialog = state.dialogs[this.chat];
    const unreadFrom = dialog && dialog.unread > 0 && !this.thread ? dialog.readIn : -1;
    this.#set('unreadFrom', unreadFrom);
    if (this.shown.loaded && this.shown.last) return this.#quietly(() => this.#catchUp());
    if (!this.thread) {
      const [kept, pending] = await Promise.all([api.kept(this.chat), api.pending(this.chat)]);
      this.#set('pending', pending);
      if (kept.length && unreadFrom < 0 && !this.shown.loaded) this.#replace(kept, false, true);
    }
    await this.#quietly(() => (unreadFrom > 0 ? this.around(unreadFrom) : this.newest()));
  }

  async #quietly(load: () => Promise<void>): Promise<void> {
    this.#set('loading', true);
    try {
      await load();
      this.#set('failed', false);
    } catch {
      this.#set('failed', true);
    } finally {
      this.#set('loading', false);
    }
  }

  async newest(): Promise<void> {
    const page = await api.history(this.#where({}));
    this.#replace(page.messages, page.first, true);
  }

  async around(id: number): Promise<void> {
    const page = await api.history(this.#where({ around: id }));
    this.#replace(page.messages, page.first, page.last);
  }

  async atDate(date: number): Promise<number | undefined> {
    const page = await api.history(this.#where({ date }));
    this.#replace(page.messages, page.first, page.last);
    return page.messages.find((one) => one.date >= date)?.id ?? page.messages.at(-1)?.id;
  }

  /** What came while the chat was closed or the connection away. */
  async #catchUp(): Promise<void> {
    const page = await api.history(this.#where({}));
    const newest = this.shown.ids.at(-1) ?? 0;
    if (page.messages.some((one) => one.id <= newest) || !page.messages.length) {
      const from = page.messages[0]?.id ?? 0;
      const kept = this.shown.ids.filter((id) => id < from).map((id) => this.shown.messages[id]!);
      this.#replace([...kept, ...page.messages], this.shown.first, true, 'end');
    } else if (this.atEnd) this.#replace(page.messages, page.first, true);
    else this.#set('last', false); // who reads far above comes to what is new by going there
  }

  refresh(): void {
    if (this.shown.loaded && this.shown.last) void this.#quietly(() => this.#catchUp());
  }

  older(): Promise<void> {
    const [before] = this.shown.ids;
    if (this.shown.first || before === undefined) return Promise.resolve();
    return this.#once(async () => {
      if (ofPast(before) || before === this.#begins) return this.#longAgo(before);
      const page = await api.history(this.#where({ before }));
      if (page.first) this.#begins = page.messages[0]?.id ?? before;
      this.#grow('start', page.messages, this.#ends(page.first));
    });
  }

  /** Whether the end of what a supergroup has itself is the end: not while it may have been a group. */
  #ends(first: boolean): boolean {
    return first && (this.thread !== undefined || state.peers[this.chat]?.kind !== 'supergroup' || this.#past === 0);
  }

  /** What was said while a supergroup was a group. */
  async #longAgo(before: number): Promise<void> {
    this.#past ??= await api.past(this.chat).catch(() => 0);
    if (!this.#past) return this.#set('first', true);
    const page = await api.history({ chat: this.#past, ...(ofPast(before) ? { before: before + PAST } : {}) });
    this.#grow('start', page.messages.filter((one) => one.action?.kind !== 'ChatMigrateTo'), page.first);
  }

  /** Where a message stands in the window. */
  #place({ chat, id }: Pick<Message, 'chat' | 'id'>): number {
    return chat === this.#past && chat !== 0 ? id - PAST : id;
  }

  /** Where messages that something happens to stand, of those of this chat and of the group that it
   *  was. Without a chat they are of private chats and groups. */
  places(chat: PeerId | undefined, ids: number[]): number[] {
    if (chat === undefined) {
      if (this.chat > CHANNELS) return ids;
      return this.#past ? ids.map((id) => id - PAST) : [];
    }
    return chat === this.chat || (chat === this.#past && chat !== 0) ? ids.map((id) => this.#place({ chat, id })) : [];
  }

  newer(): Promise<void> {
    const after = this.shown.ids.at(-1);
    if (this.shown.last || after === undefined) return Promise.resolve();
    return this.#once(async () => {
      const page = await api.history(this.#where({ after }));
      this.#grow('end', page.messages, page.last);
    });
  }

  #once(load: () => Promise<void>): Promise<void> {
    this.#busy ??= load().catch(() => undefined).finally(() => { this.#busy = undefined; });
    return this.#busy;
  }

  #replace(list: Message[], first: boolean, last: boolean, grown: Grown = 'all'): void {
    this.grown = grown;
    batch(() => {
      const ids = list.map((one) => this.#place(one));
      if (first) this.#begins = ids.find((id) => !ofPast(id));
      this.#set('messages', reconcile(Object.fromEntries(list.map((one, i) => [ids[i], one]))));
      this.#set({ ids, first: this.#ends(first), last, loaded: true });
    });
  }

  #grow(way: 'start' | 'end', list: Message[], end: boolean): void {
    const known = new Set(this.shown.ids);
    const fresh = list.filter((one) => !known.has(this.#place(one)));
    this.grown = way;
    batch(() => {
      for (const one of fresh) this.#set('messages', this.#place(one), one);
      const ids = fresh.map((one) => this.#place(one));
      this.#set('ids', (old) => (way === 'start' ? [...ids, ...old] : [...old, ...ids]));
      this.#set(way === 'start' ? 'first' : 'last', end);
    });
    this.#trim(way);
  }

  /** Lets go of what is far behind: the list shifts only at the end that it grew at. */
  #trim(way: 'start' | 'end'): void {
    const { ids } = this.shown;
    if (ids.length <= WINDOW) return;
    const kept = way === 'start' ? ids.slice(0, WINDOW) : ids.slice(-WINDOW);
    const gone = way === 'start' ? ids.slice(WINDOW) : ids.slice(0, -WINDOW);
    this.grown = way === 'start' ? 'end' : 'start';
    batch(() => {
      this.#set('ids', kept);
      this.#set(way === 'start' ? 'last' : 'first', false);
      this.#set('messages', produce((all) => { for (const id of gone) delete all[id]; }));
    });
  }

  #belongs(message: Message): boolean {
    return message.chat === this.chat
      && (!this.thread || message.thread === this.thread || message.id === this.thread || message.reply?.id === this.thread
        || (this.thread === 1 && message.thread === undefined));
  }

  put(message: Message, fresh: boolean): void {
    const [place] = this.places(message.chat, [message.id]);
    if (place !== undefined && this.shown.messages[place]) return this.#set('messages', place, reconcile(message));
    if (!this.#belongs(message)) return;
    if (!fresh || !this.shown.last || !this.shown.loaded) return;
    this.grown = 'end';
    batch(() => {
      this.#set('messages', message.id, message);
      this.#set('ids', (old) => [...old, message.id].sort((a, b) => a - b));
    });
    if (this.shown.ids.length > WINDOW + 100) this.#trim('end');
  }

  hold(message: Message): void {
    if (!this.#belongs(message)) return;
    const at = this.shown.pending.findIndex((one) => one.pending?.key === message.pending?.key);
    this.grown = 'end';
    if (at >= 0) this.#set('pending', at, reconcile(message));
    else this.#set('pending', (old) => [...old, message]);
  }

  release(key: string): void {
    this.#set('pending', (old) => old.filter((one) => one.pending?.key !== key));
  }

  settle(key: string, message: Message): void {
    if (!this.shown.pending.some((one) => one.pending?.key === key)) return;
    batch(() => {
      this.release(key);
      this.put(message, true);
    });
  }

  remove(ids: number[]): void {
    const gone = new Set(ids);
    if (!this.shown.ids.some((id) => gone.has(id))) return;
    batch(() => {
      this.#set('ids', (old) => old.filter((id) => !gone.has(id)));
      this.#set('messages', produce((all) => { for (const id of gone) delete all[id]; }));
    });
  }

  clear(): void {
    this.#replace([], true, true);
  }

  /** Takes a message's reactions; when they do not say which are ours, those stay ours. */
  react(id: number, reactions: Message['reactions'], ours: boolean): void {
    const old = this.shown.messages[id];
    if (!old) return;
    const mine = new Set(old.reactions.filter((one) => one.chosen).map((one) => one.emoji));
    this.#set('messages', id, 'reactions', reconcile(ours ? reactions : reactions.map((one) => ({ ...one, chosen: mine.has(one.emoji) }))));
  }

  count(id: number, views: number, comments: number): void {
    const old = this.shown.messages[id];
    if (!old) return;
    if (old.views !== views) this.#set('messages', id, 'views', views);
    if (old.replies && old.replies.count !== comments) this.#set('messages', id, 'replies', { ...old.replies, count: comments });
  }

  seen(ids: number[]): void {
    for (const id of ids) if (this.shown.messages[id]?.unseen) this.#set('messages', id, 'unseen', false);
  }
}

const histories = new Map<string, History>();
const KEPT = 12;

/** The history of a chat; the last dozen are kept, so that going back is at once. */
export function historyOf(chat: PeerId, thread?: number): History {
  const key = `${chat}/${thread ?? 0}`;
  const found = histories.get(key) ?? new History(chat, thread);
  histories.delete(key);
  histories.set(key, found);
  for (const old of histories.keys()) {
    if (histories.size <= KEPT) break;
    histories.delete(old);
  }
  return found;
}

listen((event) => {
  for (const one of histories.values()) {
    switch (event.type) {
      case 'message': one.put(event.message, event.fresh); break;
      case 'pending': one.hold(event.message); break;
      case 'sent': one.settle(event.key, event.message); break;
      case 'dropped': one.release(event.key); break;
      case 'deleted': one.remove(one.places(event.chat, event.ids)); break;
      case 'cleared': if (event.chat === one.chat) one.clear(); break;
      case 'reactions': for (const id of one.places(event.chat, [event.id])) one.react(id, event.reactions, event.ours); break;
      case 'counts':
        if (event.chat === one.chat) for (const { id, views, comments } of event.counts) one.count(id, views, comments);
        break;
      case 'seen': one.seen(one.places(event.chat, event.ids)); break;
      // A chat that is not in view reads its end when it is opened.
      case 'refresh': if ((event.chat ?? one.chat) === one.chat && one.viewers) one.refresh(); break;
      default:
    }
  }
});
