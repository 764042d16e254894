// The cloud password: set by one client, asked from every other.
import assert from 'node:assert/strict';
import { KINDS, refusal, test, testEach } from '../lib/harness.mjs';

testEach('sets a password, and signs in with it only', async (t, kind) => {
    const owner = await t.person(kind);
    await owner.setPassword({ password: 'correct horse' });
    const bare = await t.client(kind);
    assert.equal(await refusal(bare.signIn(owner.number)), 'SESSION_PASSWORD_NEEDED');
    const guess = await t.client(kind);
    assert.equal(await refusal(guess.signIn({ ...owner.number, password: 'battery staple' })), 'PASSWORD_HASH_INVALID');
    const right = await t.client(kind);
    assert.equal((await right.signIn({ ...owner.number, password: 'correct horse' })).id, owner.id);
}, { kinds: ['mtcute', 'teleproto', 'telethon', 'telethon-debian', 'kurigram', 'tdlib'] });

test('a password set by one client opens for every other', async (t) => {
    const owner = await t.person('mtcute');
    await owner.setPassword({ password: 'pässword ☀' });
    await owner.setPassword({ current: 'pässword ☀', password: 'second ☾' });
    for (const kind of KINDS) {
        const client = await t.client(kind);
        assert.equal((await client.signIn({ ...owner.number, password: 'second ☾' })).id, owner.id, kind);
    }
});
