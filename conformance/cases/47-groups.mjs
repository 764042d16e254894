// Groups and channels: made by one client, seen and used by another of another layer.
import assert from 'node:assert/strict';
import { eventually, test } from '../lib/harness.mjs';

const texts = (messages) => messages.filter(({ service }) => !service).map(({ text }) => text);

/** Waits until a client has a chat of that title in its list, and gives its id there. */
async function listed(client, title) {
    const found = await eventually(() => client.chats(), (all) => all.some((chat) => chat.title === title));
    return found.find((chat) => chat.title === title).id;
}

const reads = (client, peer, wanted) =>
    eventually(async () => texts(await client.history({ peer })), (all) => all.join() === wanted.join());

const PAIRS = [
    ['mtcute', 'telethon-debian'],
    ['telethon-debian', 'telethon'],
    ['telethon', 'mtcute'],
    ['tdlib', 'mtcute'],
    ['mtcute', 'tdlib'],
];

for (const [maker, other] of PAIRS) {
    test(`${maker}, ${other}: people talk in a basic group`, async (t) => {
        const [a, b] = await t.pair(maker, other);
        const chat = await a.makeGroup({ title: 'A few', users: [b.id] });
        assert.equal(await listed(b, 'A few'), chat);
        await a.send({ to: chat, text: 'one' });
        await reads(b, chat, ['one']);
        await b.send({ to: chat, text: 'two' });
        await reads(a, chat, ['two', 'one']);
    });

    test(`${maker}, ${other}: people talk in a supergroup, edit and delete`, async (t) => {
        const [a, b] = await t.pair(maker, other);
        const chat = await a.makeSupergroup({ title: 'Many' });
        await a.invite({ chat, users: [b.id] });
        assert.equal(await listed(b, 'Many'), chat);
        const { id } = await a.send({ to: chat, text: 'one' });
        await reads(b, chat, ['one']);
        const second = await b.send({ to: chat, text: 'two' });
        await reads(a, chat, ['two', 'one']);
        await a.edit({ peer: chat, id, text: 'first' });
        await reads(b, chat, ['two', 'first']);
        await a.remove({ peer: chat, ids: [second.id], revoke: true });
        await reads(b, chat, ['first']);
    });

    test(`${maker}, ${other}: a channel is written by its owner alone`, async (t) => {
        const [a, b] = await t.pair(maker, other);
        const chat = await a.makeChannel({ title: 'News' });
        await a.invite({ chat, users: [b.id] });
        assert.equal(await listed(b, 'News'), chat);
        await a.send({ to: chat, text: 'news' });
        await reads(b, chat, ['news']);
        await assert.rejects(b.send({ to: chat, text: 'mine' }), /ADMIN|FORBIDDEN|no rights/i);
    });
}
