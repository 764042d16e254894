// People in browsers: each has a context of their own, on a real server.
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { CLIENTS, Client } from '../../../conformance/lib/client.mjs';
import { Server } from '../../../conformance/lib/server.mjs';

const CHROMIUM = '/usr/bin/chromium';
const LAUNCH = {
    executablePath: CHROMIUM,
    args: [
        '--no-sandbox', '--disable-dev-shm-usage', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream',
        '--autoplay-policy=no-user-gesture-required',
    ],
};
const CONTEXT = { viewport: { width: 1280, height: 800 }, locale: 'en-GB' };
const LIMIT_MS = 15_000;
const registered = [];
let numbers = 0;
let browser = null;
let shared = null;

/** Registers a journey; `limit` bounds it in seconds. */
export function test(name, body, { limit = 60 } = {}) {
    registered.push({ name, body, limit });
}

export const allTests = () => registered;

export async function start() {
    shared = await Server.start();
    browser = await chromium.launch(LAUNCH);
}

/** A browser of its own that keeps what it keeps in a folder. */
export const persistent = (folder) => chromium.launchPersistentContext(folder, { ...LAUNCH, ...CONTEXT });

export async function stop() {
    await browser?.close();
    await shared?.remove();
}

/** A test number nobody has used in this run: 99966XYYYY has the code XXXXX. */
export function freshNumber() {
    const n = numbers++;
    return { phone: `999662${String(n).padStart(4, '0')}`, code: '22222' };
}

/** One page of one person, with the words that the journeys use. */
export class Person {
    constructor(journey, context, page, server, host = '127.0.0.1') {
        Object.assign(this, { journey, context, page, server, host });
    }

    get url() {
        return `http://${this.host}:${this.server.port}/`;
    }

    role(role, name, options = {}) {
        return this.page.getByRole(role, { name, ...options });
    }

    async signUp(name) {
        this.name = name;
        this.number = freshNumber();
        await this.enterPhone(this.number);
        await this.role('textbox', 'First name').fill(name);
        await this.role('button', 'Start').click();
        await this.signedIn();
    }

    async enterPhone({ phone, code }) {
        await this.page.goto(this.url);
        await this.role('textbox', 'Phone number').fill(phone);
        await this.role('button', 'Next').click();
        await this.role('textbox', 'Code').fill(code);
    }

    signedIn() {
        return this.role('searchbox', 'Search').waitFor();
    }

    /** Adds somebody as a contact and opens the chat with them. */
    async meet(other, name = other.name) {
        await this.role('button', 'New message').click();
        await this.role('button', 'Add a contact').click();
        await this.role('textbox', 'Phone number').fill(other.number.phone);
        await this.role('textbox', 'First name').fill(name);
        await this.role('button', 'Add a contact').click();
        await this.chat(name).waitFor();
    }

    chat(name) {
        return this.page.locator('main').getByRole('heading', { level: 2, name });
    }

    row(name) {
        return this.page.getByRole('option', { name: new RegExp(`^${name}`) });
    }

    /** Makes a group or channel and opens it. */
    async create(kind, title, members = []) {
        await this.role('button', 'New message').click();
        await this.role('button', `New ${kind}`).click();
        await this.role('textbox', 'Name').fill(title);
        for (const member of members) await this.role('checkbox', member).check();
        await this.role('button', 'Create').click();
        await this.chat(title).waitFor();
    }

    /** Opens the info beside the chat. */
    async info() {
        await this.page.locator('.chat-title button').click();
        await this.role('complementary', 'Info').waitFor();
    }

    /** Makes a supergroup of the group that is open, by asking for the rights of one of its members. */
    async upgrade(member) {
        await this.info();
        await this.role('button', `What to do with ${member}`).click();
        await this.role('menuitem', new RegExp(`Restrict .${member}`)).click();
        await this.role('dialog').getByRole('button', { name: 'Save' }).click();
        await this.role('dialog').waitFor({ state: 'detached' });
    }

    /** Opens a part of the settings. */
    async settings(part) {
        await this.role('button', 'Menu', { exact: true }).click();
        await this.role('menuitem', 'Settings').click();
        await this.role('button', part).click();
    }

