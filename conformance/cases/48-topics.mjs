// Topics: a forum made by one client, used by another, and seen as a plain group by an old one.
import assert from 'node:assert/strict';
import { eventually, test } from '../lib/harness.mjs';

const texts = (messages) => messages.filter(({ service }) => !service).map(({ text }) => text);

async function listed(client, title) {
    const found = await eventually(() => client.chats(), (all) => all.some((chat) => chat.title === title));
    return found.find((chat) => chat.title === title).id;
}

/** The message of that text, when a client hears of it. */
const post = async (client, text) =>
    (await client.event(({ event, message }) => event === 'post' && message.text === text)).message;

const titles = async (client, chat) => (await client.topics({ chat })).map(({ title }) => title);

async function topic(client, chat, id) {
    const found = (await client.topics({ chat })).find((one) => one.id === id);
    if (!found) throw new Error(`topic ${id} is not there`);
    return found;
}

const said = (client, chat, id, wanted) =>
    eventually(
        async () => texts(await client.topicHistory({ chat, topic: id })),
        (all) => all.join() === wanted.join(),
    );

/** A forum of two. */
async function forum(t, maker, other, title) {
    const [a, b] = await t.pair(maker, other);
    const chat = await a.makeForum({ title });
    await a.invite({ chat, users: [b.id] });
    assert.equal(await listed(b, title), chat);
    return [a, b, chat];
}

const PAIRS = [
    ['mtcute', 'telethon'],
    ['telethon', 'mtcute'],
];

for (const [maker, other] of PAIRS) {
    test(`${maker}, ${other}: people talk in topics`, async (t) => {
        const [a, b, chat] = await forum(t, maker, other, 'Forum');
        assert.deepEqual(await titles(b, chat), ['General']);
        const tea = await a.makeTopic({ chat, title: 'Tea' });
        const milk = await b.makeTopic({ chat, title: 'Milk' });
        const heard = post(b, 'green');
        const { id } = await a.sendToTopic({ chat, topic: tea, text: 'green' });
        assert.equal((await heard).topic, tea);
        const answered = post(a, 'black');
        await b.send({ to: chat, text: 'black', replyTo: id });
        assert.equal((await answered).topic, tea);
        await b.sendToTopic({ chat, topic: milk, text: 'white' });
        await b.send({ to: chat, text: 'for all' });
        await said(a, chat, tea, ['black', 'green']);
        await said(a, chat, milk, ['white']);
        await said(a, chat, 1, ['for all']);
        assert.deepEqual(await titles(a, chat), ['General', 'Milk', 'Tea']);
        assert.equal((await topic(a, chat, milk)).newest, 'white');
    });

    test(`${maker}, ${other}: topics are read one by one`, async (t) => {
        const [a, b, chat] = await forum(t, maker, other, 'Reading');
        const tea = await a.makeTopic({ chat, title: 'Tea' });
        const milk = await a.makeTopic({ chat, title: 'Milk' });
        await a.sendToTopic({ chat, topic: tea, text: 'one' });
        const { id } = await a.sendToTopic({ chat, topic: tea, text: 'two' });
        await a.sendToTopic({ chat, topic: milk, text: 'three' });
        assert.equal((await topic(b, chat, tea)).unread, 2);
        await b.readTopic({ chat, topic: tea, maxId: id });
        assert.equal((await topic(b, chat, tea)).unread, 0);
        assert.equal((await topic(b, chat, milk)).unread, 1);
    });

    test(`${maker}, ${other}: topics are named, pinned, closed and deleted`, async (t) => {
        const [a, b, chat] = await forum(t, maker, other, 'Order');
        const tea = await a.makeTopic({ chat, title: 'Tea' });
        await a.makeTopic({ chat, title: 'Milk' });
        const pinned = b.event(({ event, topic: id }) => event === 'topicPin' && id === tea);
        await a.pinTopic({ chat, topic: tea, pinned: true });
        assert.equal((await pinned).pinned, true);
        await a.renameTopic({ chat, topic: tea, title: 'Green tea' });
        assert.deepEqual((await titles(b, chat))[0], 'Green tea');
        await a.closeTopic({ chat, topic: tea, closed: true });
        assert.equal((await topic(b, chat, tea)).closed, true);
        await assert.rejects(b.sendToTopic({ chat, topic: tea, text: 'no' }), /TOPIC_CLOSED|TopicClosed/i);
        await a.closeTopic({ chat, topic: tea, closed: false });
        await b.sendToTopic({ chat, topic: tea, text: 'yes' });
        await a.deleteTopic({ chat, topic: tea });
        assert.equal((await titles(b, chat)).includes('Green tea'), false);
    });

    test(`${maker}, ${other}: who was away finds the topics as they are`, async (t) => {
        const [a, b, chat] = await forum(t, maker, other, 'Away');
        await b.disconnect();
        const tea = await a.makeTopic({ chat, title: 'Tea' });
        await a.sendToTopic({ chat, topic: tea, text: 'missed' });
        await b.connect();
        await said(b, chat, tea, ['missed']);
        const found = await topic(b, chat, tea);
        assert.equal(found.unread, 1);
        assert.equal(found.newest, 'missed');
    });
}

test('mtcute, telethon-debian: a client that knows no topics talks in all of them', async (t) => {
    const [a, b, chat] = await forum(t, 'mtcute', 'telethon-debian', 'Old');
    const tea = await a.makeTopic({ chat, title: 'Tea' });
    const { id } = await a.sendToTopic({ chat, topic: tea, text: 'green' });
    await eventually(async () => texts(await b.history({ peer: chat })), (all) => all.join() === 'green');
    const answered = post(a, 'black');
    await b.send({ to: chat, text: 'black', replyTo: id });
    assert.equal((await answered).topic, tea);
    await b.send({ to: chat, text: 'for all' });
    await said(a, chat, tea, ['black', 'green']);
    await said(a, chat, 1, ['for all']);
});
