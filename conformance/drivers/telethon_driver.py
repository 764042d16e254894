"""Telethon: 1.25.1 as Debian has it (layer 144) and the newest one, by the same code."""

import asyncio
import collections
import os
import re
import tempfile

from telethon import TelegramClient, errors, events, functions, types, utils
from telethon.crypto import rsa
from telethon.network import connection
from telethon.network.requeststate import RequestState
from telethon.sessions import StringSession
from telethon.tl.alltlobjects import LAYER

from driver import difference_of, hashed, say, serve, shape, snake, state_of, tell_quiet_update
from telethon_chats import Chats
from telethon_raw import Raw, first_lower


class Line(bytes):
    """A line whose last byte is equal to b"\\n": the library's HTTP takes it to be so, and ends every
    connection over the number that a byte of Python 3 is."""

    def __getitem__(self, at):
        return super().__getitem__(at if isinstance(at, slice) else slice(at, at + 1 or None))


class Lines:
    def __init__(self, reader):
        self.readexactly = reader.readexactly
        self._reader = reader

    async def readline(self):
        return Line(await self._reader.readline())


class HttpCodec(connection.ConnectionHttp.packet_codec):
    async def read_packet(self, reader):
        return await super().read_packet(Lines(reader))


class PollingHttp(connection.ConnectionHttp):
    """The library's HTTP, which never asks for what the server may want to tell: `rests` is called
    when no request is left at the server that it could answer with an update."""

    packet_codec = HttpCodec

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._asked = collections.deque()

    async def connect(self, timeout=None, ssl=None):
        self._asked.clear()
        await super().connect(timeout=timeout, ssl=ssl)

    def _send(self, data):
        self._asked.append(data[:8] != bytes(8))  # key 0: a key exchange, in which nothing rests
        super()._send(data)

    async def _recv(self):
        data = await super()._recv()
        sealed = self._asked.popleft()
        if sealed and not self._asked:
            self.rests()
        return data


CONNECTIONS = {
    "full": connection.ConnectionTcpFull,
    "intermediate": connection.ConnectionTcpIntermediate,
    "abridged": connection.ConnectionTcpAbridged,
    "obfuscated": connection.ConnectionTcpObfuscated,
    "http": PollingHttp,
}
API_ID, API_HASH = 1, "conformance"


