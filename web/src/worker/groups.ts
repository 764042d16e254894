import { Long, type tl } from '@mtcute/core';
import type { PeerId } from '../bridge/model';
import type { Account } from './account';
import { drop, refreshDialog } from './chats';
import { channelId, idOf, isChannel } from './peers';

/** Groups and channels: making them, coming and going. */
export const groups = {
  async createGroup(account: Account, title: string, members: PeerId[]): Promise<PeerId> {
    const raw = await account.call({ _: 'messages.createChat', title, users: members.map((id) => account.peers.inputUser(id)) });
    const made = 'chats' in raw.updates ? raw.updates.chats.find((one) => one._ === 'chat') : undefined;
    if (!made) throw new Error('CHAT_NOT_MADE');
    account.apply(raw.updates);
    await refreshDialog(account, -made.id);
    return -made.id;
  },

  async createChannel(account: Account, title: string, about: string, members: PeerId[]): Promise<PeerId> {
    const raw = await account.call({ _: 'channels.createChannel', title, about, broadcast: true });
    const made = 'chats' in raw ? raw.chats.find((one) => one._ === 'channel') : undefined;
    if (!made) throw new Error('CHANNEL_NOT_MADE');
    account.apply(raw);
    const id = channelId(made.id);
    if (members.length) await groups.invite(account, id, members);
    await refreshDialog(account, id);
    return id;
  },

  async invite(account: Account, chat: PeerId, users: PeerId[]): Promise<void> {
    if (isChannel(chat)) {
      const raw = await account.call({
        _: 'channels.inviteToChannel', channel: account.peers.inputChannel(chat), users: users.map((id) => account.peers.inputUser(id)),
      });
      return account.apply(raw.updates);
    }
    for (const id of users) {
      const raw = await account.call({ _: 'messages.addChatUser', chatId: -chat, userId: account.peers.inputUser(id), fwdLimit: 100 });
      account.apply(raw.updates);
    }
  },

  async join(account: Account, chat: PeerId): Promise<void> {
    const raw = await account.call({ _: 'channels.joinChannel', channel: account.peers.inputChannel(chat) }) as tl.TypeUpdates | { updates: tl.TypeUpdates };
    account.apply('_' in raw ? raw : raw.updates);
    await refreshDialog(account, chat);
  },

  async leave(account: Account, chat: PeerId): Promise<void> {
    if (isChannel(chat)) account.apply(await account.call({ _: 'channels.leaveChannel', channel: account.peers.inputChannel(chat) }));
    else {
      account.apply(await account.call({ _: 'messages.deleteChatUser', chatId: -chat, userId: { _: 'inputUserSelf' } }));
    }
    drop(account, chat);
  },

  /** Ends a group or channel of ours for everybody. */
  async deleteGroup(account: Account, chat: PeerId): Promise<void> {
    if (isChannel(chat)) account.apply(await account.call({ _: 'channels.deleteChannel', channel: account.peers.inputChannel(chat) }));
    else await account.call({ _: 'messages.deleteChat', chatId: -chat });
    drop(account, chat);
  },

  async chatAbout(account: Account, chat: PeerId): Promise<string> {
    const raw = isChannel(chat)
      ? await account.call({ _: 'channels.getFullChannel', channel: account.peers.inputChannel(chat) })
      : await account.call({ _: 'messages.getFullChat', chatId: -chat });
    account.peers.learn(raw.users, raw.chats);
    if (raw.fullChat._ === 'channelFull' && raw.fullChat.participantsCount !== undefined) {
      account.peers.change(chat, { members: raw.fullChat.participantsCount });
    }
    return raw.fullChat.about;
  },

  /** In whose names one may write in a supergroup, and in which one does. */
  async sendAs(account: Account, chat: PeerId): Promise<{ offered: PeerId[]; now?: PeerId }> {
    const raw = await account.call({ _: 'channels.getSendAs', peer: account.peers.input(chat) });
    account.peers.learn(raw.users, raw.chats);
    const offered = raw.peers.map((one) => idOf(one.peer));
    if (offered.length < 2) return { offered };
    const full = await account.call({ _: 'channels.getFullChannel', channel: account.peers.inputChannel(chat) });
    account.peers.learn(full.users, full.chats);
    const now = full.fullChat._ === 'channelFull' ? full.fullChat.defaultSendAs : undefined;
    return now ? { offered, now: idOf(now) } : { offered };
  },

  async setSendAs(account: Account, chat: PeerId, peer: PeerId): Promise<void> {
    await account.call({ _: 'messages.saveDefaultSendAs', peer: account.peers.input(chat), sendAs: account.peers.input(peer) });
  },

  /** The group that a supergroup was made of, 0 without one. */
  async past(account: Account, chat: PeerId): Promise<PeerId> {
    const raw = await account.call({ _: 'channels.getFullChannel', channel: account.peers.inputChannel(chat) });
    account.peers.learn(raw.users, raw.chats);
    return raw.fullChat._ === 'channelFull' && raw.fullChat.migratedFromChatId ? -raw.fullChat.migratedFromChatId : 0;
  },

  /** Who is in a group, or in a channel whose members one may see; with words, only whom they name. */
  async members(account: Account, chat: PeerId, q = ''): Promise<Member[]> {
    if (isChannel(chat)) {
      const raw = await account.call({
        _: 'channels.getParticipants', channel: account.peers.inputChannel(chat), filter: q ? { _: 'channelParticipantsSearch', q } : { _: 'channelParticipantsRecent' },
        offset: 0, limit: 200, hash: Long.ZERO,
      });
      if (raw._ !== 'channels.channelParticipants') return [];
      account.peers.learn(raw.users, raw.chats);
      return raw.participants.flatMap((one) => {
        if ('userId' in one) return [{ id: one.userId, role: roleOf(one._) }];
        return [];
      });
    }
    const raw = await account.call({ _: 'messages.getFullChat', chatId: -chat });
    account.peers.learn(raw.users, raw.chats);
    if (raw.fullChat._ !== 'chatFull' || raw.fullChat.participants._ !== 'chatParticipants') return [];
    return raw.fullChat.participants.participants.map((one) => ({ id: one.userId, role: roleOf(one._) }));
  },

  async removeMember(account: Account, chat: PeerId, user: PeerId): Promise<void> {
    if (!isChannel(chat)) {
      account.apply(await account.call({ _: 'messages.deleteChatUser', chatId: -chat, userId: account.peers.inputUser(user) }));
      return;
    }
    account.apply(await account.call({
      _: 'channels.editBanned', channel: account.peers.inputChannel(chat), participant: account.peers.input(user),
      bannedRights: { _: 'chatBannedRights', viewMessages: true, untilDate: 0 },
    }));
  },
};

export interface Member {
  id: PeerId;
  role: 'creator' | 'admin' | 'member';
}

function roleOf(kind: string): Member['role'] {
  if (kind.endsWith('Creator')) return 'creator';
  return kind.endsWith('Admin') ? 'admin' : 'member';
}
