// A client under test: a stock library in a process of its own, spoken to in lines of JSON.
//
//   to it:    {"id": 1, "op": "send", "args": {"to": 7, "text": "hello"}}
//   from it:  {"id": 1, "ok": {...}}  or  {"id": 1, "error": {"name": "PEER_ID_INVALID", ...}}
//             {"event": "new", "message": {...}}
//
// Every driver answers the operations of OPERATIONS with the same shapes, so that one case runs
// with any client and mixes them.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const GRAM_TRANSPORTS = ['full', 'abridged', 'obfuscated', 'websocket'];
const TELETHON_TRANSPORTS = ['full', 'intermediate', 'abridged', 'obfuscated', 'http'];
const CALL_LIMIT_MS = 60_000;

/** An older Python client, out of the folder that the launcher installs it into; the cases of layers use it. */
const older = (name, driver, transports) => (version, layer) => ({
    layer,
    command: [at('.venv/bin/python'), at(`drivers/${driver}`)],
    env: { PYTHONPATH: at(`.layers/${name}-${version}`) },
    transports,
});
const telethon = older('Telethon', 'telethon_driver.py', TELETHON_TRANSPORTS);
const pyrogram = older('Pyrogram', 'pyrogram_driver.py', ['abridged']);

/** Clients of older layers, most of which lie between those of the others. */
export const LAYERS = {
    'telethon-155': telethon('1.28.5', 155),
    'telethon-173': telethon('1.34.0', 173),
    'telethon-193': telethon('1.38.1', 193),
    'telethon-199': telethon('1.39.0', 199),
    'telethon-214': telethon('1.41.2', 214),
    'telethon-216': telethon('1.42.0', 216),
    'gramjs-145': { layer: 145, command: [process.execPath, at('drivers/gramjs.mjs'), 'telegram-145'], transports: GRAM_TRANSPORTS },
    'pyrogram-146': pyrogram('2.0.59', 146),
    'pyrogram-158': pyrogram('2.0.106', 158),
};

/** The clients, their layers, and every transport that each has (the first is its default). */
export const CLIENTS = {
    mtcute: {
        layer: 227,
        command: [process.execPath, at('drivers/mtcute.mjs')],
        transports: ['intermediate', 'padded', 'obfuscated', 'obfuscated-padded', 'intermediate-pfs'],
    },
    gramjs: { layer: 198, command: [process.execPath, at('drivers/gramjs.mjs'), 'telegram'], transports: GRAM_TRANSPORTS },
    teleproto: { layer: 229, command: [process.execPath, at('drivers/gramjs.mjs'), 'teleproto'], transports: GRAM_TRANSPORTS },
    'telethon-debian': {
        layer: 144,
        command: ['/usr/bin/python3', at('drivers/telethon_driver.py')],
        transports: TELETHON_TRANSPORTS,
    },
    telethon: {
        layer: 229,
        command: [at('.venv/bin/python'), at('drivers/telethon_driver.py')],
        transports: TELETHON_TRANSPORTS,
    },
    kurigram: {
        layer: 229,
        command: [at('.venv/bin/python'), at('drivers/kurigram.py')],
        transports: ['abridged', 'full', 'intermediate', 'padded', 'obfuscated', 'obfuscated-intermediate'],
    },
    tdlib: {
        layer: 229,
        command: [process.execPath, at('drivers/tdlib.mjs')],
        transports: ['obfuscated', 'http'],
    },
};

const OPERATIONS = [
    'open', 'signIn', 'me', 'session', 'setPassword', 'contact', 'send', 'edit', 'remove', 'forward',
    'history', 'search', 'searchAll', 'dialogs', 'saveDraft', 'read', 'sendFile', 'sendAlbum', 'download', 'thumbnail',
    'state', 'difference', 'disconnect', 'connect', 'call',
    'makeGroup', 'makeSupergroup', 'makeChannel', 'invite', 'chats',
    'makeForum', 'makeTopic', 'renameTopic', 'closeTopic', 'pinTopic', 'deleteTopic', 'sendToTopic', 'topics',
    'topicHistory', 'readTopic', 'stats',
    'makeLink', 'join', 'leave', 'promote', 'ban', 'people',
    'letIn', 'schedule', 'scheduled', 'sendScheduled', 'archive', 'archived',
];

