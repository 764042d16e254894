import type { tl } from '@mtcute/core';
import type { Invite, InvitePreview, JoinRequest, PeerId } from '../bridge/model';
import type { Account } from './account';
import { refreshDialog } from './chats';
import { channelId } from './peers';

function inviteOf(raw: tl.TypeExportedChatInvite): Invite | undefined {
  if (raw._ !== 'chatInviteExported') return undefined;
  return {
    link: raw.link, title: raw.title ?? '', permanent: raw.permanent ?? false, asks: raw.requestNeeded ?? false,
    used: raw.usage ?? 0, waiting: raw.requested ?? 0, limit: raw.usageLimit ?? 0, until: raw.expireDate ?? 0,
    revoked: raw.revoked ?? false,
  };
}

const hashOf = (link: string): string => /(?:\+|joinchat\/|[?&]invite=)([\w-]+)/.exec(link)?.[1] ?? link;

const peerOf = (raw: tl.TypeChat): PeerId => (raw._ === 'chat' || raw._ === 'chatForbidden' || raw._ === 'chatEmpty' ? -raw.id : channelId(raw.id));

/** Links into groups and channels, and those who ask to come in. */
export const invites = {
  async invites(account: Account, chat: PeerId): Promise<Invite[]> {
    const raw = await account.call({
      _: 'messages.getExportedChatInvites', peer: account.peers.input(chat), adminId: { _: 'inputUserSelf' }, limit: 50,
    });
    account.peers.learn(raw.users);
    return raw.invites.flatMap((one) => inviteOf(one) ?? []);
  },

  /** Makes a link. `until` in seconds and `limit` count from 0, which is without end. */
  async makeInvite(account: Account, chat: PeerId, title: string, asks: boolean, until: number, limit: number): Promise<void> {
    const request: tl.messages.RawExportChatInviteRequest = {
      _: 'messages.exportChatInvite', peer: account.peers.input(chat), requestNeeded: asks,
    };
    if (title) request.title = title;
    if (until) request.expireDate = until;
    if (limit && !asks) request.usageLimit = limit;
    await account.call(request);
  },

  async revokeInvite(account: Account, chat: PeerId, link: string): Promise<void> {
    await account.call({ _: 'messages.editExportedChatInvite', peer: account.peers.input(chat), link, revoked: true });
  },

  /** What a link leads to; the chat itself for those who are in it. */
  async checkInvite(account: Account, link: string): Promise<InvitePreview> {
    const raw = await account.call({ _: 'messages.checkChatInvite', hash: hashOf(link) });
    if (raw._ === 'chatInvite') {
      return {
        title: raw.title, about: raw.about ?? '', members: raw.participantsCount, asks: raw.requestNeeded ?? false,
        channel: raw.broadcast ?? false,
      };
    }
    account.peers.learn([], [raw.chat]);
    const preview: InvitePreview = { title: 'title' in raw.chat ? raw.chat.title : '', about: '', members: 0, asks: false, channel: false };
    if (raw._ === 'chatInviteAlready') preview.chat = peerOf(raw.chat);
    return preview;
  },

  /** Goes in by a link; undefined when somebody has to let us in first. */
  async joinByLink(account: Account, link: string): Promise<PeerId | undefined> {
    const raw = await account.call({ _: 'messages.importChatInvite', hash: hashOf(link) }) as unknown as
      tl.TypeUpdates | { _: string; updates: tl.TypeUpdates };
    const updates = ('updates' in raw && !Array.isArray(raw.updates) ? raw.updates : raw) as tl.TypeUpdates;
    const joined = 'chats' in updates ? updates.chats[0] : undefined;
    account.apply(updates);
    if (!joined) return undefined;
    await refreshDialog(account, peerOf(joined));
    return peerOf(joined);
  },

  async joinRequests(account: Account, chat: PeerId): Promise<JoinRequest[]> {
    const raw = await account.call({
      _: 'messages.getChatInviteImporters', requested: true, peer: account.peers.input(chat), offsetDate: 0,
      offsetUser: { _: 'inputUserEmpty' }, limit: 50,
    });
    account.peers.learn(raw.users);
    return raw.importers.map((one) => ({ user: one.userId, date: one.date, about: one.about ?? '' }));
  },

  async decideRequest(account: Account, chat: PeerId, user: PeerId, approved: boolean): Promise<void> {
    account.apply(await account.call({
      _: 'messages.hideChatJoinRequest', approved, peer: account.peers.input(chat), userId: account.peers.inputUser(user),
    }));
  },
};
