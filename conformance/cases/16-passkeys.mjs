// Passkeys: made by one client, and another one signs in with it.
import assert from 'node:assert/strict';
import { Authenticator } from '../lib/authenticator.mjs';
import { ask } from '../lib/calls.mjs';
import { refusal, testEach } from '../lib/harness.mjs';

const request = async (client) => (await ask(client, 'auth.initPasskeyLogin', { apiId: 1, apiHash: 'conformance' })).options.data;
const finish = (client, credential) => ask(client, 'auth.finishPasskeyLogin', { credential });
const make = async (client, device) => {
    const { options } = await ask(client, 'account.initPasskeyRegistration');
    return ask(client, 'account.registerPasskey', { credential: device.make(options.data) });
};

testEach('a passkey signs in without a code', async (t, kind) => {
    const owner = await t.person(kind);
    const device = new Authenticator(`http://localhost:${(await t.server()).port}`);
    const made = await make(owner, device);
    assert.equal(made.id, device.id);
    const other = await t.client(kind);
    const proof = device.sign(await request(other));
    assert.equal((await finish(other, proof)).user.id, owner.id);
    const { passkeys } = await ask(other, 'account.getPasskeys');
    assert.deepEqual(passkeys.map(({ id }) => id), [device.id]);
    assert.ok(passkeys[0].lastUsageDate > 0);

    const third = await t.client(kind);
    const options = await request(third);
    await ask(owner, 'account.deletePasskey', { id: device.id });
    assert.equal(await refusal(finish(third, device.sign(options))), 'PASSKEY_CREDENTIAL_NOT_FOUND');
}, { kinds: ['mtcute', 'teleproto'] });

testEach('the password is asked for after a passkey', async (t, kind) => {
    const owner = await t.person(kind);
    const device = new Authenticator(`http://localhost:${(await t.server()).port}`);
    await make(owner, device);
    await owner.setPassword({ password: 'correct horse' });
    const other = await t.client(kind);
    assert.equal(await refusal(finish(other, device.sign(await request(other)))), 'SESSION_PASSWORD_NEEDED');
    assert.equal(await refusal(ask(other, 'account.getPasskeys')), 'AUTH_KEY_UNREGISTERED');
}, { kinds: ['mtcute', 'teleproto'] });
