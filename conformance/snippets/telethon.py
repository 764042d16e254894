# pip install telethon    then: python3 hello.py
# Newer versions of this library sign in, but do not sign up: use an account that exists.
import asyncio

from telethon import TelegramClient
from telethon.crypto import rsa
from telethon.sessions import StringSession

rsa.add_key("""{{pem}}""", old=False)  # fingerprint {{fingerprint}}


async def main():
    session = StringSession()
    session.set_dc({{dc}}, "{{host}}", {{port}})
    client = TelegramClient(session, 1, "heliograph")
    await client.start(phone=lambda: input("Phone: "), code_callback=lambda: input("Code: "))

    await client.send_message("me", "Hello from Telethon")
    [last] = await client.get_messages("me", limit=1)
    print("In Saved Messages:", last.message)
    await client.disconnect()


asyncio.run(main())
