// A link shows what it leads to, when the server may look: to who is there, and to who was away.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { eventually, test } from '../lib/harness.mjs';
import { picture } from '../lib/samples.mjs';

const PREVIEWS = ['--previews', 'on', '--previews-private-networks'];
const html = (title) => `<title>${title}</title>
    <meta property="og:description" content="It shines."><meta property="og:image" content="/picture.png">`;

/** A site whose pages are titled by their paths; it ends with the body. */
async function withSite(bytes, body) {
    const site = createServer(({ url }, answer) => {
        const isPicture = url === '/picture.png';
        answer.setHeader('Content-Type', isPicture ? 'image/png' : 'text/html');
        answer.end(isPicture ? bytes : html(`Page ${url}`));
    });
    site.listen(0, '127.0.0.1');
    await once(site, 'listening');
    try {
        await body((path) => `http://127.0.0.1:${site.address().port}${path}`);
    } finally {
        site.close();
        site.closeAllConnections();
    }
}

async function shows(a, b, link) {
    const shown = (message) => message?.media?.kind === 'page';
    const newest = async (client, peer) => (await client.history({ peer, limit: 1 }))[0];
    // What a first look-up has to load may take longer than sites are given.
    for (let tries = 0; tries < 5; tries++) {
        await a.send({ to: b.id, text: link(`/warm-${tries}`) });
        if (await eventually(() => newest(a, b.id), shown, 6_000).catch(() => null)) break;
    }
    const text = `look: ${link('/live')}`;
    const sent = await a.send({ to: b.id, text });
    const { message } = await b.event((event) => event.event === 'edit' && event.message.text === text && event.message.media);
    assert.equal(message.media.title, 'Page /live');
    assert.equal(message.media.description, 'It shines.');
    assert.ok(message.media.pictured && !message.edited);
    const picture = await b.download({ peer: a.id, id: message.id });
    assert.ok(picture.size > 0);
    assert.deepEqual(await a.download({ peer: b.id, id: sent.id }), picture);

    await b.disconnect();
    await a.send({ to: b.id, text: link('/missed') });
    await eventually(() => newest(a, b.id), shown);
    await b.connect();
    const missed = await eventually(() => newest(b, a.id), shown);
    assert.equal(missed.media.title, 'Page /missed');
    assert.ok(missed.media.pictured && !missed.edited);
}

test('a link shows its page, live and after being away', (t) =>
    withSite(picture(120, 80), async (link) => {
        const server = await t.ownServer(PREVIEWS);
        const [a, b] = await t.pair('mtcute', 'telethon', { server });
        await shows(a, b, link);
        await shows(b, a, link);
    }), { limit: 120 });
