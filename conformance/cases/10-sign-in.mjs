// Every client signs in over every transport that it has.
import assert from 'node:assert/strict';
import { CLIENTS } from '../lib/client.mjs';
import { KINDS, freshNumber, refusal, test, testEach } from '../lib/harness.mjs';

for (const kind of KINDS) {
    for (const transport of CLIENTS[kind].transports) {
        test(`${kind}: signs up and in over ${transport}`, async (t) => {
            const number = freshNumber();
            const first = await t.client(kind, { transport });
            const made = await first.signIn({ ...number, firstName: 'Ada' });
            assert.equal(made.new, true);
            assert.equal(made.firstName, 'Ada');
            const second = await t.client(kind, { transport });
            const found = await second.signIn(number);
            assert.equal(found.new, false);
            assert.equal(found.id, made.id);
            assert.equal(found.firstName, 'Ada');
        });
    }
}

testEach('a wrong code is PHONE_CODE_INVALID, the right one works after it', async (t, kind) => {
    const client = await t.client(kind);
    const { phone, code } = freshNumber();
    assert.equal(await refusal(client.signIn({ phone, code: '90909', firstName: 'Eve' })), 'PHONE_CODE_INVALID');
    assert.equal((await client.signIn({ phone, code, firstName: 'Eve' })).firstName, 'Eve');
});

testEach('a new process takes the session up without signing in', async (t, kind) => {
    const first = await t.person(kind);
    const session = await first.session();
    await first.close();
    const second = await t.client(kind, { session });
    assert.equal((await second.me()).id, first.id);
});

test('a phone number in any spelling is one account', async (t) => {
    const { phone, code } = freshNumber();
    const spellings = [phone, `+${phone}`, `+${phone.slice(0, 3)} ${phone.slice(3, 6)} ${phone.slice(6)}`];
    const ids = new Set();
    for (const spelling of spellings) {
        const client = await t.client('gramjs');
        ids.add((await client.signIn({ phone: spelling, code, firstName: 'One' })).id);
    }
    assert.equal(ids.size, 1);
});
