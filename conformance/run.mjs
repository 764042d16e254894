// Runs the cases, a few at a time, and counts them:
// node run.mjs [--only REGEX] [--jobs N] [--repeat N] [--counts FILE]
import { writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { allTests, Case, removeShared, sharedServer, startShared } from './lib/harness.mjs';

const { values } = parseArgs({
    options: {
        only: { type: 'string', default: '' },
        jobs: { type: 'string', default: '2' },
        repeat: { type: 'string', default: '1' },
        counts: { type: 'string' },
    },
});
const only = new RegExp(values.only);

async function bounded(promise, seconds) {
    let timer;
    const limit = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`not done in ${seconds} s`)), seconds * 1_000);
    });
    try {
        return await Promise.race([promise, limit]);
    } finally {
        clearTimeout(timer);
    }
}

async function run({ name, body, limit }) {
    const began = Date.now();
    const context = new Case();
    let failure = null;
    try {
        await bounded(body(context), limit);
    } catch (error) {
        failure = error;
    }
    if (failure) {
        failures.push(`${name}: ${failure.message ?? failure}`);
        await report(name, failure, context);
    }
    await context.end();
    const seconds = ((Date.now() - began) / 1_000).toFixed(1);
    console.log(`${failure ? 'FAIL' : 'ok  '} ${name} (${seconds} s)`);
    return failure === null;
}

async function report(name, failure, context) {
    console.log(`---- ${name}\n${failure.stack ?? failure}`);
    for (const server of [...context.servers, await sharedServer()]) {
        const tail = await server?.logTail(15);
        if (tail?.trim()) console.log(`---- the server's last lines\n${tail}`);
    }
}

for (const file of readdirSync(new URL('cases/', import.meta.url)).sort()) {
    if (file.endsWith('.mjs')) await import(`./cases/${file}`);
}
let passed = 0;
let failed = 0;
/** What failed and why, told once more at the end, where a long log is read. */
const failures = [];

/** Takes cases from the queue until it is empty. */
async function work(queue) {
    for (let one = queue.shift(); one; one = queue.shift()) {
        if (await run(one)) passed++;
        else failed++;
    }
}

await startShared().catch((error) => console.log(error.message));
const once = allTests().filter(({ name }) => only.test(name));
const chosen = Array.from({ length: Number(values.repeat) }, () => once).flat();
const together = chosen.filter(({ alone }) => !alone);
await Promise.all(Array.from({ length: Number(values.jobs) }, () => work(together)));
await work(chosen.filter(({ alone }) => alone));
await removeShared();
if (values.counts) await writeFile(values.counts, `${passed} ${failed}\n`);
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`conformance: ${passed} of ${passed + failed} cases hold`);
process.exit(failed === 0 ? 0 : 1);
