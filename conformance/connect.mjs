// Prints a snippet that points a client at a server: node connect.mjs CLIENT [--data DIR]
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { snippet, SNIPPETS } from './lib/snippet.mjs';

const { values, positionals } = parseArgs({
    options: { data: { type: 'string', default: 'heliograph-data' } },
    allowPositionals: true,
});

function fail(why) {
    console.error(`heliograph: ${why}`);
    process.exit(1);
}

const [client] = positionals;
const file = join(values.data, 'ready.json');
if (!Object.hasOwn(SNIPPETS, client ?? '')) fail(`connect to which client? ${Object.keys(SNIPPETS).join(', ')}`);
if (!existsSync(file)) fail(`no server is ready with ${values.data}: ./heliograph start --data ${values.data}`);
process.stdout.write(snippet(client, JSON.parse(readFileSync(file, 'utf8'))));
