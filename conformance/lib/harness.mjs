// The runner's side of a case: servers, clients and people that end with it.
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLIENTS, Client, LAYERS } from './client.mjs';
import { Server } from './server.mjs';

export const KINDS = Object.keys(CLIENTS);
/** The clients that let a call of the protocol through as it is; TDLib does all of it by itself. */
export const RAW_KINDS = KINDS.filter((kind) => kind !== 'tdlib');
const registered = [];
let shared = null;
let numbers = 0;

/** Registers a case. `limit` bounds it in seconds; `alone` keeps other cases off the machine. */
export function test(name, body, { limit = 60, alone = false } = {}) {
    registered.push({ name, body, limit, alone });
}

/** Registers one case for each client. */
export function testEach(name, body, options = {}) {
    for (const kind of options.kinds ?? KINDS) test(`${kind}: ${name}`, (t) => body(t, kind), options);
}

export function allTests() {
    return registered;
}

/** A test number nobody has used in this run, and its code: 99966XYYYY has the code XXXXX. */
export function freshNumber() {
    const n = numbers++;
    const dc = 1 + (Math.floor(n / 10_000) % 3);
    return { phone: `99966${dc}${String(n % 10_000).padStart(4, '0')}`, code: String(dc).repeat(5) };
}

export function startShared() {
    shared ??= Server.start();
    return shared;
}

export async function removeShared() {
    await (await sharedServer())?.remove();
    shared = null;
}

/** The server that cases share, if one is up. */
export async function sharedServer() {
    return shared?.catch(() => null);
}

export class Case {
    constructor() {
        this.clients = [];
        this.servers = [];
        this.folder = mkdtempSync(join(tmpdir(), 'heliograph-case-'));
    }

    /** The server that all cases share which do not harm it. */
    async server() {
        const server = await startShared();
        if (server.ended) throw new Error('the server that the cases share has ended');
        return server;
    }

    /** A server that this case may kill. */
    async ownServer(options) {
        const server = await Server.start(options);
        this.servers.push(server);
        return server;
    }

    /** A client of a kind, connected and not signed in; `layer` is the one that it speaks. */
    async client(kind, { transport, server, session } = {}) {
        const client = new Client(kind, this.folder);
        this.clients.push(client);
        const address = (server ?? (await this.server())).address;
        const { layer, transports } = CLIENTS[kind] ?? LAYERS[kind];
        const opened = await client.open({ server: address, transport: transport ?? transports[0], session });
        client.layer = opened?.layer ?? layer;
        return client;
    }

    /** A client of a kind with a new account; `id`, `phone` and `number` (with its code) are its person's. */
    async person(kind, options = {}) {
        const client = await this.client(kind, options);
        client.number = freshNumber();
        client.phone = client.number.phone;
        const me = await client.signIn({ ...client.number, firstName: `${kind} ${client.phone.slice(-4)}` });
        client.id = me.id;
        return client;
    }

    /** Two people who have each other in their contacts. */
    async pair(kindA, kindB, options) {
        const a = await this.person(kindA, options);
        const b = await this.person(kindB, options);
        await acquaint(a, b);
        return [a, b];
    }

    async file(name, bytes) {
        const path = join(this.folder, name);
        if (bytes !== undefined) await writeFile(path, bytes);
        return path;
    }

    async end() {
        await Promise.all(this.clients.map((client) => client.close()));
        await Promise.all(this.servers.map((server) => server.remove()));
        await rm(this.folder, { recursive: true, force: true });
    }
}

export async function acquaint(a, b) {
    const seenByA = await a.contact({ phone: b.phone, firstName: 'B' });
    const seenByB = await b.contact({ phone: a.phone, firstName: 'A' });
    if (seenByA.id !== b.id || seenByB.id !== a.id) throw new Error('contacts.importContacts gave someone else');
}

/** The refusal that a call ended with; fails when it did not end so. */
export async function refusal(promise) {
    try {
        await promise;
    } catch (error) {
        if (error.name === 'Refused') return error.error;
        throw error;
    }
    throw new Error('the call was expected to be refused');
}

/** Calls until the answer satisfies, within a limit: for state that arrives by itself. */
export async function eventually(read, satisfies, limit = 15_000) {
    const end = Date.now() + limit;
    let last;
    do {
        last = await read();
        if (satisfies(last)) return last;
        await new Promise((resolve) => setTimeout(resolve, 100));
    } while (Date.now() < end);
    throw new Error(`not reached in ${limit} ms: ${JSON.stringify(last)?.slice(0, 2_000)}`);
}

export function randomFile(size) {
    return randomBytes(size);
}
