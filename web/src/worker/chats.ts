import { Long, type tl } from '@mtcute/core';
import type { Dialog, Draft, Message, PeerId } from '../bridge/model';
import type { Account } from './account';
import { messageOf } from './message';
import { idOf } from './peers';
import { entitiesOf, rawEntities } from './text';

const PAGE = 100;
/** A year from now is for ever to a list of chats. */
export const FOREVER = 0x7fffffff;

export function draftOf(raw: tl.TypeDraftMessage | undefined): Draft | undefined {
  if (raw?._ !== 'draftMessage' || (!raw.message && !raw.replyTo)) return undefined;
  const draft: Draft = { text: raw.message, entities: entitiesOf(raw.entities), date: raw.date };
  if (raw.replyTo?._ === 'inputReplyToMessage') draft.replyTo = raw.replyTo.replyToMsgId;
  return draft;
}

/** Keeps dialogs, and tells the pages of them. */
export function keep(account: Account, dialogs: Dialog[]): void {
  if (!dialogs.length) return;
  for (const dialog of dialogs) account.dialogs.set(dialog.peer, dialog);
  account.tell({ type: 'dialogs', dialogs });
  account.db.putBehind('dialogs', dialogs.map((one) => [one.peer, one] as const));
}

export function change(account: Account, peer: PeerId, part: Partial<Dialog>): void {
  const old = account.dialogs.get(peer);
  if (old) keep(account, [{ ...old, ...part }]);
}

export function drop(account: Account, peer: PeerId): void {
  if (!account.dialogs.delete(peer)) return;
  account.tell({ type: 'dialogGone', peer });
  account.db.putBehind('dialogs', [[peer, undefined]]);
}

type Answer = tl.messages.RawDialogs | tl.messages.RawDialogsSlice | tl.messages.RawPeerDialogs;

export function takeDialogs(account: Account, raw: Answer, archived?: boolean): Dialog[] {
  account.peers.learn(raw.users, raw.chats);
  const tops = new Map<string, Message>();
  for (const one of raw.messages) {
    const message = messageOf(one, account.self);
    if (message) tops.set(`${message.chat}:${message.id}`, message);
  }
  const dialogs: Dialog[] = [];
  for (const one of raw.dialogs) {
    if (one._ !== 'dialog') continue;
    const peer = idOf(one.peer);
    const old = account.dialogs.get(peer);
    // An answer that is older than what was read since does not make it unread again.
    const late = old !== undefined && old.readIn > one.readInboxMaxId;
    const dialog: Dialog = {
      peer,
      unread: late ? old.unread : one.unreadCount,
      mentions: one.unreadMentionsCount,
      reactions: one.unreadReactionsCount,
      marked: one.unreadMark ?? false,
      pinned: one.pinned ?? false,
      order: old?.order ?? 0,
      archived: archived ?? one.folderId === 1,
      mutedUntil: account.mutedUntil(peer, one.notifySettings.muteUntil),
      readIn: late ? old.readIn : one.readInboxMaxId,
      readOut: one.readOutboxMaxId,
    };
    const top = tops.get(`${peer}:${one.topMessage}`);
    if (top) dialog.top = top;
    const draft = draftOf(one.draft);
    if (draft) dialog.draft = draft;
    dialogs.push(dialog);
  }
  return dialogs;
}

async function folder(account: Account, folderId: number): Promise<Dialog[]> {
  const found: Dialog[] = [];
  let offsetDate = 0;
  let offsetId = 0;
  let offsetPeer: tl.TypeInputPeer = { _: 'inputPeerEmpty' };
  for (let pages = 0; pages < 50; pages++) {
    const raw = await account.call({
      _: 'messages.getDialogs', folderId, offsetDate, offsetId, offsetPeer, limit: PAGE, hash: Long.ZERO,
    });
    if (raw._ === 'messages.dialogsNotModified') break;
    const dialogs = takeDialogs(account, raw, folderId === 1);
    found.push(...dialogs);
    const last = dialogs.findLast((one) => one.top);
    if (raw._ === 'messages.dialogs' || !last?.top || !dialogs.length || found.length >= raw.count) break;
    offsetDate = last.top.date;
    offsetId = last.top.id;
    offsetPeer = account.peers.input(last.peer);
  }
  return found;
}

