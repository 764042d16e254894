// What a full disk looks like: node e2e/run.mjs --folder faults. It mounts a small disk for the
// server's data, which only root may, so that it is no part of `./heliograph test`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Server } from '../../../conformance/lib/server.mjs';
import { test } from '../lib/harness.mjs';

test('a disk that is full is told in words, and the file goes when there is room', async (t) => {
    const server = await Server.start();
    t.servers.push(server);
    await server.stop();
    const disk = join(server.folder, 'small');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2g', 'none', disk]);
    try {
        server.data = join(disk, 'data');
        await server.up();
        const [mai, jonas] = await t.pair('Mai', 'Jonas', { server });
        execFileSync('fallocate', ['-l', '1200m', join(disk, 'ballast')]); // the server leaves a gibibyte free
        const chooser = mai.page.waitForEvent('filechooser');
        await mai.role('button', 'Attach a file').click();
        await (await chooser).setFiles({ name: 'heavy.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(30 << 20, 7) });
        await mai.role('dialog').getByRole('button', { name: 'Send' }).click();
        await mai.page.getByText('The server has no room for this now').waitFor({ timeout: 30_000 });
        writeFileSync(join(disk, 'ballast'), '');
        await mai.act('heavy.bin', 'Send again');
        await jonas.message('heavy.bin').waitFor({ timeout: 30_000 });
    } finally {
        await server.stop();
        execFileSync('umount', [disk]);
    }
}, { limit: 120 });
