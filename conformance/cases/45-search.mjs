// What was written is found again: each client searches, in a chat and in all of them.
import assert from 'node:assert/strict';
import { eventually, testEach } from '../lib/harness.mjs';

const texts = (messages) => messages.map(({ text }) => text);

testEach('finds what was written, with accents and without', async (t, kind) => {
    const [a, b] = await t.pair(kind, 'mtcute');
    await a.send({ to: b.id, text: 'Đường đến Đà Nẵng' });
    await a.send({ to: b.id, text: 'the road is long' });
    await b.newMessage('the road is long');
    await eventually(() => a.search({ peer: b.id, text: 'duong' }), ({ length }) => length === 1);
    assert.deepEqual(texts(await a.search({ peer: b.id, text: 'duong' })), ['Đường đến Đà Nẵng']);
    assert.deepEqual(texts(await a.search({ peer: b.id, text: 'đường' })), ['Đường đến Đà Nẵng']);
    assert.deepEqual(texts(await a.search({ peer: b.id, text: 'road lo' })), ['the road is long']);
    assert.deepEqual(texts(await a.search({ peer: b.id, text: 'railway' })), []);
    assert.deepEqual(texts(await a.searchAll({ text: 'da nang' })), ['Đường đến Đà Nẵng']);
});

testEach('finds a message as it is after an edit, and not when it is deleted', async (t, kind) => {
    const [a, b] = await t.pair('mtcute', kind);
    const { id } = await a.send({ to: b.id, text: 'before' });
    await b.newMessage('before');
    await a.edit({ peer: b.id, id, text: 'afterwards' });
    const found = (count) => eventually(() => b.search({ peer: a.id, text: 'afterwards' }), ({ length }) => length === count);
    await found(1);
    assert.deepEqual(await b.search({ peer: a.id, text: 'before' }), []);
    await a.remove({ peer: b.id, ids: [id], revoke: true });
    await found(0);
});
