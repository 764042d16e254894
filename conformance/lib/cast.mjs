// Several clients of different layers in one chat, and what they must all see: at once those who
// listen, and afterwards those who were away.
import assert from 'node:assert/strict';
import { acquaint, eventually } from './harness.mjs';
import { ask, channelDifference, full } from './calls.mjs';

/** Each acts while the others watch. */
export const CASTS = [
    ['mtcute', 'telethon-debian', 'gramjs', 'telethon'],
    ['telethon', 'mtcute', 'telethon-debian', 'gramjs'],
    ['telethon-debian', 'telethon', 'gramjs', 'mtcute'],
];

export const listed = (client, chat) => eventually(() => client.chats(), (all) => all.some(({ id }) => id === chat));

/** One person of each kind, in a chat that the first of them makes. */
export async function cast(t, kinds, title, make = 'makeSupergroup') {
    const [a, ...others] = await Promise.all(kinds.map((kind) => t.person(kind)));
    for (const other of others) await acquaint(a, other);
    const chat = await a[make]({ title });
    await a.invite({ chat, users: others.map(({ id }) => id) });
    await Promise.all(others.map((other) => listed(other, chat)));
    return { a, others, chat };
}

/** One person who has a client of each kind, in a chat of its own. */
export async function devices(t, kinds, title) {
    const a = await t.person(kinds[0]);
    const chat = await a.makeSupergroup({ title });
    const others = await Promise.all(
        kinds.slice(1).map(async (kind) => {
            const client = await t.client(kind);
            await client.signIn(a.number);
            client.id = a.id;
            await listed(client, chat);
            return client;
        }),
    );
    return { a, others, chat };
}

/**
 * Plays scenes twice: once while the others listen, and once while they are away. A scene is
 * - `act(round)`: what the first does; gives what `sees` needs to know;
 * - `update`: the type of the update that those who listen must be told by;
 * - `sees(client, what)`: what each of the others finds then, from the server, in its own layer;
 * - `missed`: whether the channel's or the account's difference tells it to those who come back.
 */
export async function play({ a, others, chat }, scenes) {
    for (const { act, update, sees } of scenes) {
        const heard = others.map((other) => other.events.length);
        const what = await act('live');
        await Promise.all(others.map(async (other, i) => {
            await other.update(update, heard[i]);
            await sees(other, what);
        }));
    }
    const places = await Promise.all(others.map(async (other) => ({
        pts: (await full(other, chat)).fullChat.pts,
        state: await ask(other, 'updates.getState'),
    })));
    await Promise.all(others.map((other) => other.disconnect()));
    const done = [];
    for (const scene of scenes) done.push({ ...scene, what: await scene.act('away') });
    await Promise.all(others.map(async (other, i) => {
        await other.connect();
        for (const { what, sees } of done) await sees(other, what);
        await missed(other, chat, places[i], done);
    }));
    return a;
}

async function missed(client, chat, { pts, state }, done) {
    const told = {};
    const differences = {
        channel: () => channelDifference(client, chat, pts),
        account: () => ask(client, 'updates.getDifference', { pts: state.pts, date: state.date, qts: state.qts }),
    };
    for (const [where, difference] of Object.entries(differences)) {
        const wanted = done.filter((scene) => scene.missed === where);
        if (wanted.length === 0) continue;
        const { newMessages = [], otherUpdates = [] } = await difference();
        told[where] = [...otherUpdates.map(({ _ }) => _), ...(newMessages.length ? ['updateNewChannelMessage'] : [])];
        for (const { update } of wanted) {
            assert.ok(told[where].includes(update), `${client.kind}: ${update} is not in the difference: ${told[where]}`);
        }
    }
}
