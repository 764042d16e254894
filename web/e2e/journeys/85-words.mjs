import { gzipSync } from 'node:zlib';
import { eventually, test } from '../lib/harness.mjs';

/** A square that turns, as stickers are drawn: 512 wide, two seconds. */
const CURVES = {
    tgs: 1, v: '5.5.2', fr: 60, ip: 0, op: 120, w: 512, h: 512, ddd: 0, assets: [],
    layers: [{
        ddd: 0, ty: 4, ip: 0, op: 120, st: 0, sr: 1, bm: 0, ao: 0,
        ks: {
            o: { a: 0, k: 100 }, p: { a: 0, k: [256, 256, 0] }, a: { a: 0, k: [0, 0, 0] }, s: { a: 0, k: [100, 100, 100] },
            r: { a: 1, k: [{ t: 0, s: [0], i: { x: [1], y: [1] }, o: { x: [0], y: [0] } }, { t: 120, s: [360] }] },
        },
        shapes: [{
            ty: 'gr', it: [
                { ty: 'rc', d: 1, s: { a: 0, k: [240, 240] }, p: { a: 0, k: [0, 0] }, r: { a: 0, k: 20 } },
                { ty: 'fl', c: { a: 0, k: [0.95, 0.69, 0.2, 1] }, o: { a: 0, k: 100 }, r: 1 },
                { ty: 'tr', p: { a: 0, k: [0, 0] }, a: { a: 0, k: [0, 0] }, s: { a: 0, k: [100, 100] }, r: { a: 0, k: 0 }, o: { a: 0, k: 100 } },
            ],
        }],
    }],
};

/** Sends a file as a sticker, which no client's own words do. */
async function sendSticker(client, to, bytes, mimeType) {
    const fileId = { long: String(Math.floor(Math.random() * 2 ** 50)) };
    await client.call({ method: 'upload.saveFilePart', params: { file_id: fileId, file_part: 0, bytes: { hex: bytes.toString('hex') } } });
    await client.call({
        method: 'messages.sendMedia',
        params: {
            peer: { $peer: to }, message: '', random_id: { long: String(Math.floor(Math.random() * 2 ** 50)) },
            media: {
                _: 'inputMediaUploadedDocument', mime_type: mimeType,
                file: { _: 'inputFile', id: fileId, parts: 1, name: 'sticker.tgs', md5_checksum: '' },
                attributes: [
                    { _: 'documentAttributeImageSize', w: 512, h: 512 },
                    { _: 'documentAttributeSticker', alt: '🔆', stickerset: { _: 'inputStickerSetEmpty' } },
                    { _: 'documentAttributeFilename', file_name: 'sticker.tgs' },
                ],
            },
        },
    });
}

test('a sticker that moves is drawn, and stands where little is to move', async (t) => {
    const mai = await t.person('Mai');
    const otto = await t.outsider('mtcute', 'Otto');
    await mai.meet(otto);
    const { id } = await otto.contact({ phone: mai.number.phone, firstName: 'Mai' });
    await sendSticker(otto, id, gzipSync(JSON.stringify(CURVES)), 'application/x-tgsticker');
    await mai.role('img', '🔆').locator('svg').waitFor();
    const turned = () => mai.role('img', '🔆').locator('svg g[transform]').first().getAttribute('transform');
    const before = await turned();
    await eventually(turned, (now) => now !== before);
    await mai.axe();
    await sendSticker(otto, id, Buffer.from('no curves at all'), 'application/x-tgsticker');
    await eventually(() => mai.page.getByRole('article').filter({ has: mai.page.locator('.sticker-emoji') }).count(), (count) => count === 1);
});

