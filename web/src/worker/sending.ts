import type { tl } from '@mtcute/core';
import type { Entity, Message, PeerId, PollDraft, Sticker } from '../bridge/model';
import type { Account } from './account';
import { change, keep, refreshDialog } from './chats';
import { linked } from './linked';
import { long, now, randomId } from './numbers';
import { pollPreview, rawPoll } from './polls';
import { stickerMedia } from './stickers';
import { rawEntities } from './text';
import { upload } from './uploads';

/** A file that waits to be sent, with what the page measured of it. */
export interface Attachment {
  file: Blob;
  name: string;
  kind: 'photo' | 'video' | 'audio' | 'voice' | 'file';
  width: number;
  height: number;
  duration: number;
  waveform?: Uint8Array;
  spoiler: boolean;
}

export interface Outgoing {
  chat: PeerId;
  text: string;
  entities: Entity[];
  replyTo?: number;
  /** Where the answered message is, when it is in another chat. */
  replyChat?: PeerId;
  quote?: string;
  thread?: number;
  /** In whose name, where it is not the account's own. */
  sendAs?: PeerId;
  silent?: boolean;
  scheduled?: number;
  attachment?: Attachment;
  poll?: PollDraft;
  sticker?: Sticker;
  /** The words stand over the picture, or over the page of a link. */
  captionAbove?: boolean;
  /** The page behind a link is not shown. */
  noPage?: boolean;
  /** Shared by the messages of one album. */
  album?: string;
}

interface Row extends Outgoing {
  key: string;
  order: number;
  date: number;
  failed?: string;
}

type Common = Partial<Pick<tl.messages.RawSendMessageRequest, 'replyTo' | 'silent' | 'scheduleDate' | 'sendAs' | 'invertMedia'>>;

/** Errors that end by themselves. */
const PASSING = /^(FLOOD_WAIT|SLOWMODE_WAIT|TIMEOUT|INTERNAL|RPC_CALL_FAIL|AUTH_RESTART)/;

/** What is on its way out. A row is kept before it is shown, and goes when the server has it: a
 *  row that is sent twice carries the same random id and arrives once. */
export class Queue {
  readonly #account: Account;
  readonly #rows = new Map<string, Row>();
  readonly #running = new Set<PeerId>();
  readonly #aborts = new Map<string, AbortController>();
  #next = 1;
  #over = false;

  constructor(account: Account) {
    this.#account = account;
  }

