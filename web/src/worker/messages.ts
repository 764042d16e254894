import { Long, type tl } from '@mtcute/core';
import type { Entity, FileRef, Media, Message, PeerId, SharedKind } from '../bridge/model';
import type { Account } from './account';
import { refreshDialog } from './chats';
import { part } from './downloads';
import { mediaOf } from './media';
import { long, randomId } from './numbers';
import { bareChannel, idOf, isChannel } from './peers';
import { rawEntities } from './text';

const FILTERS = {
  media: 'inputMessagesFilterPhotoVideo', files: 'inputMessagesFilterDocument', links: 'inputMessagesFilterUrl',
  music: 'inputMessagesFilterMusic', voice: 'inputMessagesFilterVoice',
} as const satisfies Record<SharedKind, tl.TypeMessagesFilter['_']>;

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

  /** Unpins all at once. */
  async unpinAll(account: Account, chat: PeerId): Promise<void> {
    const raw = await account.call({ _: 'messages.unpinAllMessages', peer: account.peers.input(chat) });
    account.moved(raw, isChannel(chat) ? bareChannel(chat) : 0);
    account.tell({ type: 'refresh', chat });
  },

  /** The pinned messages of a chat, newest first. */
  async pinned(account: Account, chat: PeerId): Promise<Message[]> {
    return search(account, chat, '', { _: 'inputMessagesFilterPinned' }, 0);
  },

  searchIn(account: Account, chat: PeerId, query: string): Promise<Message[]> {
    return search(account, chat, query, { _: 'inputMessagesFilterEmpty' }, 0);
  },

  /** Messages of all chats, newest first. */
  async searchAll(account: Account, q: string, kind?: SharedKind): Promise<Message[]> {
    const raw = await account.call({
      _: 'messages.searchGlobal', q, filter: { _: kind ? FILTERS[kind] : 'inputMessagesFilterEmpty' }, minDate: 0, maxDate: 0, offsetRate: 0,
      offsetPeer: { _: 'inputPeerEmpty' }, offsetId: 0, limit: 30,
    });
    return raw._ === 'messages.messagesNotModified' ? [] : account.take(raw);
  },

  /** Where what is in Saved Messages came from, what came last first. */
  async savedOrigins(account: Account): Promise<PeerId[]> {
    const raw = await account.call({
      _: 'messages.getSavedDialogs', offsetDate: 0, offsetId: 0, offsetPeer: { _: 'inputPeerEmpty' }, limit: 100, hash: Long.ZERO,
    });
    if (raw._ === 'messages.savedDialogsNotModified') return [];
    account.take(raw);
    return raw.dialogs.flatMap((one) => (one._ === 'savedDialog' ? [idOf(one.peer)] : []));
  },

  /** What was saved from one place, newest first. */
  async savedFrom(account: Account, origin: PeerId): Promise<Message[]> {
    const raw = await account.call({
      _: 'messages.getSavedHistory', peer: account.peers.input(origin), offsetId: 0, offsetDate: 0, addOffset: 0, limit: 50, maxId: 0, minId: 0, hash: Long.ZERO,
    });
    return raw._ === 'messages.messagesNotModified' ? [] : account.take(raw);
  },

  /** Posts of public channels with a hashtag, newest first. */
  async searchPosts(account: Account, tag: string): Promise<Message[]> {
    const raw = await account.call({
      _: 'channels.searchPosts', hashtag: tag.replace(/^#/, ''), offsetRate: 0, offsetPeer: { _: 'inputPeerEmpty' }, offsetId: 0, limit: 30,
    });
    return raw._ === 'messages.messagesNotModified' ? [] : account.take(raw);
  },

  /** What of one kind was shared in a chat, newest first. */
  shared(account: Account, chat: PeerId, kind: SharedKind): Promise<Message[]> {
    return search(account, chat, '', { _: FILTERS[kind] }, 0);
  },

  /** The page behind a link, as a message with it would show it. */
  async pageOf(account: Account, link: string): Promise<Extract<Media, { type: 'page' }> | undefined> {
    const raw = await account.call({ _: 'messages.getWebPagePreview', message: link });
    account.peers.learn(raw.users, raw.chats);
    const media = mediaOf(raw.media);
    return media?.type === 'page' ? media : undefined;
  },

  /** The days before a moment on which something was said in a chat, with the first message of each. */
  async daysSaid(account: Account, chat: PeerId, before: number): Promise<{ date: number; first: number; count: number }[]> {
    const raw = await account.call({
      _: 'messages.getSearchResultsCalendar', peer: account.peers.input(chat), filter: { _: 'inputMessagesFilterEmpty' }, offsetId: 0, offsetDate: before,
    });
    account.take(raw);
    return raw.periods.map((one) => ({ date: one.date, first: one.minMsgId, count: one.count }));
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
