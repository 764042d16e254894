// GramJS (npm `telegram`, layers 198 and 145) and its heir teleproto (layer 229): one driver for all,
// the package named on the command line.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { numbersOf } from '../lib/key.mjs';
import { raw } from './gramjs-raw.mjs';
import { emit, entityName, serve, tell } from './stdio.mjs';

const pack = process.argv[2];
const require = createRequire(import.meta.url);
const { Api, Logger, TelegramClient, utils } = require(pack);
const { StringSession } = require(`${pack}/sessions`);
const { NewMessage } = require(`${pack}/events`);
const { PromisedNetSockets, PromisedWebSockets } = require(`${pack}/extensions`);
const connections = require(`${pack}/network/connection`);
const { LAYER } = require(pack === 'teleproto' ? 'teleproto/tl' : `${pack}/tl/AllTLObjects`);
const { _serverKeys: serverKeys } = require(`${pack}/crypto/RSA`);
const bigInt = require('big-integer');
const { w3cwebsocket: WebSocket } = require('websocket');

PromisedWebSockets.webSocketImpl = WebSocket; // Node has one of its own from version 22

const CONNECTIONS = {
    full: connections.ConnectionTCPFull,
    abridged: connections.ConnectionTCPAbridged,
    obfuscated: connections.ConnectionTCPObfuscated,
    websocket: connections.ConnectionTCPObfuscated,
};
const credentials = { apiId: 1, apiHash: 'conformance' };

/** What the library would ask a person for, when there is nobody to ask. */
class PasswordNeeded extends Error {
    errorMessage = 'SESSION_PASSWORD_NEEDED';
}

let client;
let myId;

const number = (big) => (big === undefined || big === null ? null : Number(big));
const userOf = (peer) => number(peer?.userId);

function trust({ pem, fingerprint }) {
    const { modulus, exponent } = numbersOf(pem);
    const number = (bytes) => bigInt(bytes.toString('hex'), 16);
    serverKeys.set(fingerprint, { n: number(modulus), e: number(exponent).toJSNumber() });
}

function media(raw) {
    if (raw?.photo?.className === 'Photo') {
        return { kind: 'photo', sizes: raw.photo.sizes.map(({ type, w, h }) => ({ type, w, h })) };
    }
    if (raw?.document?.className === 'Document') {
        const { size, mimeType, attributes } = raw.document;
        const name = attributes.find((one) => one.className === 'DocumentAttributeFilename')?.fileName ?? null;
        return { kind: 'document', size: Number(size), mime: mimeType, name };
    }
    return raw && raw.className !== 'MessageMediaEmpty' ? { kind: raw.className } : null;
}

function shape(raw) {
    const peer = userOf(raw.peerId);
    const out = raw.out === true;
    return {
        id: raw.id,
        text: raw.message ?? '',
        service: raw.className === 'MessageService',
        out,
        peer,
        from: userOf(raw.fromId) ?? (out ? myId : peer),
        date: raw.date,
        replyTo: raw.replyTo?.replyToMsgId ?? null,
        quote: raw.replyTo?.quoteText ?? null,
        forwardedFrom: userOf(raw.fwdFrom?.fromId),
        edited: Boolean(raw.editDate) && !raw.editHide,
        entities: (raw.entities ?? []).map(({ className, offset, length }) => ({ type: entityName(className), offset, length })),
        media: media(raw.media),
        album: raw.groupedId ? String(raw.groupedId) : null,
    };
}

const entitiesOf = (list) =>
    list?.map(({ type, ...rest }) => new Api[`MessageEntity${type[0].toUpperCase()}${type.slice(1)}`](rest));

async function message(peer, id) {
    const [one] = await client.getMessages(await entity(peer), { ids: [id] });
    if (!one) throw new Error(`message ${id} is not there`);
    return one;
}

const entity = (peer) => (peer === 'me' ? 'me' : bigInt(peer));
const inputOf = (peer) => client.getInputEntity(entity(peer));

