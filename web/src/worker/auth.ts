import type { tl } from '@mtcute/core';
import type { Account } from './account';
import { newPassword } from './passwords';

export type SignIn =
  | { step: 'code'; hash: string; length: number; via: string; resendIn: number }
  | { step: 'password'; hint: string; recovery: boolean }
  | { step: 'recover'; address: string }
  | { step: 'name'; hash: string; terms: string }
  | { step: 'done' };

export type Scan = { step: 'shown'; token: string; expires: number } | SignIn;

function sent(raw: tl.auth.TypeSentCode): SignIn {
  if (raw._ !== 'auth.sentCode') return { step: 'done' };
  const type = raw.type;
  return {
    step: 'code', hash: raw.phoneCodeHash, length: 'length' in type ? type.length : 5,
    via: type._.replace(/^auth\.sentCodeType/, ''), resendIn: raw.timeout ?? 0,
  };
}

async function password(account: Account): Promise<SignIn> {
  const raw = await account.call({ _: 'account.getPassword' });
  return { step: 'password', hint: raw.hint ?? '', recovery: raw.hasRecovery ?? false };
}

export async function finish(account: Account, raw: tl.auth.TypeAuthorization, hash: string): Promise<SignIn> {
  if (raw._ === 'auth.authorizationSignUpRequired') return { step: 'name', hash, terms: raw.termsOfService?.text ?? '' };
  account.peers.learn([raw.user]);
  await account.client.notifyLoggedIn(raw);
  account.tell({ type: 'login' });
  return { step: 'done' };
}

/** Runs a step of signing in; when the server wants the password, that is the next step. */
export async function stepped(account: Account, run: () => Promise<SignIn>): Promise<SignIn> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Error && 'text' in error && error.text === 'SESSION_PASSWORD_NEEDED') return password(account);
    throw error;
  }
}

const settings: tl.RawCodeSettings = { _: 'codeSettings' };

export const auth = {
  async sendCode(account: Account, phone: string): Promise<SignIn> {
    const phoneNumber = phone.replace(/\D/g, '');
    const { id, hash } = await account.client.getApiCredentials();
    return sent(await account.call({ _: 'auth.sendCode', phoneNumber, apiId: id, apiHash: hash, settings }));
  },

  async resendCode(account: Account, phone: string, phoneCodeHash: string): Promise<SignIn> {
    return sent(await account.call({ _: 'auth.resendCode', phoneNumber: phone.replace(/\D/g, ''), phoneCodeHash }));
  },

  /** The code that was sent is not wanted any more. */
  async cancelCode(account: Account, phone: string, phoneCodeHash: string): Promise<void> {
    await account.call({ _: 'auth.cancelCode', phoneNumber: phone.replace(/\D/g, ''), phoneCodeHash });
  },

  signIn(account: Account, phone: string, phoneCodeHash: string, phoneCode: string): Promise<SignIn> {
    const phoneNumber = phone.replace(/\D/g, '');
    return stepped(account, async () =>
      finish(account, await account.call({ _: 'auth.signIn', phoneNumber, phoneCodeHash, phoneCode }), phoneCodeHash));
  },

  async signUp(
    account: Account, phone: string, phoneCodeHash: string, firstName: string, lastName: string,
  ): Promise<SignIn> {
    const phoneNumber = phone.replace(/\D/g, '');
    const raw = await account.call({ _: 'auth.signUp', phoneNumber, phoneCodeHash, firstName, lastName });
    return finish(account, raw, phoneCodeHash);
  },

  async checkPassword(account: Account, text: string): Promise<SignIn> {
    const current = await account.call({ _: 'account.getPassword' });
    const check = await account.client.computeSrpParams(current, text);
    return finish(account, await account.call({ _: 'auth.checkPassword', password: check }), '');
  },

  /** Has a code sent to the address that was left for who forgets the password. */
  async forgotPassword(account: Account): Promise<SignIn> {
    const { emailPattern } = await account.call({ _: 'auth.requestPasswordRecovery' });
    return { step: 'recover', address: emailPattern };
  },

  /** Signs in by that code, with a new password; without one when it is empty. */
  async recover(account: Account, code: string, fresh: string): Promise<SignIn> {
    const newSettings = fresh ? await newPassword(account, await account.call({ _: 'account.getPassword' }), fresh, '') : undefined;
    return finish(account, await account.call({ _: 'auth.recoverPassword', code, ...(newSettings && { newSettings }) }), '');
  },

  /** Asks for a token to show as a QR code, or learns that another device has accepted it. */
  scan(account: Account): Promise<Scan> {
    return stepped(account, async (): Promise<SignIn> => {
      const { id, hash } = await account.client.getApiCredentials();
      const raw = await account.call({ _: 'auth.exportLoginToken', apiId: id, apiHash: hash, exceptIds: [] });
      if (raw._ === 'auth.loginTokenSuccess') return finish(account, raw.authorization, '');
      if (raw._ === 'auth.loginToken') {
        const token = btoa(String.fromCharCode(...raw.token)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
        return { step: 'shown', token, expires: raw.expires } as unknown as SignIn;
      }
      return { step: 'done' };
    }) as Promise<Scan>;
  },

  /** Lets the device that showed this link in. */
  async acceptScan(account: Account, link: string): Promise<void> {
    const encoded = /token=([\w-]+)/.exec(link)?.[1] ?? link;
    const bytes = Uint8Array.from(atob(encoded.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    await account.call({ _: 'auth.acceptLoginToken', token: bytes });
  },

  async signOut(account: Account): Promise<void> {
    await account.call({ _: 'auth.logOut' }).catch(() => undefined);
    account.tell({ type: 'signedOut' });
  },
};
