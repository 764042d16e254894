// Runs a program in a network of its own, in which one port of 127.0.0.1 is the server's and there
// is nothing else: node fence.mjs PORT COMMAND ARGUMENT…
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { splice } from './splice.mjs';

const HOST = '127.0.0.1';
const [port, ...command] = process.argv.slice(2);

function lead(from, to, begun) {
    createServer((inner) => splice(inner, connect(to))).listen(from, begun);
}

function run(program, args) {
    const child = spawn(program, args, { stdio: 'inherit' });
    return new Promise((resolve) => {
        child.once('error', () => resolve(127));
        child.once('exit', (code) => resolve(code ?? 1));
    });
}

if (process.env.HELIOGRAPH_FENCE) {
    const gate = process.env.HELIOGRAPH_FENCE;
    lead({ port: Number(port), host: HOST }, gate, async () => {
        process.exit(await run(command[0], command.slice(1)));
    });
} else {
    const folder = mkdtempSync(join(tmpdir(), 'heliograph-fence-'));
    process.env.HELIOGRAPH_FENCE = join(folder, 'gate');
    lead(process.env.HELIOGRAPH_FENCE, { port: Number(port), host: HOST });
    const up = 'ip link set lo up && exec "$0" "$@"';
    const again = [process.execPath, fileURLToPath(import.meta.url), port, ...command];
    const code = await run('unshare', ['--map-root-user', '--net', 'sh', '-c', up, ...again]);
    rmSync(folder, { recursive: true, force: true });
    process.exit(code);
}
