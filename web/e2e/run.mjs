// Runs the journeys, one after the other, and counts them:
// node e2e/run.mjs [--only REGEX] [--repeat N] [--counts FILE] [--folder journeys|faults|shots|measure]
import { mkdirSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Journey, allTests, start, stop } from './lib/harness.mjs';

const { values } = parseArgs({
    options: {
        only: { type: 'string', default: '' }, repeat: { type: 'string', default: '1' }, counts: { type: 'string' },
        folder: { type: 'string', default: 'journeys' },
    },
});
const only = new RegExp(values.only);
const FAILED = new URL('../shots/failed/', import.meta.url).pathname;

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

/** What the pages looked like when it failed. */
async function picture(journey, name) {
    mkdirSync(FAILED, { recursive: true });
    for (const [i, context] of journey.contexts.entries()) {
        for (const page of context.pages()) {
            const path = `${FAILED}${name.replace(/\W+/g, '-')}-${i}.png`;
            await page.screenshot({ path, timeout: 3_000 }).catch(() => {});
        }
    }
}

async function run({ name, body, limit }) {
    const began = Date.now();
    const journey = new Journey();
    let failure = null;
    try {
        await bounded(body(journey), limit);
        if (journey.faults.length) throw new Error(journey.faults.join('\n'));
    } catch (error) {
        failure = error;
        console.log(`---- ${name}\n${error.stack ?? error}\n${journey.faults.join('\n')}`);
        await picture(journey, name);
        const tail = await journey.server?.logTail(10);
        if (tail?.trim()) console.log(`---- the server's last lines\n${tail}`);
    }
    await journey.end();
    console.log(`${failure ? 'FAIL' : 'ok  '} ${name} (${((Date.now() - began) / 1_000).toFixed(1)} s)`);
    return failure === null;
}

const { folder } = values;
for (const file of readdirSync(new URL(`${folder}/`, import.meta.url)).sort()) {
    if (file.endsWith('.mjs')) await import(`./${folder}/${file}`);
}
let passed = 0;
let failed = 0;
try {
    await start();
    const chosen = allTests().filter(({ name }) => only.test(name));
    for (const one of Array.from({ length: Number(values.repeat) }, () => chosen).flat()) {
        if (await run(one)) passed++;
        else failed++;
    }
} finally {
    await stop();
}
if (values.counts) await writeFile(values.counts, `${passed} ${failed}\n`);
console.log(`journeys: ${passed} of ${passed + failed} hold`);
process.exit(failed === 0 ? 0 : 1);
