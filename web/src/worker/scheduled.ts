import { Long } from '@mtcute/core';
import type { Message, PeerId } from '../bridge/model';
import type { Account } from './account';

/** Messages that the server sends later. */
export const scheduled = {
  async scheduled(account: Account, chat: PeerId): Promise<Message[]> {
    const raw = await account.call({ _: 'messages.getScheduledHistory', peer: account.peers.input(chat), hash: Long.ZERO });
    if (raw._ === 'messages.messagesNotModified') return [];
    return account.take(raw).map((one) => ({ ...one, later: true })).sort((a, b) => a.date - b.date);
  },

  async sendScheduled(account: Account, chat: PeerId, id: number): Promise<void> {
    account.apply(await account.call({ _: 'messages.sendScheduledMessages', peer: account.peers.input(chat), id: [id] }));
    account.tell({ type: 'scheduled', chat });
  },

  async dropScheduled(account: Account, chat: PeerId, id: number): Promise<void> {
    account.apply(await account.call({ _: 'messages.deleteScheduledMessages', peer: account.peers.input(chat), id: [id] }));
    account.tell({ type: 'scheduled', chat });
  },
};
