// Stickers: a set made by one client, used by another of another layer, and there after kill -9; the
// pictures of the standard reactions, and the tags of saved messages.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { ask, fresh, peer } from '../lib/calls.mjs';
import { acquaint, eventually, test } from '../lib/harness.mjs';

const PAIRS = [
    ['mtcute', 'telethon-debian'],
    ['telethon-debian', 'teleproto'],
    ['gramjs', 'mtcute'],
    ['teleproto', 'telethon'],
];

const long = (one) => ({ long: String(one) });
const named = (set) => ({ _: 'inputStickerSetShortName', shortName: set });
const document = ({ id, accessHash, fileReference }) =>
    ({ _: 'inputDocument', id: long(id), accessHash: long(accessHash), fileReference });
const unique = () => `Set${randomBytes(5).toString('hex')}`;
const ids = ({ documents }) => documents.map(({ id }) => String(id));

/** A disc that turns: an animation as apps take it. */
function animation(colour) {
    const still = (k) => ({ a: 0, k });
    const shape = { ty: 'gr', it: [
        { ty: 'el', p: still([0, 0]), s: still([200, 200]) },
        { ty: 'fl', c: still([colour, 0.5, 0.2, 1]), o: still(100), r: 1 },
        { ty: 'tr', p: still([0, 0]), a: still([0, 0]), s: still([100, 100]), r: still(0), o: still(100) },
    ] };
    const ks = { o: still(100), r: still(0), p: still([256, 256, 0]), a: still([0, 0, 0]), s: still([100, 100, 100]) };
    const layer = { ddd: 0, ind: 1, ty: 4, sr: 1, ks, ao: 0, shapes: [shape], ip: 0, op: 60, st: 0, bm: 0 };
    return gzipSync(JSON.stringify({ tgs: 1, v: '5.5.2', fr: 60, ip: 0, op: 60, w: 512, h: 512, ddd: 0, assets: [], layers: [layer] }));
}

/** A sticker for a set, out of a file that is sent. */
async function item(client, bytes, emoji) {
    const fileId = fresh();
    await ask(client, 'upload.saveFilePart', { fileId, filePart: 0, bytes: { hex: bytes.toString('hex') } });
    const media = {
        _: 'inputMediaUploadedDocument',
        file: { _: 'inputFile', id: fileId, parts: 1, name: 'sticker.tgs', md5Checksum: '' },
        mimeType: 'application/x-tgsticker',
        attributes: [],
    };
    const made = await ask(client, 'messages.uploadMedia', { peer: { _: 'inputPeerSelf' }, media });
    return { _: 'inputStickerSetItem', document: document(made.document), emoji };
}

async function make(client, set, count) {
    const stickers = [];
    for (let i = 0; i < count; i++) stickers.push(await item(client, animation(i / count), '🔥'));
    const userId = { _: 'inputUserSelf' };
    return ask(client, 'stickers.createStickerSet', { userId, title: 'Discs', shortName: set, stickers });
}

const whole = (client, set) => ask(client, 'messages.getStickerSet', { stickerset: named(set), hash: 0 });

const installed = async (client) =>
    (await ask(client, 'messages.getAllStickers', { hash: long(0) })).sets.map(({ shortName }) => shortName);

