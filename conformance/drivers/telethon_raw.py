"""Calls of the protocol as they are, by Telethon of any layer."""

import datetime
import inspect
import re

from telethon import functions, types, utils

from driver import snake


def first_lower(name):
    return name[0].lower() + name[1:]


def camel(name):
    return re.sub(r"_(.)", lambda found: found.group(1).upper(), name)


def wire(value):
    """An object as JSON that is alike for all libraries (stdio.mjs says how)."""
    if isinstance(value, list):
        return [wire(one) for one in value]
    if isinstance(value, datetime.datetime):
        return int(value.timestamp())
    if isinstance(value, bytes):
        return {"hex": value[:64].hex()}
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 1 << 53:
        return str(value)
    if isinstance(value, dict):
        name = value.get("_")
        rest = {camel(key): wire(one) for key, one in value.items() if key != "_"}
        return {"_": first_lower(name), **rest} if name else rest
    return value


class Raw:
    async def call(self, method, params=None):
        space, _, name = method.rpartition(".")
        places = getattr(functions, space, None) if space else functions
        request = getattr(places, name[0].upper() + name[1:] + "Request", None)
        if request is None:
            return {"type": "absent"}
        answer = await self.client(await self.made(request, params or {}))
        if isinstance(answer, bool):
            return {"type": "bool", "answer": answer}
        if isinstance(answer, list):
            # A list of the library keeps its elements; its own to_dict does not go into them.
            return {"type": "vector", "answer": [self.plain(one) for one in answer]}
        return {"type": first_lower(type(answer).__name__), "answer": self.plain(answer)}

    @staticmethod
    def plain(one):
        return wire(one.to_dict()) if hasattr(one, "to_dict") else wire(one)

    async def made(self, cls, fields):
        """An object of a class; arguments that the library's layer lacks are left out."""
        known = inspect.signature(cls.__init__).parameters
        given = {snake(key): value for key, value in fields.items() if key != "_"}
        return cls(**{key: await self.built(value) for key, value in given.items() if key in known})

    async def built(self, value):
        if isinstance(value, list):
            return [await self.built(one) for one in value]
        if not isinstance(value, dict):
            return value
        if "long" in value:
            return int(value["long"])
        if "hex" in value:
            return bytes.fromhex(value["hex"])
        for key, resolve in RESOLVERS.items():
            if key in value:
                return resolve(await self.client.get_input_entity(value[key]))
        return await self.made(getattr(types, value["_"][0].upper() + value["_"][1:]), value)


RESOLVERS = {
    "$peer": lambda entity: entity,
    "$channel": utils.get_input_channel,
    "$user": utils.get_input_user,
}