  async load(): Promise<void> {
    for (const [, row] of await this.#account.db.all<Row>('queue')) {
      this.#rows.set(row.key, row);
      this.#next = Math.max(this.#next, row.order + 1);
      this.#account.tell({ type: 'pending', message: this.#view(row) });
    }
    for (const chat of new Set([...this.#rows.values()].map((row) => row.chat))) void this.#run(chat);
  }

  /** What waits for a chat, as messages. */
  pending(chat: PeerId): Message[] {
    return this.#of(chat).map((row) => this.#view(row));
  }

  /** A file that waits, by the key that its message shows. */
  blob(key: string): Blob | undefined {
    return this.#rows.get(key.replace(/^local_/, ''))?.attachment?.file;
  }

  get count(): number {
    return this.#rows.size;
  }

  /** Takes messages of one chat; those of an album come together. */
  async add(list: Outgoing[]): Promise<void> {
    const rows = list.map((out): Row => ({ ...out, key: randomId(), order: this.#next++, date: now() }));
    await this.#account.db.putSoon('queue', rows.map((row) => [row.key, row] as const));
    for (const row of rows) {
      this.#rows.set(row.key, row);
      this.#account.tell({ type: 'pending', message: this.#view(row) });
    }
    for (const chat of new Set(rows.map((row) => row.chat))) void this.#run(chat);
  }

  async cancel(key: string): Promise<void> {
    const row = this.#rows.get(key);
    if (!row) return;
    this.#aborts.get(key)?.abort();
    await this.#remove(row);
    this.#account.tell({ type: 'dropped', chat: row.chat, key });
  }

  retry(key: string): void {
    const row = this.#rows.get(key);
    if (!row) return;
    delete row.failed;
    this.#account.tell({ type: 'pending', message: this.#view(row) });
    void this.#run(row.chat);
  }

  #of(chat: PeerId): Row[] {
    return [...this.#rows.values()].filter((row) => row.chat === chat).sort((a, b) => a.order - b.order);
  }

  async #remove(row: Row): Promise<void> {
    this.#rows.delete(row.key);
    this.#aborts.delete(row.key);
    this.#account.db.putBehind('queue', [[row.key, undefined]]);
  }

  /** Sends what waits for one chat, in order; chats do not wait for each other. */
  async #run(chat: PeerId): Promise<void> {
    if (this.#running.has(chat)) return;
    this.#running.add(chat);
    try {
      for (let row = this.#first(chat); row && !this.#over; row = this.#first(chat)) await this.#send(this.#group(row));
    } finally {
      this.#running.delete(chat);
    }
  }

  #first(chat: PeerId): Row | undefined {
    return this.#of(chat).find((row) => !row.failed);
  }

  #group(row: Row): Row[] {
    if (!row.album) return [row];
    return this.#of(row.chat).filter((one) => one.album === row.album && !one.failed);
  }

  async #send(rows: Row[]): Promise<void> {
    try {
      await (rows.length > 1 ? this.#album(rows) : this.#single(rows[0]!));
    } catch (error) {
      const name = error instanceof Error && 'text' in error ? String(error.text) : error instanceof Error ? error.name : 'UNKNOWN';
      if (name === 'RANDOM_ID_DUPLICATE') {
        for (const row of rows) {
          await this.#remove(row);
          this.#account.tell({ type: 'dropped', chat: row.chat, key: row.key });
        }
        this.#account.tell({ type: 'refresh', chat: rows[0]!.chat });
        return;
      }
      // The session is over: what waits is kept for the next one.
      if (error instanceof Error && 'code' in error && error.code === 401) return void (this.#over = true);
      const seconds = error instanceof Error && 'seconds' in error ? Number(error.seconds) : 3;
      if (PASSING.test(name)) {
        await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
        return;
      }
      for (const row of rows) {
        if (!this.#rows.has(row.key)) continue;
        row.failed = name;
        this.#account.db.putBehind('queue', [[row.key, row]]);
        this.#account.tell({ type: 'pending', message: this.#view(row) });
      }
    }
  }

  #common(row: Row): Common {
    const common: Common = {};
    // What belongs to no topic of a forum is in its first, which is named by nothing.
    const thread = row.thread === 1 ? undefined : row.thread;
    if (row.replyTo || thread) {
      const reply: tl.RawInputReplyToMessage = { _: 'inputReplyToMessage', replyToMsgId: row.replyTo ?? thread! };
      if (thread) reply.topMsgId = thread;
      if (row.replyChat) reply.replyToPeerId = this.#account.peers.input(row.replyChat);
      if (row.quote) reply.quoteText = row.quote;
      common.replyTo = reply;
    }
    if (row.silent) common.silent = true;
    if (row.captionAbove) common.invertMedia = true;
    if (row.sendAs) common.sendAs = this.#account.peers.input(row.sendAs);
    if (row.scheduled) common.scheduleDate = row.scheduled;
    return common;
  }

  async #single(row: Row): Promise<void> {
    const account = this.#account;
    const peer = account.peers.input(row.chat);
    const entities = rawEntities(row.entities, (id) => account.peers.inputUser(id));
    const base = {
      peer, message: row.text, randomId: long(row.key), ...this.#common(row), ...(entities ? { entities } : {}),
    };
    const raw = row.poll
      ? await account.call({ _: 'messages.sendMedia', ...base, media: rawPoll(row.poll) })
      : row.sticker ? await account.call({ _: 'messages.sendMedia', ...base, media: stickerMedia(row.sticker) })
      : row.attachment ? await account.call({ _: 'messages.sendMedia', ...base, media: await this.#media(row, row.attachment) })
      : await account.call({ _: 'messages.sendMessage', ...base, clearDraft: true, noWebpage: row.noPage ?? false });
    await this.#done([row], raw);
  }

  async #album(rows: Row[]): Promise<void> {
    const account = this.#account;
    const peer = account.peers.input(rows[0]!.chat);
    const multiMedia: tl.RawInputSingleMedia[] = [];
    for (const row of rows) {
      const media = await this.#media(row, row.attachment!);
      const kept = await account.call({ _: 'messages.uploadMedia', peer, media });
      const entities = rawEntities(row.entities, (id) => account.peers.inputUser(id));
      multiMedia.push({
        _: 'inputSingleMedia', media: stored(kept, row.attachment!.spoiler), randomId: long(row.key), message: row.text,
        ...(entities ? { entities } : {}),
      });
    }
    await this.#done(rows, await account.call({ _: 'messages.sendMultiMedia', peer, multiMedia, ...this.#common(rows[0]!) }));
  }

  async #media(row: Row, attachment: Attachment): Promise<tl.TypeInputMedia> {
    const abort = new AbortController();
    this.#aborts.set(row.key, abort);
    const total = attachment.file.size;
    const file = await upload(this.#account, attachment.file, attachment.name, (done) => {
      this.#account.tell({ type: 'progress', key: row.key, done, total });
    }, abort.signal);
    if (attachment.kind === 'photo') return { _: 'inputMediaUploadedPhoto', file, spoiler: attachment.spoiler };
    return {
      _: 'inputMediaUploadedDocument', file, mimeType: attachment.file.type || 'application/octet-stream',
      attributes: attributes(attachment), spoiler: attachment.spoiler, forceFile: attachment.kind === 'file',
    };
  }

  /** Takes the answer to a sent message: its updates say which id each random id got. */
  async #done(rows: Row[], raw: tl.TypeUpdates): Promise<void> {
    const account = this.#account;
    const ids = new Map<string, number>();
    if (raw._ === 'updates') {
      for (const one of raw.updates) if (one._ === 'updateMessageID') ids.set(String(one.randomId), one.id);
    }
    if (raw._ === 'updateShortSentMessage') ids.set(rows[0]!.key, raw.id);
    for (const row of rows) {
      const id = ids.get(row.key);
      const message = this.#view(row);
      delete message.pending;
      await this.#remove(row);
      if (id === undefined || row.scheduled) account.tell({ type: 'dropped', chat: row.chat, key: row.key });
      else {
        account.tell({ type: 'sent', key: row.key, message: { ...message, id, date: 'date' in raw && raw.date ? raw.date : row.date } });
      }
      const dialog = account.dialogs.get(row.chat);
      if (dialog?.draft && !row.attachment) {
        const { draft: _, ...rest } = dialog;
        keep(account, [rest]);
      }
      if (raw._ === 'updateShortSentMessage' && id !== undefined) {
        account.moved(raw);
        if (dialog) change(account, row.chat, { top: { ...message, id, date: raw.date } });
        else void refreshDialog(account, row.chat);
      }
    }
    account.apply(raw._ === 'updateShortSentMessage' ? { _: 'updates', users: [], chats: [], date: 0, seq: 0, updates: [] } : raw);
  }

  #view(row: Row): Message {
    const message: Message = {
      id: -row.order, chat: row.chat, from: row.sendAs ?? this.#account.self, out: row.chat !== this.#account.self, date: row.date,
      text: row.text, entities: linked(row.text, row.entities), pinned: false, silent: row.silent ?? false, mentioned: false, reactions: [],
      pending: { key: row.key },
    };
    if (row.failed) message.pending!.failed = row.failed;
    if (row.album) message.album = row.album;
    if (row.captionAbove) message.captionAbove = true;
    if (row.thread) message.thread = row.thread;
    if (row.replyTo) message.reply = { id: row.replyTo, ...(row.quote ? { quote: row.quote } : {}), ...(row.replyChat ? { chat: row.replyChat } : {}) };
    if (row.sticker) message.media = row.sticker;
    if (row.poll) message.media = pollPreview(row.key, row.poll);
    if (row.attachment) {
      message.pending!.total = row.attachment.file.size;
      message.media = preview(row.key, row.attachment);
    }
    return message;
  }
}

/** The server's kept media as an album takes it. */
function stored(raw: tl.TypeMessageMedia, spoiler: boolean): tl.TypeInputMedia {
  if (raw._ === 'messageMediaPhoto' && raw.photo?._ === 'photo') {
    const { id, accessHash, fileReference } = raw.photo;
    return { _: 'inputMediaPhoto', id: { _: 'inputPhoto', id, accessHash, fileReference }, spoiler };
  }
  if (raw._ === 'messageMediaDocument' && raw.document?._ === 'document') {
    const { id, accessHash, fileReference } = raw.document;
    return { _: 'inputMediaDocument', id: { _: 'inputDocument', id, accessHash, fileReference }, spoiler };
  }
  throw new Error(`an upload became ${raw._}`);
}

function attributes(attachment: Attachment): tl.TypeDocumentAttribute[] {
  const list: tl.TypeDocumentAttribute[] = [{ _: 'documentAttributeFilename', fileName: attachment.name }];
  const { width: w, height: h, duration } = attachment;
  if (attachment.kind === 'video') list.push({ _: 'documentAttributeVideo', w, h, duration, supportsStreaming: true });
  if (attachment.kind === 'audio') list.push({ _: 'documentAttributeAudio', duration: Math.round(duration) });
  if (attachment.kind === 'voice') {
    const voice: tl.RawDocumentAttributeAudio = { _: 'documentAttributeAudio', voice: true, duration: Math.round(duration) };
    if (attachment.waveform) voice.waveform = attachment.waveform;
    return [voice];
  }
  return list;
}

function preview(key: string, attachment: Attachment): NonNullable<Message['media']> {
  const file = {
    key: `local_${key}`, size: attachment.file.size, mime: attachment.file.type, name: attachment.name,
    place: { type: 'document', id: '0', hash: '0', ref: new Uint8Array(), thumb: '' } as const,
  };
  const { width, height, duration, spoiler } = attachment;
  switch (attachment.kind) {
    case 'photo': return { type: 'photo', file, width, height, spoiler };
    case 'video': return { type: 'video', file, width, height, duration, spoiler, gif: false, round: false };
    case 'voice': return { type: 'voice', file, duration, waveform: [], heard: true };
    case 'audio': return { type: 'audio', file, duration, title: attachment.name, performer: '' };
    case 'file': return { type: 'file', file };
  }
}
