// The snippets of `./heliograph connect` do what they say, as they are printed.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { freshNumber, test } from '../lib/harness.mjs';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const python = at('.venv/bin/python');
const RUNNABLE = {
    mtcute: { file: '.snippet.mtcute.mjs', command: process.execPath, name: 'mtcute' },
    gramjs: { file: '.snippet.gramjs.cjs', command: process.execPath, name: 'telegram' },
    teleproto: { file: '.snippet.teleproto.cjs', command: process.execPath, name: 'teleproto' },
    telethon: { file: '.snippet.telethon.py', command: python, name: 'Telethon' },
    pyrogram: { file: '.snippet.pyrogram.py', command: python, name: 'Pyrogram' },
};
const ANSWERS = (number) => [
    [/first name.*: $/i, 'Snippet'],
    [/last name.*: $/i, ''],
    [/\(y\/N\).*$/i, 'y'],
    [/code.*: $/i, number.code],
    [/phone.*: $/i, number.phone],
];

/** Runs it like a person at a terminal: waits for a question, types the answer. */
function converse(command, path, number) {
    return new Promise((resolve, reject) => {
        const child = spawn(command, [path], { stdio: 'pipe', cwd: at('.'), env: { ...process.env, PYTHONUNBUFFERED: '1' } });
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

for (const [client, { file, command, name }] of Object.entries(RUNNABLE)) {
    test(`connect ${client} prints a client that works`, async (t) => {
        const server = await t.server();
        const text = execFileSync(at('../heliograph'), ['connect', client, '--data', server.data], { encoding: 'utf8' });
        const path = at(file);
        const number = freshNumber();
        const owner = await t.client('gramjs');
        if (client === 'telethon') await owner.signIn({ ...number, firstName: 'Snippet' });
        await writeFile(path, text);
        try {
            const { code, seen } = await converse(command, path, number);
            assert.ok(seen.includes(`In Saved Messages: Hello from ${name}`), seen);
            assert.equal(code, 0, seen);
        } finally {
            await rm(path);
        }
        await owner.signIn(number);
        assert.equal((await owner.history({ peer: 'me' }))[0].text, `Hello from ${name}`);
    });
}

test('connect prints what gotd and TDLib need', async (t) => {
    const server = await t.server();
    const { port, pem, fingerprint } = server.address;
    for (const client of ['gotd', 'tdlib']) {
        const text = execFileSync(at('../heliograph'), ['connect', client, '--data', server.data], { encoding: 'utf8' });
        for (const part of [String(port), pem.trim(), fingerprint]) assert.ok(text.includes(part));
    }
});
