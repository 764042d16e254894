// MTProto over HTTP: what is told to a client that only asks.
import assert from 'node:assert/strict';
import { CLIENTS } from '../lib/client.mjs';
import { KINDS, acquaint, eventually, randomFile, test } from '../lib/harness.mjs';

const speaking = KINDS.filter((kind) => CLIENTS[kind].transports.includes('http'));
const texts = async (client, peer) => (await client.history({ peer })).map(({ text }) => text);

for (const kind of speaking) {
    test(`${kind}: talks over HTTP, and goes on when the server restarts`, async (t) => {
        const server = await t.ownServer();
        const a = await t.person(kind, { server, transport: 'http' });
        const b = await t.person('mtcute', { server });
        await acquaint(a, b);
        await a.send({ to: b.id, text: 'asked' });
        await b.newMessage('asked');
        for (const text of ['told', 'told again', 'and again']) {
            await b.send({ to: a.id, text });
            await a.newMessage(text);
        }
        await server.restart();
        await a.send({ to: b.id, text: 'after' });
        await eventually(() => texts(b, a.id), ([first]) => first === 'after');
        await b.send({ to: a.id, text: 'live again' });
        await a.newMessage('live again', 30_000);
        assert.deepEqual(await texts(a, b.id), ['live again', 'after', 'and again', 'told again', 'told', 'asked']);
    }, { limit: 120 });

    test(`${kind}: sends and fetches a file over HTTP`, async (t) => {
        const a = await t.person(kind, { transport: 'http' });
        const b = await t.person('mtcute');
        await acquaint(a, b);
        const path = await t.file('file.bin', randomFile(3_000_000));
        const { id } = await a.sendFile({ to: b.id, path, caption: 'a file' });
        const { media, id: there } = await b.newMessage('a file');
        assert.equal(media.size, 3_000_000);
        assert.deepEqual(await a.download({ peer: b.id, id }), await b.download({ peer: a.id, id: there }));
    });
}
