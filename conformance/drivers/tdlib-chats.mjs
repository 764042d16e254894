// What people do with lists of chats and in groups and channels, by TDLib.

const SERVICE = /^message(ContactRegistered|Unsupported|BasicGroupChat|SupergroupChat|Chat)/;

/** Whether a message says what happened rather than what someone wrote. */
export const isService = ({ _ }) => SERVICE.test(_);

/** Every chat of the main list. */
export async function listed(invoke) {
    await invoke('loadChats', { limit: 100 }).catch((error) => {
        if (error.code !== 404) throw error; // 404: all of them are loaded
    });
    const { chat_ids: ids } = await invoke('getChats', { limit: 100 });
    return Promise.all(ids.map((chat_id) => invoke('getChat', { chat_id })));
}

/** The operations of a client; its groups and channels have the marked ids of the Bot API. */
export function chats(invoke) {
    const make = async (title, isChannel) =>
        (await invoke('createNewSupergroupChat', { title, is_forum: false, is_channel: isChannel, description: '' })).id;
    return {
        makeGroup: async ({ title, users }) =>
            (await invoke('createNewBasicGroupChat', { title, user_ids: users })).chat_id,
        makeSupergroup: ({ title }) => make(title, false),
        makeChannel: ({ title }) => make(title, true),
        invite: ({ chat, users }) => invoke('addChatMembers', { chat_id: chat, user_ids: users }).then(() => null),
        chats: async () => (await listed(invoke)).map(({ id, title }) => ({ id, title })),
    };
}
