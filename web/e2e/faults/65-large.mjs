// A file of 2 GB, the largest that the protocol takes: node e2e/run.mjs --folder faults --only 2.GB
// It needs 6 GB of disk and some minutes, so that it is no part of `./heliograph test`.
import { closeSync, ftruncateSync, mkdtempSync, openSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server } from '../../../conformance/lib/server.mjs';
import { Person, eventually, persistent, test } from '../lib/harness.mjs';

const SIZE = 4_000 * 512 * 1024;
const HEAP_MAX_MB = 64;
const LOST = [/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|WebSocket|Failed to load resource/];

/** Ten bytes at the start, at the end and in the middle; nothing between them. */
function sparse(path) {
    const file = openSync(path, 'w');
    ftruncateSync(file, SIZE);
    for (const at of [0, SIZE / 2, SIZE - 10]) writeSync(file, 'heliograph', at);
    closeSync(file);
}

test('a file of 2 GB goes up with its progress shown, over a restart, and the heap does not grow', async (t) => {
    const server = await Server.start();
    t.servers.push(server);
    const folder = mkdtempSync(join(tmpdir(), 'heliograph-large-'));
    t.folders.push(folder);
    // What waits to be sent is kept on disk, which a private window has none of.
    const context = await persistent(join(folder, 'profile'));
    t.contexts.push(context);
    const page = context.pages()[0] ?? (await context.newPage());
    t.watch(page, `http://127.0.0.1:${server.port}/`, LOST);
    const mai = new Person(t, context, page, server);
    await mai.signUp('Mai');
    await mai.role('button', 'Menu', { exact: true }).click();
    await mai.role('menuitem', 'Saved Messages').click();
    const path = join(folder, 'whole-winter.bin');
    sparse(path);
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const heap = async () => {
        await session.send('HeapProfiler.collectGarbage');
        const { metrics } = await session.send('Performance.getMetrics');
        return metrics.find((one) => one.name === 'JSHeapUsedSize').value / (1 << 20);
    };
    const before = await heap();
    const chooser = page.waitForEvent('filechooser');
    await mai.role('button', /^Attach/).click();
    const item = mai.role('menuitem', 'Attach a file');
    if (await item.count()) await item.click();
    await (await chooser).setFiles(path);
    await mai.role('dialog').getByRole('button', { name: 'Send' }).click();
    const bar = mai.message('whole-winter.bin').getByRole('progressbar');
    const progress = async () => Number(await bar.getAttribute('aria-valuenow').catch(() => null));
    await eventually(progress, (now) => now > 10, 240_000);
    console.log(`  a tenth is there: the page's heap ${before.toFixed(1)} → ${(await heap()).toFixed(1)} MB`);
    await server.restart();
    await eventually(progress, (now) => now > 50, 240_000);
    const during = await heap();
    console.log(`  half is there, after a restart of the server: ${during.toFixed(1)} MB`);
    if (during > before + HEAP_MAX_MB) throw new Error(`the heap grew from ${before} to ${during} MB`);
    await eventually(() => mai.page.locator('.ticks.clock').count(), (count) => count === 0, 400_000);
    const kept = await mai.message('whole-winter.bin').innerText();
    if (!/2 GB|1[.,]9|2[.,]0|1,95/.test(kept)) throw new Error(`its size is lost: ${kept}`);
    await rm(path);
}, { limit: 900 });