/** A refusal that the server gave, under the protocol's name for it. */
export class Refused extends Error {
    constructor(op, error) {
        super(`${op}: ${error.name} ${error.message ?? ''}`.trim());
        this.name = 'Refused';
        this.error = error.name;
    }
}

export class Client {
    /** `folder` is where the client may leave files. */
    constructor(kind, folder) {
        this.kind = kind;
        this.events = [];
        this.waiting = new Map();
        this.watchers = new Set();
        this.next = 1;
        this.noise = [];
        const { command: [command, ...args], env } = CLIENTS[kind] ?? LAYERS[kind];
        this.process = spawn(command, args, { stdio: 'pipe', env: { ...process.env, TMPDIR: folder, ...env } });
        this.process.stdin.on('error', () => {}); // a dead driver is told by its exit
        createInterface({ input: this.process.stdout }).on('line', (line) => this.take(line));
        createInterface({ input: this.process.stderr }).on('line', (line) => {
            this.noise.push(line);
            if (this.noise.length > 200) this.noise.shift();
        });
        this.exited = new Promise((resolve) => {
            this.process.once('error', (error) => resolve(this.lost(error.message)));
            this.process.once('exit', (code, signal) => resolve(this.lost(`ended with ${signal ?? code}`)));
        });
    }

    take(line) {
        const message = JSON.parse(line);
        if (message.event) {
            message.number = this.events.length;
            this.events.push(message);
            for (const watcher of [...this.watchers]) watcher(message);
            return;
        }
        const waiter = this.waiting.get(message.id);
        if (!waiter) return;
        this.waiting.delete(message.id);
        clearTimeout(waiter.timer);
        if (message.error) waiter.reject(new Refused(`${this.kind} ${waiter.op}`, message.error));
        else waiter.resolve(message.ok);
    }

    lost(why) {
        for (const waiter of this.waiting.values()) {
            clearTimeout(waiter.timer);
            waiter.reject(new Error(`${this.kind} ${why} during ${waiter.op}: ${this.noise.slice(-8).join('\n')}`));
        }
        this.waiting.clear();
    }

    request(op, args = {}, limit = CALL_LIMIT_MS) {
        const id = this.next++;
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => {
                this.waiting.delete(id);
                const noise = this.noise.slice(-8).join('\n');
                reject(new Error(`${this.kind} ${op}: no answer in ${limit} ms\n${noise}`));
            }, limit);
            this.waiting.set(id, { op, resolve, reject, timer });
            this.process.stdin.write(`${JSON.stringify({ id, op, args })}\n`);
        });
    }

    /** The first event that fits, whether it came before this call or comes within the limit. */
    event(fits, limit = 15_000) {
        const found = this.events.find(fits);
        if (found) return Promise.resolve(found);
        return new Promise((resolve, reject) => {
            const watcher = (event) => {
                if (!fits(event)) return;
                clearTimeout(timer);
                this.watchers.delete(watcher);
                resolve(event);
            };
            const timer = setTimeout(() => {
                this.watchers.delete(watcher);
                const seen = this.events.slice(-6).map((event) => JSON.stringify(event)).join('\n');
                reject(new Error(`${this.kind} did not see ${fits} in ${limit} ms; it saw last:\n${seen}`));
            }, limit);
            this.watchers.add(watcher);
        });
    }

    /** The next update of a type that comes after `number` events. */
    update(type, number, limit) {
        const what = (event) => event.event === 'update' && event.type === type && event.number >= number;
        return this.event(what, limit).catch((error) => {
            throw new Error(`no ${type}: ${error.message}`);
        });
    }

    newMessage(text, limit) {
        return this.event((event) => event.event === 'new' && event.message.text === text, limit).then((e) => e.message);
    }

    async close() {
        if (this.process.exitCode !== null || this.process.signalCode !== null) return;
        this.process.stdin.end();
        const timer = setTimeout(() => this.process.kill('SIGKILL'), 3_000);
        await this.exited;
        clearTimeout(timer);
    }
}

for (const op of OPERATIONS) {
    Client.prototype[op] = function call(args, limit) {
        return this.request(op, args, limit);
    };
}
