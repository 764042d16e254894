// The launcher, and what a start leaves for clients to find.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from '../lib/harness.mjs';
import { fingerprintOf } from '../lib/key.mjs';
import { ENDED_BY_TERM, freePort } from '../lib/server.mjs';

const launcher = fileURLToPath(new URL('../../heliograph', import.meta.url));
const run = (...args) => spawnSync(launcher, args, { encoding: 'utf8', timeout: 45_000 });

test('version and help say what this is; an unknown command is refused', () => {
    assert.match(run('version').stdout, /^heliograph \d+\.\d+\.\d+/);
    assert.match(run('help').stdout, /heliograph start/);
    const unknown = run('fly');
    assert.notEqual(unknown.status, 0);
    assert.match(unknown.stderr, /fly/);
});

test('ready.json tells clients where the server is and what its key is', async (t) => {
    const { ready, port } = await t.server();
    assert.equal(ready.port, port);
    assert.ok(ready.dc >= 1 && ready.dc <= 5);
    assert.match(ready.public_key_pem, /^-----BEGIN RSA PUBLIC KEY-----\n/);
    const text = String(ready.fingerprint).replace(/^0x/, '');
    const told = /[a-f]/i.test(text) || text.length === 16 ? BigInt(`0x${text}`) : BigInt(text);
    assert.equal(BigInt.asIntN(64, told), BigInt(fingerprintOf(ready.public_key_pem)));
    assert.equal(new URL(ready.web_url).port, String(port));
});

test('a second server on the same folder is refused, and the first goes on', async (t) => {
    const server = await t.server();
    const second = run('start', '--data', server.data, '--port', String(await freePort()));
    assert.notEqual(second.status, 0);
    assert.notEqual(second.status, null, 'it did not end');
    assert.match(second.stderr + second.stdout, /in use|lock|another|already/i);
    assert.ok((await t.person('gramjs')).id);
});

test('SIGTERM ends it cleanly, and its key stays the same', async (t) => {
    const server = await t.ownServer();
    const { fingerprint } = server.address;
    assert.ok(ENDED_BY_TERM.includes(await server.stop()));
    await server.up();
    assert.equal(server.address.fingerprint, fingerprint);
});
