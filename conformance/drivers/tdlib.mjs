// TDLib 1.8.67 (layer 229), the library of the official applications, as its binary comes.
//
// Its servers' addresses and keys are compiled in. The keys are text in the binary, so a copy gets
// the server's key in their place. The addresses stay: TDLib runs in a network of its own that has
// nothing but a loopback with a SOCKS proxy, and whatever address it asks for, it gets the server,
// through a Unix socket that leads out. So it cannot reach anybody else.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { splice } from '../lib/splice.mjs';
import { emit, serve, sha256 } from './stdio.mjs';
import { chats, isService, listed } from './tdlib-chats.mjs';

const PROXY_PORT = 1080;
const HTTP_PORT = 8080;
const SERVER_IDS = 2 ** 20; // TDLib's message ids are the server's times this

// --- outside: the way to the server -------------------------------------------------------------

function outside() {
    const folder = mkdtempSync(join(tmpdir(), 'heliograph-tdlib-'));
    const gate = join(folder, 'gate');
    let target;
    createServer((inner) => splice(inner, connect(target.port, target.host))).listen(gate);
    const script = `ip link set lo up && exec "$0" "$1" inside "$2"`;
    const args = ['--map-root-user', '--net', 'sh', '-c', script, process.execPath, fileURLToPath(import.meta.url), folder];
    const child = spawn('unshare', args, { stdio: ['pipe', 'inherit', 'inherit'] });
    child.stdin.on('error', () => {});
    const lines = createInterface({ input: process.stdin });
    lines.on('line', (line) => {
        const { op, args: given } = JSON.parse(line);
        if (op === 'open') target = given.server;
        child.stdin.write(`${line}\n`);
    });
    lines.on('close', () => child.stdin.end());
    child.on('exit', (code) => {
        rmSync(folder, { recursive: true, force: true });
        process.exit(code ?? 1);
    });
}

// --- inside: the proxy, and TDLib ---------------------------------------------------------------

/** SOCKS 5 without a password, that leads every connection through the gate (RFC 1928). */
function proxy(gate) {
    createServer((socket) => {
        socket.once('data', () => {
            socket.write(Buffer.from([5, 0]));
            socket.once('data', () => {
                const out = connect(gate, () => {
                    socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
                    splice(socket, out);
                });
                out.on('error', () => socket.destroy());
            });
        });
        socket.on('error', () => {});
    }).listen(PROXY_PORT, '127.0.0.1');
}

/**
 * Where TDLib believes a caching proxy to be, through which nothing but HTTP goes: it sends its
 * requests there as they are, for whatever host, and the server takes them.
 */
function cache(gate) {
    createServer((socket) => splice(socket, connect(gate))).listen(HTTP_PORT, '127.0.0.1');
}

/** A copy of the library that knows the server's key instead of its own two. */
function library(folder, pem) {
    const path = createRequire(import.meta.url).resolve('@prebuilt-tdlib/linux-x64-glibc/libtdjson.so');
    const binary = readFileSync(path);
    const key = Buffer.from(pem.trim());
    const end = Buffer.from('-----END RSA PUBLIC KEY-----');
    for (let at = 0; ; at += key.length) {
        at = binary.indexOf('-----BEGIN RSA PUBLIC KEY-----\n', at);
        if (at < 0) break;
        if (binary.indexOf(end, at) + end.length - at === key.length) key.copy(binary, at);
    }
    const copy = join(folder, 'libtdjson.so');
    writeFileSync(copy, binary);
    return copy;
}

let tdl;
let client;
let folder;
let myId;
let authorization;
const waiters = new Set();

const invoke = (name, fields) => client.invoke({ _: name, ...fields });
const outer = (id) => id / SERVER_IDS;
const inner = (id) => id * SERVER_IDS;
const chatOf = async (peer) =>
    peer < 0 ? peer : (await invoke('createPrivateChat', { user_id: peer === 'me' ? myId : peer })).id;
