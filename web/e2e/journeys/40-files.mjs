import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, test } from '../lib/harness.mjs';

/** A picture that the browser draws, as bytes. */
async function drawn(person, width, height, colour) {
    const data = await person.page.evaluate(async ([w, h, c]) => {
        const canvas = new OffscreenCanvas(w, h);
        const context = canvas.getContext('2d');
        context.fillStyle = c;
        context.fillRect(0, 0, w, h);
        context.fillStyle = '#fff';
        context.fillRect(w / 4, h / 4, w / 2, h / 2);
        const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
        return Array.from(bytes);
    }, [width, height, colour]);
    return Buffer.from(data);
}

async function choose(person, files) {
    const chooser = person.page.waitForEvent('filechooser');
    await person.role('button', 'Attach a file').click();
    await (await chooser).setFiles(files);
}

test('a photo with words is sent, seen, opened and closed', async (t) => {
    const [mai, jonas] = await t.pair();
    await choose(mai, { name: 'sun.png', mimeType: 'image/png', buffer: await drawn(mai, 900, 600, '#f2b134') });
    await mai.role('textbox', 'Caption').fill('The sun over the pass');
    await mai.role('dialog').getByRole('button', { name: 'Send' }).click();
    await jonas.hears('The sun over the pass');
    const picture = jonas.message('The sun over the pass').locator('img.full');
    await eventually(() => picture.evaluate((image) => image.naturalWidth), (width) => width > 100);
    await jonas.message('The sun over the pass').getByRole('button', { name: 'Photo' }).click();
    await jonas.role('dialog').getByRole('img', { name: 'Photo' }).waitFor();
    await jonas.axe();
    await jonas.page.keyboard.press('Escape');
    await jonas.role('dialog').waitFor({ state: 'detached' });
});

test('an album goes as one, and a file comes back as it was', async (t) => {
    const [mai, jonas] = await t.pair();
    const album = await Promise.all(['#b3402f', '#2f7a3a', '#2b66b5'].map((colour) => drawn(mai, 800, 500, colour)));
    await choose(mai, album.map((buffer, i) => ({ name: `p${i}.png`, mimeType: 'image/png', buffer })));
    await mai.role('textbox', 'Caption').fill('Three of a kind');
    await mai.role('dialog').getByRole('button', { name: 'Send' }).click();
    await eventually(() => jonas.message('Three of a kind').locator('img.full').count(), (count) => count === 3, 30_000);
    const bytes = Buffer.from(Array.from({ length: 1_500_000 }, (_, i) => (i * 31) & 255));
    await choose(mai, { name: 'ledger.bin', mimeType: 'application/octet-stream', buffer: bytes });
    await mai.role('dialog').getByRole('button', { name: 'Send' }).click();
    const download = jonas.page.waitForEvent('download');
    await jonas.role('button', /ledger\.bin/).click();
    const path = join(mkdtempSync(join(tmpdir(), 'heliograph-web-')), 'ledger.bin');
    await (await download).saveAs(path);
    if (!readFileSync(path).equals(bytes)) throw new Error('the file came back different');
});

test('a file is dropped on the chat, and a picture is pasted', async (t) => {
    const [mai, jonas] = await t.pair();
    const dropped = await mai.page.evaluateHandle(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(['dropped'], 'note.txt', { type: 'text/plain' }));
        return transfer;
    });
    await mai.page.dispatchEvent('body', 'dragover', { dataTransfer: dropped });
    await mai.page.getByText('Drop to send as files').waitFor();
    await mai.page.dispatchEvent('[data-drop=file]', 'drop', { dataTransfer: dropped });
    await mai.role('dialog').getByRole('button', { name: 'Send' }).click();
    await jonas.hears('note.txt');
    await mai.field.evaluate(async (field) => {
        const canvas = new OffscreenCanvas(300, 200);
        canvas.getContext('2d').fillRect(0, 0, 300, 200);
        const transfer = new DataTransfer();
        transfer.items.add(new File([await canvas.convertToBlob({ type: 'image/png' })], 'paste.png', { type: 'image/png' }));
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
    });
    await mai.role('dialog', 'Send 1 file').getByRole('button', { name: 'Send' }).click();
    await jonas.page.locator('img.full').waitFor();
});

test('a voice note is recorded, sent and played', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.role('button', 'Record a voice message').click();
    await eventually(() => mai.page.locator('.rec-time').textContent(), (time) => time !== '0:00');
    await mai.role('button', 'Send the recording').click();
    await jonas.role('img', 'Voice message').waitFor();
    await jonas.role('button', 'Play').click();
    await jonas.role('button', 'Pause').first().waitFor();
});
