// What clients ask when they start is answered well-typed, in every client's own layer.
import assert from 'node:assert/strict';
import { RAW_KINDS, testEach } from '../lib/harness.mjs';
import { STARTUP } from '../lib/startup.mjs';

async function ask(client, [method, params, expected]) {
    const allowed = expected.split(' ');
    try {
        const { type } = await client.call({ method, params });
        return type === 'absent' || allowed.includes(type) ? null : `${method} was answered with ${type}`;
    } catch (error) {
        if (allowed.includes(error.error)) return null;
        if (allowed.includes('REFUSED') && error.name === 'Refused' && error.error !== 'CLIENT_ERROR') return null;
        return `${method}: ${error.message.split('\n').slice(0, 3).join(' ')}`;
    }
}

testEach('the methods of starting clients are answered', async (t, kind) => {
    const client = await t.person(kind);
    const wrong = [];
    for (const row of STARTUP) {
        const problem = await ask(client, row);
        if (problem) wrong.push(problem);
    }
    assert.deepEqual(wrong, []);
}, { kinds: RAW_KINDS, limit: 180 });
