// The first promise: what was acknowledged is never lost, though the server is killed under load.
import assert from 'node:assert/strict';
import { acquaint, eventually, test } from '../lib/harness.mjs';
import { Load } from '../lib/load.mjs';

const KILLS = 5;
const WRITERS = ['mtcute', 'gramjs', 'telethon-debian', 'teleproto', 'telethon'];

/** Sends one message after another until told to stop; keeps what was acknowledged, in order. */
async function write(client, to, work) {
    const acknowledged = [];
    for (let i = 0; work.runs(); i++) {
        const text = `${client.kind} ${i}`;
        try {
            const { id } = await client.send({ to, text }, 40_000);
            acknowledged.push({ id, text });
            work.answered();
        } catch (error) {
            client.refused ??= [];
            client.refused.push(`${text}: ${error.message.split('\n')[0]}`);
        }
    }
    return acknowledged;
}

async function whole(client, peer) {
    const all = [];
    for (let offsetId = 0; ;) {
        const page = await client.history({ peer, limit: 100, offsetId });
        if (page.length === 0) return all.reverse();
        all.push(...page);
        offsetId = page.at(-1).id;
    }
}

test('kill -9 five times under load loses no acknowledged message', async (t) => {
    const server = await t.ownServer();
    const reader = await t.person('mtcute', { server });
    const people = [];
    for (const kind of WRITERS) {
        const person = await t.person(kind, { server });
        await acquaint(person, reader);
        people.push(person);
    }
    const load = new Load();
    const writing = people.map((person) => write(person, reader.id, load.worker(person.kind)));
    await load.kill(server, KILLS);
    const acknowledged = await Promise.all(writing);

    let total = 0;
    for (const [i, person] of people.entries()) {
        const mine = await whole(person, reader.id);
        const ids = mine.map(({ id }) => id);
        assert.deepEqual(ids, [...new Set(ids)].sort((x, y) => x - y), `${person.kind}: the history is not in order`);
        const byId = new Map(mine.map((one) => [one.id, one.text]));
        for (const { id, text } of acknowledged[i]) {
            assert.equal(byId.get(id), text, `${person.kind}: acknowledged ${id} (${text}) is not in the history`);
        }
        const texts = mine.map(({ text }) => text);
        assert.equal(new Set(texts).size, texts.length, `${person.kind}: a message is there twice`);
        assert.ok(acknowledged[i].length > KILLS, `${person.kind} sent too little: ${person.refused}`);
        const theirs = await eventually(
            async () => (await whole(reader, person.id)).map(({ text }) => text),
            (seen) => seen.length === texts.length,
        );
        assert.deepEqual(theirs, texts, `${person.kind}: the two sides differ`);
        const fresh = await t.client('mtcute', { server });
        await fresh.signIn(person.number);
        await fresh.contact({ phone: reader.phone, firstName: 'R' });
        assert.deepEqual((await whole(fresh, reader.id)).map(({ id }) => id), ids);
        assert.deepEqual(await person.state().then(({ pts }) => pts), await fresh.state().then(({ pts }) => pts));
        total += acknowledged[i].length;
    }
    console.log(`     ${total} acknowledged messages, ${KILLS} kills, none lost`);
}, { limit: 400, alone: true });
