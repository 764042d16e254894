// Calls of the protocol as they are, by GramJS and its heirs.
import { fromHex, typeOf, wire } from './stdio.mjs';

/** The operation `call`; `client` gives the client, `inputOf` an entity of a chat's id. */
export function raw({ Api, utils, bigInt, client, inputOf }) {
    const resolvers = {
        $peer: (id) => inputOf(id),
        $channel: async (id) => utils.getInputChannel(await inputOf(id)),
        $user: async (id) => utils.getInputUser(await inputOf(id)),
    };

    function constructorOf(name) {
        const [first, second] = name.split('.');
        const upper = (word) => word[0].toUpperCase() + word.slice(1);
        return second ? Api[first]?.[upper(second)] : Api[upper(first)];
    }

    /** TL in JSON (`{"_": "inputPeerSelf"}`, `{"long": "0"}`, names in either case) as objects. */
    async function written(value) {
        if (Array.isArray(value)) return Promise.all(value.map(written));
        if (value === null || typeof value !== 'object') return value;
        if (value.long !== undefined) return bigInt(value.long);
        if (value.hex !== undefined) return fromHex(value.hex);
        const [key] = Object.keys(value);
        if (resolvers[key]) return resolvers[key](value[key]);
        const { _: name, ...rest } = value;
        const camel = (field) => field.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
        const given = Object.entries(rest).map(async ([field, one]) => [camel(field), await written(one)]);
        const fields = Object.fromEntries(await Promise.all(given));
        return name ? new (constructorOf(name))(fields) : fields;
    }

    const lower = (name) => name.split('.').at(-1).replace(/^./, (first) => first.toLowerCase());
    return {
        async call({ method, params }) {
            const Request = constructorOf(method);
            if (!Request) return { type: 'absent' };
            const answer = await client().invoke(new Request(await written(params ?? {})));
            const plain = wire(answer, {
                name: ({ className }) => (className ? lower(className) : undefined),
                fields: ({ originalArgs }) => originalArgs,
                long: (one) => (bigInt.isInstance(one) ? one.toString() : null),
            });
            return { type: typeOf(plain), answer: plain };
        },
    };
}
