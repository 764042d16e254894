// Clients of layers between those that npm's packages have: what breaks when such a layer is taken for its neighbour.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { LAYERS } from '../lib/client.mjs';
import { eventually, randomFile, testEach } from '../lib/harness.mjs';

const MIB = 1 << 20;
const kinds = Object.keys(LAYERS);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const texts = (messages) => messages.filter(({ service }) => !service).map(({ text }) => text);
const reads = (client, peer, wanted) =>
    eventually(async () => texts(await client.history({ peer })), (all) => all.join() === wanted.join());

testEach('talks, edits and replies in its layer', async (t, kind) => {
    const [a, c] = await t.pair('mtcute', kind);
    assert.equal(c.layer, LAYERS[kind].layer);
    const entities = [{ type: 'bold', offset: 0, length: 5 }];
    await a.send({ to: c.id, text: 'hello', entities });
    const first = await c.newMessage('hello');
    assert.deepEqual(first.entities, entities);
    await c.send({ to: a.id, text: 'and you', replyTo: first.id });
    const reply = await a.newMessage('and you');
    assert.ok(reply.replyTo);
    const [own] = await c.history({ peer: a.id, limit: 1 });
    assert.equal(own.replyTo, first.id);
    await c.edit({ peer: a.id, id: own.id, text: 'and you?' });
    await a.event((event) => event.event === 'edit' && event.message.text === 'and you?');
    const [, sent] = await a.history({ peer: c.id });
    await a.edit({ peer: c.id, id: sent.id, text: 'hello!' });
    await c.event((event) => event.event === 'edit' && event.message.text === 'hello!');
    await reads(c, a.id, ['and you?', 'hello!']);
    await reads(a, c.id, ['and you?', 'hello!']);
}, { kinds, limit: 120 });

testEach('reads and writes groups in its layer', async (t, kind) => {
    const [a, b] = await t.pair('mtcute', kind);
    const group = await a.makeSupergroup({ title: 'Many' });
    await a.invite({ chat: group, users: [b.id] });
    const listed = await eventually(() => b.chats(), (all) => all.some(({ title }) => title === 'Many'));
    assert.equal(listed.find(({ title }) => title === 'Many').id, group);
    await a.send({ to: group, text: 'one' });
    await reads(b, group, ['one']);
    await b.send({ to: group, text: 'two' });
    await reads(a, group, ['two', 'one']);
    const few = await b.makeGroup({ title: 'A few', users: [a.id] });
    await b.send({ to: few, text: 'three' });
    await reads(a, few, ['three']);
}, { kinds, limit: 120 });

testEach('shares a file and catches up in its layer', async (t, kind) => {
    const [a, b] = await t.pair('mtcute', kind);
    const bytes = randomFile(MIB);
    const expected = { size: MIB, sha256: sha256(bytes) };
    const path = await t.file('mebibyte.bin', bytes);
    await a.sendFile({ to: b.id, path, name: 'mebibyte.bin', caption: 'down' });
    const { id } = await b.newMessage('down');
    assert.deepEqual(await b.download({ peer: a.id, id }), expected);
    await b.sendFile({ to: a.id, path, name: 'mebibyte.bin', caption: 'up' });
    const up = await a.newMessage('up');
    assert.deepEqual(await a.download({ peer: b.id, id: up.id }), expected);
    const state = await b.state();
    await b.disconnect();
    await a.send({ to: b.id, text: 'while away' });
    await b.connect();
    const difference = await eventually(() => b.difference(state), ({ messages }) => texts(messages).length > 0);
    assert.equal(difference.kind, 'difference');
    assert.deepEqual(texts(difference.messages), ['while away']);
    await reads(b, a.id, ['while away', 'up', 'down']);
}, { kinds, limit: 120 });
