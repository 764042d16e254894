import type { tl } from '@mtcute/core';
import type { Entity, FileRef, Message, PeerId } from '../bridge/model';
import type { Account } from './account';
import { refreshDialog } from './chats';
import { part } from './downloads';
import { long, randomId } from './numbers';
import { isChannel } from './peers';
import { rawEntities } from './text';

const FILTERS = {
  media: 'inputMessagesFilterPhotoVideo', files: 'inputMessagesFilterDocument', links: 'inputMessagesFilterUrl',
  music: 'inputMessagesFilterMusic', voice: 'inputMessagesFilterVoice',
} as const;

/** What is done to messages that are there. */
export const messages = {
  async edit(account: Account, chat: PeerId, id: number, text: string, entities: Entity[]): Promise<void> {
    const request: tl.messages.RawEditMessageRequest = {
      _: 'messages.editMessage', peer: account.peers.input(chat), id, message: text,
    };
    const raw = rawEntities(entities, (user) => account.peers.inputUser(user));
    if (raw) request.entities = raw;
    account.apply(await account.call(request));
  },

  async remove(account: Account, chat: PeerId, ids: number[], forAll: boolean): Promise<void> {
    if (isChannel(chat)) {
      const channel = account.peers.inputChannel(chat);
      account.moved(await account.call({ _: 'channels.deleteMessages', channel, id: ids }), channel.channelId);
      account.tell({ type: 'deleted', chat, ids });
    } else {
      account.moved(await account.call({ _: 'messages.deleteMessages', id: ids, revoke: forAll }));
      account.tell({ type: 'deleted', ids });
    }
    if (ids.includes(account.dialogs.get(chat)?.top?.id ?? 0)) await refreshDialog(account, chat);
  },

  async forward(account: Account, from: PeerId, ids: number[], to: PeerId, hideAuthor: boolean): Promise<void> {
    account.apply(await account.call({
      _: 'messages.forwardMessages', fromPeer: account.peers.input(from), toPeer: account.peers.input(to), id: ids,
      randomId: ids.map(() => long(randomId())), dropAuthor: hideAuthor,
    }));
  },

  async pinMessage(account: Account, chat: PeerId, id: number, pinned: boolean, silent: boolean): Promise<void> {
    account.apply(await account.call({
      _: 'messages.updatePinnedMessage', peer: account.peers.input(chat), id, unpin: !pinned, silent,
    }));
  },

  /** The pinned messages of a chat, newest first. */
  async pinned(account: Account, chat: PeerId): Promise<Message[]> {
    return search(account, chat, '', { _: 'inputMessagesFilterPinned' }, 0);
  },

  searchIn(account: Account, chat: PeerId, query: string): Promise<Message[]> {
    return search(account, chat, query, { _: 'inputMessagesFilterEmpty' }, 0);
  },

  /** Messages of all chats, newest first. */
  async searchAll(account: Account, q: string): Promise<Message[]> {
    const raw = await account.call({
      _: 'messages.searchGlobal', q, filter: { _: 'inputMessagesFilterEmpty' }, minDate: 0, maxDate: 0, offsetRate: 0,
      offsetPeer: { _: 'inputPeerEmpty' }, offsetId: 0, limit: 30,
    });
    return raw._ === 'messages.messagesNotModified' ? [] : account.take(raw);
  },

  /** What of one kind was shared in a chat, newest first. */
  shared(account: Account, chat: PeerId, kind: keyof typeof FILTERS): Promise<Message[]> {
    return search(account, chat, '', { _: FILTERS[kind] }, 0);
  },

  async vote(account: Account, chat: PeerId, id: number, options: string[]): Promise<void> {
    account.apply(await account.call({
      _: 'messages.sendVote', peer: account.peers.input(chat), msgId: id,
      options: options.map((one) => Uint8Array.from(one.split(','), Number)),
    }));
  },

  /** When the other read a message of ours, as seconds; 0 when that is not told. */
  async readDate(account: Account, chat: PeerId, id: number): Promise<number> {
    const raw = await account.call({ _: 'messages.getOutboxReadDate', peer: account.peers.input(chat), msgId: id });
    return raw.date;
  },

  /** Tells the sender that a voice note was heard. */
  async heard(account: Account, chat: PeerId, ids: number[]): Promise<void> {
    if (isChannel(chat)) return;
    account.moved(await account.call({ _: 'messages.readMessageContents', id: ids }));
  },

  /** One part of a file that is played while it comes. */
  part(account: Account, file: FileRef, offset: number): Promise<Uint8Array> {
    return part(account, file, offset);
  },
};

export async function search(
  account: Account, chat: PeerId, q: string, filter: tl.TypeMessagesFilter, before: number, from?: PeerId,
): Promise<Message[]> {
  const request: tl.messages.RawSearchRequest = {
    _: 'messages.search', peer: account.peers.input(chat), q, filter, minDate: 0, maxDate: 0, offsetId: before,
    addOffset: 0, limit: 50, maxId: 0, minId: 0, hash: long('0'),
  };
  if (from) request.fromId = account.peers.input(from);
  const raw = await account.call(request);
  return raw._ === 'messages.messagesNotModified' ? [] : account.take(raw);
}
