// What clients know the server's key by.
import { createHash, createPublicKey } from 'node:crypto';

/** TL's `bytes`. */
function tlBytes(data) {
    const head = data.length < 254 ? [data.length] : [254, data.length & 0xff, (data.length >> 8) & 0xff, data.length >> 16];
    const padding = -(head.length + data.length) & 3;
    return Buffer.concat([Buffer.from(head), data, Buffer.alloc(padding)]);
}

/** The modulus and exponent of a PKCS#1 PEM, big-endian without leading zeros. */
export function numbersOf(pem) {
    const { n, e } = createPublicKey(pem).export({ format: 'jwk' });
    return { modulus: Buffer.from(n, 'base64url'), exponent: Buffer.from(e, 'base64url') };
}

/**
 * The low 64 bits of the SHA-1 of the key as `rsa_public_key n:bytes e:bytes`, as a signed number
 * in decimal (core.telegram.org/mtproto/auth_key).
 */
export function fingerprintOf(pem) {
    const { modulus, exponent } = numbersOf(pem);
    const sum = createHash('sha1').update(tlBytes(modulus)).update(tlBytes(exponent)).digest();
    return String(sum.readBigInt64LE(12));
}
