// Calls of the protocol as they are, by mtcute.
import { Long } from '@mtcute/node';
import { fromHex, typeOf, wire } from './stdio.mjs';

/** The operation `call`; `tg` gives the client. */
export function raw(tg) {
    const resolvers = {
        $peer: (id) => tg().resolvePeer(id),
        $channel: (id) => tg().resolveChannel(id),
        $user: (id) => tg().resolveUser(id),
    };

    /** TL in JSON (`{"_": "inputPeerSelf"}`, `{"long": "0"}`, names in either case) as mtcute writes it. */
    async function written(value) {
        if (Array.isArray(value)) return Promise.all(value.map(written));
        if (value === null || typeof value !== 'object') return value;
        if (value.long !== undefined) return Long.fromString(value.long);
        if (value.hex !== undefined) return fromHex(value.hex);
        const [key] = Object.keys(value);
        if (resolvers[key]) return resolvers[key](value[key]);
        const camel = (name) => name.replace(/(?<=.)_(.)/g, (_, letter) => letter.toUpperCase());
        const fields = Object.entries(value).map(async ([name, one]) => [camel(name), await written(one)]);
        return Object.fromEntries(await Promise.all(fields));
    }

    const isUpdates = ({ _ }) => /^update(s$|sCombined$|Short)/.test(_);

    return {
        async call({ method, params }) {
            const query = { _: method, ...(await written(params ?? {})) };
            const answer = await tg().call(query, { timeout: 20_000, maxRetryCount: 1 });
            if (answer && isUpdates(answer)) tg().handleClientUpdate(answer);
            const plain = wire(answer, {
                name: ({ _ }) => _,
                fields: ({ _, ...rest }) => rest,
                long: (one) => (Long.isLong(one) ? one.toString() : null),
            });
            return { type: typeOf(plain), answer: plain };
        },
    };
}
