import type { tl } from '@mtcute/core';
import type { Message, OfferedReaction, PeerId, Reactor, Sticker } from '../bridge/model';
import type { Account } from './account';
import { change } from './chats';
import { documentOf } from './media';
import { isChannel, idOf } from './peers';

/** A reaction's picture; undefined for a document without a file. */
function pictureOf(raw: tl.TypeDocument, emoji: string): Sticker | undefined {
  if (raw._ !== 'document' || !raw.size) return undefined;
  const media = documentOf(raw, false);
  if (media?.type === 'sticker') return { ...media, emoji };
  return 'file' in media ? { type: 'sticker', file: media.file, emoji, width: 512, height: 512 } : undefined;
}

/** Reactions, and what of a chat waits to be seen besides its messages. */
export const reacting = {
  /** Makes these our reactions to a message: none takes them away. */
  async react(account: Account, chat: PeerId, id: number, emoji: string[]): Promise<void> {
    account.apply(await account.call({
      _: 'messages.sendReaction', peer: account.peers.input(chat), msgId: id, addToRecent: true,
      reaction: emoji.map((emoticon) => ({ _: 'reactionEmoji', emoticon }) as const),
    }));
  },

  /** The reactions that the server takes, in its order, with their pictures where it has them. */
  async offeredReactions(account: Account): Promise<OfferedReaction[]> {
    const raw = await account.call({ _: 'messages.getAvailableReactions', hash: 0 });
    if (raw._ !== 'messages.availableReactions') return [];
    return raw.reactions.filter((one) => !one.inactive).map((one) => {
      const offered: OfferedReaction = { emoji: one.reaction, title: one.title };
      const picture = pictureOf(one.staticIcon, one.reaction);
      const moving = pictureOf(one.selectAnimation, one.reaction);
      if (picture) offered.picture = picture;
      if (moving) offered.moving = moving;
      return offered;
    });
  },

  /** Who put which reaction on a message, newest first. */
  async reactors(account: Account, chat: PeerId, id: number): Promise<Reactor[]> {
    const raw = await account.call({
      _: 'messages.getMessageReactionsList', peer: account.peers.input(chat), id, limit: 100,
    });
    account.peers.learn(raw.users, raw.chats);
    return raw.reactions.flatMap((one) =>
      one.reaction._ === 'reactionEmoji' ? [{ peer: idOf(one.peerId), emoji: one.reaction.emoticon }] : []);
  },

  /** The oldest message that mentions us and was not seen, or whose new reactions were not. */
  async unseen(account: Account, chat: PeerId, kind: 'mentions' | 'reactions'): Promise<Message | undefined> {
    const page = {
      peer: account.peers.input(chat), offsetId: 1, addOffset: -10, limit: 10, maxId: 0, minId: 0,
    };
    const raw = kind === 'mentions'
      ? await account.call({ _: 'messages.getUnreadMentions', ...page })
      : await account.call({ _: 'messages.getUnreadReactions', ...page });
    if (raw._ === 'messages.messagesNotModified') return undefined;
    const [oldest] = account.take(raw).sort((a, b) => a.id - b.id);
    if (!oldest) change(account, chat, { [kind]: 0 });
    return oldest;
  },

  /** Marks a message that mentions us, or whose reactions are new, as seen. */
  async seen(account: Account, chat: PeerId, id: number, kind: 'mentions' | 'reactions'): Promise<void> {
    const left = (account.dialogs.get(chat)?.[kind] ?? 1) - 1;
    change(account, chat, { [kind]: Math.max(0, left) });
    if (isChannel(chat)) {
      await account.call({ _: 'channels.readMessageContents', channel: account.peers.inputChannel(chat), id: [id] });
    } else account.moved(await account.call({ _: 'messages.readMessageContents', id: [id] }));
  },

  async allSeen(account: Account, chat: PeerId, kind: 'mentions' | 'reactions'): Promise<void> {
    change(account, chat, { [kind]: 0 });
    const peer = account.peers.input(chat);
    const raw = kind === 'mentions'
      ? await account.call({ _: 'messages.readMentions', peer })
      : await account.call({ _: 'messages.readReactions', peer });
    if (!isChannel(chat)) account.moved(raw);
  },
};

