// The snippets of `./heliograph connect` do what they say, as they are printed.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildGo } from '../lib/go.mjs';
import { freshNumber, test } from '../lib/harness.mjs';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const python = at('.venv/bin/python');
const RUNNABLE = {
    mtcute: { file: '.snippet.mtcute.mjs', command: process.execPath, name: 'mtcute' },
    gramjs: { file: '.snippet.gramjs.cjs', command: process.execPath, name: 'telegram' },
    teleproto: { file: '.snippet.teleproto.cjs', command: process.execPath, name: 'teleproto' },
    telethon: { file: '.snippet.telethon.py', command: python, name: 'Telethon' },
    pyrogram: { file: '.snippet.pyrogram.py', command: python, name: 'Pyrogram' },
    tdlib: { file: '.snippet.tdlib.mjs', command: process.execPath, name: 'TDLib', fenced: true },
    gotd: { name: 'gotd' },
};
/** The limit of a case in seconds; the first build of the Go client takes minutes on a busy machine. */
const LIMITS = { gotd: 400, tdlib: 300 };
const ANSWERS = (number) => [
    [/first name.*: $/i, 'Snippet'],
    [/last name.*: $/i, ''],
    [/\(y\/N\).*$/i, 'y'],
    [/code.*: $/i, number.code],
    [/phone.*: $/i, number.phone],
];

/** Runs it like a person at a terminal: waits for a question, types the answer. */
function converse([command, ...args], number) {
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, { stdio: 'pipe', cwd: at('.'), env: { ...process.env, PYTHONUNBUFFERED: '1' } });
        let seen = '';
        let unanswered = '';
        const timer = setTimeout(() => child.kill('SIGKILL'), 45_000);
        child.stderr.on('data', (data) => (seen += data));
        child.stdout.on('data', (data) => {
            seen += data;
            unanswered += data;
            const found = ANSWERS(number).find(([question]) => question.test(unanswered));
            if (!found) return;
            unanswered = '';
            child.stdin.write(`${found[1]}\n`);
        });
        child.on('error', reject);
        child.on('exit', (code) => {
            clearTimeout(timer);
            resolve({ code, seen });
        });
    });
}

/** TDLib would look for Telegram's own servers before it is told of the server: it finds nobody. */
const fence = (port, command) => [process.execPath, at('lib/fence.mjs'), String(port), ...command];

for (const [client, { file, command, name, fenced }] of Object.entries(RUNNABLE)) {
    test(`connect ${client} prints a client that works`, async (t) => {
        const server = await t.server();
        const text = execFileSync(at('../heliograph'), ['connect', client, '--data', server.data], { encoding: 'utf8' });
        const number = freshNumber();
        const owner = await t.client('gramjs');
        if (client === 'telethon') await owner.signIn({ ...number, firstName: 'Snippet' });
        const path = file ? at(file) : await buildGo(t.folder, text);
        if (file) await writeFile(path, text);
        const program = file ? [command, path] : [path];
        try {
            const { code, seen } = await converse(fenced ? fence(server.address.port, program) : program, number);
            assert.ok(seen.includes(`In Saved Messages: Hello from ${name}`), seen);
            assert.equal(code, 0, seen);
        } finally {
            await rm(path);
        }
        await owner.signIn(number);
        assert.equal((await owner.history({ peer: 'me' }))[0].text, `Hello from ${name}`);
    }, { limit: LIMITS[client] });
}
