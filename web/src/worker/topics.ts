import type { tl } from '@mtcute/core';
import type { Message, PeerId, Topic } from '../bridge/model';
import type { Account } from './account';
import { long, randomId } from './numbers';
import { bareChannel } from './peers';
import { rights } from './rights';

/** What the protocol offers as colours of topics. */
const COLOURS = [0x6fb9f0, 0xffd67e, 0xcb86db, 0x8eee98, 0xff93b2, 0xfb6f5f];

function topicOf(raw: tl.TypeForumTopic, tops: Map<number, Message>): Topic | undefined {
  if (raw._ !== 'forumTopic') return undefined;
  const topic: Topic = {
    id: raw.id, title: raw.title, colour: raw.iconColor, unread: raw.unreadCount, mentions: raw.unreadMentionsCount,
    pinned: raw.pinned ?? false, closed: raw.closed ?? false, mine: raw.my ?? false, readOut: raw.readOutboxMaxId,
  };
  const top = tops.get(raw.topMessage);
  if (top) topic.top = top;
  return topic;
}

/** The topics of a forum. */
export const topics = {
  /** Pinned ones first, then those in which something was said last. */
  async topics(account: Account, chat: PeerId): Promise<Topic[]> {
    const raw = await account.call({
      _: 'messages.getForumTopics', peer: account.peers.input(chat), offsetDate: 0, offsetId: 0, offsetTopic: 0, limit: 100,
    });
    const tops = new Map(account.take(raw).map((one) => [one.id, one]));
    return raw.topics.flatMap((one) => topicOf(one, tops) ?? []);
  },

  /** One topic, by the message that began it. */
  async topic(account: Account, chat: PeerId, id: number): Promise<Topic | undefined> {
    const raw = await account.call({ _: 'messages.getForumTopicsByID', peer: account.peers.input(chat), topics: [id] });
    const tops = new Map(account.take(raw).map((one) => [one.id, one]));
    return raw.topics.flatMap((one) => topicOf(one, tops) ?? [])[0];
  },

  /** Opens a topic; its id is that of the message that made it. */
  async makeTopic(account: Account, chat: PeerId, title: string): Promise<number> {
    const raw = await account.call({
      _: 'messages.createForumTopic', peer: account.peers.input(chat), title, randomId: long(randomId()),
      iconColor: COLOURS[title.length % COLOURS.length]!,
    });
    account.apply(raw);
    const made = 'updates' in raw ? raw.updates.find((one) => one._ === 'updateMessageID') : undefined;
    return made?._ === 'updateMessageID' ? made.id : 0;
  },

  async closeTopic(account: Account, chat: PeerId, topicId: number, closed: boolean): Promise<void> {
    account.apply(await account.call({ _: 'messages.editForumTopic', peer: account.peers.input(chat), topicId, closed }));
  },

  async renameTopic(account: Account, chat: PeerId, topicId: number, title: string): Promise<void> {
    account.apply(await account.call({ _: 'messages.editForumTopic', peer: account.peers.input(chat), topicId, title }));
  },

  async pinTopic(account: Account, chat: PeerId, topicId: number, pinned: boolean): Promise<void> {
    account.apply(await account.call({ _: 'messages.updatePinnedForumTopic', peer: account.peers.input(chat), topicId, pinned }));
  },

  /** Deletes a topic with all that was said in it. */
  async deleteTopic(account: Account, chat: PeerId, topMsgId: number): Promise<void> {
    for (let turns = 0; turns < 1_000; turns++) {
      const raw = await account.call({ _: 'messages.deleteTopicHistory', peer: account.peers.input(chat), topMsgId });
      account.moved(raw, bareChannel(chat));
      if (raw.offset <= 0) break;
    }
  },

  /** Gives a group topics, or puts all of them into one again. One that is no supergroup becomes one. */
  async setForum(account: Account, chat: PeerId, enabled: boolean): Promise<PeerId> {
    const group = await rights.upgraded(account, chat);
    account.apply(await account.call({ _: 'channels.toggleForum', channel: account.peers.inputChannel(group), enabled, tabs: false }));
    account.peers.change(group, { forum: enabled });
    return group;
  },
};
