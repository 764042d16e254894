// Who was away catches up; who was signed in stays so when the server restarts.
import assert from 'node:assert/strict';
import { RAW_KINDS, eventually, test, testEach } from '../lib/harness.mjs';
import { ENDED_BY_TERM } from '../lib/server.mjs';

const texts = async (client, peer) => (await client.history({ peer })).map(({ text }) => text);

testEach('catches up with what happened while it was away', async (t, kind) => {
    const [a, b] = await t.pair('mtcute', kind);
    await a.send({ to: b.id, text: 'before' });
    await b.newMessage('before');
    const state = await b.state();
    await b.disconnect();
    const { id } = await a.send({ to: b.id, text: 'while awway' });
    await a.edit({ peer: b.id, id, text: 'while away' });
    const gone = await a.send({ to: b.id, text: 'taken back' });
    await a.remove({ peer: b.id, ids: [gone.id], revoke: true });
    await a.send({ to: b.id, text: 'last' });
    await b.connect();
    // What was acknowledged to one reaches the other's box a moment later.
    const difference = await eventually(() => b.difference(state), ({ messages }) => messages.some(({ text }) => text === 'last'));
    assert.equal(difference.kind, 'difference');
    const seen = new Map(difference.messages.map((one) => [one.id, one.text]));
    assert.deepEqual([...seen.values()].filter((text) => text !== 'taken back'), ['while away', 'last']);
    const now = await b.state();
    assert.equal(difference.state.pts, now.pts);
    assert.ok(now.pts > state.pts);
    // Changes without pts (drafts, settings) are told by date: those of the running second again.
    const nothing = async () => (await b.difference(await b.state())).kind;
    await eventually(nothing, (kind) => kind === 'differenceEmpty');
    assert.deepEqual(await texts(b, a.id), ['last', 'while away', 'before']);
}, { kinds: RAW_KINDS });

testEach('gets by itself what it missed', async (t, kind) => {
    const [a, b] = await t.pair('mtcute', kind);
    await a.send({ to: b.id, text: 'before' });
    await b.newMessage('before');
    await b.disconnect();
    await a.send({ to: b.id, text: 'missed' });
    await b.connect();
    await b.newMessage('missed');
}, { kinds: ['mtcute', 'telethon', 'telethon-debian', 'tdlib'] });

testEach('stays signed in and goes on when the server restarts', async (t, kind) => {
    const server = await t.ownServer();
    const [a, b] = await t.pair(kind, 'mtcute', { server });
    await a.send({ to: b.id, text: 'before' });
    await b.newMessage('before');
    const session = await a.session();
    assert.ok(ENDED_BY_TERM.includes(await server.stop()));
    await server.up();
    await a.send({ to: b.id, text: 'after' });
    await eventually(() => texts(b, a.id), ([first]) => first === 'after');
    assert.deepEqual(await texts(a, b.id), ['after', 'before']);
    await b.send({ to: a.id, text: 'live again' });
    await a.newMessage('live again', 30_000);
    await a.close();
    const anew = await t.client(kind, { server, session });
    assert.equal((await anew.me()).id, a.id);
    assert.deepEqual(await texts(anew, b.id), ['live again', 'after', 'before']);
}, { limit: 120 });

test('a second start answers soon', async (t) => {
    const server = await t.ownServer();
    await server.stop();
    const began = Date.now();
    await server.up();
    const client = await t.client('mtcute', { server });
    await client.call({ method: 'help.getConfig' });
    const took = Date.now() - began;
    console.log(`     start to first answered call of a new client: ${took} ms`);
    assert.ok(took < 10_000);
}, { alone: true });
