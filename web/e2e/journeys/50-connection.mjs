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
