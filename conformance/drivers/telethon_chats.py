"""What people do in groups and channels, by Telethon of any layer."""

import datetime

from telethon import functions


class Chats:
    async def makeLink(self, chat, approval=False):
        request = functions.messages.ExportChatInviteRequest(chat, request_needed=approval)
        return (await self.client(request)).link.rsplit("+", 1)[1]

    async def letIn(self, chat, user):
        request = functions.messages.HideChatJoinRequestRequest(chat, user, approved=True)
        await self.client(request)

    async def schedule(self, to, text, seconds):
        when = datetime.timedelta(seconds=seconds)
        return self.shape(await self.client.send_message(to, text, schedule=when))

    async def scheduled(self, peer):
        request = functions.messages.GetScheduledHistoryRequest(peer, 0)
        return [self.shape(one) for one in (await self.client(request)).messages]

    async def sendScheduled(self, peer, ids):
        await self.client(functions.messages.SendScheduledMessagesRequest(peer, ids))

    async def archive(self, chat):
        await self.client.edit_folder(chat, 1)

    async def archived(self):
        return [{"id": d.id} for d in await self.client.get_dialogs(archived=True)]
