"""Kurigram, the fork of Pyrogram that goes on (layer 229)."""

import asyncio
import os
import tempfile

import rsa as numbers_of
from pyrogram import Client, errors, raw
from pyrogram.connection import Connection
from pyrogram.connection.transport.tcp.tcp_abridged import TCPAbridged
from pyrogram.connection.transport.tcp.tcp_abridged_o import TCPAbridgedO
from pyrogram.connection.transport.tcp.tcp_full import TCPFull
from pyrogram.connection.transport.tcp.tcp_intermediate import TCPIntermediate
from pyrogram.connection.transport.tcp.tcp_intermediate_o import TCPIntermediateO
from pyrogram.connection.transport.tcp.tcp_intermediate_padded import TCPIntermediatePadded
from pyrogram.crypto import rsa
from pyrogram.handlers import RawUpdateHandler
from pyrogram.types import InputMediaPhoto, InputPhoneContact, MessageEntity, ReplyParameters
from pyrogram.enums import MessageEntityType, ParseMode

from driver import difference_of, hashed, kind_of, request_of, say, serve, shape, snake, state_of
from driver import tell_quiet_update, type_of

PROTOCOLS = {
    "full": TCPFull,
    "intermediate": TCPIntermediate,
    "abridged": TCPAbridged,
    "padded": TCPIntermediatePadded,
    "obfuscated": TCPAbridgedO,
    "obfuscated-intermediate": TCPIntermediateO,
}


class Driver:
    def __init__(self):
        self.app = None
        self.my_id = None
        self.opened = None

    async def open(self, server, transport, session=None):
        self.opened = {"server": server, "transport": transport}
        key = numbers_of.PublicKey.load_pkcs1(server["pem"].encode())
        rsa.server_public_keys[int(server["fingerprint"])] = rsa.PublicKey(key.n, key.e)

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

    async def started(self):
        self.app.me = await self.app.get_me()
        self.my_id = self.app.me.id
        if not self.app.is_initialized:
            await self.app.initialize()
        async for _ in self.app.get_dialogs(limit=100):
            pass  # the access hashes are not in the session
        return {"id": self.my_id, "firstName": self.app.me.first_name, "phone": self.app.me.phone_number}

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

    async def contact(self, phone, firstName):
        found = await self.app.import_contacts([InputPhoneContact(phone, firstName)])
        return {"id": found.imported[0].user_id if found.imported else None}

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

    async def download(self, peer, id):
        message = await self.app.get_messages(peer, id)
        path = os.path.join(tempfile.gettempdir(), "heliograph-kurigram-%d-%d" % (os.getpid(), id))
        return hashed(await self.app.download_media(message, path))

    async def thumbnail(self, peer, id, type):
        message = await self.app.get_messages(peer, id)
        path = os.path.join(tempfile.gettempdir(), "heliograph-kurigram-%d-%d-%s" % (os.getpid(), id, type))
        return hashed(await self.app.download_media(message.photo.thumbs[0].file_id, path))

    async def state(self):
        return state_of(await self.app.invoke(raw.functions.updates.GetState()))

    async def difference(self, pts, qts, date, **_):
        request = raw.functions.updates.GetDifference(pts=pts, qts=qts, date=date)
        return difference_of(await self.app.invoke(request), self.my_id)

    async def call(self, method, params=None):
        request = request_of(method, params or {}, raw.functions, raw.types)
        return {"type": "absent" if request is None else type_of(await self.app.invoke(request))}

    async def disconnect(self):
        self.opened["session"] = await self.app.export_session_string()
        await self.app.terminate()
        await self.app.disconnect()

    async def connect(self):
        await self.open(**self.opened)


def name_of(error):
    return error.ID if isinstance(error, errors.RPCError) and error.ID else "CLIENT_ERROR"


asyncio.run(serve(Driver(), name_of))