    /** Opens the window for a poll in a group, with its question and answers; it is still to be sent. */
    async poll(question, ...answers) {
        await this.role('button', 'Attach', { exact: true }).click();
        await this.role('menuitem', 'New poll').click();
        await this.role('textbox', 'Question').fill(question);
        for (const [i, answer] of answers.entries()) await this.role('textbox', `Answer ${i + 1}`).fill(answer);
    }

    get field() {
        return this.role('textbox', 'Message', { exact: true });
    }

    async say(text) {
        await this.field.fill(text);
        await this.page.keyboard.press('Enter');
    }

    /** The newest message whose name has this text in it. */
    message(text) {
        return this.page.getByRole('article').filter({ hasText: text }).last();
    }

    async hears(text) {
        await this.message(text).waitFor();
    }

    /** Opens a message's menu and chooses from it. */
    async act(text, choice) {
        await this.message(text).locator('.bubble').click({ button: 'right' });
        await this.role('menuitem', choice).click();
    }

    /** No serious fault that axe knows. */
    async axe() {
        const { violations } = await new AxeBuilder({ page: this.page }).analyze();
        const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        if (bad.length) {
            const told = bad.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' | ')}`);
            throw new Error(`axe finds\n${told.join('\n')}`);
        }
    }
}

export class Journey {
    contexts = [];
    servers = [];
    clients = [];
    folders = [];
    faults = [];

    get server() {
        return shared;
    }

    get browser() {
        return browser;
    }

    async ownServer(options) {
        const server = await Server.start(options);
        this.servers.push(server);
        return server;
    }

    /**
     * A browser of its own, not signed in. `expected` are console errors that belong to the journey, `host` is what
     * the person calls this machine.
     */
    async visitor({ server = shared, expected = [], host = '127.0.0.1', ...options } = {}) {
        const context = await browser.newContext({ ...CONTEXT, ...options });
        context.setDefaultTimeout(LIMIT_MS);
        this.contexts.push(context);
        const page = await context.newPage();
        const person = new Person(this, context, page, server, host);
        this.watch(page, person.url, expected);
        return person;
    }

    async person(name, options) {
        const person = await this.visitor(options);
        await person.signUp(name);
        return person;
    }

    /** Somebody who comes with another client: one of conformance/lib/client.mjs, signed up. */
    async outsider(kind, firstName) {
        const folder = mkdtempSync(join(tmpdir(), 'heliograph-outside-'));
        this.folders.push(folder);
        const client = new Client(kind, folder);
        this.clients.push(client);
        await client.open({ server: shared.address, transport: CLIENTS[kind].transports[0] });
        client.number = freshNumber();
        client.name = firstName;
        client.id = (await client.signIn({ ...client.number, firstName })).id;
        return client;
    }

    /** Two who have each other's chat open. */
    async pair(a = 'Mai', b = 'Jonas', options = {}) {
        const one = await this.person(a, options);
        const two = await this.person(b, options);
        await one.meet(two);
        await two.meet(one);
        return [one, two];
    }

    watch(page, origin, expected) {
        page.on('console', (message) => {
            if (message.type() !== 'error') return;
            const text = `${message.text()} ${message.location().url ?? ''}`;
            if (!expected.some((pattern) => pattern.test(text))) this.faults.push(`console: ${text}`);
        });
        page.on('pageerror', (error) => this.faults.push(`page: ${error.stack ?? error}`));
        page.on('request', (request) => {
            const url = request.url();
            if (!url.startsWith(origin) && !/^(blob|data):/.test(url)) this.faults.push(`request to ${url}`);
        });
        page.on('websocket', (socket) => {
            if (!socket.url().startsWith(origin.replace('http', 'ws'))) this.faults.push(`socket to ${socket.url()}`);
        });
    }

    async end() {
        for (const context of this.contexts) await context.close();
        await Promise.all(this.clients.map((client) => client.close()));
        for (const server of this.servers) await server.remove();
        for (const folder of this.folders) await rm(folder, { recursive: true, force: true });
    }
}

/** Until it holds, or the limit is over. */
export async function eventually(read, satisfies, limit = LIMIT_MS) {
    const end = Date.now() + limit;
    let last;
    do {
        last = await read();
        if (satisfies(last)) return last;
        await new Promise((resolve) => setTimeout(resolve, 50));
    } while (Date.now() < end);
    throw new Error(`not reached in ${limit} ms: ${JSON.stringify(last)}`);
}
