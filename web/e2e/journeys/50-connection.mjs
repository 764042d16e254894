import { eventually, test } from '../lib/harness.mjs';

const LOST = [/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|WebSocket|Failed to load resource/];

test('what is written while the server is away waits, and arrives once', async (t) => {
    const server = await t.ownServer();
    const [mai, jonas] = await t.pair('Mai', 'Jonas', { server, expected: LOST });
    await mai.say('before');
    await jonas.hears('before');
    await server.stop();
    await mai.page.getByText('Connecting').first().waitFor();
    await mai.say('into the dark');
    await mai.message('into the dark').getByRole('img', { name: 'waiting to be sent' }).waitFor();
    await mai.page.reload();
    await mai.message('into the dark').waitFor();
    await server.up();
    await jonas.message('into the dark').waitFor({ timeout: 30_000 });
    await mai.message('into the dark').getByRole('img', { name: /sent|read/ }).waitFor({ timeout: 30_000 });
    await jonas.say('and back');
    await mai.hears('and back');
    await mai.page.reload();
    await mai.hears('and back');
    await eventually(() => mai.page.getByRole('article').filter({ hasText: 'into the dark' }).count(), (count) => count === 1);
    await eventually(() => jonas.page.getByRole('article').filter({ hasText: 'into the dark' }).count(), (count) => count === 1);
}, { limit: 120 });

test('a page that stays open comes back by itself, however the server went', async (t) => {
    const server = await t.ownServer();
    const [mai, jonas] = await t.pair('Mai', 'Jonas', { server, expected: LOST });
    for (const [turn, end] of ['stop', 'kill', 'stop'].entries()) {
        await server[end]();
        await jonas.page.getByText('Connecting').first().waitFor();
        await mai.say(`written in the dark ${turn}`);
        await server.up();
        await jonas.message(`written in the dark ${turn}`).waitFor({ timeout: 30_000 });
        await jonas.say(`and answered ${turn}`);
        await mai.message(`and answered ${turn}`).waitFor({ timeout: 30_000 });
        await jonas.page.getByText('Connecting').first().waitFor({ state: 'detached' });
    }
}, { limit: 150 });

test('a session that is ended elsewhere says so, and what waited goes after the next sign-in', async (t) => {
    const server = await t.ownServer();
    const expected = [...LOST, /401/];
    const [mai, jonas] = await t.pair('Mai', 'Jonas', { server, expected });
    await mai.say('before');
    await jonas.hears('before');
    const tablet = await t.visitor({ server, expected });
    await tablet.enterPhone(mai.number);
    await tablet.signedIn();
    await server.stop();
    await mai.page.getByText('Connecting').first().waitFor();
    await mai.say('written while the session ended');
    await mai.message('written while').getByRole('img', { name: 'waiting to be sent' }).waitFor();
    await mai.page.close(); // nobody sends it before the session is over
    await server.up();
    await tablet.page.getByText('Connecting').first().waitFor({ state: 'detached' });
    await tablet.settings('Devices');
    await tablet.role('button', 'End', { exact: true }).click();
    await tablet.page.getByText('Other devices', { exact: true }).waitFor({ state: 'detached' });
    mai.page = await mai.context.newPage();
    t.watch(mai.page, mai.url, expected);
    await mai.page.goto(mai.url);
    await mai.page.getByText('This session was ended').waitFor();
    await mai.axe();
    await mai.role('textbox', 'Phone number').fill(mai.number.phone);
    await mai.role('button', 'Next').click();
    await mai.role('textbox', 'Code').fill(mai.number.code);
    await mai.signedIn();
    await jonas.hears('written while the session ended');
    await eventually(() => jonas.page.getByRole('article').filter({ hasText: 'written while' }).count(), (count) => count === 1);
}, { limit: 90 });
