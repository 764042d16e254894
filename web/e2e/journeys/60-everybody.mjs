import { eventually, freshNumber, test } from '../lib/harness.mjs';

test('a phone of 320 px shows one thing at a time and never scrolls sideways', async (t) => {
    const mai = await t.person('Mai');
    const jonas = await t.person('Jonas', { viewport: { width: 320, height: 640 }, hasTouch: true });
    const fits = () => jonas.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    await jonas.meet(mai);
    await jonas.field.fill('from a small screen');
    await jonas.role('button', 'Send').click();
    await jonas.hears('from a small screen');
    if (!(await fits())) throw new Error('the chat scrolls sideways');
    await jonas.axe();
    await jonas.page.goBack();
    await jonas.page.goBack();
    await jonas.row('Mai').waitFor();
    if (!(await fits())) throw new Error('the list scrolls sideways');
    await jonas.role('button', 'Menu', { exact: true }).click();
    await jonas.role('menuitem', 'Settings').click();
    await jonas.role('button', 'Appearance').waitFor();
    if (!(await fits())) throw new Error('the settings scroll sideways');
});

test('everything is reached by keys alone', async (t) => {
    const [mai, jonas] = await t.pair();
    await jonas.say('no mouse here');
    await mai.hears('no mouse here');
    await mai.row('Jonas').waitFor(); // the list learns of a first message a moment later
    const { keyboard } = mai.page;
    await keyboard.press('Escape');
    await mai.chat('Jonas').waitFor({ state: 'detached' });
    await keyboard.press('F6');
    await keyboard.press('Enter');
    await mai.chat('Jonas').waitFor();
    await keyboard.type('by keys');
    await keyboard.press('Enter');
    await jonas.hears('by keys');
    await keyboard.press('ArrowUp');
    await eventually(() => mai.field.inputValue(), (text) => text === 'by keys');
    await keyboard.press('Escape');
    await keyboard.press('Shift+F6');
    await keyboard.press('ArrowUp');
    await eventually(() => mai.page.evaluate(() => document.activeElement.getAttribute('role')), (role) => role === 'article');
    await keyboard.press('Control+f');
    await keyboard.type('mouse');
    await mai.page.locator('.message.flash', { hasText: 'no mouse here' }).waitFor();
});

test('right-to-left, invisible and very long names and texts break nothing', async (t) => {
    const mai = await t.person('\u200b\u2060');
    const noor = await t.person('نور الهدى');
    await mai.meet(noor, 'نور الهدى');
    await noor.meet(mai, '🌞'.repeat(30));
    await mai.say('مرحبا يا Heliograph \u202e abc');
    await noor.hears('مرحبا يا');
    await noor.say('🌞'.repeat(300));
    await mai.page.getByRole('article').filter({ hasText: '🌞🌞🌞' }).waitFor();
    for (const person of [mai, noor]) {
        if (!(await person.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))) throw new Error('scrolls sideways');
    }
    await noor.axe();
});

test('of a name of 300 emoji as many are taken as a name can hold, none broken, and it fits', async (t) => {
    const mai = await t.visitor();
    await mai.enterPhone(freshNumber());
    await mai.role('textbox', 'First name').fill('🌞'.repeat(300));
    await mai.role('button', 'Start').click();
    await mai.signedIn();
    await mai.role('button', 'Menu', { exact: true }).click();
    await mai.role('menuitem', 'Settings').click();
    await mai.role('heading', '🌞'.repeat(32), { exact: true }).waitFor();
    if (!(await mai.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))) throw new Error('scrolls sideways');
    await mai.axe();
});

test('the page opens without a network after the first visit', async (t) => {
    const mai = await t.person('Mai', { expected: [/ERR_INTERNET_DISCONNECTED|Failed to load|WebSocket/] });
    await mai.role('button', 'Menu', { exact: true }).click();
    await mai.role('menuitem', 'Saved Messages').click();
    await mai.say('kept for later');
    await mai.message('kept for later').waitFor();
    await eventually(() => mai.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state), (state) => state === 'activated');
    await mai.page.reload();
    await mai.hears('kept for later');
    await mai.context.setOffline(true);
    await mai.page.reload();
    await mai.hears('kept for later');
    await mai.context.setOffline(false);
});
