// A device with one passkey, and the browser beside it (https://www.w3.org/TR/webauthn-3/): ES256, no attestation.
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

const sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const text = (word) => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);
const bytes = (data) => Buffer.concat([Buffer.from([0x59, data.length >> 8, data.length & 0xff]), data]);
const hex = (data) => ({ hex: data.toString('hex') });

export class Authenticator {
    #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    #counter = 0;
    #handle = '';
    id = randomBytes(32).toString('base64url');

    constructor(origin) {
        this.origin = origin;
    }

    #data(party, flags, credential = Buffer.alloc(0)) {
        const head = Buffer.alloc(5);
        head[0] = flags;
        head.writeUInt32BE(++this.#counter, 1);
        return Buffer.concat([sha256(party), head, credential]);
    }

    #client(type, challenge) {
        return JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false });
    }

    #credential(response) {
        return { _: 'inputPasskeyCredentialPublicKey', id: this.id, rawId: this.id, response };
    }

    /** Makes the passkey, as the options want it. */
    make(options) {
        const { publicKey } = JSON.parse(options);
        this.#handle = Buffer.from(publicKey.user.id, 'base64url').toString();
        const { x, y } = this.#keys.publicKey.export({ format: 'jwk' });
        const id = Buffer.from(this.id, 'base64url');
        const credential = Buffer.concat([
            Buffer.alloc(16), Buffer.from([0, id.length]), id, Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
            bytes(Buffer.from(x, 'base64url')), Buffer.from([0x22]), bytes(Buffer.from(y, 'base64url')),
        ]);
        const data = this.#data(publicKey.rp.id, PRESENT | VERIFIED | ATTESTED, credential);
        const attestation = Buffer.concat([
            Buffer.from([0xa3]), text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), bytes(data),
        ]);
        return this.#credential({
            _: 'inputPasskeyResponseRegister',
            clientData: { _: 'dataJSON', data: this.#client('webauthn.create', publicKey.challenge) },
            attestationData: hex(attestation),
        });
    }

    /** Proves the passkey, as the options want it. */
    sign(options) {
        const { publicKey } = JSON.parse(options);
        const data = this.#data(publicKey.rpId, PRESENT | VERIFIED);
        const client = this.#client('webauthn.get', publicKey.challenge);
        const signature = createSign('sha256').update(data).update(sha256(client)).sign(this.#keys.privateKey);
        return this.#credential({
            _: 'inputPasskeyResponseLogin',
            clientData: { _: 'dataJSON', data: client },
            authenticatorData: hex(data),
            signature: hex(signature),
            userHandle: this.#handle,
        });
    }
}
