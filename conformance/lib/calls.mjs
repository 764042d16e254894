// Calls that are alike for all clients, in each one's layer, and what their answers say.
import { randomBytes } from 'node:crypto';

export const peer = (id) => ({ $peer: id });
export const channel = (id) => ({ $channel: id });
export const user = (id) => ({ $user: id });
const ZERO = { long: '0' };
export const fresh = () => ({ long: randomBytes(8).readBigInt64LE().toString() });
/** The bare id of a channel whose marked one this is. */
export const bare = (chat) => -chat - 1e12;

/** The layers in which something changed its form. */
const WITH_REACTION_OBJECTS = 145;
const WITH_FORMATTED_POLLS = 178;
const WITH_FORMATTED_FOLDERS = 196;
const WITH_NUMBERED_ANSWERS = 224;

export async function ask(client, method, params) {
    const { type, answer } = await client.call({ method, params });
    if (type === 'absent') throw new Error(`${client.kind} knows no ${method}`);
    return answer;
}

const formatted = (text) => ({ _: 'textWithEntities', text, entities: [] });
const plain = (text) => text?.text ?? text;

/** The id of what was sent, out of the answer to its sending. */
function sentId(answer) {
    const update = answer.updates.find(({ _ }) => _ === 'updateMessageID');
    if (!update) throw new Error(`nothing was sent: ${JSON.stringify(answer).slice(0, 500)}`);
    return update.id;
}

/** A message as a client has it from the server now. */
export async function message(client, chat, id) {
    const params = { channel: channel(chat), id: [{ _: 'inputMessageID', id }] };
    const { messages } = await ask(client, 'channels.getMessages', params);
    return messages[0];
}

export const post = (client, chat, text, rest = {}) =>
    ask(client, 'messages.sendMessage', { peer: peer(chat), message: text, randomId: fresh(), ...rest }).then(sentId);

export async function sendPoll(client, chat, { question, answers, correct, why }) {
    const words = (text) => (client.layer < WITH_FORMATTED_POLLS ? text : formatted(text));
    const numbered = client.layer >= WITH_NUMBERED_ANSWERS;
    const options = answers.map((text, i) =>
        numbered ? { _: 'inputPollAnswer', text: words(text) } : { _: 'pollAnswer', text: words(text), option: { hex: `3${i}` } });
    const quiz = correct !== undefined;
    const poll = { _: 'poll', id: ZERO, hash: ZERO, quiz, publicVoters: true, question: words(question), answers: options };
    const right = quiz && { correctAnswers: [numbered ? correct : { hex: `3${correct}` }], solution: why, solutionEntities: [] };
    const media = { _: 'inputMediaPoll', poll, ...right };
    return sentId(await ask(client, 'messages.sendMedia', { peer: peer(chat), media, message: '', randomId: fresh() }));
}

/** An object without what is not given in it. */
function given(value) {
    if (Array.isArray(value)) return value.map(given);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null).map(([key, one]) => [key, given(one)]));
}

/** Stops a poll of one's own. */
export async function stopPoll(client, chat, id) {
    const { media } = await message(client, chat, id);
    const { id: number, hash = 0, ...rest } = given(media.poll);
    const poll = { ...rest, id: { long: String(number) }, hash: { long: String(hash) }, closed: true };
    await ask(client, 'messages.editMessage', { peer: peer(chat), id, media: { _: 'inputMediaPoll', poll } });
}

export async function vote(client, chat, id, answer) {
    const { media } = await message(client, chat, id);
    const options = [media.poll.answers[answer].option];
    await ask(client, 'messages.sendVote', { peer: peer(chat), msgId: id, options });
}

/** A poll as a client sees it. */
export async function pollOf(client, chat, id) {
    const { poll, results } = (await message(client, chat, id)).media;
    const of = (field) => poll.answers.map(({ option }) => results.results?.find((one) => one.option.hex === option.hex)?.[field]);
    return {
        question: plain(poll.question),
        answers: poll.answers.map(({ text }) => plain(text)),
        quiz: Boolean(poll.quiz),
        closed: Boolean(poll.closed),
        total: results.totalVoters ?? 0,
        votes: of('voters').map((count) => count ?? null),
        chosen: of('chosen').map(Boolean),
        correct: of('correct').map(Boolean),
        why: results.solution ?? null,
    };
}

export const react = (client, chat, id, emoji) =>
    ask(client, 'messages.sendReaction', {
        peer: peer(chat),
        msgId: id,
        reaction: client.layer < WITH_REACTION_OBJECTS ? emoji : [{ _: 'reactionEmoji', emoticon: emoji }],
    });

const emojiOf = (reaction) => reaction.emoticon ?? reaction;

/** How often each reaction was given, and which is the client's own. */
export async function reactionsOf(client, chat, id) {
    const { reactions } = await message(client, chat, id);
    return (reactions?.results ?? []).map(({ reaction, count, chosen, chosenOrder }) => ({
        emoji: emojiOf(reaction),
        count,
        own: chosen === true || typeof chosenOrder === 'number',
    }));
}

/** Who gave which reaction. */
export async function reactors(client, chat, id) {
    const { reactions } = await ask(client, 'messages.getMessageReactionsList', { peer: peer(chat), id, limit: 50 });
    return new Map(reactions.map(({ peerId, reaction }) => [peerId.userId, emojiOf(reaction)]));
}

/** What happened to messages and to a channel after a place in its log. */
export async function channelDifference(client, chat, pts) {
    const filter = { _: 'channelMessagesFilterEmpty' };
    return ask(client, 'updates.getChannelDifference', { channel: channel(chat), filter, pts, limit: 100 });
}

export const full = async (client, chat) => (await ask(client, 'channels.getFullChannel', { channel: channel(chat) }));

/** A chat in the client's own list. */
export async function dialog(client, chat) {
    const { dialogs } = await ask(client, 'messages.getPeerDialogs', { peers: [{ _: 'inputDialogPeer', peer: peer(chat) }] });
    return dialogs[0];
}

/** Makes a folder of the chats, under an id of the client's choice. */
export async function makeFolder(client, id, title, chats) {
    const filter = {
        _: 'dialogFilter',
        id,
        title: client.layer < WITH_FORMATTED_FOLDERS ? title : formatted(title),
        excludeMuted: true,
        pinnedPeers: [],
        includePeers: chats.map(peer),
        excludePeers: [],
    };
    await ask(client, 'messages.updateDialogFilter', { id, filter });
}

/** The client's folders, without the one of all chats. */
export async function folders(client) {
    const answer = await ask(client, 'messages.getDialogFilters');
    return (answer.filters ?? answer)
        .filter(({ _ }) => _ === 'dialogFilter')
        .map(({ id, title, includePeers, excludeMuted }) => ({
            id,
            title: plain(title),
            chats: includePeers.map(({ channelId }) => channelId),
            excludeMuted: Boolean(excludeMuted),
        }));
}

export const participant = async (client, chat, who) =>
    (await ask(client, 'channels.getParticipant', { channel: channel(chat), participant: peer(who), userId: user(who) })).participant;

/** The newest entries of the admin log: the kinds of what was done, and by whom. */
export async function adminLog(client, chat) {
    const params = { channel: channel(chat), q: '', maxId: ZERO, minId: ZERO, limit: 100 };
    const { events } = await ask(client, 'channels.getAdminLog', params);
    return events.map(({ action, userId }) => ({ kind: action._.replace('channelAdminLogEventAction', ''), by: userId }));
}