/** Reads the whole list again: at the start, and when gaps could not be filled. */
export async function refreshDialogs(account: Account): Promise<void> {
  const found = [...(await folder(account, 0)), ...(await folder(account, 1))].filter((one) => !account.peers.get(one.peer)?.left);
  let order = 0;
  const dialogs = found.map((one) => (one.pinned ? { ...one, order: order++ } : one));
  const here = new Set(dialogs.map((one) => one.peer));
  for (const peer of account.dialogs.keys()) if (!here.has(peer)) drop(account, peer);
  keep(account, dialogs);
}

/** Reads one dialog that the list does not have, or has wrongly. */
export async function refreshDialog(account: Account, peer: PeerId): Promise<void> {
  const raw = await account.call({
    _: 'messages.getPeerDialogs', peers: [{ _: 'inputDialogPeer', peer: account.peers.input(peer) }],
  });
  const dialogs = takeDialogs(account, raw);
  keep(account, dialogs.filter((one) => one.top && !account.peers.get(one.peer)?.left));
}

const dialogPeer = (account: Account, peer: PeerId): tl.RawInputDialogPeer =>
  ({ _: 'inputDialogPeer', peer: account.peers.input(peer) });

export const chats = {
  /** Pins a chat to the top of the list, or unpins it. */
  async pinChat(account: Account, peer: PeerId, pinned: boolean): Promise<void> {
    await account.call({ _: 'messages.toggleDialogPin', peer: dialogPeer(account, peer), pinned });
    const first = Math.min(0, ...[...account.dialogs.values()].filter((one) => one.pinned).map((one) => one.order));
    change(account, peer, { pinned, order: first - 1 });
  },

  /** Puts the pinned chats of the list, or of the archive, into another order. */
  async orderPinned(account: Account, order: PeerId[], archived: boolean): Promise<void> {
    for (const [at, peer] of order.entries()) change(account, peer, { order: at });
    await account.call({
      _: 'messages.reorderPinnedDialogs', force: true, folderId: archived ? 1 : 0, order: order.map((one) => dialogPeer(account, one)),
    });
  },

  async markUnread(account: Account, peer: PeerId, unread: boolean): Promise<void> {
    await account.call({ _: 'messages.markDialogUnread', peer: dialogPeer(account, peer), unread });
    change(account, peer, { marked: unread });
  },

  async saveDraft(account: Account, peer: PeerId, draft: Draft | undefined): Promise<void> {
    const old = account.dialogs.get(peer)?.draft;
    if (!draft?.text && !draft?.replyTo && !old) return;
    if (draft && old && draft.text === old.text && draft.replyTo === old.replyTo) return;
    const request: tl.messages.RawSaveDraftRequest = {
      _: 'messages.saveDraft', peer: account.peers.input(peer), message: draft?.text ?? '',
    };
    const entities = rawEntities(draft?.entities ?? [], (id) => account.peers.inputUser(id));
    if (entities) request.entities = entities;
    if (draft?.replyTo) request.replyTo = { _: 'inputReplyToMessage', replyToMsgId: draft.replyTo };
    const dialog = account.dialogs.get(peer);
    if (dialog) {
      const { draft: _, ...rest } = dialog;
      keep(account, [draft?.text || draft?.replyTo ? { ...rest, draft } : rest]);
    }
    await account.call(request);
  },

  /** Deletes the history, and with it the chat from the list. */
  async deleteChat(account: Account, peer: PeerId, forAll: boolean): Promise<void> {
    for (let turns = 0; turns < 1_000; turns++) {
      const raw = await account.call({
        _: 'messages.deleteHistory', peer: account.peers.input(peer), maxId: 0, revoke: forAll,
      });
      account.moved(raw);
      if (raw.offset <= 0) break;
    }
    account.tell({ type: 'cleared', chat: peer, upTo: FOREVER });
    drop(account, peer);
  },
};
