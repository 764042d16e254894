// A server under test: started by the launcher on a free loopback port with a folder of its own,
// stopped, killed and started again on the same port and folder.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprintOf } from './key.mjs';

const launcher = fileURLToPath(new URL('../../heliograph', import.meta.url));
const HOST = '127.0.0.1';
const START_LIMIT_MS = 120_000; // the first start after a build makes the start-up cache
const STOP_LIMIT_MS = 20_000;

/** How a JVM that was told to end by SIGTERM, and did, exits. */
export const ENDED_BY_TERM = [0, 143];

/** Ports below 32,768: the GramJS family keeps a session's port in a signed 16-bit number. */
export async function freePort() {
    for (let tries = 0; tries < 200; tries++) {
        const port = 20_000 + Math.floor(Math.random() * 12_000);
        const free = await new Promise((resolve) => {
            const probe = createServer();
            probe.once('error', () => resolve(false));
            probe.listen(port, HOST, () => probe.close(() => resolve(true)));
        });
        if (free) return port;
    }
    throw new Error('no free port was found');
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Server {
    static async start(options = []) {
        const folder = await mkdtemp(join(tmpdir(), 'heliograph-'));
        const server = new Server(folder, await freePort(), options);
        await server.up();
        return server;
    }

    constructor(folder, port, options) {
        this.folder = folder;
        this.data = join(folder, 'data');
        this.log = join(folder, 'server.log');
        this.port = port;
        this.options = options;
    }

    /** Starts the process and returns the milliseconds until `ready.json` was there. */
    async up() {
        const began = Date.now();
        await rm(join(this.data, 'ready.json'), { force: true });
        const out = createWriteStream(this.log, { flags: 'a' });
        const args = ['start', '--data', this.data, '--port', String(this.port), '--test-accounts'];
        this.process = spawn(launcher, [...args, ...this.options], { stdio: ['ignore', 'pipe', 'pipe'] });
        this.process.stdout.pipe(out, { end: false });
        this.process.stderr.pipe(out, { end: false });
        this.exited = new Promise((resolve) => this.process.once('exit', (code, signal) => resolve(signal ?? code)));
        while (Date.now() - began < START_LIMIT_MS) {
            this.ready = await this.readReady();
            if (this.ready) return Date.now() - began;
            if (this.process.exitCode !== null) break;
            await pause(20);
        }
        const tail = await this.logTail(30);
        await this.kill();
        throw new Error(`the server was not ready in ${START_LIMIT_MS} ms:\n${tail}`);
    }

    async readReady() {
        try {
            return JSON.parse(await readFile(join(this.data, 'ready.json'), 'utf8'));
        } catch {
            return null; // not there, or half written
        }
    }

    /** What a client needs to find the server and to know it. */
    get address() {
        const { port, dc, public_key_pem: pem } = this.ready;
        return { host: HOST, port, dc, pem, fingerprint: fingerprintOf(pem) };
    }

    get ended() {
        return this.process.exitCode !== null || this.process.signalCode !== null;
    }

    /** Ends it as an operator does; resolves to its exit code. */
    async stop() {
        if (this.ended) return this.exited;
        this.process.kill('SIGTERM');
        const timer = setTimeout(() => this.process.kill('SIGKILL'), STOP_LIMIT_MS);
        const how = await this.exited;
        clearTimeout(timer);
        return how;
    }

    /** Ends it as a power cut would. */
    async kill() {
        this.process.kill('SIGKILL');
        return this.exited;
    }

    async restart() {
        await this.stop();
        return this.up();
    }

    async logTail(lines) {
        const text = await readFile(this.log, 'utf8').catch(() => '');
        return text.split('\n').slice(-lines).join('\n');
    }

    async logSize() {
        return (await stat(this.log).catch(() => ({ size: 0 }))).size;
    }

    async remove() {
        await this.stop();
        await rm(this.folder, { recursive: true, force: true });
    }
}
