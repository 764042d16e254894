import type { tl } from '@mtcute/core';
import type { PeerId } from '../bridge/model';
import type { Account } from './account';
import { isChannel } from './peers';
import { upload } from './uploads';

/** What of a group or channel can be changed, beyond its name and picture. */
export interface ChatSettings {
  about: string;
  /** Seconds between two messages of one member; 0 for none. */
  slow: number;
  /** Newcomers do not see what was said before them. */
  hiddenPast: boolean;
  /** Posts carry the name of who wrote them. */
  signed: boolean;
}

/** Changing a group or channel. */
export const editing = {
  async chatSettings(account: Account, chat: PeerId): Promise<ChatSettings> {
    const raw = isChannel(chat)
      ? await account.call({ _: 'channels.getFullChannel', channel: account.peers.inputChannel(chat) })
      : await account.call({ _: 'messages.getFullChat', chatId: -chat });
    account.peers.learn(raw.users, raw.chats);
    const { fullChat } = raw;
    return {
      about: fullChat.about,
      signed: raw.chats.some((one) => one._ === 'channel' && one.id === fullChat.id && (one.signatures ?? false)),
      slow: fullChat._ === 'channelFull' ? fullChat.slowmodeSeconds ?? 0 : 0,
      hiddenPast: fullChat._ === 'channelFull' && (fullChat.hiddenPrehistory ?? false),
    };
  },

  async setTitle(account: Account, chat: PeerId, title: string): Promise<void> {
    account.apply(isChannel(chat)
      ? await account.call({ _: 'channels.editTitle', channel: account.peers.inputChannel(chat), title })
      : await account.call({ _: 'messages.editChatTitle', chatId: -chat, title }));
  },

  async setAbout(account: Account, chat: PeerId, about: string): Promise<void> {
    await account.call({ _: 'messages.editChatAbout', peer: account.peers.input(chat), about });
  },

  /** Gives a group or channel a picture, or takes it away. */
  async setChatPhoto(account: Account, chat: PeerId, picture: Blob | undefined): Promise<void> {
    const photo: tl.TypeInputChatPhoto = picture
      ? { _: 'inputChatUploadedPhoto', file: await upload(account, picture, 'photo.jpg', () => {}, new AbortController().signal) }
      : { _: 'inputChatPhotoEmpty' };
    account.apply(isChannel(chat)
      ? await account.call({ _: 'channels.editPhoto', channel: account.peers.inputChannel(chat), photo })
      : await account.call({ _: 'messages.editChatPhoto', chatId: -chat, photo }));
  },

  async chatUsernameFree(account: Account, chat: PeerId, username: string): Promise<boolean> {
    return account.call({ _: 'channels.checkUsername', channel: account.peers.inputChannel(chat), username });
  },

  async setChatUsername(account: Account, chat: PeerId, username: string): Promise<void> {
    await account.call({ _: 'channels.updateUsername', channel: account.peers.inputChannel(chat), username });
    const raw = await account.call({ _: 'channels.getChannels', id: [account.peers.inputChannel(chat)] });
    account.peers.learn([], raw.chats);
  },

  async setSlow(account: Account, chat: PeerId, seconds: number): Promise<void> {
    account.apply(await account.call({ _: 'channels.toggleSlowMode', channel: account.peers.inputChannel(chat), seconds }));
  },

  async setHiddenPast(account: Account, chat: PeerId, enabled: boolean): Promise<void> {
    account.apply(await account.call({ _: 'channels.togglePreHistoryHidden', channel: account.peers.inputChannel(chat), enabled }));
  },

  async setSigned(account: Account, chat: PeerId, signaturesEnabled: boolean): Promise<void> {
    account.apply(await account.call({ _: 'channels.toggleSignatures', channel: account.peers.inputChannel(chat), signaturesEnabled }));
  },
};
