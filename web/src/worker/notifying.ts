import type { tl } from '@mtcute/core';
import { CHAT_KINDS, type ChatKind, type PeerId } from '../bridge/model';
import type { Account } from './account';
import { FOREVER, change, refreshDialogs } from './chats';

const SCOPES = {
  people: { _: 'inputNotifyUsers' }, groups: { _: 'inputNotifyChats' }, channels: { _: 'inputNotifyBroadcasts' },
} as const satisfies Record<ChatKind, tl.TypeInputNotifyPeer>;

/** Learns until when the kinds of chats are muted that have no setting of their own. */
async function refreshMuted(account: Account): Promise<void> {
  await Promise.all(CHAT_KINDS.map(async (kind) => {
    account.mutedKinds[kind] = (await account.call({ _: 'account.getNotifySettings', peer: SCOPES[kind] })).muteUntil ?? 0;
  }));
}

/** Reads the defaults again, and with them which chats are muted. */
export async function mutedChanged(account: Account): Promise<void> {
  await refreshMuted(account);
  await refreshDialogs(account);
}

/** Of what the account is told. */
export const notifying = {
  async mute(account: Account, peer: PeerId, until: number): Promise<void> {
    await account.call({
      _: 'account.updateNotifySettings', peer: { _: 'inputNotifyPeer', peer: account.peers.input(peer) },
      settings: { _: 'inputPeerNotifySettings', muteUntil: until },
    });
    change(account, peer, { mutedUntil: until });
  },

  /** Whether the account is told of chats of each kind that have no setting of their own. */
  async toldKinds(account: Account): Promise<Record<ChatKind, boolean>> {
    await refreshMuted(account);
    const told = (kind: ChatKind): boolean => account.mutedKinds[kind] * 1_000 < Date.now();
    return { people: told('people'), groups: told('groups'), channels: told('channels') };
  },

  async tellKind(account: Account, kind: ChatKind, on: boolean): Promise<void> {
    await account.call({
      _: 'account.updateNotifySettings', peer: SCOPES[kind], settings: { _: 'inputPeerNotifySettings', muteUntil: on ? 0 : FOREVER },
    });
    await mutedChanged(account);
  },
};
