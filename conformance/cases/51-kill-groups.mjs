// The first promise in groups and channels: what was acknowledged of posts, joins and roles stays,
// though the server is killed under load, and what is counted is what is there.
import assert from 'node:assert/strict';
import { acquaint, eventually, test } from '../lib/harness.mjs';
import { Load } from '../lib/load.mjs';

const KILLS = 5;
const CALL_MS = 40_000;
const WRITERS = ['mtcute', 'telethon-debian', 'telethon'];
const GUESTS = ['mtcute', 'telethon-debian', 'telethon'];
const GARDENERS = ['mtcute', 'telethon'];
/** How many posts there are for each topic that is made, and how many topics at most: a page shows them all. */
const POSTS_EACH = 5;
const TOPICS_MAX = 20;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const sorted = (ids) => [...ids].sort((x, y) => x - y);

/** Posts in one chat after the other until told to stop; keeps what was acknowledged, in order. */
async function write(client, chats, work) {
    const posts = chats.map(() => []);
    for (let i = 0; work.runs(); i++) {
        const at = i % chats.length;
        const text = `${client.kind} ${i}`;
        try {
            const { id } = await client.send({ to: chats[at], text }, CALL_MS);
            posts[at].push({ id, text });
            work.answered();
        } catch (error) {
            client.refused = `${text}: ${error.message.split('\n')[0]}`;
        }
    }
    return posts;
}

/** Makes topics and writes in all of them by turns until told to stop; keeps what was acknowledged. */
async function garden(client, chat, work) {
    const topics = [];
    for (let i = 0; work.runs(); i++) {
        try {
            if (i % POSTS_EACH === 0 && topics.length < TOPICS_MAX) {
                const title = `${client.kind} ${i}`;
                topics.push({ id: await client.makeTopic({ chat, title }, CALL_MS), title, posts: [] });
            } else if (topics.length > 0) {
                const { id: topic, posts } = topics[i % topics.length];
                const text = `${client.kind} says ${i}`;
                const { id } = await client.sendToTopic({ chat, topic, text }, CALL_MS);
                posts.push({ id, text });
            }
            if (topics.length > 0) work.answered();
        } catch (error) {
            client.refused = error.message.split('\n')[0];
        }
        await pause(15);
    }
    return topics;
}

/** Holds the topics to what was acknowledged, and what is unread in each to what is there. */
async function checkTopics(reader, chat, gardens) {
    const seen = await reader.topics({ chat });
    assert.equal(new Set(seen.map(({ id }) => id)).size, seen.length, 'a topic is there twice');
    for (const { id, title, posts } of gardens.flat()) {
        const topic = seen.find((one) => one.id === id);
        assert.equal(topic?.title, title, `acknowledged topic ${id} (${title})`);
        const said = (await reader.topicHistory({ chat, topic: id })).filter((one) => one.id !== id);
        const byId = new Map(said.map((one) => [one.id, one.text]));
        for (const post of posts) assert.equal(byId.get(post.id), post.text, `in ${title}: acknowledged ${post.id}`);
        assert.equal(topic.unread, said.length, `unread in ${title}`);
    }
}

/**
 * Does two things by turns that undo each other, until told to stop. What is known in the end is
 * which of them was acknowledged last, unless a later one has failed, of which nothing is known.
 */
async function turns(client, there, back, work) {
    let done = 0;
    let last = null;
    for (let i = 0; work.runs(); i++) {
        const on = i % 2 === 0;
        try {
            await (on ? there : back)();
            last = on;
            done++;
            work.answered();
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
    const forum = await owner.makeForum({ title: 'Garden' });
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
    const gardeners = await people(GARDENERS);
    const [reader] = await people(['telethon']);
    await owner.invite({ chat: forum, users: [...gardeners, reader].map(({ id }) => id) });
    for (const client of [...gardeners, reader]) await listed(client, forum);
    for (const chat of chats) await owner.invite({ chat, users: [...writers, officer, outlaw].map(({ id }) => id) });
    for (const { id } of writers) await owner.promote({ chat: channel, user: id, rights: ['postMessages'] });
    for (const client of writers) for (const chat of chats) await listed(client, chat);
    // A guest leaves by the name of the group, which it learns by having been in it.
    for (const client of guests) {
        await client.join({ hash });
        await listed(client, group);
        await client.leave({ chat: group });
    }

    const load = new Load();
    const writing = writers.map((client) => write(client, chats, load.worker(`${client.kind} writes`)));
    const gardening = gardeners.map((client) => garden(client, forum, load.worker(`${client.kind} gardens`)));
    const coming = guests.map((client) => {
        const come = () => client.join({ hash }, CALL_MS);
        const go = () => client.leave({ chat: group }, CALL_MS);
        return turns(client, come, go, load.worker(`${client.kind} comes and goes`));
    });
    const office = (rights) => owner.promote({ chat: group, user: officer.id, rights }, CALL_MS);
    const promoting = turns(
        owner,
        () => office(['banUsers', 'pinMessages']),
        () => office([]),
        load.worker('roles'),
    );
    const ban = (banned) => owner.ban({ chat: channel, user: outlaw.id, banned }, CALL_MS);
    const banning = turns(owner, () => ban(true), () => ban(false), load.worker('bans'));
    await load.kill(server, KILLS);
    const posts = await Promise.all(writing);
    const joins = await Promise.all(coming);
    const gardens = await Promise.all(gardening);
    const roles = await promoting;
    const bans = await banning;

    for (const [i, topics] of gardens.entries()) {
        assert.ok(topics.length > 0, `${gardeners[i].kind} made too few topics: ${gardeners[i].refused}`);
    }
    await checkTopics(reader, forum, gardens);
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
    const planted = gardens.flat().reduce((sum, { posts }) => sum + posts.length + 1, 0);
    const changes = joins.reduce((sum, { done }) => sum + done, 0) + roles.done + bans.done;
    console.log(`     ${total} posts, ${planted} topics and posts in them and ${changes} joins and roles acknowledged, ${KILLS} kills, none lost`);
}, { limit: 400, alone: true });
