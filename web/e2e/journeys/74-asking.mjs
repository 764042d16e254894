import { test } from '../lib/harness.mjs';

test('a message is reported, who read one is seen, and messages are told to delete themselves', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.create('group', 'Bakery', ['Jonas']);
    await mai.say('Fresh bread at six');
    await jonas.row('Bakery').click();
    await jonas.hears('Fresh bread at six');
    await mai.message('Fresh bread').getByRole('img', { name: 'read' }).waitFor();
    await mai.act('Fresh bread', 'Read by');
    await mai.role('dialog').getByRole('button', { name: /^Jonas/ }).waitFor();
    await mai.axe();
    await mai.page.keyboard.press('Escape');
    await jonas.act('Fresh bread', 'Report');
    await jonas.role('dialog').getByRole('listitem').first().getByRole('button').click();
    const words = jonas.role('textbox', 'What is wrong with it?');
    const more = jonas.role('dialog').getByRole('listitem').first().getByRole('button');
    const done = jonas.page.getByText('The operator of this service will see your report');
    await words.or(more).or(done).first().waitFor();
    while (!(await words.count()) && !(await done.count())) await more.click();
    if (await words.count()) {
        await jonas.axe();
        await words.fill('It is yesterday’s bread');
        await jonas.role('button', 'Send the report').click();
    }
    await done.waitFor();
    await jonas.meet(mai);
    await jonas.info();
    const info = jonas.role('complementary', 'Info');
    await info.getByRole('button', { name: '1 group in common' }).click();
    await info.getByRole('button', { name: /^Bakery/ }).waitFor();
    await info.getByRole('combobox', { name: 'Messages delete themselves' }).selectOption({ label: 'After 7 days' });
    await jonas.hears('changed how long messages are kept');
    await jonas.axe();
});
