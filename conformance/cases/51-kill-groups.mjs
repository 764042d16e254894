// The first promise in groups and channels: what was acknowledged of posts, joins and roles stays,
// though the server is killed under load, and what is counted is what is there.
import assert from 'node:assert/strict';
import { acquaint, eventually, test } from '../lib/harness.mjs';

const KILLS = 5;
const LOAD_MS = 1_500;
const CALL_MS = 40_000;
const WRITERS = ['mtcute', 'telethon-debian', 'telethon'];
const GUESTS = ['mtcute', 'telethon-debian', 'telethon'];

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const sorted = (ids) => [...ids].sort((x, y) => x - y);

/** Posts in one chat after the other until told to stop; keeps what was acknowledged, in order. */
async function write(client, chats, label, running) {
    const posts = chats.map(() => []);
    for (let i = 0; running(); i++) {
        const at = i % chats.length;
        const text = `${label} ${i}`;
        try {
            const { id } = await client.send({ to: chats[at], text }, CALL_MS);
            posts[at].push({ id, text });
        } catch (error) {
            client.refused = `${text}: ${error.message.split('\n')[0]}`;
        }
    }
    return posts;
}

/**
 * Does two things by turns that undo each other, until told to stop. What is known in the end is
 * which of them was acknowledged last, unless a later one has failed, of which nothing is known.
 */
async function turns(client, there, back, running) {
    let done = 0;
    let last = null;
    for (let i = 0; running(); i++) {
        const on = i % 2 === 0;
        try {
            await (on ? there : back)();
            last = on;
            done++;
        } catch (error) {
            client.refused = error.message.split('\n')[0];
            // It may have been done, and its answer lost: who is in already is told so.
            last = null;
        }
        await pause(5);
    }
    return { done, last };
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

const listed = (client, chat) => eventually(() => client.chats(), (all) => all.some(({ id }) => id === chat));

test('kill -9 five times while people post, join and change roles loses nothing and counts right', async (t) => {
    const server = await t.ownServer();
    const owner = await t.person('mtcute', { server });
    const group = await owner.makeSupergroup({ title: 'Busy' });
    const channel = await owner.makeChannel({ title: 'News' });
    const chats = [group, channel];
    const hash = await owner.makeLink({ chat: group });

    const people = async (kinds) => {
        const all = [];
        for (const kind of kinds) {
            const person = await t.person(kind, { server });
            await acquaint(owner, person);
            all.push(person);
        }
        return all;
    };
    const writers = await people(WRITERS);
    const guests = await people(GUESTS);
    const [officer, outlaw] = await people(['telethon', 'telethon']);
    for (const chat of chats) await owner.invite({ chat, users: [...writers, officer, outlaw].map(({ id }) => id) });
    for (const { id } of writers) await owner.promote({ chat: channel, user: id, rights: ['postMessages'] });
    for (const client of writers) for (const chat of chats) await listed(client, chat);
    // A guest leaves by the name of the group, which it learns by having been in it.
    for (const client of guests) {
        await client.join({ hash });
        await listed(client, group);
        await client.leave({ chat: group });
    }

    let run = true;
    const running = () => run;
    const writing = writers.map((client) => write(client, chats, client.kind, running));
    const coming = guests.map((client) =>
        turns(client, () => client.join({ hash }, CALL_MS), () => client.leave({ chat: group }, CALL_MS), running));
    const office = (rights) => owner.promote({ chat: group, user: officer.id, rights }, CALL_MS);
    const promoting = turns(owner, () => office(['banUsers', 'pinMessages']), () => office([]), running);
    const ban = (banned) => owner.ban({ chat: channel, user: outlaw.id, banned }, CALL_MS);
    const banning = turns(owner, () => ban(true), () => ban(false), running);
    for (let kill = 0; kill < KILLS; kill++) {
        await pause(LOAD_MS);
        await server.kill();
        await server.up();
    }
    await pause(LOAD_MS);
    run = false;
    const posts = await Promise.all(writing);
    const joins = await Promise.all(coming);
    const roles = await promoting;
    const bans = await banning;

    // One who has kept nothing reads what is there.
    const fresh = await t.client('mtcute', { server });
    await fresh.signIn(owner.number);
    for (const chat of chats) await listed(fresh, chat);
    let total = 0;
    for (const [at, chat] of chats.entries()) {
        const all = (await whole(fresh, chat)).filter(({ service }) => !service);
        const ids = all.map(({ id }) => id);
        assert.deepEqual(ids, sorted(new Set(ids)), 'the history is not in order');
        assert.equal(new Set(all.map(({ text }) => text)).size, all.length, 'a post is there twice');
        const byId = new Map(all.map(({ id, text }) => [id, text]));
        for (const [i, client] of writers.entries()) {
            const mine = posts[i][at];
            assert.ok(mine.length > KILLS, `${client.kind} posted too little: ${client.refused}`);
            assert.deepEqual(mine.map(({ id }) => id), sorted(mine.map(({ id }) => id)), 'answers out of order');
            for (const { id, text } of mine) {
                assert.equal(byId.get(id), text, `${client.kind}: acknowledged ${id} (${text}) is not there`);
            }
            total += mine.length;
            // Each client sees the same, and hears of what comes next.
            const seen = (await whole(client, chat)).filter(({ service }) => !service);
            assert.deepEqual(seen.map(({ id, text }) => [id, text]), all.map(({ id, text }) => [id, text]));
        }
        const last = `the end of ${at}`;
        await owner.send({ to: chat, text: last });
        await Promise.all(writers.map((client) => client.event(({ message }) => message?.text === last, 30_000)));

        const { members, admins, banned, counts } = await fresh.people({ chat });
        for (const list of [members, admins, banned]) assert.equal(new Set(list).size, list.length, 'twice in a list');
        assert.deepEqual(counts, { members: members.length, admins: admins.length, banned: banned.length });
        for (const { id } of [owner, ...writers]) assert.ok(members.includes(id), `${id} is not in it any more`);
        if (chat === group) {
            for (const [i, { done, last: inside }] of joins.entries()) {
                assert.ok(done > KILLS, `guest ${i} came and went too little: ${guests[i].refused}`);
                if (inside !== null) assert.equal(members.includes(guests[i].id), inside, `guest ${i}`);
            }
            assert.ok(roles.done > KILLS, `too few roles: ${owner.refused}`);
            if (roles.last !== null) assert.equal(admins.includes(officer.id), roles.last, 'the last role');
        } else {
            assert.ok(bans.done > KILLS, `too few bans: ${owner.refused}`);
            if (bans.last !== null) assert.equal(banned.includes(outlaw.id), bans.last, 'the last ban');
            assert.equal(members.includes(outlaw.id), false);
        }
    }
    const changes = joins.reduce((sum, { done }) => sum + done, 0) + roles.done + bans.done;
    console.log(`     ${total} posts and ${changes} joins and roles acknowledged, ${KILLS} kills, none lost`);
}, { limit: 400, alone: true });
