// Pins, albums, mentions, forwards, comments and views: made by one client, seen by those of other
// layers, at once and after being away.
import assert from 'node:assert/strict';
import { ask, bare, channel, dialog, fresh, full, message, peer, post } from '../lib/calls.mjs';
import { cast, CASTS, listed, play } from '../lib/cast.mjs';
import { eventually, test } from '../lib/harness.mjs';
import { picture } from '../lib/samples.mjs';

const ALBUM = 3;
/** The layer from which a reply is an object. */
const WITH_REPLY_OBJECTS = 160;

const reply = (client, id) =>
    client.layer < WITH_REPLY_OBJECTS ? { replyToMsgId: id } : { replyTo: { _: 'inputReplyToMessage', replyToMsgId: id } };

const forward = (client, from, to, ids, rest = {}) =>
    ask(client, 'messages.forwardMessages', { fromPeer: peer(from), toPeer: peer(to), id: ids, randomId: ids.map(fresh), ...rest });

const newest = async (client, chat) => (await client.history({ peer: chat, limit: 1 }))[0].id;

for (const kinds of CASTS) {
    const who = kinds.join(', ');

    test(`${who}: pins, albums and mentions are seen by all`, async (t) => {
        const group = await cast(t, kinds, 'Messages');
        const { a, others, chat } = group;
        const theirs = new Map();
        for (const other of others) theirs.set(other, await post(other, chat, `from ${other.kind}`));
        const paths = [];
        for (let i = 0; i < ALBUM; i++) paths.push(await t.file(`${i}.png`, picture(40, 30 + i)));
        await play(group, [
            {
                update: 'updatePinnedChannelMessages',
                missed: 'channel',
                act: async (round) => {
                    const id = await post(a, chat, `pin ${round}`);
                    await ask(a, 'messages.updatePinnedMessage', { peer: peer(chat), id, silent: true });
                    return id;
                },
                async sees(client, id) {
                    assert.equal((await full(client, chat)).fullChat.pinnedMsgId, id);
                    assert.equal((await message(client, chat, id)).pinned, true);
                },
            },
            {
                update: 'updateNewChannelMessage',
                missed: 'channel',
                act: async (round) => {
                    const album = await a.sendAlbum({ to: chat, paths, caption: `album ${round}` });
                    return album.map(({ id }) => id);
                },
                async sees(client, ids) {
                    assert.equal(ids.length, ALBUM);
                    const seen = await Promise.all(ids.map((id) => message(client, chat, id)));
                    assert.equal(new Set(seen.map(({ groupedId }) => groupedId)).size, 1);
                    assert.ok(seen[0].groupedId);
                    assert.match(seen[0].message, /^album/);
                },
            },
            {
                update: 'updateNewChannelMessage',
                missed: 'channel',
                act: async (round) => {
                    for (const [, id] of theirs) await post(a, chat, `answer ${round}`, reply(a, id));
                    return round === 'live' ? 1 : 2;
                },
                async sees(client, count) {
                    const seen = await eventually(() => dialog(client, chat), (one) => one.unreadMentionsCount === count);
                    assert.ok(seen.unreadCount >= count);
                    const page = { offsetId: 0, addOffset: 0, limit: 10, maxId: 0, minId: 0 };
                    const { messages } = await ask(client, 'messages.getUnreadMentions', { peer: peer(chat), ...page });
                    assert.equal(messages.length, count);
                    assert.equal(messages[0].replyTo.replyToMsgId, theirs.get(client));
                    assert.equal(messages[0].mentioned, true);
                },
            },
        ]);
        for (const client of others) {
            await ask(client, 'messages.readMentions', { peer: peer(chat) });
            assert.equal((await dialog(client, chat)).unreadMentionsCount, 0);
        }
    });

    test(`${who}: a forward tells its author unless the author forbids it`, async (t) => {
        const { a, others, chat } = await cast(t, kinds, 'Forwards');
        const hide = (rule) => ask(a, 'account.setPrivacy', { key: { _: 'inputPrivacyKeyForwards' }, rules: [{ _: rule }] });
        await hide('inputPrivacyValueDisallowAll');
        const hidden = await post(a, chat, 'hidden');
        await forward(others[0], chat, chat, [hidden]);
        const secret = await newest(a, chat);
        await hide('inputPrivacyValueAllowAll');
        const open = await post(a, chat, 'open');
        await forward(others[0], chat, chat, [open]);
        const told = await newest(a, chat);
        for (const client of [a, ...others]) {
            const { fwdFrom: unnamed } = await message(client, chat, secret);
            assert.equal(unnamed.fromId, null);
            assert.match(unnamed.fromName, new RegExp(kinds[0]));
            const { fwdFrom: named } = await message(client, chat, told);
            assert.equal(named.fromId.userId, a.id);
        }
    });

    test(`${who}: a channel's posts are viewed, forwarded and commented`, async (t) => {
        const group = await cast(t, kinds, 'News', 'makeChannel');
        const { a, others, chat } = group;
        const talk = await a.makeSupergroup({ title: 'Talk' });
        await ask(a, 'channels.setDiscussionGroup', { broadcast: channel(chat), group: channel(talk) });
        await a.invite({ chat: talk, users: others.map(({ id }) => id) });
        await Promise.all(others.map((other) => listed(other, talk)));
        const first = async (client, id) => (await ask(client, 'messages.getDiscussionMessage', { peer: peer(chat), msgId: id })).messages[0];
        await play(group, [
            {
                update: 'updateNewChannelMessage',
                missed: 'channel',
                act: async (round) => {
                    const id = await post(a, chat, `news ${round}`);
                    const copy = await eventually(() => first(a, id).catch(() => null), Boolean);
                    await post(a, talk, `comment ${round}`, reply(a, copy.id));
                    return { id, copy: copy.id, text: `comment ${round}` };
                },
                async sees(client, { id, copy, text }) {
                    const seen = await eventually(() => message(client, chat, id), ({ replies }) => replies?.replies === 1);
                    assert.equal(seen.replies.comments, true);
                    assert.equal(seen.replies.channelId, bare(talk));
                    const root = await first(client, id);
                    assert.equal(root.id, copy);
                    assert.equal(root.fwdFrom.channelPost, id);
                    const page = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 10, maxId: 0, minId: 0, hash: { long: '0' } };
                    const { messages } = await ask(client, 'messages.getReplies', { peer: peer(chat), msgId: id, ...page });
                    assert.deepEqual(messages.map(({ message: said }) => said), [text]);
                },
            },
        ]);
        const id = await post(a, chat, 'look');
        for (const [i, client] of others.entries()) {
            await ask(client, 'messages.getMessagesViews', { peer: peer(chat), id: [id], increment: true });
            await forward(client, chat, talk, [id]);
            const { views, forwards } = await eventually(() => message(a, chat, id), (one) => one.forwards === i + 1);
            assert.equal(views, i + 2); // the author has seen it, too
            assert.equal(forwards, i + 1);
        }
        for (const client of others) assert.equal((await message(client, chat, id)).views, others.length + 1);
    });
}