for (const [maker, other] of PAIRS) {
    test(`${maker}, ${other}: a set of stickers is made, installed, sent and changed`, async (t) => {
        const [a, b] = await t.pair(maker, other);
        const set = unique();
        const made = await make(a, set, 3);
        assert.equal(made.set.count, 3);
        const heard = b.events.length;
        const sent = { _: 'inputMediaDocument', id: document(made.documents[1]) };
        await ask(a, 'messages.sendMedia', { peer: peer(b.id), media: sent, message: '', randomId: fresh() });
        await b.update('updateNewMessage', heard);
        const { messages } = await ask(b, 'messages.getHistory', {
            peer: peer(a.id), offsetId: 0, offsetDate: 0, addOffset: 0, limit: 1, maxId: 0, minId: 0, hash: long(0),
        });
        const shown = messages[0].media.document;
        assert.equal(String(shown.id), ids(made)[1]);
        const { stickerset, alt } = shown.attributes.find(({ _ }) => _ === 'documentAttributeSticker');
        assert.equal(alt, '🔥');
        const id = { _: 'inputStickerSetID', id: long(stickerset.id), accessHash: long(stickerset.accessHash) };
        const opened = await ask(b, 'messages.getStickerSet', { stickerset: id, hash: 0 });
        assert.deepEqual(ids(opened), ids(made));

        await ask(b, 'messages.installStickerSet', { stickerset: id, archived: false });
        assert.deepEqual(await installed(b), [set]);
        await ask(b, 'messages.faveSticker', { id: document(shown), unfave: false });
        const { stickers } = await ask(b, 'messages.getFavedStickers', { hash: long(0) });
        assert.deepEqual(stickers.map((one) => String(one.id)), [ids(made)[1]]);

        await ask(a, 'stickers.changeStickerPosition', { sticker: document(made.documents[2]), position: 0 });
        await ask(a, 'stickers.removeStickerFromSet', { sticker: document(made.documents[0]) });
        await ask(a, 'stickers.addStickerToSet', { stickerset: named(set), sticker: await item(a, animation(0.9), '❤') });
        const [first, second, third] = ids(await whole(b, set));
        assert.deepEqual([first, second], [ids(made)[2], ids(made)[1]]);
        assert.ok(third);
        assert.deepEqual((await whole(b, set)).packs.map(({ emoticon }) => emoticon), ['🔥', '❤']);
    });

    test(`${maker}, ${other}: another device hears of sets that are installed`, async (t) => {
        const a = await t.person(maker);
        const b = await t.client(other);
        await b.signIn(a.number);
        const sets = [unique(), unique()];
        for (const set of sets) await make(a, set, 1);
        let heard = b.events.length;
        for (const set of sets) await ask(a, 'messages.installStickerSet', { stickerset: named(set), archived: false });
        await b.update('updateStickerSets', heard);
        await eventually(() => installed(b), (all) => all.join() === [...sets].reverse().join());
        heard = b.events.length;
        const order = (await ask(a, 'messages.getAllStickers', { hash: long(0) })).sets.map(({ id }) => long(id)).reverse();
        await ask(a, 'messages.reorderStickerSets', { order });
        await b.update('updateStickerSetsOrder', heard);
        await eventually(() => installed(b), (all) => all.join() === sets.join());
        await ask(a, 'messages.uninstallStickerSet', { stickerset: named(sets[0]) });
        await eventually(() => installed(b), (all) => all.join() === sets[1]);
    });

    test(`${maker}, ${other}: standard reactions have pictures`, async (t) => {
        for (const client of await Promise.all([t.person(maker), t.person(other)])) {
            const { reactions } = await ask(client, 'messages.getAvailableReactions', { hash: 0 });
            assert.equal(reactions.length, 73);
            for (const { reaction, staticIcon, selectAnimation } of [reactions[0], reactions[72]]) {
                for (const [file, type, start] of [[staticIcon, 'image/webp', '52494646'], [selectAnimation, 'application/x-tgsticker', '1f8b']]) {
                    assert.equal(file.mimeType, type);
                    const { _, ...rest } = document(file);
                    const location = { _: 'inputDocumentFileLocation', ...rest, thumbSize: '' };
                    const part = await ask(client, 'upload.getFile', { location, offset: offset(client, 0), limit: 65_536 });
                    assert.ok(part.bytes.hex.startsWith(start), `${reaction} is ${part.bytes.hex}`);
                }
            }
        }
    });
}

/** Where a part begins; a long since layer 144. */
const offset = (client, at) => (client.kind === 'mtcute' ? at : long(at));

test('a set of stickers is there after kill -9', async (t) => {
    const server = await t.ownServer();
    const a = await t.person('mtcute', { server });
    const b = await t.person('telethon', { server });
    await acquaint(a, b);
    const set = unique();
    const made = await make(a, set, 2);
    await ask(b, 'messages.installStickerSet', { stickerset: named(set), archived: false });
    await server.kill();
    await server.up();
    assert.deepEqual(ids(await eventually(() => whole(b, set), () => true)), ids(made));
    assert.deepEqual(await eventually(() => installed(b), () => true), [set]);
    assert.equal((await eventually(() => whole(a, set), () => true)).set.creator, true);
}, { alone: true });

test('teleproto, mtcute: saved messages are tagged and found by their tags', async (t) => {
    const a = await t.person('teleproto');
    const b = await t.client('mtcute');
    await b.signIn(a.number);
    const self = { _: 'inputPeerSelf' };
    const saved = async (text) => (await a.send({ to: a.id, text })).id;
    const soup = await saved('soup');
    await saved('bread');
    const reaction = { _: 'reactionEmoji', emoticon: '🔥' };
    await ask(a, 'messages.sendReaction', { peer: self, msgId: soup, reaction: [reaction] });
    const heard = b.events.length;
    await ask(a, 'messages.updateSavedReactionTag', { reaction, title: 'hot' });
    await b.update('updateSavedReactionTags', heard);
    const { tags } = await ask(b, 'messages.getSavedReactionTags', { hash: long(0) });
    assert.deepEqual(tags.map(({ title, count }) => ({ title, count })), [{ title: 'hot', count: 1 }]);
    const found = await ask(b, 'messages.search', {
        peer: self, q: '', savedReaction: [reaction], filter: { _: 'inputMessagesFilterEmpty' },
        minDate: 0, maxDate: 0, offsetId: 0, addOffset: 0, limit: 10, maxId: 0, minId: 0, hash: long(0),
    });
    assert.deepEqual(found.messages.map(({ id }) => id), [soup]);
    assert.equal(found.messages[0].reactions.reactionsAsTags, true);
});
