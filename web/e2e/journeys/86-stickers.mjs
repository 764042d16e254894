import { gzipSync } from 'node:zlib';
import { ask, fresh, peer } from '../../../conformance/lib/calls.mjs';
import { eventually, test } from '../lib/harness.mjs';

const still = (k) => ({ a: 0, k });

/** A disc of curves, as apps take it for a sticker. */
const DISC = gzipSync(JSON.stringify({
    tgs: 1, v: '5.5.2', fr: 60, ip: 0, op: 60, w: 512, h: 512, ddd: 0, assets: [],
    layers: [{
        ddd: 0, ind: 1, ty: 4, sr: 1, ao: 0, ip: 0, op: 60, st: 0, bm: 0,
        ks: { o: still(100), r: still(0), p: still([256, 256, 0]), a: still([0, 0, 0]), s: still([100, 100, 100]) },
        shapes: [{
            ty: 'gr', it: [
                { ty: 'el', p: still([0, 0]), s: still([300, 300]) }, { ty: 'fl', c: still([0.9, 0.5, 0.2, 1]), o: still(100), r: 1 },
                { ty: 'tr', p: still([0, 0]), a: still([0, 0]), s: still([100, 100]), r: still(0), o: still(100) },
            ],
        }],
    }],
}));

const named = ({ id, accessHash, fileReference }) => ({ _: 'inputDocument', id: { long: String(id) }, accessHash: { long: String(accessHash) }, fileReference });

/** Makes a set of one sticker. */
async function makeSet(client, shortName) {
    const fileId = fresh();
    await ask(client, 'upload.saveFilePart', { fileId, filePart: 0, bytes: { hex: DISC.toString('hex') } });
    const { document } = await ask(client, 'messages.uploadMedia', {
        peer: { _: 'inputPeerSelf' },
        media: {
            _: 'inputMediaUploadedDocument', mimeType: 'application/x-tgsticker', attributes: [],
            file: { _: 'inputFile', id: fileId, parts: 1, name: 'sticker.tgs', md5Checksum: '' },
        },
    });
    return ask(client, 'stickers.createStickerSet', {
        userId: { _: 'inputUserSelf' }, title: 'Discs', shortName, stickers: [{ _: 'inputStickerSetItem', document: named(document), emoji: '🔆' }],
    });
}

test('a set is taken from a sticker that came, and sent from', async (t) => {
    const mai = await t.person('Mai');
    const otto = await t.outsider('mtcute', 'Otto');
    await mai.meet(otto);
    const { id } = await otto.contact({ phone: mai.number.phone, firstName: 'Mai' });
    const { documents: [disc] } = await makeSet(otto, `Discs${Math.floor(Math.random() * 1e9)}`);
    await ask(otto, 'messages.sendMedia', { peer: peer(id), message: '', randomId: fresh(), media: { _: 'inputMediaDocument', id: named(disc) } });
    await mai.page.getByRole('article').getByRole('button', { name: 'Sticker 🔆' }).click();
    const shown = mai.role('dialog');
    await shown.getByText('Discs').waitFor();
    await mai.axe();
    await shown.getByRole('button', { name: 'Add the set' }).click();
    await shown.waitFor({ state: 'detached' });
    await mai.role('button', 'Emoji').click();
    await mai.role('tab', 'Stickers').click();
    await mai.page.locator('.sticker-grid').getByRole('button', { name: 'Sticker 🔆' }).last().click();
    await eventually(() => mai.page.getByRole('article').getByRole('button', { name: 'Sticker 🔆' }).count(), (count) => count === 2);
});
