import { eventually, test } from '../lib/harness.mjs';

for (const kind of ['mtcute', 'telethon']) {
    test(`a page and ${kind} talk both ways, edit, and hear of being read`, async (t) => {
        const mai = await t.person('Mai');
        const other = await t.outsider(kind, 'Otto');
        await mai.meet(other);
        const { id } = await other.contact({ phone: mai.number.phone, firstName: 'Mai' });
        await mai.say('Chào from a page');
        const mine = mai.page.getByRole('article').filter({ hasText: 'Chào' }).first();
        const heard = await other.newMessage('Chào from a page');
        if (heard.from !== id) throw new Error(`from ${heard.from}, not ${id}`);
        const sent = await other.send({ to: id, text: 'and back from a library', replyTo: heard.id });
        await mai.hears('and back from a library');
        await mai.message('and back from a library').getByRole('button', { name: /Chào from a page/ }).waitFor();
        await other.read({ peer: id, maxId: heard.id });
        await eventually(() => mine.getByRole('img').getAttribute('aria-label'), (label) => label === 'read');
        await other.edit({ peer: id, id: sent.id, text: 'and back, changed' });
        await mai.hears('and back, changed');
        await mine.locator('.bubble').click({ button: 'right' });
        await mai.role('menuitem', 'Edit').click();
        await mai.say('Chào, changed');
        await eventually(() => other.history({ peer: id }), (list) => list.some(({ text, edited }) => text === 'Chào, changed' && edited));
        await other.remove({ peer: id, ids: [sent.id], revoke: true });
        await mai.message('and back, changed').waitFor({ state: 'detached' });
    });
}

test('a photo of a page reaches mtcute whole, and a file of Telethon reaches a page', async (t) => {
    const mai = await t.person('Mai');
    const [one, two] = [await t.outsider('mtcute', 'Otto'), await t.outsider('telethon', 'Tilde')];
    await mai.meet(one);
    await one.contact({ phone: mai.number.phone, firstName: 'Mai' });
    const { id } = await two.contact({ phone: mai.number.phone, firstName: 'Mai' });
    await mai.field.evaluate(async (field) => {
        const canvas = new OffscreenCanvas(400, 300);
        canvas.getContext('2d').fillRect(0, 0, 400, 300);
        const transfer = new DataTransfer();
        transfer.items.add(new File([await canvas.convertToBlob({ type: 'image/png' })], 'sun.png', { type: 'image/png' }));
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
    });
    await mai.role('textbox', 'Caption').fill('a black sun');
    await mai.role('dialog').getByRole('button', { name: 'Send' }).click();
    const photo = await one.newMessage('a black sun', 30_000);
    if (photo.media?.kind !== 'photo') throw new Error(`not a photo: ${JSON.stringify(photo.media)}`);
    const got = await one.download({ peer: photo.from, id: photo.id });
    if (!got.size) throw new Error('the photo was empty');
    await two.sendFile({ to: id, path: new URL('../../package.json', import.meta.url).pathname, name: 'package.json', caption: 'as a file' });
    await mai.row('Tilde').click();
    await mai.hears('as a file');
    const download = mai.page.waitForEvent('download');
    await mai.role('button', /package\.json/).click();
    await (await download).path();
});
