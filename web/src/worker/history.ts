import { Long, type tl } from '@mtcute/core';
import type { Message, PeerId } from '../bridge/model';
import type { Account } from './account';
import { change, refreshDialog } from './chats';
import { isChannel } from './peers';

export interface Page {
  messages: Message[];
  /** How many the server counts in all. */
  count: number;
  /** Whether nothing older, and nothing newer, is there. */
  first: boolean;
  last: boolean;
}

/** Where a page of a history lies. */
export interface Where {
  chat: PeerId;
  /** The root of a thread, when only it is asked for. */
  thread?: number;
  /** Older than, newer than, or around this message; the newest without. */
  before?: number;
  after?: number;
  around?: number;
  /** The first message of this day or later, as seconds. */
  date?: number;
}

const PAGE = 60;
const KEPT = 60;

type Raw = Exclude<tl.messages.TypeMessages, tl.messages.RawMessagesNotModified>;

async function ask(account: Account, where: Where): Promise<Page> {
  const offsetId = where.before ?? (where.after !== undefined ? where.after + 1 : where.around ?? 0);
  let addOffset = 0;
  if (where.after !== undefined) addOffset = -PAGE;
  else if (where.around !== undefined || where.date !== undefined) addOffset = -Math.floor(PAGE / 2);
  const base = { offsetId, offsetDate: where.date ?? 0, addOffset, limit: PAGE, maxId: 0, minId: 0, hash: Long.ZERO };
  const peer = account.peers.input(where.chat);
  const raw = where.thread
    ? await account.call({ _: 'messages.getReplies', peer, msgId: where.thread, ...base })
    : await account.call({ _: 'messages.getHistory', peer, ...base });
  return page(account, raw as Raw, where);
}

function page(account: Account, raw: Raw, where: Where): Page {
  const messages = account.take(raw).sort((a, b) => a.id - b.id)
    .filter((one) => (where.before === undefined || one.id < where.before) && (where.after === undefined || one.id > where.after));
  const top = account.dialogs.get(where.chat)?.top?.id ?? 0;
  const end = messages.at(-1)?.id ?? 0;
  const middle = where.around !== undefined || where.date !== undefined;
  return {
    messages,
    count: 'count' in raw ? raw.count : raw.messages.length,
    first: middle ? messages.length < PAGE / 2 : where.after === undefined && raw.messages.length < PAGE,
    last: where.before === undefined && ((!middle && where.after === undefined) || end >= top || (where.after !== undefined && messages.length < PAGE)),
  };
}

const chatRange = (chat: PeerId): IDBKeyRange => IDBKeyRange.bound([chat], [chat, []]);

/** Keeps the end of a history, for when there is no network. */
async function store(account: Account, chat: PeerId, messages: Message[]): Promise<void> {
  await account.db.remove('messages', chatRange(chat)).catch(() => undefined);
  account.db.putBehind('messages', messages.slice(-KEPT).map((one) => [[chat, one.id], one] as const));
}

export function storeOne(account: Account, message: Message): void {
  account.db.putBehind('messages', [[[message.chat, message.id], message]]);
}

export function forget(account: Account, chat: PeerId, ids: number[]): void {
  account.db.putBehind('messages', ids.map((id) => [[chat, id], undefined] as const));
}

const RECOUNT_MS = 700;
const counting = new Set<string>();

/** Asks how much is left to read, now and then while somebody reads on. */
function recount(account: Account, chat: PeerId): void {
  const key = `${account.slot}/${chat}`;
  if (counting.has(key)) return;
  counting.add(key);
  setTimeout(() => {
    counting.delete(key);
    void refreshDialog(account, chat).catch(() => undefined);
  }, RECOUNT_MS);
}

export const history = {
  async history(account: Account, where: Where): Promise<Page> {
    const answer = await ask(account, where);
    const newest = where.before === undefined && where.after === undefined && where.around === undefined && !where.date;
    if (newest && !where.thread) void store(account, where.chat, answer.messages);
    return answer;
  },

  /** What is kept of the end of a chat: at once, without the network. */
  async kept(account: Account, chat: PeerId): Promise<Message[]> {
    return (await account.db.all<Message>('messages', chatRange(chat))).map(([, message]) => message);
  },

  /** Single messages, for replies to what is not loaded. */
  async messages(account: Account, chat: PeerId, ids: number[]): Promise<Message[]> {
    const id = ids.map((one) => ({ _: 'inputMessageID', id: one }) as const);
    const raw = isChannel(chat)
      ? await account.call({ _: 'channels.getMessages', channel: account.peers.inputChannel(chat), id })
      : await account.call({ _: 'messages.getMessages', id });
    return account.take(raw as Raw).filter((one) => one.chat === chat);
  },

  async read(account: Account, chat: PeerId, maxId: number): Promise<void> {
    const dialog = account.dialogs.get(chat);
    if (dialog?.marked) {
      void account.call({
        _: 'messages.markDialogUnread', peer: { _: 'inputDialogPeer', peer: account.peers.input(chat) },
      });
      change(account, chat, { marked: false });
    }
    if (!dialog || maxId <= dialog.readIn) return;
    const seen = dialog.top && maxId >= dialog.top.id;
    change(account, chat, { readIn: maxId, unread: seen ? 0 : dialog.unread });
    if (!seen) recount(account, chat);
    if (isChannel(chat)) {
      await account.call({ _: 'channels.readHistory', channel: account.peers.inputChannel(chat), maxId });
      return;
    }
    const raw = await account.call({ _: 'messages.readHistory', peer: account.peers.input(chat), maxId });
    account.moved(raw);
  },

  async typing(account: Account, chat: PeerId, doing: 'typing' | 'none', thread?: number): Promise<void> {
    const request: tl.messages.RawSetTypingRequest = {
      _: 'messages.setTyping', peer: account.peers.input(chat),
      action: doing === 'typing' ? { _: 'sendMessageTypingAction' } : { _: 'sendMessageCancelAction' },
    };
    if (thread) request.topMsgId = thread;
    await account.call(request);
  },
};