const formatted = (text, entities) => ({ _: 'formattedText', text, entities });

/** Resolves to the first update that fits, from now on. */
function update(fits, what, limit = 30_000) {
    return new Promise((resolve, reject) => {
        const waiter = (one) => {
            if (!fits(one)) return;
            clearTimeout(timer);
            waiters.delete(waiter);
            resolve(one);
        };
        const timer = setTimeout(() => {
            waiters.delete(waiter);
            reject(new Error(`TDLib told nothing of ${what}`));
        }, limit);
        waiters.add(waiter);
    });
}

function entityOf({ type, offset, length, url }) {
    const _ = `textEntityType${type[0].toUpperCase()}${type.slice(1)}`;
    return { _: 'textEntity', offset, length, type: url ? { _, url } : { _ } };
}

function media({ _, document, photo }) {
    if (_ === 'messageText') return null;
    if (_ === 'messagePhoto') {
        return { kind: 'photo', sizes: photo.sizes.map(({ type, width, height }) => ({ type, w: width, h: height })) };
    }
    if (_ === 'messageDocument') {
        const { file_name: name, mime_type: mime } = document;
        return { kind: 'document', size: document.document.size, mime, name };
    }
    return { kind: _ };
}

function shape({ id, content, is_outgoing, chat_id, sender_id, date, edit_date, reply_to, forward_info, media_album_id }) {
    const words = content.text ?? content.caption ?? { text: '', entities: [] };
    return {
        id: outer(id),
        text: words.text,
        service: isService(content),
        out: is_outgoing && chat_id !== myId,
        peer: chat_id,
        from: sender_id.user_id,
        date,
        replyTo: reply_to ? outer(reply_to.message_id) : null,
        quote: reply_to?.quote?.text.text ?? null,
        forwardedFrom: forward_info?.origin.sender_user_id ?? null,
        edited: edit_date > 0,
        entities: words.entities.map(({ type, offset, length }) => {
            const name = type._.replace('textEntityType', '').replace('EmailAddress', 'Email');
            return { type: name[0].toLowerCase() + name.slice(1), offset, length };
        }),
        media: media(content),
        album: media_album_id === '0' ? null : media_album_id,
    };
}

async function take(one) {
    for (const waiter of [...waiters]) waiter(one);
    switch (one._) {
        case 'updateAuthorizationState':
            authorization = one.authorization_state._;
            break;
        case 'updateNewMessage':
            if (!one.message.sending_state) emit('new', { message: shape(one.message) });
            break;
        case 'updateMessageContent':
            emit('edit', { message: shape(await message(one.chat_id, outer(one.message_id))) });
            break;
        case 'updateDeleteMessages':
            if (one.is_permanent) emit('delete', { ids: one.message_ids.map(outer) });
            break;
        case 'updateChatDraftMessage':
            emit('draft', { peer: one.chat_id, text: one.draft_message?.content.text?.text ?? '' });
            break;
        case 'updateChatReadOutbox':
            emit('readOutbox', { peer: one.chat_id, maxId: outer(one.last_read_outbox_message_id) });
            break;
        case 'updateChatReadInbox':
            emit('readInbox', { peer: one.chat_id, maxId: outer(one.last_read_inbox_message_id) });
            break;
        default:
    }
}

const message = async (peer, id) => invoke('getMessage', { chat_id: await chatOf(peer), message_id: inner(id) });

/** What `send` started, when the server has it. */
async function sent(started) {
    const told = new Map();
    const outcome = (id) => update(
        (one) => (one._ === 'updateMessageSendSucceeded' || one._ === 'updateMessageSendFailed') && one.old_message_id === id,
        `what became of message ${id}`, 300_000);
    const early = (one) => told.set(one.old_message_id, one);
    waiters.add(early);
    const messages = await started();
    waiters.delete(early);
    return Promise.all(messages.map(async ({ id }) => {
        const one = told.get(id) ?? (await outcome(id));
        if (one._ === 'updateMessageSendFailed') throw one.error;
        return shape(one.message);
    }));
}