test('a photo goes under a spoiler with its words above, and a hashtag leads to what was said with it', async (t) => {
    const [mai, jonas] = await t.pair();
    const bytes = await mai.page.evaluate(async () => {
        const canvas = new OffscreenCanvas(400, 300);
        canvas.getContext('2d').fillRect(0, 0, 400, 300);
        return Array.from(new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer()));
    });
    const chooser = mai.page.waitForEvent('filechooser');
    await mai.role('button', 'Attach a file').click();
    await (await chooser).setFiles({ name: 'p.png', mimeType: 'image/png', buffer: Buffer.from(bytes) });
    await mai.role('checkbox', 'Hide with a spoiler').check();
    await mai.role('checkbox', 'Caption above').check();
    await mai.role('textbox', 'Caption').fill('What is it? #riddle');
    await mai.axe();
    await mai.role('dialog').getByRole('button', { name: 'Send' }).click();
    await jonas.message('#riddle').getByRole('button', { name: 'Show what is hidden' }).click();
    await jonas.message('#riddle').locator('img.full').waitFor();
    const order = await jonas.message('#riddle').locator('.bubble').evaluate((bubble) => {
        const text = bubble.querySelector('.text').getBoundingClientRect();
        return text.bottom <= bubble.querySelector('.single').getBoundingClientRect().top + 1;
    });
    if (!order) throw new Error('the words stand below');
    await mai.say('An answer to the #riddle');
    await jonas.message('An answer').getByRole('button', { name: '#riddle' }).click();
    await eventually(() => jonas.role('searchbox', 'Search').inputValue(), (value) => value === '#riddle');
    await jonas.page.locator('.results').getByText('What is it? #riddle').waitFor();
});

test('a message is answered in another chat, and what was saved is found by where it came from', async (t) => {
    const [mai, jonas] = await t.pair();
    const lan = await t.person('Lan');
    await mai.meet(lan);
    await mai.say('Lan, a question comes');
    await mai.row('Jonas').waitFor({ state: 'detached' });
    await jonas.say('Is the lamp lit?');
    await mai.row('Jonas').click();
    await mai.act('Is the lamp lit?', 'Answer in another chat');
    await mai.role('dialog').getByRole('button', { name: /^Lan/ }).click();
    await mai.chat('Lan').waitFor();
    await mai.say('What shall I tell him?');
    await mai.message('What shall I tell him?').locator('.reply-line').getByText('Is the lamp lit?').waitFor();
    await mai.row('Jonas').click();
    await mai.act('Is the lamp lit?', 'Forward');
    await mai.role('dialog').getByRole('button', { name: /^Saved Messages/ }).click();
    await mai.chat('Saved Messages').waitFor();
    await mai.info();
    const info = mai.role('complementary', 'Info');
    await info.getByRole('button', { name: /^Jonas/ }).first().click();
    await info.getByRole('button', { name: /Is the lamp lit/ }).click();
    await mai.page.locator('.message.flash', { hasText: 'Is the lamp lit?' }).waitFor();
    await mai.axe();
});

test('the calendar leads to a day on which something was said, and what was saved is listed', async (t) => {
    const [mai, jonas] = await t.pair();
    await jonas.say('First of the day');
    for (let i = 1; i <= 40; i++) await jonas.say(`Line ${i}`);
    await mai.hears('Line 40');
    await mai.role('button', 'Chat menu').click();
    await mai.role('menuitem', 'Go to a date').click();
    await mai.axe();
    await mai.page.locator('.calendar-days button:enabled').last().click();
    await mai.page.locator('.message.flash', { hasText: 'First of the day' }).waitFor();
    const chooser = jonas.page.waitForEvent('filechooser');
    await jonas.role('button', 'Attach a file').click();
    await (await chooser).setFiles({ name: 'chart.txt', mimeType: 'text/plain', buffer: Buffer.from('depths') });
    await jonas.role('dialog').getByRole('button', { name: 'Send' }).click();
    const saved = mai.page.waitForEvent('download');
    await mai.role('button', 'To the newest message').click();
    await mai.page.getByRole('article').getByRole('button', { name: /chart.txt/ }).click();
    await saved;
    await mai.role('button', 'Menu', { exact: true }).click();
    await mai.role('menuitem', 'Downloads').click();
    await mai.role('dialog', 'Downloads').getByText(/saved/).waitFor();
    await mai.axe();
});
