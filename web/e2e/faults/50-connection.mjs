// Holds in most runs, not in all: now and then the other page does not hear for half a minute.
import { test } from '../lib/harness.mjs';

const LOST = [/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|WebSocket|Failed to load resource/];

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
