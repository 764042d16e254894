import { eventually, test } from '../lib/harness.mjs';

test('an open poll shows who voted for what, and is stopped', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.create('group', 'Voters', ['Jonas']);
    await mai.poll('Which lamp?', 'Oil', 'Electric');
    await mai.role('switch', 'Anonymous poll').uncheck();
    await mai.role('dialog').getByRole('button', { name: 'Send' }).click();
    await jonas.row('Voters').click();
    await jonas.message('Which lamp?').getByRole('button', { name: 'Oil' }).click();
    await mai.message('Which lamp?').getByRole('button', { name: 'Electric' }).click();
    await mai.message('Which lamp?').getByText('50%').first().waitFor();
    await mai.message('Which lamp?').getByRole('button', { name: 'Who voted' }).click();
    await mai.role('dialog', 'Who voted').getByRole('button', { name: /Jonas/ }).waitFor();
    await mai.axe();
    await mai.page.keyboard.press('Escape');
    await mai.act('Which lamp?', 'Stop the poll');
    await jonas.message('Which lamp?').getByText('Closed').waitFor();
});

test('the log is looked through by kind and by words, and pinned messages are listed and unpinned', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.create('group', 'Harbour', ['Jonas']);
    await mai.upgrade('Jonas');
    for (const text of ['First light', 'Second light']) {
        await mai.say(text);
        await mai.hears(text);
        await eventually(() => mai.message(text).locator('.ticks.clock').count(), (count) => count === 0);
        await mai.act(text, 'Pin');
    }
    await jonas.row('Harbour').last().click();
    await mai.role('button', 'Pinned messages').click();
    await mai.role('dialog').getByText('First light').waitFor();
    await mai.axe();
    await mai.role('dialog').getByRole('button', { name: 'Unpin all' }).click();
    await jonas.page.locator('.pinned-bar').waitFor({ state: 'detached' });
    await mai.info();
    await mai.role('button', 'Recent actions').click();
    await mai.page.getByText(/pinned or unpinned/).first().waitFor();
    await mai.role('combobox', 'Show').selectOption('rights');
    await mai.page.getByText('Nothing was done in the last two days.').waitFor();
    await mai.role('combobox', 'Show').selectOption('messages');
    await mai.page.getByText(/pinned or unpinned: First light/).first().waitFor();
    await mai.axe();
    await mai.role('searchbox', 'Search the actions').fill('Second');
    await mai.page.getByText(/pinned or unpinned: First light/).first().waitFor({ state: 'detached' });
});

test('a group is given away only with a two-step password that is not new, and a channel is deleted for everybody', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.create('group', 'Harbour', ['Jonas']);
    const give = async () => {
        await mai.info();
        await mai.role('button', 'What to do with Jonas').click();
        await mai.role('menuitem', /Make .Jonas. the owner/).click();
        await mai.role('dialog').getByRole('textbox', { name: 'Password' }).fill('lighthouse');
        await mai.role('dialog').getByRole('button', { name: 'Give it away' }).click();
    };
    await give();
    await mai.role('dialog').getByText(/^Set a two-step password first/).waitFor();
    await mai.axe();
    await mai.role('dialog').getByRole('button', { name: 'Cancel' }).click();
    await mai.settings('Two-step verification');
    await mai.role('textbox', 'New password', { exact: true }).fill('lighthouse');
    await mai.role('textbox', 'New password again').fill('lighthouse');
    await mai.role('button', 'Set the password').click();
    await mai.page.getByText('Saved', { exact: true }).first().waitFor();
    await mai.page.goto(`${mai.url}#/`);
    await mai.row('Harbour').click();
    await give();
    await mai.role('dialog').getByText(/^The two-step password is too new/).waitFor();
    await mai.role('dialog').getByRole('button', { name: 'Cancel' }).click();
    await mai.create('channel', 'Tides', ['Jonas']);
    await mai.info();
    await mai.role('complementary', 'Info').getByRole('button', { name: 'Delete for everybody' }).click();
    await mai.role('dialog').getByRole('button', { name: 'Delete' }).click();
    await jonas.row('Tides').waitFor({ state: 'detached' });
    await mai.row('Tides').waitFor({ state: 'detached' });
}, { limit: 90 });

test('what happens to messages of the group that a supergroup was is seen at once, and a hashtag is completed', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.create('group', 'Old quay', ['Jonas']);
    await mai.say('We met at #oldquay, see https://oldquay.example/map.');
    await mai.role('link', 'https://oldquay.example/map', { exact: true }).waitFor();
    await mai.say('Said in the old days');
    await jonas.row('Old quay').click();
    await jonas.hears('Said in the old days');
    await mai.upgrade('Jonas');
    await jonas.row('Old quay').last().click();
    for (const one of [mai, jonas]) await one.hears('Said in the old days');
    await mai.field.pressSequentially('Back at #old');
    await mai.role('option', '#oldquay').waitFor();
    await mai.page.keyboard.press('Enter');
    await mai.page.keyboard.press('Enter');
    await jonas.hears('Back at #oldquay');
    await mai.act('Said in the old days', 'Delete');
    await mai.role('dialog').getByRole('button', { name: 'Delete' }).click();
    for (const one of [mai, jonas]) await one.page.getByText('Said in the old days').waitFor({ state: 'detached' });
});

test('what was shared is searched by kind, and a member found by name', async (t) => {
    const [mai, jonas] = await t.pair();
    const chooser = jonas.page.waitForEvent('filechooser');
    await jonas.role('button', 'Attach a file').click();
    await (await chooser).setFiles({ name: 'charts.txt', mimeType: 'text/plain', buffer: Buffer.from('depths') });
    await jonas.role('dialog').getByRole('button', { name: 'Send' }).click();
    await mai.hears('charts.txt');
    await mai.row('Jonas').waitFor();
    await mai.role('searchbox', 'Search').focus();
    await mai.role('button', 'Files').click();
    await mai.page.locator('.results').getByText('charts.txt').waitFor();
    await mai.axe();
    await mai.role('button', 'Music').click();
    await mai.page.getByText('Nothing found').waitFor();
    await mai.page.keyboard.press('Escape');
    await mai.role('navigation', 'Chats').getByRole('button', { name: 'Back' }).click();
    const crew = ['Anna', 'Bao', 'Chi', 'Dora', 'Emil', 'Finn', 'Gita', 'Hugo'];
    const otto = await t.outsider('mtcute', 'Otto');
    const ids = [];
    for (const name of crew) ids.push((await t.outsider('mtcute', name)));
    for (const one of [...ids, { number: mai.number, name: 'Mai' }]) await otto.contact({ phone: one.number.phone, firstName: one.name });
    const users = [...ids.map((one) => one.id), (await otto.contact({ phone: mai.number.phone, firstName: 'Mai' })).id];
    await otto.makeGroup({ title: 'The crew', users });
    await mai.row('The crew').click();
    await mai.info();
    const info = mai.role('complementary', 'Info');
    await info.getByRole('searchbox', { name: 'Find a member' }).fill('dor');
    await info.getByRole('button', { name: /^Anna/ }).waitFor({ state: 'detached' });
    await info.getByRole('button', { name: /^Dora/ }).waitFor();
}, { limit: 90 });