class Driver(Chats, Raw):
    def __init__(self):
        self.client = None
        self.my_id = None

    def shape(self, raw):
        return shape(raw, self.my_id)

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
            say({"event": "update", "type": first_lower(type(update).__name__)})
            tell_quiet_update(update)
            if isinstance(update, types.UpdateNewChannelMessage):
                say({"event": "post", "message": self.shape(update.message)})
            elif type(update).__name__ == "UpdatePinnedForumTopic":
                say({"event": "topicPin", "topic": update.topic_id, "pinned": bool(update.pinned)})

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
        PollingHttp.rests = staticmethod(self.wait_for_updates)
        await self.client.connect()
        if session:
            await self.me()
            await self.client.get_dialogs(limit=100)  # the access hashes are not in the session
        return {"layer": LAYER}

    def wait_for_updates(self):
        waits = types.HttpWait(max_delay=0, wait_after=0, max_wait=25_000)
        self.client._sender._send_queue.append(RequestState(waits))

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
            known, code_hash = client._parse_phone_and_hash(phone, None)
            signed_up = await client(functions.auth.SignUpRequest(known, code_hash, firstName, lastName))
            handled = client._on_login(signed_up.user)
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
        page = await self.client.get_messages(peer, limit=limit, offset_id=offsetId)
        return [self.shape(one) for one in page]

    async def search(self, peer, text):
        return [self.shape(one) for one in await self.client.get_messages(peer, limit=100, search=text)]

    async def searchAll(self, text):
        return [self.shape(one) for one in await self.client.get_messages(None, limit=100, search=text)]

    async def makeGroup(self, title, users):
        made = await self.client(functions.messages.CreateChatRequest(users=users, title=title))
        updates = made if hasattr(made, "chats") else made.updates  # by layer
        return utils.get_peer_id(updates.chats[0])

    async def makeSupergroup(self, title):
        return await self.make(title, megagroup=True)

    async def makeChannel(self, title):
        return await self.make(title, broadcast=True)

    async def make(self, title, **kind):
        made = await self.client(functions.channels.CreateChannelRequest(title, "", **kind))
        return utils.get_peer_id(made.chats[0])

    async def makeForum(self, title):
        return await self.make(title, forum=True)

    async def makeTopic(self, chat, title):
        made = await self.client(functions.messages.CreateForumTopicRequest(chat, title))
        return next(u.id for u in made.updates if isinstance(u, types.UpdateMessageID))

    async def renameTopic(self, chat, topic, title):
        await self.client(functions.messages.EditForumTopicRequest(chat, topic, title=title))

    async def closeTopic(self, chat, topic, closed):
        await self.client(functions.messages.EditForumTopicRequest(chat, topic, closed=closed))

    async def pinTopic(self, chat, topic, pinned):
        await self.client(functions.messages.UpdatePinnedForumTopicRequest(chat, topic, pinned))

    async def deleteTopic(self, chat, topic):
        await self.client(functions.messages.DeleteTopicHistoryRequest(chat, topic))

    async def sendToTopic(self, chat, topic, text):
        return await self.send(chat, text, replyTo=topic)

    async def topics(self, chat):
        answer = await self.client(functions.messages.GetForumTopicsRequest(chat, None, 0, 0, 100))
        texts = {one.id: getattr(one, "message", None) or "" for one in answer.messages}
        return [
            {
                "id": one.id,
                "title": one.title,
                "unread": one.unread_count,
                "closed": bool(one.closed),
                "pinned": bool(one.pinned),
                "newest": texts.get(one.top_message),
            }
            for one in answer.topics
        ]

    async def topicHistory(self, chat, topic):
        page = await self.client.get_messages(chat, limit=100, reply_to=topic)
        return [self.shape(one) for one in page]

    async def readTopic(self, chat, topic, maxId):
        await self.client(functions.messages.ReadDiscussionRequest(chat, topic, maxId))

    async def stats(self, chat):
        """The totals of a chat, a graph that comes with them, and one that is loaded by itself."""
        answer = await self.client.get_stats(chat)
        names = ("members", "messages", "posters", "followers", "views_per_post")
        current = {n: getattr(answer, n).current for n in names if hasattr(answer, n)}
        token = answer.top_hours_graph.token
        graph = getattr(answer, "messages_graph", None) or answer.growth_graph
        loaded = await self.client(functions.stats.LoadAsyncGraphRequest(token))
        return {
            "current": current,
            "graph": graph.json.data,
            "loaded": getattr(getattr(loaded, "json", None), "data", None),
        }

    async def invite(self, chat, users):
        await self.client(functions.channels.InviteToChannelRequest(chat, users))

    async def join(self, hash):
        await self.client(functions.messages.ImportChatInviteRequest(hash))

    async def leave(self, chat):
        await self.client(functions.channels.LeaveChannelRequest(chat))

    async def promote(self, chat, user, rights):
        given = types.ChatAdminRights(**{snake(right): True for right in rights})
        await self.client(functions.channels.EditAdminRequest(chat, user, given, ""))

    async def ban(self, chat, user, banned):
        barred = types.ChatBannedRights(until_date=None, view_messages=banned)
        await self.client(functions.channels.EditBannedRequest(chat, user, barred))

    async def chats(self):
        return [{"id": d.id, "title": d.title} for d in await self.client.get_dialogs(limit=100)]

    async def dialogs(self):
        return [
            {
                "peer": getattr(d.dialog.peer, "user_id", None),
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
        document = kind == "document"
        return self.shape(await self.client.send_file(to, path, caption=caption, force_document=document))

    async def sendAlbum(self, to, paths, caption=None):
        return [self.shape(one) for one in await self.client.send_file(to, paths, caption=caption)]

    async def download(self, peer, id):
        return await self.fetch(peer, id)

    async def thumbnail(self, peer, id, type):
        return await self.fetch(peer, id, thumb=type)

    async def fetch(self, peer, id, **options):
        message = await self.client.get_messages(peer, ids=id)
        path = os.path.join(tempfile.gettempdir(), "heliograph-telethon-%d-%d" % (os.getpid(), id))
        return hashed(await self.client.download_media(message, path, **options))

    async def state(self):
        return state_of(await self.client(functions.updates.GetStateRequest()))

    async def difference(self, pts, qts, date, **_):
        request = functions.updates.GetDifferenceRequest(pts=pts, qts=qts, date=date)
        return difference_of(await self.client(request), self.my_id)

    async def disconnect(self):
        await self.client.disconnect()

    async def connect(self):
        await self.client.connect()
        await self.client.catch_up()


def name_of(error):
    """PhoneCodeInvalidError → PHONE_CODE_INVALID; the library keeps the names of few refusals."""
    if not isinstance(error, errors.RPCError):
        return "CLIENT_ERROR"
    name = snake(type(error).__name__[: -len("Error")]).upper()
    told = re.match(r"RPCError \d+: ([A-Z0-9_]+)", str(error))
    return told.group(1) if told else name


asyncio.run(serve(Driver(), name_of))
