import { eventually, test } from '../lib/harness.mjs';

test('two people sign up, talk both ways and find it all after a reload', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.say('Chào Jonas, can you see the light?');
    await jonas.hears('Chào Jonas, can you see the light?');
    await jonas.say('Clear as day');
    await mai.hears('Clear as day');
    await eventually(() => mai.message('Chào Jonas').getByRole('img').getAttribute('aria-label'), (label) => label === 'read');
    await mai.page.reload();
    await mai.hears('Clear as day');
    await mai.row('Jonas').waitFor();
    await mai.say('Still here');
    await jonas.hears('Still here');
    await mai.axe();
});

test('a wrong code is refused in words, and the right one lets in', async (t) => {
    const mai = await t.person('Mai');
    const again = await t.visitor();
    await again.enterPhone({ ...mai.number, code: '99999' });
    await again.page.getByText('The code is not right.').waitFor();
    await again.axe();
    await again.role('textbox', 'Code').fill(mai.number.code);
    await again.signedIn();
});
