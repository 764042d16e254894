import { Long, type tl } from '@mtcute/core';
import { ADMIN_RIGHTS, type AdminRights, type LogEntry, MEMBER_RIGHTS, type MemberRights, type PeerId } from '../bridge/model';
import type { Account } from './account';
import { logEntry } from './admin-log';
import { refreshDialog } from './chats';
import { long } from './numbers';
import { channelId, idOf, isChannel } from './peers';

/** Somebody whom an administrator has kept out or held back. */
export interface Held {
  peer: PeerId;
  rights: MemberRights;
}

const PHOTOS = ['sendMedia', 'sendPhotos', 'sendVideos', 'sendRoundvideos', 'sendAudios', 'sendVoices', 'sendDocs', 'sendStickers', 'sendGifs', 'sendGames', 'sendInline'] as const;

/** The protocol says what is forbidden, the page what is allowed. */
function allowed(raw: tl.RawChatBannedRights | undefined): MemberRights {
  return {
    send: !raw?.sendMessages && !raw?.sendPlain, media: !raw?.sendMedia && !raw?.sendPhotos && !raw?.sendDocs, links: !raw?.embedLinks,
    polls: !raw?.sendPolls, react: !raw?.sendReactions, invite: !raw?.inviteUsers, pin: !raw?.pinMessages, info: !raw?.changeInfo,
  };
}

function forbidden(rights: MemberRights): tl.RawChatBannedRights {
  const raw: tl.RawChatBannedRights = {
    _: 'chatBannedRights', untilDate: 0, sendPlain: !rights.send, embedLinks: !rights.links, sendPolls: !rights.polls,
    sendReactions: !rights.react, inviteUsers: !rights.invite, pinMessages: !rights.pin, changeInfo: !rights.info,
  };
  if (!rights.media) for (const one of PHOTOS) raw[one] = true;
  if (!rights.send && !rights.media) raw.sendMessages = true;
  return raw;
}

const NAMES: Record<keyof AdminRights, keyof tl.RawChatAdminRights> = {
  info: 'changeInfo', post: 'postMessages', edit: 'editMessages', delete: 'deleteMessages', ban: 'banUsers', invite: 'inviteUsers',
  pin: 'pinMessages', topics: 'manageTopics', addAdmins: 'addAdmins', anonymous: 'anonymous',
};

function given(raw: tl.RawChatAdminRights | undefined): AdminRights {
  return Object.fromEntries(ADMIN_RIGHTS.map((one) => [one, Boolean(raw?.[NAMES[one]])])) as unknown as AdminRights;
}

/** What of the log is asked for. */
export interface LogWanted {
  words: string;
  kind: 'all' | keyof typeof LOG_KINDS;
  by?: PeerId;
  /** The id of an entry. */
  before?: string;
}

const LOG_KINDS = {
  people: { join: true, leave: true, invite: true, ban: true, unban: true, kick: true, unkick: true },
  rights: { promote: true, demote: true },
  messages: { pinned: true, edit: true, delete: true, send: true },
  settings: { info: true, settings: true, forums: true, groupCall: true },
  links: { invites: true },
} satisfies Record<string, Omit<tl.RawChannelAdminLogEventsFilter, '_'>>;

