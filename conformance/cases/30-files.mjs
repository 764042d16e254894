// Files go up and come down with equal hashes, between clients of different layers.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { KINDS, eventually, randomFile, test, testEach } from '../lib/harness.mjs';
import { bigFile, picture } from '../lib/samples.mjs';

const MIB = 1 << 20;
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const next = (kind) => KINDS[(KINDS.indexOf(kind) + 1) % KINDS.length];

testEach('sends files of 1 B and 10 MiB that arrive whole', async (t, kind) => {
    const [a, b] = await t.pair(kind, next(kind));
    for (const size of [1, 10 * MIB]) {
        const bytes = randomFile(size);
        const path = await t.file(`${size}.bin`, bytes);
        await a.sendFile({ to: b.id, path, name: `${size}.bin`, caption: `file of ${size}` });
        const { id, media } = await b.newMessage(`file of ${size}`);
        assert.equal(media.kind, 'document');
        assert.equal(media.size, size);
        assert.equal(media.name, `${size}.bin`);
        const expected = { size, sha256: sha256(bytes) };
        assert.deepEqual(await b.download({ peer: a.id, id }), expected);
        const [own] = await a.history({ peer: b.id, limit: 1 });
        assert.deepEqual(await a.download({ peer: b.id, id: own.id }), expected);
    }
}, { limit: 180 });

test('300 MiB go up and come down whole', async (t) => {
    const [a, b] = await t.pair('mtcute', 'mtcute');
    const path = await t.file('big.bin');
    const expected = await bigFile(path, 300 * MIB);
    await a.sendFile({ to: b.id, path, name: 'big.bin', caption: 'big' }, 240_000);
    const { id, media } = await b.newMessage('big', 30_000);
    assert.equal(media.size, 300 * MIB);
    assert.deepEqual(await b.download({ peer: a.id, id }, 240_000), expected);
}, { limit: 540, alone: true });

/** Kurigram and TDLib refuse to send an empty file themselves. */
const SENDS_NOTHING = KINDS.filter((kind) => !['kurigram', 'tdlib'].includes(kind));

for (const kind of SENDS_NOTHING) {
    test(`${kind}: a file of 0 B goes up and comes down`, async (t) => {
        const a = await t.person(kind);
        const path = await t.file('nothing.bin', Buffer.alloc(0));
        await a.sendFile({ to: a.id, path, name: 'nothing.bin', caption: 'nothing' });
        const [{ id, media }] = await a.history({ peer: a.id, limit: 1 });
        assert.equal(media.size, 0);
        assert.deepEqual(await a.download({ peer: a.id, id }), { size: 0, sha256: sha256('') });
    });
}

testEach('sends a photo that gets thumbnails', async (t, kind) => {
    const [a, b] = await t.pair(kind, next(kind));
    const path = await t.file('sun.png', picture(1_600, 1_200));
    await a.sendFile({ to: b.id, path, kind: 'photo', caption: 'a photo' });
    const { id, media } = await b.newMessage('a photo');
    assert.equal(media.kind, 'photo');
    const boxes = { m: 320, x: 800, y: 1_280 };
    for (const [type, box] of Object.entries(boxes)) {
        const size = media.sizes.find((one) => one.type === type);
        assert.ok(size, `size ${type} is missing in ${JSON.stringify(media.sizes)}`);
        assert.equal(Math.max(size.w, size.h), box);
        assert.ok(Math.abs(size.w / size.h - 4 / 3) < 0.02);
    }
    assert.ok((await b.thumbnail({ peer: a.id, id, type: 'm' })).size > 100);
    assert.ok((await b.download({ peer: a.id, id })).size > 1_000);
});

testEach('sends an album that stays together', async (t, kind) => {
    const [a, b] = await t.pair(kind, next(kind));
    const paths = [];
    for (const size of [200, 300, 400]) paths.push(await t.file(`${size}.png`, picture(size, size)));
    const sent = await a.sendAlbum({ to: b.id, paths, caption: 'three suns' });
    assert.equal(sent.length, 3);
    await b.newMessage('three suns');
    const seen = await eventually(() => b.history({ peer: a.id }), (all) => all.length === 3);
    assert.ok(seen[0].album);
    assert.equal(new Set(seen.map(({ album }) => album)).size, 1);
    assert.equal(seen.at(-1).text, 'three suns');
    assert.ok(seen.every(({ media }) => media.kind === 'photo'));
});

test('an upload goes on through kill -9, and what came of it is there', async (t) => {
    const server = await t.ownServer();
    const a = await t.person('mtcute', { server });
    const path = await t.file('long.bin');
    const expected = await bigFile(path, 60 * MIB);
    const sending = a.sendFile({ to: a.id, path, name: 'long.bin', caption: 'long' }, 150_000);
    for (let kill = 0; kill < 2; kill++) {
        await new Promise((resolve) => setTimeout(resolve, 700));
        await server.kill();
        await server.up();
    }
    await sending;
    await server.kill();
    await server.up();
    const sent = await eventually(
        () => a.history({ peer: a.id, limit: 10 }),
        (all) => all.length > 0,
    );
    assert.equal(sent.length, 1);
    assert.deepEqual(await a.download({ peer: a.id, id: sent[0].id }, 150_000), expected);
}, { limit: 400, alone: true });
