"""What the drivers of Pyrogram and of its fork share."""

import asyncio
import os
import tempfile

import rsa as numbers_of
from pyrogram import errors, raw
from pyrogram.crypto import rsa
from pyrogram.types import InputPhoneContact

from driver import difference_of, hashed, serve, state_of


class Family:
    def __init__(self):
        self.app = None
        self.my_id = None
        self.opened = None

    def trust(self, server):
        key = numbers_of.PublicKey.load_pkcs1(server["pem"].encode())
        rsa.server_public_keys[int(server["fingerprint"])] = rsa.PublicKey(key.n, key.e)

    async def started(self):
        self.app.me = await self.app.get_me()
        self.my_id = self.app.me.id
        if not self.app.is_initialized:
            await self.app.initialize()
        async for _ in self.app.get_dialogs(limit=100):
            pass  # the access hashes are not in the session
        return {"id": self.my_id, "firstName": self.app.me.first_name, "phone": self.app.me.phone_number}

    async def contact(self, phone, firstName):
        found = await self.app.import_contacts([InputPhoneContact(phone, firstName)])
        return {"id": found.imported[0].user_id if found.imported else None}

    async def download(self, peer, id):
        return await self.saved(await self.app.get_messages(peer, id), str(id))

    async def saved(self, media, name):
        """The hash of a file that the library writes."""
        path = os.path.join(tempfile.gettempdir(), "heliograph-%d-%s" % (os.getpid(), name))
        return hashed(await self.app.download_media(media, path))

    async def state(self):
        return state_of(await self.app.invoke(raw.functions.updates.GetState()))

    async def difference(self, pts, qts, date, **_):
        request = raw.functions.updates.GetDifference(pts=pts, qts=qts, date=date)
        return difference_of(await self.app.invoke(request), self.my_id)

    async def disconnect(self):
        self.opened["session"] = await self.app.export_session_string()
        await self.app.terminate()
        await self.app.disconnect()

    async def connect(self):
        await self.open(**self.opened)


def name_of(error):
    return error.ID if isinstance(error, errors.RPCError) and error.ID else "CLIENT_ERROR"


def run(driver):
    asyncio.run(serve(driver, name_of))
