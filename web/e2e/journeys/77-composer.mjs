import { eventually, test } from '../lib/harness.mjs';

test('an emoji is found by its name while one types, by keys', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.field.pressSequentially('Off we go :rock');
    await mai.role('option', '🚀 rocket').waitFor();
    await mai.axe();
    await mai.page.keyboard.press('Enter');
    await eventually(() => mai.field.inputValue(), (text) => text === 'Off we go 🚀');
    await mai.page.keyboard.press('Enter');
    await jonas.hears('Off we go 🚀');
    await mai.field.pressSequentially(':heart:');
    await eventually(() => mai.field.inputValue(), (text) => text === '❤️');
    await mai.field.fill('');
    await mai.field.pressSequentially('at 10:30 :viet');
    await mai.role('option', /🇻🇳/).first().click();
    await eventually(() => mai.field.inputValue(), (text) => text === 'at 10:30 🇻🇳');
    await mai.field.pressSequentially(' :zzzz');
    await mai.page.keyboard.press('Enter'); // nothing is named so: it is sent as it stands
    await jonas.hears('at 10:30 🇻🇳 :zzzz');
});

test('a message is sent in the name of a channel, and the choice stays', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.create('group', 'Market talk', ['Jonas']);
    await mai.upgrade('Jonas');
    await mai.create('channel', 'Market crier', ['Jonas']);
    await mai.info();
    await mai.role('combobox', 'Comments are written in').selectOption({ label: 'Market talk' });
    await mai.page.getByText('Saved', { exact: true }).first().waitFor();
    const info = mai.role('complementary', 'Info');
    await info.getByRole('button', { name: 'Edit', exact: true }).click();
    await info.getByRole('textbox', { name: 'Public name' }).fill('market_crier'); // one's public channels may speak
    await info.getByRole('button', { name: 'Save' }).click();
    await info.getByText('@market_crier').waitFor();
    await mai.role('button', 'Close the info').click();
    await mai.row('Market talk').click();
    await mai.role('button', /^Writing as .Mai/).click();
    await mai.axe();
    await mai.role('menuitem', 'Market crier').click();
    await mai.role('button', /^Writing as .Market crier/).waitFor();
    await mai.say('Fresh figs');
    await jonas.row('Market talk').click();
    await jonas.hears('Fresh figs');
    await eventually(() => jonas.message('Fresh figs').innerText(), (text) => text.includes('Market crier'));
    await mai.page.reload();
    await mai.role('button', /^Writing as .Market crier/).click();
    await mai.role('menuitem', 'Mai').click();
    await mai.say('And this is me');
    await eventually(() => jonas.message('And this is me').innerText(), (text) => !text.includes('crier'));
});
