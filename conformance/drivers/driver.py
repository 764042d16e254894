"""What the Python drivers share: lines of JSON, and the one shape of a message.

Telethon and Pyrogram name the fields of TL alike, so one function reads both.
"""

import asyncio
import hashlib
import inspect
import json
import logging
import os
import re
import sys
import traceback


def say(message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def snake(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def kind_of(thing):
    """The TL name of an object, as its class says it."""
    return type(thing).__name__


def user_of(peer):
    return getattr(peer, "user_id", None)


def entity_name(entity):
    rest = re.sub(r"^(Input)?MessageEntity", "", kind_of(entity))
    return rest[0].lower() + rest[1:]


def timestamp(date):
    return date if isinstance(date, int) else int(date.timestamp())


def media(raw):
    if raw is None or kind_of(raw) == "MessageMediaEmpty":
        return None
    if kind_of(raw) == "MessageMediaPhoto" and raw.photo:
        sizes = [
            {"type": size.type, "w": getattr(size, "w", None), "h": getattr(size, "h", None)}
            for size in raw.photo.sizes
        ]
        return {"kind": "photo", "sizes": sizes}
    if kind_of(raw) == "MessageMediaDocument" and raw.document:
        names = [one.file_name for one in raw.document.attributes if hasattr(one, "file_name")]
        return {
            "kind": "document",
            "size": raw.document.size,
            "mime": raw.document.mime_type,
            "name": names[0] if names else None,
        }
    if kind_of(raw) == "MessageMediaWebPage" and kind_of(raw.webpage) == "WebPage":
        page = raw.webpage
        return {
            "kind": "page",
            "title": page.title,
            "description": page.description,
            "pictured": kind_of(page.photo) == "Photo",
        }
    return {"kind": kind_of(raw)}


def topic_of(reply):
    """The topic of a forum that a message lies in; libraries of older layers know of none."""
    if not getattr(reply, "forum_topic", None):
        return None
    return reply.reply_to_top_id or reply.reply_to_msg_id


def shape(raw, my_id):
    reply, forward = getattr(raw, "reply_to", None), getattr(raw, "fwd_from", None)
    peer, out = user_of(raw.peer_id), bool(raw.out)
    sender = user_of(raw.from_id)
    grouped = getattr(raw, "grouped_id", None)
    return {
        "id": raw.id,
        "text": getattr(raw, "message", None) or "",
        "service": bool(getattr(raw, "action", None)),
        "out": out,
        "peer": peer,
        "from": sender if sender is not None else (my_id if out else peer),
        "date": timestamp(raw.date),
        "replyTo": getattr(reply, "reply_to_msg_id", None),
        "topic": topic_of(reply),
        "quote": getattr(reply, "quote_text", None),
        "forwardedFrom": user_of(getattr(forward, "from_id", None)),
        "edited": bool(getattr(raw, "edit_date", None)) and not getattr(raw, "edit_hide", False),
        "entities": [
            {"type": entity_name(one), "offset": one.offset, "length": one.length}
            for one in getattr(raw, "entities", None) or []
        ],
        "media": media(getattr(raw, "media", None)),
        "album": str(grouped) if grouped else None,
    }


def state_of(state):
    return {"pts": state.pts, "qts": state.qts, "date": timestamp(state.date), "seq": state.seq}


def difference_of(answer, my_id):
    kind = kind_of(answer)
    state = getattr(answer, "state", None) or getattr(answer, "intermediate_state", None)
    return {
        "kind": kind[0].lower() + kind[1:],
        "messages": [shape(one, my_id) for one in getattr(answer, "new_messages", [])],
        "updates": ["u" + kind_of(one)[1:] for one in getattr(answer, "other_updates", [])],
        "state": state_of(state) if state else None,
    }


def tell_quiet_update(update):
    """Passes on the updates that are alike in both libraries."""
    if kind_of(update) == "UpdateDraftMessage":
        text = getattr(update.draft, "message", "") or ""
        say({"event": "draft", "peer": user_of(update.peer), "text": text})
    elif kind_of(update) == "UpdateReadHistoryOutbox":
        say({"event": "readOutbox", "peer": user_of(update.peer), "maxId": update.max_id})
    elif kind_of(update) == "UpdateReadHistoryInbox":
        say({"event": "readInbox", "peer": user_of(update.peer), "maxId": update.max_id})


def request_of(method, params, functions, types, suffix=""):
    """A request out of TL in JSON (`{"_": "inputPeerSelf"}`, `{"long": "0"}`), or None where the
    library's layer has no such method; arguments that the layer lacks are left out."""
    space, _, name = method.rpartition(".")
    request = getattr(getattr(functions, space, None), name[0].upper() + name[1:] + suffix, None)
    if request is None:
        return None

    def built(value):
        if isinstance(value, list):
            return [built(one) for one in value]
        if not isinstance(value, dict):
            return value
        if "long" in value:
            return int(value["long"])
        rest = {key: built(one) for key, one in value.items() if key != "_"}
        return getattr(types, value["_"][0].upper() + value["_"][1:])(**rest)

    known = inspect.signature(request.__init__).parameters
    return request(**{key: built(value) for key, value in params.items() if key in known})


def type_of(answer):
    if isinstance(answer, bool):
        return "bool"
    if isinstance(answer, list):
        return "vector"
    return kind_of(answer)[0].lower() + kind_of(answer)[1:]


def hashed(path):
    """The size and hash of a file that was downloaded, and no longer needed after this."""
    digest, size = hashlib.sha256(), 0
    with open(path, "rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
            size += len(chunk)
    os.remove(path)
    return {"size": size, "sha256": digest.hexdigest()}


async def answer(driver, request, name_of):
    try:
        ok = await getattr(driver, request["op"])(**(request.get("args") or {}))
        say({"id": request["id"], "ok": ok})
    except Exception as error:
        text = "".join(traceback.format_exception(type(error), error, error.__traceback__))
        say({"id": request["id"], "error": {"name": name_of(error), "message": text}})


async def serve(driver, name_of):
    """Runs each line as it comes, several at a time, until the input ends."""
    level = os.environ.get("HELIOGRAPH_CLIENT_LOG", "WARNING").upper()
    logging.basicConfig(level=level, stream=sys.stderr)
    reader = asyncio.StreamReader(limit=1 << 24)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    tasks = set()
    while line := await reader.readline():
        task = asyncio.ensure_future(answer(driver, json.loads(line), name_of))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
    os._exit(0)
