import type { Peer, PeerId } from '../bridge/model';
import type { Account } from './account';
import { long } from './numbers';
import { idOf } from './peers';

export interface Profile {
  peer: PeerId;
  about: string;
  blocked: boolean;
  birthday: string;
  common: number;
  pinned: number;
}

/** People: contacts, profiles, finding somebody. */
export const people = {
  async contacts(account: Account): Promise<PeerId[]> {
    const raw = await account.call({ _: 'contacts.getContacts', hash: long('0') });
    if (raw._ !== 'contacts.contacts') return [];
    account.peers.learn(raw.users);
    return raw.contacts.map((one) => one.userId);
  },

  /** Adds a contact by phone number; undefined when nobody has it. */
  async importContact(account: Account, phone: string, firstName: string, lastName: string): Promise<PeerId | undefined> {
    const raw = await account.call({
      _: 'contacts.importContacts',
      contacts: [{ _: 'inputPhoneContact', clientId: long('1'), phone: phone.replace(/[^\d+]/g, ''), firstName, lastName }],
    });
    account.peers.learn(raw.users);
    return raw.imported[0]?.userId;
  },

  async addContact(account: Account, user: PeerId, firstName: string, lastName: string): Promise<void> {
    account.apply(await account.call({
      _: 'contacts.addContact', id: account.peers.inputUser(user), firstName, lastName,
      phone: account.peers.get(user)?.phone ?? '',
    }));
    account.peers.change(user, { contact: true, firstName, lastName, name: [firstName, lastName].filter(Boolean).join(' ') });
  },

  async deleteContact(account: Account, user: PeerId): Promise<void> {
    account.apply(await account.call({ _: 'contacts.deleteContacts', id: [account.peers.inputUser(user)] }));
    account.peers.change(user, { contact: false });
  },

  async block(account: Account, peer: PeerId, blocked: boolean): Promise<void> {
    const id = account.peers.input(peer);
    await account.call(blocked ? { _: 'contacts.block', id } : { _: 'contacts.unblock', id });
  },

  async blocked(account: Account): Promise<PeerId[]> {
    const raw = await account.call({ _: 'contacts.getBlocked', offset: 0, limit: 100 });
    account.peers.learn(raw.users, raw.chats);
    return raw.blocked.map((one) => idOf(one.peerId));
  },

  async profile(account: Account, user: PeerId): Promise<Profile> {
    const raw = await account.call({ _: 'users.getFullUser', id: account.peers.inputUser(user) });
    account.peers.learn(raw.users, raw.chats);
    const { about, blocked, commonChatsCount, pinnedMsgId, birthday } = raw.fullUser;
    return {
      peer: user, about: about ?? '', blocked: blocked ?? false, common: commonChatsCount, pinned: pinnedMsgId ?? 0,
      birthday: birthday ? [birthday.day, birthday.month, birthday.year].filter(Boolean).join('.') : '',
    };
  },

  /** People and chats by a piece of a name: those we have first. */
  async find(account: Account, query: string): Promise<{ mine: PeerId[]; others: PeerId[] }> {
    const raw = await account.call({ _: 'contacts.search', q: query, limit: 30 });
    account.peers.learn(raw.users, raw.chats);
    return { mine: raw.myResults.map(idOf), others: raw.results.map(idOf) };
  },

  async resolve(account: Account, username: string): Promise<PeerId> {
    const raw = await account.call({ _: 'contacts.resolveUsername', username: username.replace(/^@/, '') });
    account.peers.learn(raw.users, raw.chats);
    return idOf(raw.peer);
  },

  /** Says that somebody looks at a page of the account, or nobody any more. */
  async active(account: Account, yes: boolean): Promise<void> {
    if (account.signedIn) await account.call({ _: 'account.updateStatus', offline: !yes });
  },

  peer(account: Account, id: PeerId): Peer | undefined {
    return account.peers.get(id);
  },
};
