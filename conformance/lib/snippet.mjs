// Snippets for people: a client that signs in and writes to itself, filled from `ready.json`.
import { readFileSync } from 'node:fs';
import { fingerprintOf, numbersOf } from './key.mjs';

export const SNIPPETS = {
    mtcute: 'mtcute.mjs',
    gramjs: 'gramjs.cjs',
    teleproto: 'gramjs.cjs',
    telethon: 'telethon.py',
    pyrogram: 'pyrogram.py',
    gotd: 'gotd.go',
    tdlib: 'tdlib.mjs',
};

export function snippet(client, { port, dc, public_key_pem: pem }) {
    const { modulus, exponent } = numbersOf(pem);
    const values = {
        package: client === 'gramjs' ? 'telegram' : client,
        host: '127.0.0.1',
        port,
        dc,
        pem: pem.trim(),
        fingerprint: fingerprintOf(pem),
        modulus: modulus.toString('hex'),
        exponent: parseInt(exponent.toString('hex'), 16),
    };
    const template = readFileSync(new URL(`../snippets/${SNIPPETS[client]}`, import.meta.url), 'utf8');
    return template.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
}
