// What people do in groups and channels, by mtcute.
import { Long } from '@mtcute/node';

/** The operations of a client. `shape` is the one shape of messages. */
export function chats(tg, shape) {
    return {
        letIn: ({ chat, user }) => tg().hideJoinRequest({ chatId: chat, user, action: 'approve' }).then(() => null),
        schedule: async ({ to, text, seconds }) =>
            shape((await tg().sendText(to, text, { schedule: new Date(Date.now() + seconds * 1_000) })).raw),
        async scheduled({ peer }) {
            const query = { _: 'messages.getScheduledHistory', peer: await tg().resolvePeer(peer), hash: Long.ZERO };
            return (await tg().call(query)).messages.map(shape);
        },
        sendScheduled: ({ peer, ids }) => tg().sendScheduled(peer, ids).then(() => null),
        archive: ({ chat }) => tg().archiveChats([chat]).then(() => null),
        async archived() {
            const list = [];
            for await (const { peer } of tg().iterDialogs({ archived: 'only', limit: 100 })) list.push({ id: peer.id });
            return list;
        },
    };
}