/** What administrators may do, what members may not, and what was done. */
export const rights = {
  /** Makes a supergroup of a group, which alone has rights for single people. */
  async upgraded(account: Account, chat: PeerId): Promise<PeerId> {
    if (isChannel(chat)) return chat;
    const raw = await account.call({ _: 'messages.migrateChat', chatId: -chat });
    const made = 'chats' in raw ? raw.chats.find((one) => one._ === 'channel') : undefined;
    if (!made) throw new Error('CHAT_NOT_MADE');
    account.apply(raw);
    await refreshDialog(account, channelId(made.id));
    return channelId(made.id);
  },

  /** What somebody may do as an administrator: nothing, when they are none. */
  async adminRights(account: Account, chat: PeerId, user: PeerId): Promise<{ rights: AdminRights; rank: string; admin: boolean }> {
    const raw = await account.call({
      _: 'channels.getParticipant', channel: account.peers.inputChannel(chat), participant: account.peers.input(user),
    });
    account.peers.learn(raw.users, raw.chats);
    const one = raw.participant;
    if (one._ === 'channelParticipantAdmin' || one._ === 'channelParticipantCreator') {
      return { rights: given(one.adminRights), rank: one.rank ?? '', admin: true };
    }
    return { rights: given(undefined), rank: '', admin: false };
  },

  async setAdmin(account: Account, chat: PeerId, user: PeerId, rights: AdminRights, rank: string): Promise<void> {
    const raw: tl.RawChatAdminRights = { _: 'chatAdminRights' };
    for (const one of ADMIN_RIGHTS) if (rights[one]) raw[NAMES[one] as 'changeInfo'] = true;
    if (ADMIN_RIGHTS.some((one) => rights[one])) raw.other = true;
    account.apply(await account.call({
      _: 'channels.editAdmin', channel: account.peers.inputChannel(chat), userId: account.peers.inputUser(user), adminRights: raw, rank,
    }));
  },

  /** Makes somebody else the owner of a group or channel; the password shows that we are who we are. */
  async giveAway(account: Account, chat: PeerId, user: PeerId, password: string): Promise<void> {
    const current = await account.call({ _: 'account.getPassword' });
    account.apply(await account.call({
      _: 'messages.editChatCreator', peer: account.peers.input(chat), userId: account.peers.inputUser(user),
      password: current.hasPassword ? await account.client.computeSrpParams(current, password) : { _: 'inputCheckPasswordEmpty' },
    }));
    await refreshDialog(account, chat);
  },

  /** What every member may do. */
  async memberRights(account: Account, chat: PeerId): Promise<MemberRights> {
    const raw = isChannel(chat)
      ? (await account.call({ _: 'channels.getChannels', id: [account.peers.inputChannel(chat)] })).chats
      : (await account.call({ _: 'messages.getChats', id: [-chat] })).chats;
    account.peers.learn([], raw);
    const [one] = raw;
    return allowed(one && 'defaultBannedRights' in one ? one.defaultBannedRights as tl.RawChatBannedRights | undefined : undefined);
  },

  async setMemberRights(account: Account, chat: PeerId, rights: MemberRights): Promise<void> {
    account.apply(await account.call({
      _: 'messages.editChatDefaultBannedRights', peer: account.peers.input(chat), bannedRights: forbidden(rights),
    }));
  },

  /** Holds one member back; all rights give everything back, and let one who was kept out come again. */
  async restrict(account: Account, chat: PeerId, user: PeerId, rights: MemberRights): Promise<void> {
    account.apply(await account.call({
      _: 'channels.editBanned', channel: account.peers.inputChannel(chat), participant: account.peers.input(user),
      bannedRights: MEMBER_RIGHTS.every((one) => rights[one]) ? { _: 'chatBannedRights', untilDate: 0 } : forbidden(rights),
    }));
  },

  /** Who is kept out, or may do less than others. */
  async held(account: Account, chat: PeerId, kind: 'removed' | 'restricted'): Promise<Held[]> {
    const raw = await account.call({
      _: 'channels.getParticipants', channel: account.peers.inputChannel(chat), offset: 0, limit: 100, hash: Long.ZERO,
      filter: kind === 'removed' ? { _: 'channelParticipantsKicked', q: '' } : { _: 'channelParticipantsBanned', q: '' },
    });
    if (raw._ !== 'channels.channelParticipants') return [];
    account.peers.learn(raw.users, raw.chats);
    return raw.participants.flatMap((one) =>
      one._ === 'channelParticipantBanned' ? [{ peer: idOf(one.peer), rights: allowed(one.bannedRights) }] : []);
  },

  /** What administrators did, newest first: of one kind, by one of them, with some words, older than an entry. */
  async adminLog(account: Account, chat: PeerId, wanted: LogWanted): Promise<LogEntry[]> {
    const request: tl.channels.RawGetAdminLogRequest = {
      _: 'channels.getAdminLog', channel: account.peers.inputChannel(chat), q: wanted.words, maxId: long(wanted.before ?? '0'), minId: Long.ZERO, limit: 50,
    };
    if (wanted.kind !== 'all') request.eventsFilter = { _: 'channelAdminLogEventsFilter', ...LOG_KINDS[wanted.kind] };
    if (wanted.by) request.admins = [account.peers.inputUser(wanted.by)];
    const raw = await account.call(request);
    account.peers.learn(raw.users, raw.chats);
    return raw.events.map((one) => logEntry(one, account.self));
  },
};
