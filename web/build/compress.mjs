// Packs what was built, once and as small as it gets, and holds the first load to its limit.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const DIST = new URL('../dist/', import.meta.url).pathname;
const FIRST_LOAD_MAX = 350 * 1024;
const PACKED = /\.(js|css|html|json|svg|wasm|webmanifest)$/;

const served = readdirSync(DIST, { recursive: true }).map(String)
    .filter((name) => /\.\w+$/.test(name) && !/\.(br|gz)$/.test(name) && !['sw.js', 'index.html', 'files.json'].includes(name));
writeFileSync(join(DIST, 'files.json'), JSON.stringify(['/', ...served.map((name) => `/${name}`)]));

const files = readdirSync(DIST, { recursive: true }).map(String).filter((name) => PACKED.test(name));
const sizes = new Map();
for (const name of files) {
    const bytes = readFileSync(join(DIST, name));
    const br = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
    const gz = gzipSync(bytes, { level: 9 });
    writeFileSync(join(DIST, `${name}.br`), br);
    writeFileSync(join(DIST, `${name}.gz`), gz);
    sizes.set(name, { br: br.length, gz: gz.length });
}

/** The scripts that a first visit runs: the page's, what it names, the worker's, and its WebAssembly. */
function firstLoad() {
    const html = readFileSync(join(DIST, 'index.html'), 'utf8');
    const found = new Set(files.filter((name) => html.includes(name) && name.endsWith('.js')));
    const worker = files.filter((name) => /^assets\/main-[^/]*\.js$/.test(name) && !found.has(name));
    for (const name of [...found, ...worker]) {
        found.add(name);
        const text = readFileSync(join(DIST, name), 'utf8');
        for (const [, other] of text.matchAll(/(?:from|^import|[;}]import)\s*"\.\/([\w.-]+\.js)"/g)) found.add(`assets/${other}`);
    }
    const simd = files.find((name) => /simd.*\.wasm$/.test(name));
    if (simd) found.add(simd);
    return [...found];
}

const first = firstLoad();
const total = (kind) => first.reduce((sum, name) => sum + sizes.get(name)[kind], 0);
for (const name of first) console.log(`  ${name}  ${sizes.get(name).br} br`);
console.log(`first load: ${(total('br') / 1024).toFixed(1)} KB br, ${(total('gz') / 1024).toFixed(1)} KB gz, of ${FIRST_LOAD_MAX / 1024}`);
if (total('gz') > FIRST_LOAD_MAX) throw new Error('the first load is too large');
