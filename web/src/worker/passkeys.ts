import type { tl } from '@mtcute/core';
import type { Account } from './account';
import { type SignIn, finish, stepped } from './auth';

/** A passkey in the list of an account's; dates in seconds. */
export interface Passkey {
  id: string;
  name: string;
  made: number;
  used: number | undefined;
}

/** What an authenticator answers; `client` is what the browser had it sign, in JSON. */
interface Answer {
  id: string;
  client: string;
}

export interface Made extends Answer {
  attestation: Uint8Array;
}

export interface Proof extends Answer {
  data: Uint8Array;
  signature: Uint8Array;
  owner: string;
}

const credential = (id: string, response: tl.TypeInputPasskeyResponse): tl.TypeInputPasskeyCredential => ({
  _: 'inputPasskeyCredentialPublicKey', id, rawId: id, response,
});

const json = (data: string): tl.RawDataJSON => ({ _: 'dataJSON', data });

/** Passkeys: the page asks the browser for them, since a worker cannot. */
export const passkeys = {
  /** What the browser needs to prove a passkey. */
  async passkeyRequest(account: Account): Promise<string> {
    const { id, hash } = await account.client.getApiCredentials();
    return (await account.call({ _: 'auth.initPasskeyLogin', apiId: id, apiHash: hash })).options.data;
  },

  signInByPasskey(account: Account, { id, client, data, signature, owner }: Proof): Promise<SignIn> {
    const response: tl.RawInputPasskeyResponseLogin = {
      _: 'inputPasskeyResponseLogin', clientData: json(client), authenticatorData: data, signature, userHandle: owner,
    };
    return stepped(account, async () =>
      finish(account, await account.call({ _: 'auth.finishPasskeyLogin', credential: credential(id, response) }), ''));
  },

  /** What the browser needs to make a passkey. */
  async passkeyCreation(account: Account): Promise<string> {
    return (await account.call({ _: 'account.initPasskeyRegistration' })).options.data;
  },

  async addPasskey(account: Account, { id, client, attestation }: Made): Promise<void> {
    await account.call({
      _: 'account.registerPasskey',
      credential: credential(id, { _: 'inputPasskeyResponseRegister', clientData: json(client), attestationData: attestation }),
    });
  },

  async passkeys(account: Account): Promise<Passkey[]> {
    const raw = await account.call({ _: 'account.getPasskeys' });
    return raw.passkeys.map(({ id, name, date, lastUsageDate }) => ({ id, name, made: date, used: lastUsageDate }));
  },

  async removePasskey(account: Account, id: string): Promise<void> {
    await account.call({ _: 'account.deletePasskey', id });
  },
};