async function state(expected) {
    if (expected.includes(authorization)) return authorization;
    const fits = (one) => one._ === 'updateAuthorizationState' && expected.includes(one.authorization_state._);
    return (await update(fits, expected.join(' or '))).authorization_state._;
}

const wait = (name) => `authorizationStateWait${name}`;
const READY = 'authorizationStateReady';

async function self() {
    const me = await invoke('getMe');
    myId = me.id;
    return { id: me.id, firstName: me.first_name, phone: me.phone_number };
}

async function hashed(file) {
    const { local } = await invoke('downloadFile', { file_id: file.id, priority: 1, synchronous: true });
    return sha256(local.path);
}

const file = (path) => ({ _: 'inputFileLocal', path });
const photo = (path, caption) => ({
    _: 'inputMessagePhoto',
    photo: { _: 'inputPhoto', photo: file(path), width: 100, height: 100 },
    caption: caption && formatted(caption),
});

const operations = {
    ...chats(invoke),

    async open({ server, transport, session }) {
        const require = createRequire(import.meta.url);
        tdl = require('tdl');
        const copy = library(folder, server.pem);
        tdl.configure({ tdjson: copy, verbosityLevel: Number(process.env.HELIOGRAPH_TDLIB_LOG ?? 1) });
        const home = session ?? mkdtempSync(join(tmpdir(), 'heliograph-tdlib-home-'));
        client = tdl.createClient({
            apiId: 1,
            apiHash: 'conformance',
            databaseDirectory: join(home, 'database'),
            filesDirectory: join(home, 'files'),
        });
        operations.session = () => home;
        client.on('update', (one) => take(one).catch((error) => console.error(error)));
        client.on('error', (error) => console.error(error));
        const [port, type] = transport === 'http'
            ? [HTTP_PORT, { _: 'proxyTypeHttp', username: '', password: '', http_only: true }]
            : [PROXY_PORT, { _: 'proxyTypeSocks5', username: '', password: '' }];
        await invoke('addProxy', { proxy: { _: 'proxy', server: '127.0.0.1', port, type }, enable: true });
        unlinkSync(copy);
        if (session) {
            await state([READY]);
            await self();
        }
    },

    async signIn({ phone, code, password, firstName, lastName = '' }) {
        await state([wait('PhoneNumber'), wait('Code')]);
        await invoke('setAuthenticationPhoneNumber', { phone_number: phone });
        await state([wait('Code')]);
        await invoke('checkAuthenticationCode', { code });
        const next = await state([READY, wait('Registration'), wait('Password')]);
        if (next === wait('Registration')) await invoke('registerUser', { first_name: firstName, last_name: lastName });
        if (next === wait('Password')) {
            if (password === undefined) throw Object.assign(new Error(), { code: 401, message: 'SESSION_PASSWORD_NEEDED' });
            await invoke('checkAuthenticationPassword', { password });
        }
        await state([READY]);
        return { ...(await self()), new: next === wait('Registration') };
    },

    me: self,
    setPassword: ({ current = '', password }) => invoke('setPassword', { old_password: current, new_password: password }),

    async contact({ phone, firstName }) {
        const contact = { _: 'importedContact', phone_number: phone, first_name: firstName };
        const { user_ids: ids } = await invoke('importContacts', { contacts: [contact] });
        return { id: ids[0] || null };
    },

    async send({ to, text, entities, replyTo, quote }) {
        const reply = replyTo && {
            _: 'inputMessageReplyToMessage',
            message_id: inner(replyTo),
            quote: quote && { _: 'inputTextQuote', text: formatted(quote.text), position: quote.offset },
        };
        const content = { _: 'inputMessageText', text: formatted(text, entities?.map(entityOf)) };
        const chat_id = await chatOf(to);
        const [one] = await sent(async () => [
            await invoke('sendMessage', { chat_id, reply_to: reply, input_message_content: content }),
        ]);
        return one;
    },

    async edit({ peer, id, text }) {
        const content = { _: 'inputMessageText', text: formatted(text) };
        const where = { chat_id: await chatOf(peer), message_id: inner(id) };
        return shape(await invoke('editMessageText', { ...where, input_message_content: content }));
    },

    async remove({ peer, ids, revoke }) {
        await invoke('deleteMessages', { chat_id: await chatOf(peer), message_ids: ids.map(inner), revoke });
    },

    async forward({ from, to, ids }) {
        const chats = { chat_id: await chatOf(to), from_chat_id: await chatOf(from) };
        return sent(async () => (await invoke('forwardMessages', { ...chats, message_ids: ids.map(inner) })).messages);
    },

    async history({ peer, limit = 100, offsetId = 0 }) {
        const chat_id = await chatOf(peer);
        const found = [];
        for (let from = inner(offsetId); found.length < limit; from = found.at(-1).id) {
            const page = { chat_id, from_message_id: from, offset: 0, limit: limit - found.length };
            const { messages } = await invoke('getChatHistory', page);
            if (messages.length === 0) break;
            found.push(...messages);
        }
        return found.map(shape);
    },

    async search({ peer, text }) {
        const query = { chat_id: await chatOf(peer), query: text, from_message_id: 0, offset: 0, limit: 100 };
        return (await invoke('searchChatMessages', query)).messages.map(shape);
    },

    async searchAll({ text }) {
        return (await invoke('searchMessages', { query: text, offset: '', limit: 100 })).messages.map(shape);
    },

    async dialogs() {
        return (await listed(invoke)).map((chat) => ({
            peer: chat.type.user_id ?? null,
            top: chat.last_message ? outer(chat.last_message.id) : null,
            unread: chat.unread_count,
            draft: chat.draft_message?.content.text?.text ?? null,
        }));
    },

    async saveDraft({ peer, text }) {
        const draft = { _: 'draftMessage', date: 0, content: { _: 'draftMessageContentText', text: formatted(text) } };
        await invoke('setChatDraftMessage', { chat_id: await chatOf(peer), draft_message: draft });
    },

    async read({ peer, maxId }) {
        await invoke('viewMessages', { chat_id: await chatOf(peer), message_ids: [inner(maxId)], force_read: true });
    },

    async sendFile({ to, path, kind = 'document', caption }) {
        const document = { _: 'inputDocument', document: file(path), disable_content_type_detection: true };
        const content = kind === 'photo'
            ? photo(path, caption)
            : { _: 'inputMessageDocument', document, caption: caption && formatted(caption) };
        const chat_id = await chatOf(to);
        const [one] = await sent(async () => [await invoke('sendMessage', { chat_id, input_message_content: content })]);
        return one;
    },

    async sendAlbum({ to, paths, caption }) {
        const contents = paths.map((path, i) => photo(path, i === 0 ? caption : undefined));
        const chat_id = await chatOf(to);
        return sent(async () => (await invoke('sendMessageAlbum', { chat_id, input_message_contents: contents })).messages);
    },

    async download({ peer, id }) {
        const { content } = await message(peer, id);
        return hashed(content.document?.document ?? content.photo.sizes.at(-1).photo);
    },

    async thumbnail({ peer, id, type }) {
        const { content } = await message(peer, id);
        return hashed(content.photo.sizes.find((size) => size.type === type).photo);
    },

    disconnect: () => invoke('setNetworkType', { type: { _: 'networkTypeNone' } }),
    connect: () => invoke('setNetworkType', { type: { _: 'networkTypeOther' } }),
};

if (process.argv[2] === 'inside') {
    folder = process.argv[3];
    proxy(join(folder, 'gate'));
    cache(join(folder, 'gate'));
    const nameOf = (error) => (typeof error?.code === 'number' && error.message ? error.message : null);
    serve(operations, nameOf, async () => {
        await client?.close();
    });
} else {
    outside();
}
