import { eventually, test } from '../lib/harness.mjs';

test('a message is edited, answered, quoted in a jump, pinned and deleted for both', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.say('Meet at nine');
    await jonas.hears('Meet at nine');
    await mai.act('Meet at nine', 'Edit');
    await mai.say('Meet at ten');
    await jonas.hears('Meet at ten');
    await jonas.message('Meet at ten').getByText('edited').waitFor();
    await jonas.act('Meet at ten', 'Reply');
    await jonas.say('I shall be there');
    await mai.message('I shall be there').getByRole('button', { name: /Meet at ten/ }).click();
    await mai.page.locator('.message.flash', { hasText: 'Meet at ten' }).waitFor();
    await mai.act('I shall be there', 'Pin');
    await jonas.page.locator('.pinned-bar', { hasText: 'I shall be there' }).waitFor();
    await mai.act('I shall be there', 'Delete');
    await mai.role('dialog', 'Delete').getByRole('button', { name: 'Delete', exact: true }).click();
    await jonas.message('I shall be there').waitFor({ state: 'detached' });
    await mai.axe();
});

test('formatting by keys and by signs reaches the other', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.field.fill('quiet loud');
    await mai.page.keyboard.press('Shift+ArrowLeft+ArrowLeft');
    for (let i = 0; i < 3; i++) await mai.page.keyboard.press('Shift+ArrowLeft');
    await mai.page.keyboard.press('Control+b');
    await mai.page.keyboard.press('Enter');
    await jonas.message('quiet loud').locator('b', { hasText: 'loud' }).waitFor();
    await mai.say('a __slanted__ `code` and ||secret||');
    await jonas.message('slanted').locator('i', { hasText: 'slanted' }).waitFor();
    await jonas.message('slanted').locator('code', { hasText: 'code' }).waitFor();
    await jonas.message('slanted').getByRole('button', { name: 'Show what is hidden' }).click();
    await jonas.message('slanted').getByText('secret').waitFor();
});

test('messages are chosen and forwarded, and to Saved Messages', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.say('first of two');
    await mai.say('second of two');
    await jonas.hears('second of two');
    await jonas.act('first of two', 'Select');
    await jonas.message('second of two').click();
    await jonas.page.getByText('2 selected').waitFor();
    await jonas.role('button', 'Forward').click();
    await jonas.role('dialog').getByRole('button', { name: /Saved Messages/ }).click();
    await jonas.message('second of two').getByText(/Forwarded from .?Mai/).waitFor();
});

test('typing and being there are seen, and a draft follows to another device', async (t) => {
    const [mai, jonas] = await t.pair();
    await jonas.say('So?');
    await mai.hears('So?');
    await mai.page.getByText('online', { exact: true }).first().waitFor();
    await mai.field.pressSequentially('half a tho');
    await jonas.page.getByText('typing').first().waitFor();
    const tablet = await t.visitor();
    await tablet.enterPhone(mai.number);
    await tablet.signedIn();
    await mai.field.blur();
    await tablet.row('Jonas').getByText('half a tho').last().waitFor();
    await tablet.row('Jonas').click();
    await eventually(() => tablet.field.inputValue(), (text) => text === 'half a tho');
});

test('what was not read is counted, begins under a line, and is read by looking', async (t) => {
    const mai = await t.person('Mai');
    const jonas = await t.person('Jonas');
    await mai.meet(jonas);
    await jonas.meet(mai);
    await jonas.page.keyboard.press('Escape');
    await jonas.chat('Mai').waitFor({ state: 'detached' });
    for (let i = 1; i <= 3; i++) await mai.say(`news ${i}`);
    await jonas.page.getByRole('option', { name: /^Mai, 3 unread messages/ }).click();
    await jonas.page.getByText('Unread messages', { exact: true }).waitFor();
    await jonas.page.getByRole('option', { name: /^Mai, news 3/ }).waitFor();
    await eventually(() => mai.message('news 3').getByRole('img').getAttribute('aria-label'), (label) => label === 'read');
});

test('a long chat scrolls back page by page, and finds what was said', async (t) => {
    const mai = await t.person('Mai');
    await mai.role('button', 'Menu', { exact: true }).click();
    await mai.role('menuitem', 'Saved Messages').click();
    for (let i = 1; i <= 130; i++) await mai.say(`line ${i} of many`);
    await eventually(() => mai.page.locator('.ticks.clock').count(), (count) => count === 0, 30_000);
    await mai.page.reload();
    await mai.hears('line 130 of many');
    const log = mai.page.getByRole('log');
    await eventually(async () => {
        await log.evaluate((element) => element.scrollTo(0, 0));
        return mai.page.getByText('line 1 of many', { exact: true }).count();
    }, (count) => count > 0, 20_000);
    await mai.role('button', 'To the newest message').click();
    await mai.hears('line 130 of many');
    await mai.role('button', 'Search in this chat').click();
    await mai.role('searchbox', 'Search in this chat').fill('line 17 of');
    await mai.page.locator('.message.flash', { hasText: 'line 17 of many' }).waitFor();
}, { limit: 120 });
