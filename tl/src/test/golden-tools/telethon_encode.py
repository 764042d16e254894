"""Encodes samples with Telethon: telethon_encode.py < samples.json > golden.tsv"""

import json
import sys

from telethon.tl import functions, types


def find(value):
    """The class of a value: Telethon's names are the schema's, requests have a suffix."""
    *parts, last = value["_"].split(".")
    space = functions if value.get("isFunction") or value["_"] == "help.getConfig" else types
    for part in parts:
        space = getattr(space, part)
    name = "".join(part[:1].upper() + part[1:] for part in last.split("_"))
    return getattr(space, name + ("Request" if space.__name__.startswith("telethon.tl.functions") else ""))


def build(value):
    if isinstance(value, list):
        return [build(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "long" in value:
        return int(value["long"])
    if "bytes" in value:
        return bytes.fromhex(value["bytes"])
    fields = {("is_self" if name == "self" else name): build(one) for name, one in value["fields"].items()}
    return find(value)(**fields)


for sample in json.load(sys.stdin):
    try:
        print(sample["_"], bytes(build(sample)).hex(), sep="\t")
    except Exception as error:  # a sample that Telethon cannot build is left out, by name
        print(sample["_"], repr(error), file=sys.stderr)
