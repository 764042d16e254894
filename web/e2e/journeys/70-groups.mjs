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
