// Asks the browser for passkeys. Loaded when somebody wants one.
import { api } from '../bridge/client';
import type { SignIn } from '../worker/auth';

/** The browser says in many ways that nobody used a passkey: turned down, too late, none there. */
async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const found = await ask();
    if (found instanceof PublicKeyCredential) return found;
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === 'InvalidStateError') throw new Error('PASSKEY_THERE');
    if (!(problem instanceof DOMException)) throw problem;
  }
  throw new Error('PASSKEY_UNUSED');
}

const text = (bytes: ArrayBuffer | null): string => new TextDecoder().decode(bytes ?? new ArrayBuffer(0));

/** Signs in with a passkey that the person chooses. */
export async function signInByPasskey(): Promise<SignIn> {
  const { publicKey } = JSON.parse(await api.passkeyRequest()) as { publicKey: PublicKeyCredentialRequestOptionsJSON };
  const options = PublicKeyCredential.parseRequestOptionsFromJSON(publicKey);
  const found = await asked(() => navigator.credentials.get({ publicKey: options }));
  const answer = found.response as AuthenticatorAssertionResponse;
  return api.signInByPasskey({
    id: found.id, client: text(answer.clientDataJSON), data: new Uint8Array(answer.authenticatorData),
    signature: new Uint8Array(answer.signature), owner: text(answer.userHandle),
  });
}

/** Has a passkey made for the account. */
export async function makePasskey(): Promise<void> {
  const { publicKey } = JSON.parse(await api.passkeyCreation()) as { publicKey: PublicKeyCredentialCreationOptionsJSON };
  const options = PublicKeyCredential.parseCreationOptionsFromJSON(publicKey);
  const found = await asked(() => navigator.credentials.create({ publicKey: options }));
  const answer = found.response as AuthenticatorAttestationResponse;
  await api.addPasskey({ id: found.id, client: text(answer.clientDataJSON), attestation: new Uint8Array(answer.attestationObject) });
}
