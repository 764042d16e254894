// Polls, quizzes and reactions: given by one client, counted alike by those of other layers, at once
// and after being away.
import assert from 'node:assert/strict';
import { cast, CASTS, play } from '../lib/cast.mjs';
import { pollOf, post, react, reactionsOf, reactors, sendPoll, stopPoll, vote } from '../lib/calls.mjs';
import { eventually, test } from '../lib/harness.mjs';

const ANSWERS = ['Tea', 'Milk', 'Neither'];

for (const kinds of CASTS) {
    const who = kinds.join(', ');

    test(`${who}: a poll is seen, voted in and stopped`, async (t) => {
        const group = await cast(t, kinds, 'Polls');
        const { a, others, chat } = group;
        const ask = (question) => sendPoll(a, chat, { question, answers: ANSWERS });
        await play(group, [
            {
                update: 'updateNewChannelMessage',
                missed: 'channel',
                act: async (round) => ({ id: await ask(`What, ${round}?`), round }),
                async sees(client, { id, round }) {
                    const seen = await pollOf(client, chat, id);
                    assert.equal(seen.question, `What, ${round}?`);
                    assert.deepEqual(seen.answers, ANSWERS);
                    assert.deepEqual([seen.quiz, seen.closed, seen.total], [false, false, 0]);
                },
            },
            {
                update: 'updateMessagePoll',
                async act(round) {
                    const id = await ask(`Who votes, ${round}?`);
                    await vote(a, chat, id, 1);
                    return id;
                },
                sees: (client, id) => eventually(() => pollOf(client, chat, id), ({ total }) => total === 1),
            },
            {
                update: 'updateEditChannelMessage',
                missed: 'channel',
                async act(round) {
                    const id = await ask(`Until when, ${round}?`);
                    await vote(a, chat, id, 2);
                    await stopPoll(a, chat, id);
                    return id;
                },
                async sees(client, id) {
                    const seen = await eventually(() => pollOf(client, chat, id), ({ closed }) => closed);
                    assert.deepEqual(seen.votes, [0, 0, 1]);
                    assert.deepEqual(seen.chosen, [false, false, false]);
                },
            },
        ]);
        const id = await ask('All?');
        for (const [i, client] of others.entries()) await vote(client, chat, id, i === 0 ? 0 : 1);
        for (const [i, client] of others.entries()) {
            const seen = await pollOf(client, chat, id);
            assert.deepEqual(seen.votes, [1, 2, 0]);
            assert.deepEqual(seen.chosen, [i === 0, i !== 0, false]);
        }
    });

    test(`${who}: a quiz tells the right answer to who has answered`, async (t) => {
        const { a, others, chat } = await cast(t, kinds, 'Quiz');
        const id = await sendPoll(a, chat, { question: 'Which?', answers: ANSWERS, correct: 1, why: 'It is white.' });
        for (const client of others) {
            const before = await pollOf(client, chat, id);
            assert.deepEqual([before.quiz, before.why, before.correct], [true, null, [false, false, false]]);
            await vote(client, chat, id, 0);
            const after = await pollOf(client, chat, id);
            assert.deepEqual(after.chosen, [true, false, false]);
            assert.deepEqual(after.correct, [false, true, false]);
            assert.equal(after.why, 'It is white.');
        }
    });

    test(`${who}: reactions are counted and listed`, async (t) => {
        const group = await cast(t, kinds, 'Reactions');
        const { a, others, chat } = group;
        await play(group, [
            {
                update: 'updateMessageReactions',
                async act(round) {
                    const id = await post(a, chat, `like ${round}`);
                    await react(a, chat, id, '👍');
                    return id;
                },
                async sees(client, id) {
                    assert.deepEqual(await reactionsOf(client, chat, id), [{ emoji: '👍', count: 1, own: false }]);
                    assert.deepEqual([...(await reactors(client, chat, id))], [[a.id, '👍']]);
                },
            },
        ]);
        const id = await post(a, chat, 'all like it');
        for (const client of others) await react(client, chat, id, '🔥');
        await react(a, chat, id, '👍');
        const givers = new Map([...others.map((client) => [client.id, '🔥']), [a.id, '👍']]);
        for (const client of [a, ...others]) {
            assert.deepEqual(await reactionsOf(client, chat, id), [
                { emoji: '🔥', count: others.length, own: client !== a },
                { emoji: '👍', count: 1, own: client === a },
            ]);
            assert.deepEqual(new Map([...(await reactors(client, chat, id))].sort()), new Map([...givers].sort()));
        }
    });
}
