import { eventually, test } from '../lib/harness.mjs';

const picture = (page, colour = 'teal') => page.evaluate(async (fill) => {
    const canvas = new OffscreenCanvas(640, 480);
    const context = canvas.getContext('2d');
    context.fillStyle = fill;
    context.fillRect(0, 0, 640, 480);
    return Array.from(new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer()));
}, colour).then((bytes) => ({ name: 'lamp.png', mimeType: 'image/png', buffer: Buffer.from(bytes) }));

test('messages of new chats delete themselves when the settings say so, and an unused account goes when they say so', async (t) => {
    const mai = await t.person('Mai');
    await mai.settings('Auto-delete');
    await mai.role('radio', 'After 7 days').check();
    await mai.page.getByText('Saved', { exact: true }).first().waitFor();
    await mai.role('combobox', /^Delete my account/).selectOption('90');
    await mai.axe();
    await mai.page.reload();
    await eventually(() => mai.role('radio', 'After 7 days').isChecked(), (yes) => yes);
    await eventually(() => mai.role('combobox', /^Delete my account/).inputValue(), (value) => value === '90');
    await mai.page.goto(`${mai.url}#/`);
    const jonas = await t.person('Jonas');
    await mai.meet(jonas);
    await mai.say('gone in a week');
    await mai.info();
    await eventually(() => mai.role('combobox', 'Messages delete themselves').inputValue(), (value) => value === String(7 * 86_400));
});

test('kinds of chats are silenced, and one chat for an hour', async (t) => {
    const [mai, jonas] = await t.pair();
    await jonas.say('Ahoy');
    await mai.hears('Ahoy');
    await mai.settings('Notifications');
    await mai.role('switch', 'Private chats').uncheck();
    await mai.axe();
    await mai.page.goto(`${mai.url}#/`);
    await eventually(() => mai.row('Jonas').textContent(), (text) => text.includes('muted'));
    await mai.row('Jonas').click({ button: 'right' });
    await mai.role('menuitem', 'Unmute').click();
    await eventually(() => mai.row('Jonas').textContent(), (text) => !text.includes('muted'));
    await mai.row('Jonas').click({ button: 'right' });
    await mai.role('menuitem', 'Mute').click();
    await mai.role('dialog').getByRole('button', { name: 'For an hour' }).click();
    await eventually(() => mai.row('Jonas').textContent(), (text) => text.includes('muted'));
});

test('a photo waits to be asked for where nothing loads by itself, and is kept for the next visit', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.say('A photo comes');
    await jonas.hears('A photo comes');
    await jonas.settings('Data and storage');
    await jonas.role('group', 'Load photos by themselves').getByRole('switch', { name: 'Private chats' }).uncheck();
    await jonas.axe();
    await jonas.page.goto(`${jonas.url}#/`);
    await jonas.row('Mai').click();
    const chooser = mai.page.waitForEvent('filechooser');
    await mai.role('button', 'Attach a file').click();
    await (await chooser).setFiles(await picture(mai.page));
    await mai.role('dialog').getByRole('button', { name: 'Send' }).click();
    await jonas.role('button', 'Load: Photo').click();
    await jonas.page.locator('.picture img.full').waitFor();
    await jonas.settings('Data and storage');
    await jonas.page.getByText(/[1-9][\d.,]* (B|KB|kB|byte).* of it are files/).waitFor();
    await jonas.role('combobox', 'Room for files').selectOption({ label: 'Keep no files' });
    await jonas.page.getByText(/^.*\b0 \w+ of it are files/).waitFor();
});

test('a double click reacts with the chosen reaction, and pinned chats change places', async (t) => {
    const [mai, jonas] = await t.pair();
    await jonas.say('Ahoy');
    await mai.hears('Ahoy');
    await mai.settings('Appearance');
    await mai.role('combobox', 'Reaction of a double click').selectOption('🔥');
    await mai.role('switch', /Fewer animations/).check();
    await mai.page.goto(`${mai.url}#/`);
    await mai.row('Jonas').click();
    await jonas.say('The lamp is lit');
    await mai.message('The lamp is lit').locator('.bubble').dblclick({ position: { x: 8, y: 8 } });
    await jonas.message('The lamp is lit').getByRole('button', { name: '🔥, 1 reaction' }).waitFor();
    await mai.create('channel', 'Tides');
    for (const name of ['Jonas', 'Tides']) {
        await mai.row(name).click({ button: 'right' });
        await mai.role('menuitem', 'Pin', { exact: true }).click();
        await eventually(() => mai.row(name).textContent(), (text) => text.includes('pinned'));
    }
    const order = () => mai.page.getByRole('option').allTextContents().then((all) => all.map((one) => one.split(',')[0]));
    await eventually(order, ([first, second]) => first === 'Tides' && second === 'Jonas');
    await mai.row('Tides').click({ button: 'right' });
    await mai.role('menuitem', 'Move down').click();
    await eventually(order, ([first, second]) => first === 'Jonas' && second === 'Tides');
    await mai.page.reload();
    await eventually(order, ([first, second]) => first === 'Jonas' && second === 'Tides');
});
