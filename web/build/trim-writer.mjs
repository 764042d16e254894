// Cuts what is never sent out of the library's table of writers: of the names with a dot (methods,
// and the answers to them) it keeps those that our worker or the library itself names.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WRITER = /@mtcute\/core\/tl\/binary\/writer\.js$/;
const NAMED = /['"]([a-z]\w*\.\w+)['"]/g;

/** Every dotted name that the scripts below a folder mention. */
function named(folder, wanted) {
    const names = new Set();
    for (const file of readdirSync(folder, { recursive: true }).map(String)) {
        if (!/\.(js|ts)$/.test(file) || /\.d\.ts$/.test(file) || !wanted(file)) continue;
        for (const [, name] of readFileSync(join(folder, file), 'utf8').matchAll(NAMED)) names.add(name);
    }
    return names;
}

export function trimWriter() {
    let used;
    return {
        name: 'trim-writer',
        transform(code, id) {
            if (!WRITER.test(id)) return undefined;
            used ??= new Set([
                ...named(join(ROOT, 'src/worker'), () => true),
                // The high-level client, which is not loaded, would name nearly everything.
                ...named(join(ROOT, 'node_modules/@mtcute/core'), (file) => !/^(tl|highlevel)\//.test(file)),
            ]);
            const kept = (whole, name) => (used.has(name) ? whole : '');
            const cut = code.replace(/\n {2}"(\w+\.\w+)": function[\s\S]*?\n {2}\},/g, kept).replace(/\n {4}"(\w+\.\w+)": \d+,/g, kept);
            if (cut.length > code.length * 0.9) throw new Error('the table of writers has another shape than it had');
            return { code: cut, map: null };
        },
    };
}
