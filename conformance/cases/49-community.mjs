// Links with approval, scheduled messages and the archive: done by one client, seen by another of
// another layer.
import assert from 'node:assert/strict';
import { eventually, refusal, test } from '../lib/harness.mjs';

const texts = (messages) => messages.filter(({ service }) => !service).map(({ text }) => text);

const PAIRS = [
    ['mtcute', 'telethon-debian'],
    ['telethon-debian', 'telethon'],
    ['telethon', 'mtcute'],
];

/** The chat in a client's own list, under whose id it is there. */
async function listed(client, chat) {
    await eventually(() => client.chats(), (all) => all.some(({ id }) => id === chat));
    return chat;
}

for (const [maker, other] of PAIRS) {
    const who = `${maker}, ${other}`;

    for (const kind of ['Group', 'Supergroup']) {
        test(`${who}: who comes by a link to a ${kind.toLowerCase()} is let in by its owner`, async (t) => {
            const [a, b] = await t.pair(maker, other);
            const chat = kind === 'Group' ? await a.makeGroup({ title: 'In', users: [] }) : await a.makeSupergroup({ title: 'In' });
            const hash = await a.makeLink({ chat, approval: true });
            assert.equal(await refusal(b.join({ hash })), 'INVITE_REQUEST_SENT');
            await a.letIn({ chat, user: b.id });
            await listed(b, chat);
            await b.send({ to: chat, text: 'here' });
            await eventually(() => a.history({ peer: chat }), (all) => texts(all).includes('here'));
        });
    }

    test(`${who}: a scheduled message is its author's alone until it is sent`, async (t) => {
        const [a, b] = await t.pair(maker, other);
        const chat = await a.makeSupergroup({ title: 'Later' });
        await a.invite({ chat, users: [b.id] });
        await listed(b, chat);
        await a.schedule({ to: chat, text: 'later', seconds: 3_600 });
        const [waiting] = await a.scheduled({ peer: chat });
        assert.equal(waiting.text, 'later');
        assert.deepEqual(texts(await b.history({ peer: chat })), []);
        await a.sendScheduled({ peer: chat, ids: [waiting.id] });
        await eventually(() => b.history({ peer: chat }), (all) => texts(all).join() === 'later');
        assert.deepEqual(await a.scheduled({ peer: chat }), []);
    });

    test(`${who}: an archive is one's own`, async (t) => {
        const [a, b] = await t.pair(maker, other);
        const chat = await a.makeGroup({ title: 'Old', users: [b.id] });
        await listed(b, chat);
        await b.archive({ chat });
        await eventually(() => b.archived(), (all) => all.some(({ id }) => id === chat));
        assert.deepEqual(await a.archived(), []);
    });
}
