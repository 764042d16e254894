import type { Session } from '../bridge/model';
import { API_ID, type Account } from './account';
import { long } from './numbers';
import { upload } from './uploads';

/** The account's own affairs. */
export const settings = {
  /** How many bytes of files this browser keeps, and may keep. */
  keptFiles: (account: Account): { used: number; room: number } => ({ used: account.files.used, room: account.files.room }),

  setFilesRoom(account: Account, bytes: number): void {
    account.files.room = bytes;
  },

  /** Deletes what this browser keeps of messages and files; they come back from the server. */
  async clearKept(account: Account): Promise<void> {
    await account.db.clear('messages');
    await account.files.clear();
  },

  async updateName(account: Account, firstName: string, lastName: string, about: string): Promise<void> {
    account.peers.learn([await account.call({ _: 'account.updateProfile', firstName, lastName, about })]);
  },

  async usernameFree(account: Account, username: string): Promise<boolean> {
    return account.call({ _: 'account.checkUsername', username });
  },

  async updateUsername(account: Account, username: string): Promise<void> {
    account.peers.learn([await account.call({ _: 'account.updateUsername', username })]);
  },

  async updatePhoto(account: Account, picture: Blob): Promise<void> {
    const file = await upload(account, picture, 'photo.jpg', () => {}, new AbortController().signal);
    account.peers.learn((await account.call({ _: 'photos.uploadProfilePhoto', file })).users);
  },

  async removePhoto(account: Account): Promise<void> {
    const raw = await account.call({ _: 'photos.updateProfilePhoto', id: { _: 'inputPhotoEmpty' } });
    account.peers.learn(raw.users);
  },

  async sessions(account: Account): Promise<Session[]> {
    const raw = await account.call({ _: 'account.getAuthorizations' });
    return raw.authorizations.map((one) => ({
      hash: String(one.hash), current: one.current ?? false, app: one.apiId === API_ID && one.appVersion === 'Web' ? 'Heliograph Web' : `${one.appName} ${one.appVersion}`.trim(),
      device: one.deviceModel, where: [one.region, one.country].filter(Boolean).join(', '), ip: one.ip,
      active: one.dateActive, passwordPending: one.passwordPending ?? false,
    }));
  },

  async endSession(account: Account, hash: string): Promise<void> {
    await account.call({ _: 'account.resetAuthorization', hash: long(hash) });
  },

  async endOtherSessions(account: Account): Promise<void> {
    await account.call({ _: 'auth.resetAuthorizations' });
  },
};
