// Two people talk: each client with each client, live.
import assert from 'node:assert/strict';
import { KINDS, eventually, test, testEach } from '../lib/harness.mjs';

const view = ({ id, text, out, from, replyTo, forwardedFrom, edited, entities }) =>
    ({ id, text, out, from, replyTo, forwardedFrom, edited, entities });

for (const [i, from] of KINDS.entries()) {
    for (const to of KINDS.slice(i)) {
        test(`${from} and ${to} exchange messages live`, async (t) => {
            const [a, b] = await t.pair(from, to);
            const sent = await a.send({ to: b.id, text: 'Is anybody there? ☀️' });
            assert.ok(sent.id > 0);
            const seen = await b.newMessage('Is anybody there? ☀️');
            assert.equal(seen.from, a.id);
            assert.equal(seen.out, false);
            await b.send({ to: a.id, text: 'Somebody is.' });
            const answer = await a.newMessage('Somebody is.');
            assert.equal(answer.from, b.id);
            const texts = async (client, other) => (await client.history({ peer: other.id })).map(({ text }) => text);
            assert.deepEqual(await texts(a, b), ['Somebody is.', 'Is anybody there? ☀️']);
            assert.deepEqual(await texts(b, a), ['Somebody is.', 'Is anybody there? ☀️']);
        });
    }
}

testEach('edits a message, and the other side sees it', async (t, kind) => {
    const [a, b] = await t.pair(kind, 'mtcute');
    const { id } = await a.send({ to: b.id, text: 'helo' });
    const seen = await b.newMessage('helo');
    const edited = await a.edit({ peer: b.id, id, text: 'hello' });
    assert.equal(edited.text, 'hello');
    await b.event((event) => event.event === 'edit' && event.message.id === seen.id && event.message.text === 'hello');
    const [last] = await b.history({ peer: a.id });
    assert.equal(last.text, 'hello');
    assert.equal(last.edited, true);
});

testEach('sees an edit and a deletion made by the other side', async (t, kind) => {
    const [a, b] = await t.pair('mtcute', kind);
    const { id } = await a.send({ to: b.id, text: 'one' });
    const seen = await b.newMessage('one');
    await a.edit({ peer: b.id, id, text: 'two' });
    await b.event((event) => event.event === 'edit' && event.message.id === seen.id && event.message.text === 'two');
    await a.remove({ peer: b.id, ids: [id], revoke: true });
    await b.event((event) => event.event === 'delete' && event.ids.includes(seen.id));
    assert.deepEqual(await b.history({ peer: a.id }), []);
    assert.deepEqual(await a.history({ peer: b.id }), []);
});

testEach('deletes a message for itself only', async (t, kind) => {
    const [a, b] = await t.pair(kind, 'mtcute');
    const { id } = await a.send({ to: b.id, text: 'kept by you' });
    await b.newMessage('kept by you');
    await a.remove({ peer: b.id, ids: [id], revoke: false });
    assert.deepEqual(await a.history({ peer: b.id }), []);
    assert.equal((await b.history({ peer: a.id })).length, 1);
});

testEach('replies, and forwards with the author', async (t, kind) => {
    const [a, b] = await t.pair(kind, 'teleproto');
    const question = await a.send({ to: b.id, text: 'When?' });
    const asked = await b.newMessage('When?');
    await b.send({ to: a.id, text: 'Now.', replyTo: asked.id });
    const answer = await a.newMessage('Now.');
    assert.equal(answer.replyTo, question.id);
    const [copy] = await a.forward({ from: b.id, to: a.id, ids: [answer.id] });
    assert.equal(copy.text, 'Now.');
    assert.equal(copy.forwardedFrom, b.id);
    const reply = await a.send({ to: b.id, text: 'Good.', replyTo: answer.id });
    assert.equal(reply.replyTo ?? (await a.history({ peer: b.id }))[0].replyTo, answer.id);
});

testEach('sends formatted text that every layer reads alike', async (t, kind) => {
    const [a, b] = await t.pair(kind, kind === 'telethon-debian' ? 'teleproto' : 'telethon-debian');
    const entities = [
        { type: 'bold', offset: 0, length: 4 },
        { type: 'italic', offset: 5, length: 6 },
        { type: 'code', offset: 12, length: 4 },
        { type: 'textUrl', offset: 17, length: 4, url: 'https://example.org/' },
    ];
    const expected = entities.map(({ type, offset, length }) => ({ type, offset, length }));
    await a.send({ to: b.id, text: 'bold italic code link', entities });
    assert.deepEqual((await b.newMessage('bold italic code link')).entities, expected);
    assert.deepEqual((await a.history({ peer: b.id }))[0].entities, expected);
});

