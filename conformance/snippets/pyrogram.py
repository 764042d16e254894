# pip install kurigram    then: python3 hello.py
import asyncio

from pyrogram import Client
from pyrogram.connection import Connection
from pyrogram.crypto import rsa

rsa.server_public_keys[{{fingerprint}}] = rsa.PublicKey(0x{{modulus}}, {{exponent}})


# The library knows its servers by number, so the address is put in where it connects.
class Here(Connection):
    def __init__(self, **options):
        super().__init__(**{**options, "server_address": "{{host}}", "port": {{port}}})


async def main():
    phone = input("Phone: ")
    client = Client(
        "hello",
        api_id=1,
        api_hash="heliograph",
        phone_number=phone,
        in_memory=True,
        connection_factory=Here,
    )
    async with client:
        await client.send_message("me", "Hello from Pyrogram")
        async for last in client.get_chat_history("me", limit=1):
            print("In Saved Messages:", last.text)


asyncio.run(main())
