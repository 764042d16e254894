import type { PeerId } from '../bridge/model';
import type { Account } from './account';
import { channelId } from './peers';

/** What a report goes on with: a choice, a few words, or nothing more. */
export type ReportStep =
  | { step: 'choose'; title: string; options: { text: string; option: Uint8Array }[] }
  | { step: 'words'; option: Uint8Array; optional: boolean }
  | { step: 'done' };

/** What a person may ask the server of messages and people, or say of them. */
export const asking = {
  /** One step of a report; the first has an empty option. */
  async report(account: Account, chat: PeerId, ids: number[], option: Uint8Array, words: string): Promise<ReportStep> {
    const raw = await account.call({ _: 'messages.report', peer: account.peers.input(chat), id: ids, option, message: words });
    switch (raw._) {
      case 'reportResultChooseOption':
        return { step: 'choose', title: raw.title, options: raw.options.map((one) => ({ text: one.text, option: one.option })) };
      case 'reportResultAddComment': return { step: 'words', option: raw.option, optional: raw.optional ?? false };
      case 'reportResultReported': return { step: 'done' };
    }
  },

  /** Who has read a message of ours in a small group, and when. */
  async readBy(account: Account, chat: PeerId, msgId: number): Promise<{ user: PeerId; date: number }[]> {
    const raw = await account.call({ _: 'messages.getMessageReadParticipants', peer: account.peers.input(chat), msgId });
    const unknown = raw.filter((one) => !account.peers.get(one.userId)).map((one) => account.peers.inputUser(one.userId));
    if (unknown.length) account.peers.learn(await account.call({ _: 'users.getUsers', id: unknown }));
    return raw.map((one) => ({ user: one.userId, date: one.date }));
  },

  /** The groups that one is in together with somebody. */
  async common(account: Account, user: PeerId): Promise<PeerId[]> {
    const raw = await account.call({ _: 'messages.getCommonChats', userId: account.peers.inputUser(user), maxId: 0, limit: 100 });
    account.peers.learn([], raw.chats);
    return raw.chats.flatMap((one) => (one._ === 'channel' ? [channelId(one.id)] : one._ === 'chat' ? [-one.id] : []));
  },

  /** After how many seconds the messages of a chat delete themselves; 0 for never. */
  async timer(account: Account, chat: PeerId): Promise<number> {
    if (chat > 0) {
      const raw = await account.call({ _: 'messages.getPeerDialogs', peers: [{ _: 'inputDialogPeer', peer: account.peers.input(chat) }] });
      const [dialog] = raw.dialogs;
      return dialog?._ === 'dialog' ? dialog.ttlPeriod ?? 0 : 0;
    }
    const raw = account.peers.input(chat)._ === 'inputPeerChannel'
      ? await account.call({ _: 'channels.getFullChannel', channel: account.peers.inputChannel(chat) })
      : await account.call({ _: 'messages.getFullChat', chatId: -chat });
    return raw.fullChat.ttlPeriod ?? 0;
  },

  async setTimer(account: Account, chat: PeerId, period: number): Promise<void> {
    account.apply(await account.call({ _: 'messages.setHistoryTTL', peer: account.peers.input(chat), period }));
  },
};
