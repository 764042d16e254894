// The Go client of the conformance run: the machine's Go when it is new enough, otherwise a newer
// one that an older one fetches as the ordinary module golang.org/toolchain.
//
//   node go.mjs    builds the client once, so that a case only compiles its own file
import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { snippet } from './snippet.mjs';

const NEEDED = [1, 24];
const TOOLCHAIN = 'golang.org/toolchain@v0.0.1-go1.24.4.linux-amd64';
const pinned = (name) => fileURLToPath(new URL(`../gotd/${name}`, import.meta.url));
const ENVIRONMENT = { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '-buildvcs=false' };

const run = async (go, args, cwd) => (await promisify(execFile)(go, args, { cwd, env: ENVIRONMENT })).stdout;

async function version(go) {
    try {
        return /go(\d+)\.(\d+)/.exec(await run(go, ['version'], tmpdir())).slice(1).map(Number);
    } catch {
        return null;
    }
}

const enough = ([major, minor]) => major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);

/** The path of a Go that is new enough. */
async function findGo() {
    const known = [];
    for (const go of ['go', '/usr/local/go/bin/go', '/usr/lib/go/bin/go']) known.push([go, await version(go)]);
    const fitting = known.find(([, found]) => found && enough(found));
    if (fitting) return fitting[0];
    const any = known.find(([, found]) => found);
    if (!any) throw new Error('Go is missing: apt-get install golang-go');
    const { Dir: folder } = JSON.parse(await run(any[0], ['mod', 'download', '-json', TOOLCHAIN], tmpdir()));
    // Modules carry no permission to execute.
    for (const place of ['bin', 'pkg/tool/linux_amd64']) {
        for (const file of readdirSync(join(folder, place))) chmodSync(join(folder, place, file), 0o755);
    }
    return join(folder, 'bin/go');
}

/** Builds a program of one file in `folder` against the pinned modules; gives the program's path. */
export async function buildGo(folder, text) {
    for (const name of ['go.mod', 'go.sum']) copyFileSync(pinned(name), join(folder, name));
    writeFileSync(join(folder, 'main.go'), text);
    await run(await findGo(), ['build', '-o', 'hello', '.'], folder);
    return join(folder, 'hello');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const folder = mkdtempSync(join(tmpdir(), 'heliograph-gotd-'));
    const { publicKey } = generateKeyPairSync('rsa', {
        modulusLength: 2_048,
        publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
    });
    await buildGo(folder, snippet('gotd', { port: 1, dc: 1, public_key_pem: publicKey }));
    rmSync(folder, { recursive: true });
}
