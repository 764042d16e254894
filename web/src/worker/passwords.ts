import type { tl } from '@mtcute/core';
import type { Account } from './account';

/** What the server is told of a new password; an empty one is none. */
export async function newPassword(
  account: Account, now: tl.account.RawPassword, fresh: string, hint: string,
): Promise<tl.account.RawPasswordInputSettings> {
  if (!fresh) {
    return { _: 'account.passwordInputSettings', newAlgo: { _: 'passwordKdfAlgoUnknown' }, newPasswordHash: new Uint8Array(), hint: '' };
  }
  const newPasswordHash = await account.client.computeNewPasswordHash(now.newAlgo, fresh);
  return { _: 'account.passwordInputSettings', newAlgo: now.newAlgo, newPasswordHash, hint };
}

/** What proves that somebody knows the password that is set. */
function proof(account: Account, now: tl.account.RawPassword, current: string): Promise<tl.TypeInputCheckPasswordSRP> {
  return now.hasPassword
    ? account.client.computeSrpParams(now, current)
    : Promise.resolve({ _: 'inputCheckPasswordEmpty' });
}

async function update(account: Account, current: string, newSettings: (now: tl.account.RawPassword) => Promise<tl.account.RawPasswordInputSettings>): Promise<void> {
  const now = await account.call({ _: 'account.getPassword' });
  try {
    await account.call({
      _: 'account.updatePasswordSettings', password: await proof(account, now, current), newSettings: await newSettings(now),
    });
  } catch (error) {
    // All is set but for the address, which waits for the code that was sent to it.
    if (!(error instanceof Error && 'text' in error && String(error.text).startsWith('EMAIL_UNCONFIRMED'))) throw error;
  }
}

export interface PasswordState {
  set: boolean;
  hint: string;
  /** Whether there is an address for who forgets it. */
  recovery: boolean;
  /** The address that waits for the code that was sent to it, as far as it is shown. */
  unconfirmed: string;
}

/** The password of two-step verification. */
export const passwords = {
  async passwordState(account: Account): Promise<PasswordState> {
    const raw = await account.call({ _: 'account.getPassword' });
    return {
      set: raw.hasPassword ?? false, hint: raw.hint ?? '', recovery: raw.hasRecovery ?? false,
      unconfirmed: raw.emailUnconfirmedPattern ?? '',
    };
  },

  /** Sets, changes or (with an empty new one) removes the password; `email` may be empty. */
  setPassword(account: Account, current: string, fresh: string, hint: string, email: string): Promise<void> {
    return update(account, current, async (now) => ({
      ...(await newPassword(account, now, fresh, hint)), ...(fresh && email && { email }),
    }));
  },

  /** Sets the address at which the account's person gets a code who forgot the password. */
  setRecovery(account: Account, current: string, email: string): Promise<void> {
    return update(account, current, () => Promise.resolve({ _: 'account.passwordInputSettings', email }));
  },

  async confirmRecovery(account: Account, code: string): Promise<void> {
    await account.call({ _: 'account.confirmPasswordEmail', code });
  },

  async resendRecovery(account: Account): Promise<void> {
    await account.call({ _: 'account.resendPasswordEmail' });
  },

  async dropRecovery(account: Account): Promise<void> {
    await account.call({ _: 'account.cancelPasswordEmail' });
  },
};
