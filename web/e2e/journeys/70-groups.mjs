import { eventually, test } from '../lib/harness.mjs';

test('a group is made, its members talk in it, and one leaves', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.create('group', 'Lighthouse keepers', ['Jonas']);
    await mai.say('Welcome, keepers');
    await jonas.row('Lighthouse keepers').click();
    await jonas.hears('Welcome, keepers');
    await jonas.say('Lamps are lit');
    await mai.hears('Lamps are lit');
    await mai.message('Lamps are lit').getByText('Jonas').first().waitFor();
    await mai.axe();
    await jonas.page.locator('.chat-title button').click();
    await jonas.role('button', 'Leave').click();
    await jonas.role('dialog').getByRole('button', { name: 'Leave' }).click();
    await jonas.row('Lighthouse keepers').waitFor({ state: 'detached' });
});

test('a channel is read by those who are in it, and only its owner writes', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.create('channel', 'Signals of the day', ['Jonas']);
    await mai.say('First signal');
    await jonas.row('Signals of the day').click();
    await jonas.hears('First signal');
    await jonas.page.getByText('You cannot write here').waitFor();
    await eventually(() => jonas.page.getByRole('article').count(), (count) => count >= 1);
});

test('what was said before a group became a supergroup is above what came after', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.create('group', 'Ridge', ['Jonas']);
    for (let i = 0; i < 70; i++) await mai.say(`before ${i}`);
    await jonas.row('Ridge').click();
    await jonas.page.getByText('before 0', { exact: true }).waitFor();
    await mai.upgrade('Jonas');
    await mai.say('after');
    await jonas.row('Ridge').click();
    for (const one of [mai, jonas]) {
        await one.hears('after');
        await one.hears('before 69');
        await one.page.locator('.history-scroll').hover();
        await eventually(async () => {
            await one.page.mouse.wheel(0, -2_000);
            return one.page.getByText('before 0', { exact: true }).count();
        }, (count) => count > 0);
        const order = await one.page.getByRole('article').allInnerTexts();
        const found = order.flatMap((text) => /before (\d+)/.exec(text)?.[1] ?? []).map(Number);
        if (found.some((n, i) => i && n <= found[i - 1])) throw new Error(`out of order: ${found}`);
    }
    await mai.page.getByText('before 3', { exact: true }).click({ button: 'right' });
    await mai.role('menuitem', 'Forward').click();
    await mai.role('dialog').getByRole('button', { name: /^Saved/ }).click();
    await mai.chat('Saved Messages').waitFor();
    await mai.hears('before 3');
});