testEach('writes plainly, and everybody sees links, names and tags', async (t, kind) => {
    const [a, b] = await t.pair(kind, kind === 'telethon-debian' ? 'teleproto' : 'telethon-debian');
    const text = 'see https://example.org/a, mai@example.org, @lanterns, #tết';
    const marks = [
        ['url', 'https://example.org/a'], ['email', 'mai@example.org'], ['mention', '@lanterns'], ['hashtag', '#tết'],
    ];
    const expected = marks.map(([type, part]) => ({ type, offset: text.indexOf(part), length: part.length }));
    await a.send({ to: b.id, text });
    assert.deepEqual((await b.newMessage(text)).entities, expected);
    assert.deepEqual((await a.history({ peer: b.id }))[0].entities, expected);
});

testEach('quotes a part of a message', async (t, kind) => {
    const [a, b] = await t.pair(kind, 'mtcute');
    await b.send({ to: a.id, text: 'The sun is up, the wires are down.' });
    const { id } = await a.newMessage('The sun is up, the wires are down.');
    await a.send({ to: b.id, text: 'Good.', replyTo: id, quote: { text: 'the wires are down', offset: 15 } });
    const seen = await b.newMessage('Good.');
    assert.equal(seen.quote, 'the wires are down');
}, { kinds: ['mtcute', 'gramjs', 'teleproto', 'telethon', 'kurigram', 'tdlib'] });

testEach('keeps notes in Saved Messages', async (t, kind) => {
    const a = await t.person(kind);
    await a.send({ to: 'me', text: 'remember' });
    const [note] = await a.history({ peer: 'me' });
    assert.equal(note.text, 'remember');
    if (!kind.startsWith('telethon')) assert.equal(note.out, false); // Telethon turns it round by itself
    assert.equal(note.from, a.id);
});

testEach('sees the chat, its unread count and its draft in the dialogs', async (t, kind) => {
    const [a, b] = await t.pair(kind, 'mtcute');
    await b.send({ to: a.id, text: 'first' });
    await b.send({ to: a.id, text: 'second' });
    const last = await a.newMessage('second');
    const dialog = async () => (await a.dialogs()).find(({ peer }) => peer === b.id);
    assert.deepEqual(await dialog(), { peer: b.id, top: last.id, unread: 2, draft: null });
    await a.saveDraft({ peer: b.id, text: 'I was about to say' });
    assert.equal((await dialog()).draft, 'I was about to say');
    await a.read({ peer: b.id, maxId: last.id });
    assert.equal((await dialog()).unread, 0);
    await b.event((event) => event.event === 'readOutbox' && event.peer === a.id);
});

testEach('a draft reaches the other session of the same person', async (t, kind) => {
    const [a, b] = await t.pair(kind, 'mtcute');
    const second = await t.client('mtcute');
    await second.signIn(a.number);
    await a.saveDraft({ peer: b.id, text: 'half a sent' });
    await second.event((event) => event.event === 'draft' && event.peer === b.id && event.text === 'half a sent');
});

test('every client of one person see the same chat', async (t) => {
    const [a, b] = await t.pair('mtcute', 'gramjs');
    const sessions = [a];
    for (const kind of KINDS.filter((one) => one !== 'mtcute')) {
        const session = await t.client(kind);
        await session.signIn(a.number);
        await session.contact({ phone: b.phone, firstName: 'B' });
        sessions.push(session);
    }
    for (let i = 0; i < 10; i++) {
        const { id } = await sessions[i % sessions.length].send({ to: b.id, text: `from ${i}` });
        if (i % 3 === 0) await a.edit({ peer: b.id, id, text: `from ${i}, edited` });
        await b.send({ to: a.id, text: `to ${i}` });
    }
    // What the other party sent is acknowledged from its own box, and comes into this one after that.
    const shown = async () => (await a.history({ peer: b.id })).map(view);
    const expected = await eventually(shown, ({ length }) => length === 20);
    for (const session of sessions) {
        await eventually(
            async () => (await session.history({ peer: b.id })).map(view),
            (seen) => JSON.stringify(seen) === JSON.stringify(expected),
            5_000,
        );
        await session.newMessage('to 9');
    }
});