/** Into memory: into a file, GramJS says it is done before the file is written to its end. */
async function hashed(peer, id, options = {}) {
    const bytes = await client.downloadMedia(await message(peer, id), options);
    return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function listen() {
    client.addEventHandler((event) => emit('new', { message: shape(event.message) }), new NewMessage({}));
    client.addEventHandler((update) => {
        const type = update.className ?? '';
        if (type.startsWith('Update')) tell(type.replace(/^U/, 'u'), update, { shape, userOf });
    });
}

const operations = {
    ...raw({ Api, utils, bigInt, client: () => client, inputOf }),

    async open({ server, transport, session }) {
        trust(server);
        // The main connection of the family uses port 80 or 443 whatever the session says, so the
        // address is put in where the connection is made.
        class Connection extends CONNECTIONS[transport] {
            constructor(options) {
                super({ ...options, ip: server.host, port: server.port });
            }
        }
        const stored = new StringSession(session ?? '');
        if (!session) stored.setDC(server.dc, server.host, server.port);
        client = new TelegramClient(stored, credentials.apiId, credentials.apiHash, {
            connection: Connection,
            networkSocket: transport === 'websocket' ? PromisedWebSockets : PromisedNetSockets,
            connectionRetries: 60,
            reconnectRetries: 60,
            retryDelay: 500,
            baseLogger: new Logger(process.env.HELIOGRAPH_CLIENT_LOG ?? 'error'),
        });
        listen();
        await client.connect();
        if (session) {
            await self();
            await client.getDialogs({ limit: 100 }); // the access hashes are not in the session
        }
        return { layer: LAYER };
    },

    async signIn({ phone, code, password, firstName, lastName = '' }) {
        let failure;
        let isNew = false;
        try {
            await client.start({
                phoneNumber: phone,
                phoneCode: async () => code,
                password: async () => {
                    if (password === undefined) throw new PasswordNeeded();
                    return password;
                },
                firstAndLastNames: async () => {
                    isNew = true;
                    return [firstName, lastName];
                },
                onError: async (error) => {
                    failure = error;
                    return true;
                },
            });
        } catch (error) {
            throw failure ?? error;
        }
        return { ...(await self()), new: isNew };
    },

    me: self,
    session: () => client.session.save(),

    async setPassword({ current, password }) {
        await client.updateTwoFaSettings({ currentPassword: current, newPassword: password });
    },

    async contact({ phone, firstName }) {
        const contact = new Api.InputPhoneContact({ clientId: bigInt(1), phone, firstName, lastName: '' });
        const found = await client.invoke(new Api.contacts.ImportContacts({ contacts: [contact] }));
        return { id: number(found.imported[0]?.userId) };
    },

    async send({ to, text, entities, replyTo, quote }) {
        if (quote) {
            const reply = new Api.InputReplyToMessage({ replyToMsgId: replyTo, quoteText: quote.text, quoteOffset: quote.offset });
            const request = new Api.messages.SendMessage({ peer: await inputOf(to), message: text, replyTo: reply, randomId: randomId() });
            const updates = await client.invoke(request);
            const id = updates.id ?? updates.updates.find((one) => one.className === 'UpdateMessageID').id;
            return shape(await message(to, id));
        }
        const sent = await client.sendMessage(entity(to), {
            message: text,
            formattingEntities: entitiesOf(entities) ?? [],
            replyTo,
        });
        return shape(sent);
    },

    async edit({ peer, id, text }) {
        return shape(await client.editMessage(entity(peer), { message: id, text }));
    },

    async remove({ peer, ids, revoke }) {
        await client.deleteMessages(entity(peer), ids, { revoke });
    },

    async forward({ from, to, ids }) {
        const sent = await client.forwardMessages(entity(to), { messages: ids, fromPeer: await inputOf(from) });
        return sent.flat().map(shape);
    },

    async history({ peer, limit = 100, offsetId = 0 }) {
        return (await client.getMessages(entity(peer), { limit, offsetId })).map(shape);
    },

    async search({ peer, text }) {
        return (await client.getMessages(entity(peer), { limit: 100, search: text })).map(shape);
    },

    async searchAll({ text }) {
        return (await client.getMessages(undefined, { limit: 100, search: text })).map(shape);
    },

    async dialogs() {
        const list = await client.getDialogs({ limit: 100 });
        return list.map(({ dialog }) => ({
            peer: userOf(dialog.peer),
            top: dialog.topMessage,
            unread: dialog.unreadCount,
            draft: dialog.draft?.message ?? null,
        }));
    },

    async chats() {
        return (await client.getDialogs({ limit: 100 })).map(({ id, title }) => ({ id: Number(id), title }));
    },

    async chats() {
        const list = await client.getDialogs({ limit: 100 });
        return list.map(({ id, title }) => ({ id: number(id), title }));
    },

    async makeGroup({ title, users }) {
        const members = await Promise.all(users.map(inputOf));
        const made = await client.invoke(new Api.messages.CreateChat({ title, users: members }));
        const { chats } = made.updates.chats ? made.updates : made; // with those who were not let in since layer 177
        return -number(chats[0].id);
    },

    async saveDraft({ peer, text }) {
        await client.invoke(new Api.messages.SaveDraft({ peer: await inputOf(peer), message: text }));
    },

    async read({ peer, maxId }) {
        await client.invoke(new Api.messages.ReadHistory({ peer: await inputOf(peer), maxId }));
    },

    async sendFile({ to, path, kind = 'document', caption }) {
        const sent = await client.sendFile(entity(to), { file: path, caption, forceDocument: kind === 'document', workers: 4 });
        return shape(sent);
    },

    async sendAlbum({ to, paths, caption }) {
        const sent = await client.sendFile(entity(to), { file: paths, caption: [caption ?? '', ...paths.slice(1).map(() => '')] });
        return [sent].flat().map(shape);
    },

    download: ({ peer, id }) => hashed(peer, id),
    thumbnail: ({ peer, id, type }) => hashed(peer, id, { thumb: type }),

    async state() {
        const { pts, qts, date, seq } = await client.invoke(new Api.updates.GetState());
        return { pts, qts, date, seq };
    },

    async difference({ pts, qts, date }) {
        const answer = await client.invoke(new Api.updates.GetDifference({ pts, qts, date }));
        const state = answer.state ?? answer.intermediateState;
        return {
            kind: answer.className.replace(/^updates\./, '').replace(/^./, (first) => first.toLowerCase()),
            messages: (answer.newMessages ?? []).map(shape),
            updates: (answer.otherUpdates ?? []).map(({ className }) => className.replace(/^U/, 'u')),
            state: state ? { pts: state.pts, qts: state.qts, date: state.date, seq: state.seq } : null,
        };
    },

    disconnect: () => client.disconnect(),
    async connect() {
        await client.connect();
    },
};

const randomId = () => bigInt.randBetween('-9223372036854775808', '9223372036854775807');

async function self() {
    const me = await client.getMe();
    myId = number(me.id);
    return { id: myId, firstName: me.firstName, phone: me.phone };
}

serve(operations, (error) => (typeof error?.errorMessage === 'string' ? error.errorMessage : null));
