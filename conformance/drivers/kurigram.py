"""Kurigram, the fork of Pyrogram that goes on (layer 229)."""

from pyrogram import Client, errors, raw
from pyrogram.connection import Connection
from pyrogram.connection.transport.tcp.tcp_abridged import TCPAbridged
from pyrogram.connection.transport.tcp.tcp_abridged_o import TCPAbridgedO
from pyrogram.connection.transport.tcp.tcp_full import TCPFull
from pyrogram.connection.transport.tcp.tcp_intermediate import TCPIntermediate
from pyrogram.connection.transport.tcp.tcp_intermediate_o import TCPIntermediateO
from pyrogram.connection.transport.tcp.tcp_intermediate_padded import TCPIntermediatePadded
from pyrogram.handlers import RawUpdateHandler
from pyrogram.types import InputMediaPhoto, MessageEntity, ReplyParameters
from pyrogram.enums import MessageEntityType, ParseMode

from driver import kind_of, request_of, say, shape, snake, tell_quiet_update, type_of
from pyrogram_family import Family, run

PROTOCOLS = {
    "full": TCPFull,
    "intermediate": TCPIntermediate,
    "abridged": TCPAbridged,
    "padded": TCPIntermediatePadded,
    "obfuscated": TCPAbridgedO,
    "obfuscated-intermediate": TCPIntermediateO,
}


class Driver(Family):
    async def open(self, server, transport, session=None):
        self.opened = {"server": server, "transport": transport}
        self.trust(server)

        # The library knows its servers by number, so the address is put in where it connects.
        class Here(Connection):
            def __init__(self, **options):
                super().__init__(**{**options, "server_address": server["host"], "port": server["port"]})

        self.app = Client(
            "conformance",
            api_id=1,
            api_hash="conformance",
            in_memory=True,
            session_string=session,
            connection_factory=Here,
            protocol_factory=PROTOCOLS[transport],
            parse_mode=ParseMode.DISABLED,
            fetch_replies=False,
            fetch_topics=False,
            fetch_stories=False,
            fetch_stickers=False,
        )
        self.app.add_handler(RawUpdateHandler(self.take))
        await self.app.connect()
        if session:
            await self.started()

    async def take(self, client, update, users, chats):
        kind = kind_of(update)
        if kind in ("UpdateNewMessage", "UpdateEditMessage"):
            event = "new" if kind == "UpdateNewMessage" else "edit"
            say({"event": event, "message": shape(update.message, self.my_id)})
        elif kind == "UpdateDeleteMessages":
            say({"event": "delete", "ids": list(update.messages)})
        else:
            tell_quiet_update(update)

    async def signIn(self, phone, code, password=None, firstName=None, lastName=""):
        app, new = self.app, False
        sent = await app.send_phone_number_code(phone)
        try:
            user = await app.sign_in(phone, sent.phone_code_hash, code)
        except errors.SessionPasswordNeeded:
            if password is None:
                raise
            user = await app.check_password(password)
        if not getattr(user, "first_name", None):
            new = True
            await app.sign_up(phone, sent.phone_code_hash, firstName, lastName)
        return {**await self.started(), "new": new}

    async def me(self):
        me = await self.app.get_me()
        return {"id": me.id, "firstName": me.first_name, "phone": me.phone_number}

    async def session(self):
        return await self.app.export_session_string()

    async def setPassword(self, password, current=None):
        if current:
            await self.app.change_cloud_password(current, password)
        else:
            await self.app.enable_cloud_password(password)

    async def shaped(self, *messages):
        """The messages as the server gives them now."""
        ids = [raw.types.InputMessageID(id=one.id) for one in messages]
        found = await self.app.invoke(raw.functions.messages.GetMessages(id=ids))
        return [shape(one, self.my_id) for one in found.messages]

    async def send(self, to, text, entities=None, replyTo=None, quote=None):
        reply = None
        if quote:
            reply = ReplyParameters(message_id=replyTo, quote=quote["text"], quote_position=quote["offset"])
        elif replyTo:
            reply = ReplyParameters(message_id=replyTo)
        wanted = []
        for one in entities or []:
            one = dict(one)
            kind = MessageEntityType[snake(one.pop("type")).upper().replace("TEXT_URL", "TEXT_LINK")]
            wanted.append(MessageEntity(type=kind, **one))
        sent = await self.app.send_message(to, text, entities=wanted or None, reply_parameters=reply)
        return (await self.shaped(sent))[0]

    async def edit(self, peer, id, text):
        return (await self.shaped(await self.app.edit_message_text(peer, id, text)))[0]

    async def remove(self, peer, ids, revoke):
        await self.app.delete_messages(peer, ids, revoke=revoke)

    async def forward(self, to, ids, **rest):
        return await self.shaped(*await self.app.forward_messages(to, rest["from"], ids))

    async def history(self, peer, limit=100, offsetId=0):
        page = [one async for one in self.app.get_chat_history(peer, limit=limit, offset_id=offsetId)]
        return await self.shaped(*page) if page else []

    async def search(self, peer, text):
        page = [one async for one in self.app.search_messages(peer, query=text)]
        return await self.shaped(*page) if page else []

    async def searchAll(self, text):
        page = [one async for one in self.app.search_global(query=text)]
        return await self.shaped(*page) if page else []

    async def dialogs(self):
        found = [one.raw async for one in self.app.get_dialogs(limit=100)]
        return [
            {
                "peer": getattr(one.peer, "user_id", None),
                "top": one.top_message,
                "unread": one.unread_count,
                "draft": getattr(one.draft, "message", None),
            }
            for one in found
        ]

    async def saveDraft(self, peer, text):
        where = await self.app.resolve_peer(peer)
        await self.app.invoke(raw.functions.messages.SaveDraft(peer=where, message=text))

    async def read(self, peer, maxId):
        await self.app.read_chat_history(peer, max_id=maxId)

    async def sendFile(self, to, path, name=None, kind="document", caption=None):
        if kind == "photo":
            sent = await self.app.send_photo(to, path, caption=caption or "")
        else:
            sent = await self.app.send_document(to, path, caption=caption or "", force_document=True)
        return (await self.shaped(sent))[0]

    async def sendAlbum(self, to, paths, caption=None):
        items = [InputMediaPhoto(path, caption=caption or "" if i == 0 else "") for i, path in enumerate(paths)]
        return await self.shaped(*await self.app.send_media_group(to, items))

    async def thumbnail(self, peer, id, type):
        message = await self.app.get_messages(peer, id)
        return await self.saved(message.photo.thumbs[0].file_id, "%d-%s" % (id, type))

    async def call(self, method, params=None):
        request = request_of(method, params or {}, raw.functions, raw.types)
        return {"type": "absent" if request is None else type_of(await self.app.invoke(request))}


run(Driver())
