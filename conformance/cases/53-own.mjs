// What is one's own and no one else's: folders, drafts, marks, scheduled messages, the archive and
// mute, done on one device and seen on the others, each of its layer.
import assert from 'node:assert/strict';
import { ask, bare, dialog, folders, fresh, makeFolder, peer } from '../lib/calls.mjs';
import { CASTS, devices, play } from '../lib/cast.mjs';
import { test } from '../lib/harness.mjs';

const LATER_SECONDS = 3_600;

/** The times that scenes are played, as numbers that tell them apart. */
const rounds = { live: 2, away: 3 };

for (const kinds of CASTS) {
    test(`${kinds.join(', ')}: the lists of chats are the same on all devices of one person`, async (t) => {
        const group = await devices(t, kinds, 'Mine');
        const { a, chat } = group;
        const to = peer(chat);
        const two = async (title) => ({
            live: await a.makeSupergroup({ title: `${title} one` }),
            away: await a.makeSupergroup({ title: `${title} two` }),
        });
        const marked = await two('Marked');
        const pinned = await two('Pinned');
        const archived = await two('Archived');
        await play(group, [
            {
                update: 'updateDialogFilter',
                missed: 'account',
                act: async (round) => {
                    await makeFolder(a, rounds[round], `Mine ${round}`, [chat]);
                    return rounds[round];
                },
                async sees(client, id) {
                    const seen = (await folders(client)).find((one) => one.id === id);
                    const title = `Mine ${id === rounds.live ? 'live' : 'away'}`;
                    assert.deepEqual(seen, { id, title, chats: [bare(chat)], excludeMuted: true });
                },
            },
            {
                update: 'updateDraftMessage',
                missed: 'account',
                act: async (round) => {
                    await ask(a, 'messages.saveDraft', { peer: to, message: `half ${round}` });
                    return `half ${round}`;
                },
                sees: async (client, text) => assert.equal((await dialog(client, chat)).draft.message, text),
            },
            {
                update: 'updateDialogUnreadMark',
                missed: 'account',
                act: async (round) => {
                    const of = { _: 'inputDialogPeer', peer: peer(marked[round]) };
                    await ask(a, 'messages.markDialogUnread', { peer: of, unread: true });
                    return marked[round];
                },
                async sees(client, id) {
                    await client.chats(); // under whose names the library keeps what it needs to name them
                    assert.equal((await dialog(client, id)).unreadMark, true);
                },
            },
            {
                update: 'updateDialogPinned',
                missed: 'account',
                act: async (round) => {
                    const of = { _: 'inputDialogPeer', peer: peer(pinned[round]) };
                    await ask(a, 'messages.toggleDialogPin', { peer: of, pinned: true });
                    return pinned[round];
                },
                sees: async (client, id) => assert.equal((await dialog(client, id)).pinned, true),
            },
            {
                update: 'updateNotifySettings',
                missed: 'account',
                act: async (round) => {
                    const settings = { _: 'inputPeerNotifySettings', muteUntil: 2_000_000_000 + rounds[round], silent: true };
                    await ask(a, 'account.updateNotifySettings', { peer: { _: 'inputNotifyPeer', peer: to }, settings });
                    return settings.muteUntil;
                },
                sees: async (client, until) => {
                    const { muteUntil, silent } = (await dialog(client, chat)).notifySettings;
                    assert.deepEqual([muteUntil, silent], [until, true]);
                },
            },
            {
                update: 'updateNewScheduledMessage',
                act: async (round) => {
                    const scheduleDate = Math.floor(Date.now() / 1_000) + LATER_SECONDS;
                    await ask(a, 'messages.sendMessage', { peer: to, message: `later ${round}`, scheduleDate, randomId: fresh() });
                    return { text: `later ${round}`, scheduleDate };
                },
                sees: async (client, { text, scheduleDate }) => {
                    const { messages } = await ask(client, 'messages.getScheduledHistory', { peer: to, hash: { long: '0' } });
                    assert.equal(messages.find(({ message }) => message === text).date, scheduleDate);
                },
            },
            {
                update: 'updateFolderPeers',
                missed: 'account',
                act: async (round) => {
                    const folderPeers = [{ _: 'inputFolderPeer', peer: peer(archived[round]), folderId: 1 }];
                    await ask(a, 'folders.editPeerFolders', { folderPeers });
                    return archived[round];
                },
                sees: async (client, id) => assert.equal((await dialog(client, id)).folderId, 1),
            },
        ]);
    });
}
