// The driver's side of the lines of JSON: each operation runs as it comes, several at a time.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

console.log = console.info = console.debug = console.warn = console.error;

function say(message) {
    process.stdout.write(`${JSON.stringify(message)}\n`);
}

export function emit(event, fields) {
    say({ event, ...fields });
}

/**
 * Says an update whose fields both libraries of JavaScript name alike. `type` is the name of its
 * constructor; new messages are said by the driver, which hears of them in its own way.
 */
export function tell(type, update, { shape, userOf }) {
    emit('update', { type });
    switch (type) {
        case 'updateEditMessage':
            return emit('edit', { message: shape(update.message) });
        case 'updateDeleteMessages':
            return emit('delete', { ids: update.messages });
        case 'updateDraftMessage':
            return emit('draft', { peer: userOf(update.peer), text: update.draft.message ?? '' });
        case 'updateReadHistoryOutbox':
            return emit('readOutbox', { peer: userOf(update.peer), maxId: update.maxId });
        case 'updateReadHistoryInbox':
            return emit('readInbox', { peer: userOf(update.peer), maxId: update.maxId });
        default:
    }
}

/**
 * `nameOf` gives the protocol's name of a refusal, or nothing for other errors; `end` runs when the
 * input ends.
 */
export function serve(operations, nameOf, end = () => {}) {
    const lines = createInterface({ input: process.stdin });
    lines.on('line', async (line) => {
        const { id, op, args } = JSON.parse(line);
        try {
            const ok = await operations[op](args ?? {});
            say({ id, ok: ok ?? null });
        } catch (error) {
            const name = nameOf(error) ?? 'CLIENT_ERROR';
            say({ id, error: { name, message: String(error?.stack ?? error) } });
        }
    });
    lines.on('close', async () => {
        await end();
        process.exit(0);
    });
    process.on('unhandledRejection', (error) => console.error('unhandled', error));
    process.on('uncaughtException', (error) => console.error('uncaught', error));
}

export async function sha256(path) {
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of createReadStream(path)) {
        hash.update(chunk);
        size += chunk.length;
    }
    return { size, sha256: hash.digest('hex') };
}

/** `messageEntityTextUrl`, `MessageEntityTextUrl` → `textUrl`. */
export function entityName(name) {
    const rest = name.replace(/^(input)?messageEntity/i, '');
    return rest[0].toLowerCase() + rest.slice(1);
}

export const fromHex = (hex) => Buffer.from(hex, 'hex');

/**
 * A library's object as JSON that is alike for all: `_` with the last part of the constructor's name,
 * other names in camel case, numbers of 64 bits as text unless they are exact without, short bytes
 * in hex. The library says its part: the `name` and `fields` of an object, and the digits of a `long`.
 */
export function wire(value, library) {
    if (value === undefined) return null;
    if (Array.isArray(value)) return value.map((one) => wire(one, library));
    if (ArrayBuffer.isView(value)) return { hex: Buffer.from(value.buffer, value.byteOffset, Math.min(value.byteLength, 64)).toString('hex') };
    if (value === null || typeof value !== 'object') return value;
    const digits = library.long(value);
    if (digits !== null) return Number.isSafeInteger(Number(digits)) ? Number(digits) : digits;
    const name = library.name(value);
    const fields = Object.entries(library.fields(value) ?? {}).map(([key, one]) => [key, wire(one, library)]);
    return { ...(name && { _: name.split('.').at(-1) }), ...Object.fromEntries(fields) };
}

/** What an answer is: the name of its constructor, or what stands for values without one. */
export function typeOf(plain) {
    if (Array.isArray(plain)) return 'vector';
    return typeof plain === 'boolean' ? 'bool' : plain?._;
}
