// Order in a group: slow mode, rights, titles of admins, links, the admin log. Made by one client,
// seen by those of other layers, at once and after being away.
import assert from 'node:assert/strict';
import { adminLog, ask, channel, full, message, participant, peer, post, user } from '../lib/calls.mjs';
import { acquaint, eventually, refusal, test } from '../lib/harness.mjs';
import { cast, CASTS, listed, play } from '../lib/cast.mjs';

const HOUR_SECONDS = 3_600;
/** Longer than what a client waits by itself when it is told to. */
const SLOW_SECONDS = { live: 300, away: 900 };

const rights = (given, until = 0) => ({ _: 'chatBannedRights', untilDate: until, ...given });

const card = async (client, chat) => (await full(client, chat)).chats.find(({ id }) => id === -chat - 1e12);

const come = (client, hash) => ask(client, 'messages.importChatInvite', { hash });

const importers = async (client, chat, rest) =>
    (await ask(client, 'messages.getChatInviteImporters', {
        peer: peer(chat), offsetDate: 0, offsetUser: { _: 'inputUserEmpty' }, limit: 50, ...rest,
    })).importers;

for (const kinds of CASTS) {
    const who = kinds.join(', ');

    test(`${who}: slow mode and restrictions hold for all`, async (t) => {
        const group = await cast(t, kinds, 'Order');
        const { a, others, chat } = group;
        await play(group, [
            {
                update: 'updateNewChannelMessage',
                missed: 'channel',
                act: async (round) => {
                    await ask(a, 'channels.editTitle', { channel: channel(chat), title: `Order ${round}` });
                    return `Order ${round}`;
                },
                sees: async (client, title) => assert.equal((await card(client, chat)).title, title),
            },
            {
                update: 'updateChannel',
                act: async (round) => {
                    await ask(a, 'channels.toggleSlowMode', { channel: channel(chat), seconds: SLOW_SECONDS[round] });
                    return SLOW_SECONDS[round];
                },
                async sees(client, seconds) {
                    assert.equal((await full(client, chat)).fullChat.slowmodeSeconds, seconds);
                    assert.equal((await card(client, chat)).slowmodeEnabled, true);
                },
            },
            {
                update: 'updateChannel',
                act: async (round) => {
                    const bannedRights = rights(round === 'live' ? { sendPolls: true } : { sendPolls: true, inviteUsers: true });
                    await ask(a, 'messages.editChatDefaultBannedRights', { peer: peer(chat), bannedRights });
                    return Boolean(bannedRights.inviteUsers);
                },
                async sees(client, closed) {
                    const { defaultBannedRights: barred } = await card(client, chat);
                    assert.deepEqual([barred.sendPolls, barred.inviteUsers, barred.sendMessages], [true, closed, false]);
                },
            },
        ]);
        const [mute, slow] = others;
        const until = Math.floor(Date.now() / 1_000) + HOUR_SECONDS;
        const barred = rights({ sendMessages: true, sendMedia: true }, until);
        await ask(a, 'channels.editBanned', { channel: channel(chat), participant: peer(mute.id), bannedRights: barred });
        for (const client of [a, mute]) {
            const seen = await participant(client, chat, mute.id);
            assert.equal(seen._, 'channelParticipantBanned');
            assert.deepEqual([seen.bannedRights.sendMessages, seen.bannedRights.untilDate], [true, until]);
        }
        assert.match(await refusal(post(mute, chat, 'no')), /^(CHAT_WRITE_FORBIDDEN|USER_BANNED_IN_CHANNEL)$/);
        await post(slow, chat, 'once');
        // GramJS keeps no more of the name than this.
        assert.match(await refusal(post(slow, chat, 'twice')), /^(SLOW_?MODE_WAIT|FLOOD$)/);
    });

    test(`${who}: admins have titles and write one log`, async (t) => {
        const { a, others, chat } = await cast(t, kinds, 'Admins');
        const office = { _: 'chatAdminRights', changeInfo: true, pinMessages: true, deleteMessages: true, other: true };
        for (const [i, other] of others.entries()) {
            const heard = other.events.length;
            const given = { channel: channel(chat), userId: user(other.id), adminRights: office, rank: `Gardener ${i}` };
            await ask(a, 'channels.editAdmin', given);
            await other.update('updateChannel', heard);
        }
        for (const client of [a, ...others]) {
            for (const [i, other] of others.entries()) {
                const seen = await participant(client, chat, other.id).catch((error) => {
                    if (client !== other && /CHANNEL_PRIVATE|PARTICIPANT|input entity/i.test(error.message)) return null;
                    throw error;
                });
                if (!seen) continue; // a client that has not met the other cannot name it
                assert.equal(seen._, 'channelParticipantAdmin');
                assert.equal(seen.rank, `Gardener ${i}`);
                assert.equal(seen.adminRights.pinMessages, true);
                assert.equal(seen.adminRights.banUsers, false);
            }
        }
        const [x, y, z] = others;
        await ask(x, 'channels.editTitle', { channel: channel(chat), title: 'Renamed' });
        const id = await post(a, chat, 'pin me');
        await ask(y, 'messages.updatePinnedMessage', { peer: peer(chat), id, silent: true });
        await ask(z, 'channels.deleteMessages', { channel: channel(chat), id: [id] });
        assert.equal((await message(a, chat, id))._, 'messageEmpty');
        const wanted = [
            { kind: 'DeleteMessage', by: z.id },
            { kind: 'UpdatePinned', by: y.id },
            { kind: 'ChangeTitle', by: x.id },
        ];
        for (const client of [a, ...others]) {
            const log = (await adminLog(client, chat)).filter(({ kind }) => wanted.some((one) => one.kind === kind));
            const unpinned = log.filter(({ kind, by }) => !(kind === 'UpdatePinned' && by === z.id));
            assert.deepEqual(unpinned, wanted);
        }
    });

    test(`${who}: who asks to come by a link is let in, and the link says who came`, async (t) => {
        const [a, ...others] = await Promise.all(kinds.map((kind) => t.person(kind)));
        for (const other of others) await acquaint(a, other);
        const chat = await a.makeSupergroup({ title: 'Door' });
        const heard = a.events.length;
        const link = await ask(a, 'messages.exportChatInvite', { peer: peer(chat), requestNeeded: true, title: 'Asked' });
        const hash = link.link.split('+').at(-1);
        for (const other of others) {
            const seen = await ask(other, 'messages.checkChatInvite', { hash });
            assert.deepEqual([seen._, seen.requestNeeded, seen.title], ['chatInvite', true, 'Door']);
            assert.equal(await refusal(come(other, hash)), 'INVITE_REQUEST_SENT');
        }
        await a.update('updatePendingJoinRequests', heard);
        const asking = (list) => list.map(({ userId }) => userId).sort();
        const all = others.map(({ id }) => id).sort();
        assert.deepEqual(asking(await importers(a, chat, { requested: true })), all);
        await ask(a, 'messages.hideChatJoinRequest', { peer: peer(chat), userId: user(all[0]), approved: true });
        await ask(a, 'messages.hideAllChatJoinRequests', { peer: peer(chat), approved: true });
        for (const other of others) await listed(other, chat);
        const came = await eventually(() => importers(a, chat, { link: link.link }), (list) => list.length === all.length);
        assert.deepEqual(asking(came), all);
        for (const { approvedBy } of came) assert.equal(approvedBy, a.id);
        const narrow = await ask(a, 'messages.exportChatInvite', { peer: peer(chat), usageLimit: 1 });
        const [first, second] = others;
        for (const one of [first, second]) await ask(one, 'channels.leaveChannel', { channel: channel(chat) });
        const once = narrow.link.split('+').at(-1);
        await come(first, once);
        assert.match(await refusal(come(second, once)), /^(USERS_TOO_MUCH|INVITE_HASH_EXPIRED)$/);
        await ask(a, 'messages.editExportedChatInvite', { peer: peer(chat), link: link.link, revoked: true });
        assert.equal(await refusal(come(second, hash)), 'INVITE_HASH_EXPIRED');
    });
}
