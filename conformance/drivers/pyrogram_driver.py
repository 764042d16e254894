"""Pyrogram itself, which ended with layer 158; kurigram.py drives the fork that goes on.

Only the operations that the cases of other layers ask for.
"""

import pyrogram.connection.connection as connection
from pyrogram import Client, raw
from pyrogram.enums import ParseMode
from pyrogram.handlers import RawUpdateHandler
from pyrogram.raw.all import layer

from driver import kind_of, say, shape
from pyrogram_family import Family, run


class Driver(Family):
    async def open(self, server, transport, session=None):
        self.opened = {"server": server, "transport": transport}
        self.trust(server)
        # The library knows its servers by number, so the address is put in where it looks it up.
        connection.DataCenter = lambda *_: (server["host"], server["port"])
        self.app = Client(
            "conformance",
            api_id=1,
            api_hash="conformance",
            in_memory=True,
            session_string=session,
            parse_mode=ParseMode.DISABLED,
        )
        self.app.add_handler(RawUpdateHandler(self.take))
        await self.app.connect()
        if session:
            await self.started()
        return {"layer": layer}

    async def take(self, client, update, users, chats):
        events = {"UpdateNewMessage": "new", "UpdateNewChannelMessage": "new", "UpdateEditMessage": "edit"}
        event = events.get(kind_of(update))
        if event:
            say({"event": event, "message": shape(update.message, self.my_id)})

    async def signIn(self, phone, code, firstName=None, lastName="", **_):
        sent = await self.app.send_code(phone)
        user = await self.app.sign_in(phone, sent.phone_code_hash, code)
        new = not getattr(user, "first_name", None)
        if new:
            await self.app.sign_up(phone, sent.phone_code_hash, firstName, lastName)
        return {**await self.started(), "new": new}

    async def send(self, to, text, replyTo=None, **_):
        sent = await self.app.send_message(to, text, reply_to_message_id=replyTo)
        return {"id": sent.id, "text": sent.text}

    async def edit(self, peer, id, text):
        sent = await self.app.edit_message_text(peer, id, text)
        return {"id": sent.id, "text": sent.text}

    async def history(self, peer, limit=100, offsetId=0):
        query = raw.functions.messages.GetHistory(
            peer=await self.app.resolve_peer(peer),
            offset_id=offsetId,
            offset_date=0,
            add_offset=0,
            limit=limit,
            max_id=0,
            min_id=0,
            hash=0,
        )
        return [shape(one, self.my_id) for one in (await self.app.invoke(query)).messages]

    async def chats(self):
        found = [one.chat async for one in self.app.get_dialogs(limit=100)]
        return [{"id": chat.id, "title": chat.title or chat.first_name} for chat in found]

    async def makeGroup(self, title, users):
        return (await self.app.create_group(title, users)).id

    async def sendFile(self, to, path, caption=None, **_):
        sent = await self.app.send_document(to, path, caption=caption or "", force_document=True)
        return {"id": sent.id}


run(Driver())
