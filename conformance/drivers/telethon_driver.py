"""Telethon: 1.25.1 as Debian has it (layer 144) and the newest one, by the same code."""

import asyncio
import hashlib
import json
import logging
import os
import re
import sys
import traceback

from telethon import TelegramClient, errors, events, functions, types
from telethon.crypto import rsa
from telethon.network import connection
from telethon.sessions import StringSession
from telethon.tl.alltlobjects import LAYER

CONNECTIONS = {
    "full": connection.ConnectionTcpFull,
    "intermediate": connection.ConnectionTcpIntermediate,
    "abridged": connection.ConnectionTcpAbridged,
    "obfuscated": connection.ConnectionTcpObfuscated,
}
API_ID, API_HASH = 1, "conformance"


def say(message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def user_of(peer):
    return getattr(peer, "user_id", None)


def entity_name(entity):
    rest = re.sub(r"^(Input)?MessageEntity", "", type(entity).__name__)
    return rest[0].lower() + rest[1:]


def snake(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


class Driver:
    def __init__(self):
        self.client = None
        self.my_id = None

    def media(self, raw):
        if isinstance(raw, types.MessageMediaPhoto) and raw.photo:
            sizes = [
                {"type": size.type, "w": getattr(size, "w", None), "h": getattr(size, "h", None)}
                for size in raw.photo.sizes
            ]
            return {"kind": "photo", "sizes": sizes}
        if isinstance(raw, types.MessageMediaDocument) and raw.document:
            names = [a.file_name for a in raw.document.attributes if hasattr(a, "file_name")]
            return {
                "kind": "document",
                "size": raw.document.size,
                "mime": raw.document.mime_type,
                "name": names[0] if names else None,
            }
        if raw is None or isinstance(raw, types.MessageMediaEmpty):
            return None
        return {"kind": type(raw).__name__}

    def shape(self, raw):
        reply, forward = getattr(raw, "reply_to", None), getattr(raw, "fwd_from", None)
        peer, out = user_of(raw.peer_id), bool(raw.out)
        sender = user_of(raw.from_id)
        grouped = getattr(raw, "grouped_id", None)
        return {
            "id": raw.id,
            "text": getattr(raw, "message", None) or "",
            "service": isinstance(raw, types.MessageService) or bool(getattr(raw, "action", None)),
            "out": out,
            "peer": peer,
            "from": sender if sender is not None else (self.my_id if out else peer),
            "date": int(raw.date.timestamp()),
            "replyTo": getattr(reply, "reply_to_msg_id", None),
            "quote": getattr(reply, "quote_text", None),
            "forwardedFrom": user_of(getattr(forward, "from_id", None)),
            "edited": bool(getattr(raw, "edit_date", None)) and not getattr(raw, "edit_hide", False),
            "entities": [
                {"type": entity_name(e), "offset": e.offset, "length": e.length}
                for e in getattr(raw, "entities", None) or []
            ],
            "media": self.media(getattr(raw, "media", None)),
            "album": str(grouped) if grouped else None,
        }

    def listen(self):
        client = self.client

        @client.on(events.NewMessage())
        async def _(event):
            say({"event": "new", "message": self.shape(event.message)})

        @client.on(events.MessageEdited())
        async def _(event):
            say({"event": "edit", "message": self.shape(event.message)})

        @client.on(events.MessageDeleted())
        async def _(event):
            say({"event": "delete", "ids": list(event.deleted_ids)})

        @client.on(events.Raw())
        async def _(update):
            if isinstance(update, types.UpdateDraftMessage):
                text = getattr(update.draft, "message", "") or ""
                say({"event": "draft", "peer": user_of(update.peer), "text": text})
            elif isinstance(update, types.UpdateReadHistoryOutbox):
                say({"event": "readOutbox", "peer": user_of(update.peer), "maxId": update.max_id})
            elif isinstance(update, types.UpdateReadHistoryInbox):
                say({"event": "readInbox", "peer": user_of(update.peer), "maxId": update.max_id})

    async def open(self, server, transport, session=None):
        rsa.add_key(server["pem"], old=False)
        stored = StringSession(session)
        if not session:
            stored.set_dc(server["dc"], server["host"], server["port"])
        self.client = TelegramClient(
            stored,
            API_ID,
            API_HASH,
            connection=CONNECTIONS[transport],
            connection_retries=120,
            retry_delay=0.5,
            request_retries=3,
        )
        self.listen()
        await self.client.connect()
        if session:
            await self.me()
            await self.client.get_dialogs(limit=100)  # the access hashes are not in the session
        return {"layer": LAYER}

    async def signIn(self, phone, code, password=None, firstName=None, lastName=""):
        client, new = self.client, False
        await client.send_code_request(phone)
        try:
            await client.sign_in(phone, code)
        except errors.SessionPasswordNeededError:
            if password is None:
                raise
            await client.sign_in(password=password)
        except errors.PhoneNumberUnoccupiedError:
            new = True
            known, hashed = client._parse_phone_and_hash(phone, None)
            answer = await client(functions.auth.SignUpRequest(known, hashed, firstName, lastName))
            handled = client._on_login(answer.user)
            if asyncio.iscoroutine(handled):
                await handled
        return {**await self.me(), "new": new}

    async def me(self):
        me = await self.client.get_me()
        self.my_id = me.id
        return {"id": me.id, "firstName": me.first_name, "phone": me.phone}

    async def session(self):
        return self.client.session.save()

    async def setPassword(self, password, current=None):
        await self.client.edit_2fa(current_password=current, new_password=password)

    async def contact(self, phone, firstName):
        contact = types.InputPhoneContact(1, phone, firstName, "")
        found = await self.client(functions.contacts.ImportContactsRequest([contact]))
        return {"id": found.imported[0].user_id if found.imported else None}

    async def send(self, to, text, entities=None, replyTo=None, quote=None):
        if quote:
            reply = types.InputReplyToMessage(replyTo, quote_text=quote["text"], quote_offset=quote["offset"])
            updates = await self.client(functions.messages.SendMessageRequest(to, text, reply_to=reply))
            sent = getattr(updates, "id", None) or next(
                u.id for u in updates.updates if isinstance(u, types.UpdateMessageID)
            )
            return self.shape(await self.client.get_messages(to, ids=sent))
        wanted = None
        if entities:
            wanted = []
            for one in entities:
                one = dict(one)
                kind = one.pop("type")
                cls = getattr(types, "MessageEntity" + kind[0].upper() + kind[1:])
                wanted.append(cls(**{snake(name): value for name, value in one.items()}))
        sent = await self.client.send_message(
            to, text, reply_to=replyTo, formatting_entities=wanted, parse_mode=None
        )
        return self.shape(sent)

    async def edit(self, peer, id, text):
        return self.shape(await self.client.edit_message(peer, id, text, parse_mode=None))

    async def remove(self, peer, ids, revoke):
        await self.client.delete_messages(peer, ids, revoke=revoke)

    async def forward(self, to, ids, **rest):
        sent = await self.client.forward_messages(to, ids, rest["from"])
        return [self.shape(one) for one in sent]

    async def history(self, peer, limit=100, offsetId=0):
        return [self.shape(m) for m in await self.client.get_messages(peer, limit=limit, offset_id=offsetId)]

    async def dialogs(self):
        return [
            {
                "peer": user_of(d.dialog.peer),
                "top": d.dialog.top_message,
                "unread": d.dialog.unread_count,
                "draft": getattr(d.dialog.draft, "message", None),
            }
            for d in await self.client.get_dialogs(limit=100)
        ]

    async def saveDraft(self, peer, text):
        await self.client(functions.messages.SaveDraftRequest(peer=peer, message=text))

    async def read(self, peer, maxId):
        await self.client(functions.messages.ReadHistoryRequest(peer, maxId))

    async def sendFile(self, to, path, name=None, kind="document", caption=None):
        sent = await self.client.send_file(to, path, caption=caption, force_document=kind == "document")
        return self.shape(sent)

    async def sendAlbum(self, to, paths, caption=None):
        return [self.shape(one) for one in await self.client.send_file(to, paths, caption=caption)]

    async def download(self, peer, id):
        return await self.hashed(await self.client.get_messages(peer, ids=id))

    async def thumbnail(self, peer, id, type):
        return await self.hashed(await self.client.get_messages(peer, ids=id), thumb=type)

    async def hashed(self, message, **options):
        path = os.path.join("/tmp", "heliograph-telethon-%d-%d" % (os.getpid(), message.id))
        try:
            path = await self.client.download_media(message, path, **options) or path
            digest, size = hashlib.sha256(), 0
            with open(path, "rb") as file:
                while chunk := file.read(1 << 20):
                    digest.update(chunk)
                    size += len(chunk)
            return {"size": size, "sha256": digest.hexdigest()}
        finally:
            if os.path.exists(path):
                os.remove(path)

    async def state(self):
        return self.as_state(await self.client(functions.updates.GetStateRequest()))

    @staticmethod
    def as_state(state):
        return {"pts": state.pts, "qts": state.qts, "date": int(state.date.timestamp()), "seq": state.seq}

    async def difference(self, pts, qts, date):
        answer = await self.client(functions.updates.GetDifferenceRequest(pts=pts, qts=qts, date=date))
        kind = type(answer).__name__
        state = getattr(answer, "state", None) or getattr(answer, "intermediate_state", None)
        return {
            "kind": kind[0].lower() + kind[1:],
            "messages": [self.shape(m) for m in getattr(answer, "new_messages", [])],
            "updates": ["u" + type(u).__name__[1:] for u in getattr(answer, "other_updates", [])],
            "state": self.as_state(state) if state else None,
        }

    async def disconnect(self):
        await self.client.disconnect()

    async def connect(self):
        await self.client.connect()
        await self.client.catch_up()


def name_of(error):
    """PhoneCodeInvalidError → PHONE_CODE_INVALID; the library keeps no name of most refusals."""
    if not isinstance(error, errors.RPCError):
        return "CLIENT_ERROR"
    message = getattr(error, "message", None)
    if isinstance(message, str) and re.fullmatch(r"[A-Z0-9_]+", message):
        return message
    return snake(type(error).__name__[: -len("Error")]).upper()


async def answer(driver, request):
    try:
        ok = await getattr(driver, request["op"])(**(request.get("args") or {}))
        say({"id": request["id"], "ok": ok})
    except Exception as error:
        text = "".join(traceback.format_exception(type(error), error, error.__traceback__))
        say({"id": request["id"], "error": {"name": name_of(error), "message": text}})


async def main():
    logging.basicConfig(level=os.environ.get("HELIOGRAPH_CLIENT_LOG", "WARNING").upper(), stream=sys.stderr)
    reader = asyncio.StreamReader(limit=1 << 24)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    driver, tasks = Driver(), set()
    while line := await reader.readline():
        task = asyncio.ensure_future(answer(driver, json.loads(line)))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
    os._exit(0)


asyncio.run(main())
