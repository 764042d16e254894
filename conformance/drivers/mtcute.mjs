// mtcute, of layer 227.
import { createHash } from 'node:crypto';
import {
    InputMedia,
    IntermediatePacketCodec,
    Long,
    MemoryStorage,
    ObfuscatedPacketCodec,
    PaddedIntermediatePacketCodec,
    TcpTransport,
    TelegramClient,
} from '@mtcute/node';
import { NodeCryptoProvider, addPublicKey } from '@mtcute/node/utils.js';
import { chats } from './mtcute-chats.mjs';
import { raw } from './mtcute-raw.mjs';
import { emit, entityName, serve, tell } from './stdio.mjs';

const CODECS = {
    intermediate: () => new IntermediatePacketCodec(),
    padded: () => new PaddedIntermediatePacketCodec(),
    obfuscated: () => new ObfuscatedPacketCodec(new IntermediatePacketCodec()),
    'obfuscated-padded': () => new ObfuscatedPacketCodec(new PaddedIntermediatePacketCodec()),
};

class Transport extends TcpTransport {
    constructor(codec) {
        super();
        this.packetCodec = codec;
    }
}

let tg;
let myId;

const userOf = (peer) => (peer?._ === 'peerUser' ? peer.userId : null);

function media(raw) {
    if (raw?._ === 'messageMediaPhoto' && raw.photo?._ === 'photo') {
        return { kind: 'photo', sizes: raw.photo.sizes.map(({ type, w, h }) => ({ type, w, h })) };
    }
    if (raw?._ === 'messageMediaDocument' && raw.document?._ === 'document') {
        const { size, mimeType, attributes } = raw.document;
        const name = attributes.find((one) => one._ === 'documentAttributeFilename')?.fileName ?? null;
        return { kind: 'document', size: Number(size), mime: mimeType, name };
    }
    if (raw?._ === 'messageMediaWebPage' && raw.webpage._ === 'webPage') {
        const { title, description, photo } = raw.webpage;
        return { kind: 'page', title, description, pictured: photo?._ === 'photo' };
    }
    return raw && raw._ !== 'messageMediaEmpty' ? { kind: raw._ } : null;
}

function shape(raw) {
    const peer = userOf(raw.peerId);
    const out = raw.out === true;
    return {
        id: raw.id,
        text: raw.message ?? '',
        service: raw._ === 'messageService',
        out,
        peer,
        from: userOf(raw.fromId) ?? (out ? myId : peer),
        date: raw.date,
        replyTo: raw.replyTo?.replyToMsgId ?? null,
        topic: raw.replyTo?.forumTopic ? (raw.replyTo.replyToTopId ?? raw.replyTo.replyToMsgId) : null,
        quote: raw.replyTo?.quoteText ?? null,
        forwardedFrom: userOf(raw.fwdFrom?.fromId),
        edited: raw.editDate !== undefined && !raw.editHide,
        entities: (raw.entities ?? []).map(({ _, offset, length }) => ({ type: entityName(_), offset, length })),
        media: media(raw.media),
        album: raw.groupedId ? String(raw.groupedId) : null,
    };
}

const entitiesOf = (list) =>
    list?.map(({ type, ...rest }) => ({ _: `messageEntity${type[0].toUpperCase()}${type.slice(1)}`, ...rest }));

async function one(peer, id) {
    const [message] = await tg.getMessages(peer, [id]);
    if (!message) throw new Error(`message ${id} is not there`);
    return message;
}

async function hashed(location) {
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of tg.downloadAsIterable(location)) {
        hash.update(chunk);
        size += chunk.length;
    }
    return { size, sha256: hash.digest('hex') };
}

function listen() {
    tg.onRawUpdate.add(({ update }) => {
        tell(update._, update, { shape, userOf });
        switch (update._) {
            case 'updateNewMessage':
                return emit('new', { message: shape(update.message) });
            case 'updateNewChannelMessage':
                return emit('post', { message: shape(update.message) });
            case 'updatePinnedForumTopic':
                return emit('topicPin', { topic: update.topicId, pinned: update.pinned === true });
            default:
        }
    });
}

