#!/usr/bin/env python3
"""Makes ige.tsv and messages.tsv with foreign implementations, two for each, which must agree.

    pip install telethon==1.45.0 telethon-secret-chat==0.2.4 pyrofork==2.3.69 tgcrypto==1.2.5
    pip download --no-deps telethon==0.15.5.7, unpacked into OLD
    ./vectors.py OLD

IGE: tgcrypto (C) and Telethon's own over pyaes. Messages of 2.0: pyrofork's pack or kdf, and
Telethon's MTProtoState; of 1.0: Telethon 0.15 and telethon-secret-chat.
"""
import hashlib
import importlib.util
import io
import os
import random
import struct
import sys

import tgcrypto
import telethon.crypto.libssl as libssl

libssl.encrypt_ige = libssl.decrypt_ige = None  # so that Telethon takes pyaes
from telethon.crypto import AES, AuthKey
from telethon.network.mtprotostate import MTProtoState
from telethon_secret_chat.secret_methods import _old_calc_key
from pyrogram.crypto import mtproto as pyro
from pyrogram.raw.core import Message

spec = importlib.util.spec_from_file_location('old', sys.argv[1] + '/telethon/helpers.py')
old = importlib.util.module_from_spec(spec)
spec.loader.exec_module(old)

here = os.path.dirname(os.path.abspath(__file__))
rng = random.Random(2026)


def agree(a, b):
    assert bytes(a) == bytes(b), 'they differ'
    return bytes(a).hex()


with open(here + '/ige.tsv', 'w') as out:
    out.write('key\tiv\tplain\tcipher\n')
    for size in (16, 32, 48, 240, 256, 272, 1024, 8208):
        key, iv, plain = rng.randbytes(32), rng.randbytes(32), rng.randbytes(size)
        cipher = agree(tgcrypto.ige256_encrypt(plain, key, iv), AES.encrypt_ige(plain, key, iv))
        out.write('\t'.join((key.hex(), iv.hex(), plain.hex(), cipher)) + '\n')


class Body:
    def __init__(self, data):
        self.data = data

    def write(self):
        return self.data


def v2_client(key, salt, session, msg_id, seqno, body, padding):
    os.urandom = lambda n: padding[:n]
    state = MTProtoState(AuthKey(key), {'telethon.network.mtprotostate': None})
    state.salt, state.id = salt, session
    one = state.encrypt_message_data(struct.pack('<qii', msg_id, seqno, len(body)) + body)
    pyro.urandom = os.urandom
    message = Message(Body(body), msg_id, seqno, len(body))
    key_id = hashlib.sha1(key).digest()[-8:]
    two = pyro.pack(message, salt, struct.pack('<q', session), key, key_id)
    return agree(one, two)


def v2_server(key, salt, session, msg_id, seqno, body, padding):
    plain = struct.pack('<qqqii', salt, session, msg_id, seqno, len(body)) + body
    plain += padding[:-(len(plain) + 12) % 16 + 12]
    msg_key = hashlib.sha256(key[96:128] + plain).digest()[8:24]
    ours, theirs = pyro.kdf(key, msg_key, False), MTProtoState._calc_key(key, msg_key, False)
    one, two = tgcrypto.ige256_encrypt(plain, *ours), AES.encrypt_ige(plain, *theirs)
    return (hashlib.sha1(key).digest()[-8:] + msg_key).hex() + agree(one, two)


def v1(client, key, salt, session, msg_id, seqno, body, padding):
    plain = struct.pack('<qqqii', salt, session, msg_id, seqno, len(body)) + body
    msg_key = old.calc_msg_key(plain)
    plain += padding[:-len(plain) % 16]
    one = tgcrypto.ige256_encrypt(plain, *old.calc_key(key, msg_key, client))
    two = AES.encrypt_ige(plain, *_old_calc_key(key, msg_key, client))
    return (hashlib.sha1(key).digest()[-8:] + msg_key).hex() + agree(one, two)


with open(here + '/messages.tsv', 'w') as out:
    out.write('version\tsender\tkey\tsalt\tsession\tmsg_id\tseqno\tbody\tpadding\tpacket\n')
    for size in (4, 16, 20, 40, 300):
        for version in ('V1', 'V2'):
            for sender in ('CLIENT', 'SERVER'):
                key, body = rng.randbytes(256), rng.randbytes(size)
                salt, session = (struct.unpack('<q', rng.randbytes(8))[0] for _ in range(2))
                msg_id, seqno = rng.getrandbits(62) & ~3, rng.getrandbits(20)
                padding = rng.randbytes(32)
                given = (key, salt, session, msg_id, seqno, body, padding)
                if version == 'V1':
                    packet = v1(sender == 'CLIENT', *given)
                else:
                    packet = (v2_client if sender == 'CLIENT' else v2_server)(*given)
                row = (version, sender, key.hex(), salt, session, msg_id, seqno, body.hex(),
                       padding.hex(), packet)
                out.write('\t'.join(map(str, row)) + '\n')
