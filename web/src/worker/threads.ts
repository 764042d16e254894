import type { PeerId } from '../bridge/model';
import type { Account } from './account';
import { channelId, idOf } from './peers';

/** Where the comments on a post are written. */
export interface Discussion {
  chat: PeerId;
  thread: number;
}

/** Comments, answers, and how often posts were seen. */
export const threads = {
  /** Says that posts are looked at, and tells the pages how often they were, and were commented on. */
  async look(account: Account, chat: PeerId, ids: number[], fresh: boolean): Promise<void> {
    const raw = await account.call({ _: 'messages.getMessagesViews', peer: account.peers.input(chat), id: ids, increment: fresh });
    account.peers.learn(raw.users, raw.chats);
    const counts = raw.views.flatMap((one, i) => (one.views === undefined ? [] : [{ id: ids[i]!, views: one.views, comments: one.replies?.replies ?? 0 }]));
    account.tell({ type: 'counts', chat, counts });
  },

  async discussion(account: Account, chat: PeerId, id: number): Promise<Discussion> {
    const raw = await account.call({ _: 'messages.getDiscussionMessage', peer: account.peers.input(chat), msgId: id });
    account.take(raw);
    const root = raw.messages.at(-1);
    if (!root || root._ === 'messageEmpty') throw new Error('MSG_ID_INVALID');
    return { chat: idOf(root.peerId), thread: root.id };
  },

  async readThread(account: Account, chat: PeerId, thread: number, maxId: number): Promise<void> {
    await account.call({ _: 'messages.readDiscussion', peer: account.peers.input(chat), msgId: thread, readMaxId: maxId });
  },

  /** Groups that can be the place for a channel's comments. */
  async discussionGroups(account: Account): Promise<PeerId[]> {
    const raw = await account.call({ _: 'channels.getGroupsForDiscussion' });
    account.peers.learn([], raw.chats);
    return raw.chats.map((one) => (one._ === 'channel' ? channelId(one.id) : -one.id));
  },

  /** The group where the comments on a channel's posts are written, 0 without one. */
  async linkedChat(account: Account, channel: PeerId): Promise<PeerId> {
    const raw = await account.call({ _: 'channels.getFullChannel', channel: account.peers.inputChannel(channel) });
    account.peers.learn(raw.users, raw.chats);
    const linked = raw.fullChat._ === 'channelFull' ? raw.fullChat.linkedChatId : undefined;
    return linked ? channelId(linked) : 0;
  },

  async setDiscussion(account: Account, channel: PeerId, group: PeerId): Promise<void> {
    await account.call({
      _: 'channels.setDiscussionGroup', broadcast: account.peers.inputChannel(channel),
      group: group ? account.peers.inputChannel(group) : { _: 'inputChannelEmpty' },
    });
  },
};
