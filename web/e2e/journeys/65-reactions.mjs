import { eventually, test } from '../lib/harness.mjs';

test('a reaction is put on a message, seen, changed and taken back', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.say('The lamp is lit');
    await jonas.hears('The lamp is lit');
    await jonas.act('The lamp is lit', 'React with 🔥');
    await mai.message('The lamp is lit').getByRole('button', { name: '🔥, 1 reaction' }).click();
    await jonas.message('The lamp is lit').getByRole('button', { name: '🔥, 2 reactions' }).waitFor();
    await mai.act('The lamp is lit', 'Who reacted');
    await mai.role('dialog', 'Who reacted').getByRole('button', { name: /Jonas/ }).waitFor();
    await mai.axe();
    await mai.page.keyboard.press('Escape');
    await jonas.act('The lamp is lit', 'More reactions');
    await jonas.role('dialog').getByRole('button', { name: 'React with 🦄' }).click();
    await mai.message('The lamp is lit').getByRole('button', { name: '🦄, 1 reaction' }).waitFor();
    await mai.message('The lamp is lit').getByRole('button', { name: '🔥, 1 reaction' }).click();
    await jonas.message('The lamp is lit').getByRole('button', { name: /^🔥/ }).waitFor({ state: 'detached' });
});

test('a poll is made, voted in by two, and a quiz shows what was right', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.create('group', 'Voters', ['Jonas']);
    await mai.poll('Which lamp?', 'Oil', 'Electric');
    await mai.axe();
    await mai.role('dialog').getByRole('button', { name: 'Send' }).click();
    await jonas.row('Voters').click();
    await jonas.message('Which lamp?').getByRole('button', { name: 'Oil' }).click();
    await jonas.message('Which lamp?').getByText('100%').waitFor();
    await mai.message('Which lamp?').getByRole('button', { name: 'Electric' }).click();
    await jonas.message('Which lamp?').getByText('50%').first().waitFor();
    await mai.poll('How many rays?', 'Two', 'Three');
    await mai.role('switch', /Quiz/).check();
    await mai.role('radio', 'Answer 2 is right').check();
    await mai.role('dialog').getByRole('button', { name: 'Send' }).click();
    await jonas.message('How many rays?').getByRole('button', { name: 'Two' }).click();
    await jonas.message('How many rays?').locator('li.correct', { hasText: 'Three' }).waitFor();
});

test('a message is sent without sound, and another waits until it is sent at once', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.field.fill('on tiptoe');
    await mai.role('button', 'Send').click({ button: 'right' });
    await mai.role('menuitem', 'Send without sound').click();
    await jonas.hears('on tiptoe');
    await mai.field.fill('for tomorrow');
    await mai.role('button', 'Send').click({ button: 'right' });
    await mai.role('menuitem', 'Send later').click();
    await mai.axe();
    await mai.role('dialog').getByRole('button', { name: 'Send then' }).click();
    await mai.role('button', '1 message to be sent later').click();
    await mai.role('dialog').getByText('for tomorrow').waitFor();
    if (await jonas.page.getByRole('article').filter({ hasText: 'for tomorrow' }).count()) throw new Error('it went at once');
    await mai.role('dialog').getByRole('button', { name: 'Send now' }).click();
    await jonas.hears('for tomorrow');
    await mai.page.getByText('to be sent later').waitFor({ state: 'detached' });
});

test('somebody is mentioned by a menu, and led to it', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.create('group', 'Watch', ['Jonas']);
    await mai.upgrade('Jonas');
    await jonas.row('Watch').waitFor();
    await mai.field.pressSequentially('Who has the night, @jo');
    await mai.role('option', /Jonas/).last().waitFor();
    await mai.page.keyboard.press('Enter');
    await mai.page.keyboard.type('?');
    await mai.page.keyboard.press('Enter');
    await mai.message('Who has the night').getByRole('button', { name: 'Jonas' }).waitFor();
    await eventually(() => jonas.row('Watch').textContent(), (text) => text.includes('mentions you'));
    await jonas.row('Watch').click();
    await jonas.hears('Who has the night');
    await eventually(() => jonas.row('Watch').textContent(), (text) => !text.includes('mentions you'));
});
