// Statistics, as clients of two layers ask for them.
import assert from 'node:assert/strict';
import { test } from '../lib/harness.mjs';

for (const kind of ['telethon', 'telethon-debian']) {
    test(`${kind}: the numbers of a group are those of what was said`, async (t) => {
        const [a, b] = await t.pair(kind, 'mtcute');
        const chat = await a.makeSupergroup({ title: 'Counted' });
        await a.invite({ chat, users: [b.id] });
        for (const text of ['one', 'two', 'three']) await a.send({ to: chat, text });
        const { current, graph, loaded } = await a.stats({ chat });
        assert.deepEqual(current, { members: 2, messages: 3, posters: 1 });
        assert.equal(JSON.parse(graph).columns.at(1).at(-1), 3);
        assert.equal(JSON.parse(loaded).columns[1].slice(1).reduce((sum, one) => sum + one, 0), 3);
    });

    test(`${kind}: the numbers of a channel are its posts'`, async (t) => {
        const a = await t.person(kind);
        const chat = await a.makeChannel({ title: 'Counted' });
        await a.send({ to: chat, text: 'one' });
        const { current } = await a.stats({ chat });
        assert.deepEqual(current, { followers: 1, views_per_post: 1 });
    });
}