const operations = {
    ...chats(() => tg, shape),
    ...raw(() => tg),

    async open({ server, transport, session }) {
        const crypto = new NodeCryptoProvider();
        await crypto.initialize?.();
        addPublicKey(crypto, server.pem);
        const dc = { id: server.dc, ipAddress: server.host, port: server.port };
        tg = new TelegramClient({
            apiId: 1,
            apiHash: 'conformance',
            crypto,
            storage: new MemoryStorage(),
            defaultDcs: { main: dc, media: { ...dc, mediaOnly: true } },
            transport: new Transport(CODECS[transport.replace('-pfs', '')]),
            network: { usePfs: transport.endsWith('-pfs') },
            logLevel: 2,
            updates: { catchUp: true },
        });
        listen();
        if (session) await tg.importSession(session);
        await tg.connect();
        if (session) {
            await start(await tg.getMe());
            await operations.dialogs(); // the access hashes are not in the session
        }
    },

    async signIn({ phone, code, password, firstName, lastName = '' }) {
        const sent = await tg.sendCode({ phone });
        let answer;
        try {
            answer = await tg.call({
                _: 'auth.signIn',
                phoneNumber: phone,
                phoneCodeHash: sent.phoneCodeHash,
                phoneCode: code,
            });
        } catch (error) {
            if (error.text !== 'SESSION_PASSWORD_NEEDED' || password === undefined) throw error;
            return start(await tg.checkPassword(password), false);
        }
        const isNew = answer._ === 'auth.authorizationSignUpRequired';
        if (isNew) {
            answer = await tg.call({
                _: 'auth.signUp',
                phoneNumber: phone,
                phoneCodeHash: sent.phoneCodeHash,
                firstName,
                lastName,
            });
        }
        await tg.notifyLoggedIn(answer);
        return start(await tg.getMe(), isNew);
    },

    async me() {
        const { id, firstName, phoneNumber } = await tg.getMe();
        return { id, firstName, phone: phoneNumber };
    },

    session: () => tg.exportSession(),

    async setPassword({ current, password }) {
        const hint = 'none';
        if (current) await tg.changeCloudPassword({ currentPassword: current, newPassword: password, hint });
        else await tg.enableCloudPassword({ password, hint });
    },

    async contact({ phone, firstName }) {
        const found = await tg.importContacts([{ phone, firstName, lastName: '' }]);
        return { id: found.imported[0]?.userId ?? null };
    },

    async send({ to, text, entities, replyTo, quote }) {
        const params = { replyTo };
        if (quote) Object.assign(params, { quote: { text: quote.text }, quoteOffset: quote.offset });
        return shape((await tg.sendText(to, { text, entities: entitiesOf(entities) }, params)).raw);
    },

    async edit({ peer, id, text }) {
        return shape((await tg.editMessage({ chatId: peer, message: id, text })).raw);
    },

    remove: ({ peer, ids, revoke }) => tg.deleteMessagesById(peer, ids, { revoke }),

    async forward({ from, to, ids }) {
        const sent = await tg.forwardMessagesById({ fromChatId: from, toChatId: to, messages: ids });
        return sent.map(({ raw }) => shape(raw));
    },

    async history({ peer, limit = 100, offsetId = 0 }) {
        const page = await tg.getHistory(peer, { limit, offset: offsetId ? { id: offsetId, date: 0 } : undefined });
        return page.map(({ raw }) => shape(raw));
    },

    search: async ({ peer, text }) => (await tg.searchMessages({ chatId: peer, query: text })).map(({ raw }) => shape(raw)),
    searchAll: async ({ text }) => (await tg.searchGlobal({ query: text })).map(({ raw }) => shape(raw)),

    makeGroup: async ({ title, users }) => (await tg.createGroup({ title, users })).chat.id,
    makeSupergroup: async ({ title }) => (await tg.createSupergroup({ title })).id,
    makeChannel: async ({ title }) => (await tg.createChannel({ title })).id,
    invite: ({ chat, users }) => tg.addChatMembers(chat, users, {}).then(() => null),

    makeForum: async ({ title }) => (await tg.createSupergroup({ title, forum: true })).id,
    makeTopic: async ({ chat, title }) => (await tg.createForumTopic({ chatId: chat, title })).id,
    renameTopic: ({ chat, topic, title }) =>
        tg.editForumTopic({ chatId: chat, topicId: topic, title }).then(() => null),
    closeTopic: ({ chat, topic, closed }) =>
        tg.toggleForumTopicClosed({ chatId: chat, topicId: topic, closed }).then(() => null),
    pinTopic: ({ chat, topic, pinned }) =>
        tg.toggleForumTopicPinned({ chatId: chat, topicId: topic, pinned }).then(() => null),
    deleteTopic: ({ chat, topic }) => tg.deleteForumTopicHistory(chat, topic).then(() => null),
    sendToTopic: async ({ chat, topic, text }) =>
        shape((await tg.sendText(chat, text, { threadId: topic })).raw),

    async topics({ chat }) {
        const all = await tg.getForumTopics(chat);
        return all.map((one) => ({
            id: one.id,
            title: one.title,
            unread: one.unreadCount,
            closed: one.isClosed,
            pinned: one.isPinned,
            newest: one.lastMessage.text,
        }));
    },

    async topicHistory({ chat, topic }) {
        const page = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 100, maxId: 0, minId: 0, hash: Long.ZERO };
        const peer = await tg.resolvePeer(chat);
        const answer = await tg.call({ _: 'messages.getReplies', peer, msgId: topic, ...page });
        return answer.messages.map(shape);
    },

    async readTopic({ chat, topic, maxId }) {
        const peer = await tg.resolvePeer(chat);
        await tg.call({ _: 'messages.readDiscussion', peer, msgId: topic, readMaxId: maxId });
    },

    async makeLink({ chat, approval = false }) {
        const peer = await tg.resolvePeer(chat);
        const { link } = await tg.call({ _: 'messages.exportChatInvite', peer, requestNeeded: approval });
        return link.split('+').at(-1);
    },
    join: ({ hash }) => tg.call({ _: 'messages.importChatInvite', hash }).then(() => null),
    leave: async ({ chat }) => {
        await tg.call({ _: 'channels.leaveChannel', channel: await tg.resolveChannel(chat) });
    },

    /** Gives someone these rights and no others; none makes it a member as all. */
    async promote({ chat, user, rights }) {
        await tg.call({
            _: 'channels.editAdmin',
            channel: await tg.resolveChannel(chat),
            userId: await tg.resolveUser(user),
            adminRights: { _: 'chatAdminRights', ...Object.fromEntries(rights.map((one) => [one, true])) },
            rank: '',
        });
    },

    async ban({ chat, user, banned }) {
        await tg.call({
            _: 'channels.editBanned',
            channel: await tg.resolveChannel(chat),
            participant: await tg.resolvePeer(user),
            bannedRights: { _: 'chatBannedRights', viewMessages: banned, untilDate: 0 },
        });
    },

    /** The lists of a channel, each read to its end, and what is counted of them. */
    async people({ chat }) {
        const channel = await tg.resolveChannel(chat);
        const list = async (filter) => {
            const ids = [];
            for (;;) {
                const page = await tg.call({
                    _: 'channels.getParticipants', channel, filter, offset: ids.length, limit: 4, hash: Long.ZERO,
                });
                if (page.participants.length === 0) return ids;
                ids.push(...page.participants.map((one) => one.userId ?? one.peer.userId));
            }
        };
        const { fullChat: full } = await tg.call({ _: 'channels.getFullChannel', channel });
        return {
            members: await list({ _: 'channelParticipantsRecent' }),
            admins: await list({ _: 'channelParticipantsAdmins' }),
            banned: await list({ _: 'channelParticipantsKicked', q: '' }),
            counts: { members: full.participantsCount, admins: full.adminsCount, banned: full.kickedCount },
            pts: full.pts,
        };
    },

    async chats() {
        const list = [];
        for await (const { peer } of tg.iterDialogs({ limit: 100 })) list.push({ id: peer.id, title: peer.displayName });
        return list;
    },

    async dialogs() {
        const list = [];
        for await (const dialog of tg.iterDialogs({ limit: 100 })) {
            const { raw } = dialog;
            list.push({
                peer: userOf(raw.peer),
                top: raw.topMessage,
                unread: raw.unreadCount,
                draft: raw.draft?.message ?? null,
            });
        }
        return list;
    },

    saveDraft: ({ peer, text }) => tg.saveDraft(peer, { message: text }),
    read: ({ peer, maxId }) => tg.readHistory(peer, { maxId }),

    async sendFile({ to, path, name, kind = 'document', caption }) {
        const input = kind === 'photo' ? InputMedia.photo(`file:${path}`) : InputMedia.document(`file:${path}`, { fileName: name });
        return shape((await tg.sendMedia(to, input, { caption })).raw);
    },

    async sendAlbum({ to, paths, caption }) {
        const items = paths.map((path, i) => InputMedia.photo(`file:${path}`, i === 0 ? { caption } : {}));
        return (await tg.sendMediaGroup(to, items)).map(({ raw }) => shape(raw));
    },

    download: async ({ peer, id }) => {
        const { media: shown } = await one(peer, id);
        return hashed(shown.type === 'webpage' ? shown.preview.photo : shown);
    },
    thumbnail: async ({ peer, id, type }) => hashed((await one(peer, id)).media.getThumbnail(type)),

    async state() {
        const { pts, qts, date, seq } = await tg.call({ _: 'updates.getState' });
        return { pts, qts, date, seq };
    },

    async difference({ pts, qts, date }) {
        const answer = await tg.call({ _: 'updates.getDifference', pts, qts, date });
        return {
            kind: answer._.replace('updates.', ''),
            messages: (answer.newMessages ?? []).map(shape),
            updates: (answer.otherUpdates ?? []).map(({ _ }) => _),
            state: answer.state ?? answer.intermediateState ?? null,
        };
    },

    disconnect: () => tg.disconnect(),
    connect: async () => {
        await tg.connect();
        await tg.startUpdatesLoop();
    },
};

async function start(me, isNew) {
    myId = me.id;
    await tg.startUpdatesLoop();
    return { id: me.id, firstName: me.firstName, new: isNew };
}

serve(operations, (error) => (typeof error?.text === 'string' && 'code' in error ? error.text : null));
