// How quick it feels, measured in the browser beside a plain page: npm run measure
import { eventually, test } from '../lib/harness.mjs';

const LONG = 5_000;
const PAGE = 100;
const ROUNDS = 40;

const at = (list, part) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];
const shown = (list) => `median ${at(list, 0.5).toFixed(1)}, p95 ${at(list, 0.95).toFixed(1)} ms`;

/** Frame gaps while something scrolls up, until its top or for so many milliseconds. */
const scrolled = (page, selector, ms) => page.evaluate(async ([where, limit]) => {
    const box = document.querySelector(where);
    const gaps = [];
    let last = performance.now();
    const end = last + limit;
    while (last < end) {
        box.scrollBy(0, -90);
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        gaps.push(now - last);
        last = now;
    }
    return gaps;
}, [selector, ms]);

/** From a click on a chat to two frames after its last message is there, in the page's own clock. */
const opened = (page, name, last) => page.evaluate(async ([wanted, text]) => {
    const row = [...document.querySelectorAll('[role=option]')].find((one) => one.textContent.startsWith(wanted));
    const began = performance.now();
    row.click();
    while (![...document.querySelectorAll('.history-scroll.placed [role=article]')].some((one) => one.textContent.includes(text))) {
        if (performance.now() - began > 10_000) throw new Error(`${wanted} did not show ${text}`);
        await new Promise(requestAnimationFrame);
    }
    await new Promise(requestAnimationFrame);
    return performance.now() - began;
}, [name, last]);

/** The same of a plain page, which shows one of two lists of 60 lines. */
const plainOpened = (page) => page.evaluate(async () => {
    const began = performance.now();
    const list = document.querySelector('#b');
    list.innerHTML = Array.from({ length: 60 }, (_, i) => `<p>A plain line of words on a plain page, ${i}</p>`).join('');
    list.scrollTo(0, 1e6);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return performance.now() - began;
});

async function heap(session, page) {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name) => metrics.find((one) => one.name === name).value;
    return { megabytes: of('JSHeapUsedSize') / (1 << 20), nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

/** The shared worker of an origin, which no page's session sees. */
async function worker(t, origin) {
    const browser = await t.browser.newBrowserCDPSession();
    const { targetInfos } = await browser.send('Target.getTargets', { filter: [{ type: 'shared_worker' }] });
    const { targetId } = targetInfos.find(({ url }) => url.startsWith(origin));
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
    let next = 1;
    const waiting = new Map();
    browser.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
        const answer = JSON.parse(message);
        if (from !== sessionId || !waiting.has(answer.id)) return;
        waiting.get(answer.id)(answer.result);
        waiting.delete(answer.id);
    });
    const ask = (method) => new Promise((resolve) => {
        waiting.set(next, resolve);
        void browser.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: next++, method }) });
    });
    return async () => {
        await ask('HeapProfiler.collectGarbage');
        return (await ask('Runtime.getHeapUsage')).usedSize / (1 << 20);
    };
}

test('chats open, a chat of 5,000 messages scrolls, and the heap does not grow', async (t) => {
    const mai = await t.person('Mai');
    const writer = await t.outsider('mtcute', 'Otto');
    await mai.meet(writer);
    const { id } = await writer.contact({ phone: mai.number.phone, firstName: 'Mai' });
    const ids = [];
    for (let i = 1; i <= PAGE; i++) {
        ids.push((await writer.send({ to: id, text: `Line ${i}: ${'some words that fill the line '.repeat(1 + (i % 4))}` })).id);
    }
    for (let n = PAGE; n < LONG; n += PAGE) await writer.forward({ from: id, to: id, ids });
    await writer.send({ to: id, text: 'The newest of 5,000' });
    await mai.page.reload(); // as somebody who comes to a long chat, not who saw it grow
    await mai.role('button', 'To the newest message').click();
    await mai.hears('The newest of 5,000');
    await eventually(() => mai.page.locator('.chat-row .badge').count(), (count) => count === 0, 30_000);
    const others = ['Anna', 'Bao', 'Chi'];
    for (const name of others) {
        const other = await t.outsider('mtcute', name);
        await mai.meet(other);
        for (let i = 1; i <= 12; i++) await mai.say(`${name}, line ${i}`);
    }
    await eventually(() => mai.page.locator('.ticks.clock').count(), (count) => count === 0, 60_000);
    const turns = [...others.map((name) => [name, `${name}, line 12`]), ['Otto', 'The newest of 5,000']];
    for (const [name, last] of turns) await opened(mai.page, name, last);
    const times = [];
    for (let i = 0; i < ROUNDS; i++) times.push(await opened(mai.page, ...turns[i % turns.length]));
    console.log(`  a click on a chat to its messages painted, warm, ${ROUNDS} times: ${shown(times)}`);
    const plain = await mai.context.newPage();
    await plain.setContent(`<div id=b style="height:700px;overflow:auto">${'<p>A plain line of words on a plain page</p>'.repeat(LONG)}</div>`);
    await plain.evaluate(() => document.querySelector('#b').scrollTo(0, 1e6));
    console.log(`  a plain page scrolled: ${shown(await scrolled(plain, '#b', 3_000))}`);
    const plainTimes = [];
    for (let i = 0; i < ROUNDS; i++) plainTimes.push(await plainOpened(plain));
    console.log(`  a plain page shows 60 lines: ${shown(plainTimes)}`);
    await plain.close();
    await mai.page.bringToFront();
    await opened(mai.page, 'Otto', 'The newest of 5,000');
    const gaps = await scrolled(mai.page, '.history-scroll', 8_000);
    console.log(`  the chat of ${LONG} scrolled up for 8 s: ${shown(gaps)}, ${(1_000 / at(gaps, 0.5)).toFixed(0)} frames a second`);
    const session = await mai.context.newCDPSession(mai.page);
    await session.send('Performance.enable');
    const workerHeap = await worker(t, mai.url);
    const samples = [await heap(session, mai.page)];
    const workers = [await workerHeap()];
    for (let part = 0; part < 12; part++) { // each is what a busy person does in five minutes
        for (let i = 0; i < 12; i++) {
            await opened(mai.page, ...turns[i % turns.length]);
            if (i % 4 === 0) await scrolled(mai.page, '.history-scroll', 250);
        }
        for (let i = 0; i < 4; i++) {
            turns[3][1] = `said in part ${part}, ${i}`;
            await writer.send({ to: id, text: turns[3][1] });
        }
        await opened(mai.page, ...turns[3]);
        // Who leaves before it counts as read comes back to the first unread, not to the newest.
        await eventually(() => mai.page.locator('.chat-row .badge').count(), (count) => count === 0, 10_000);
        samples.push(await heap(session, mai.page));
        workers.push(await workerHeap());
    }
    const line = (one) => `${one.megabytes.toFixed(1)} MB, ${one.nodes} nodes, ${one.listeners} listeners`;
    console.log(`  the page's heap before an hour of use: ${line(samples[0])}`);
    for (const [i, one] of samples.slice(1).entries()) console.log(`  after ${5 * (i + 1)} minutes: ${line(one)}`);
    console.log(`  the shared worker's heap, before and every five minutes: ${workers.map((one) => one.toFixed(1)).join(', ')} MB`);
}, { limit: 360 });

test('a newcomer writes a first message', async (t) => {
    const server = await t.ownServer();
    const began = performance.now();
    const mai = await t.person('Mai', { server });
    const there = performance.now();
    await mai.role('button', 'Menu', { exact: true }).click();
    await mai.role('menuitem', 'Saved Messages').click();
    await mai.say('My first words here');
    await mai.hears('My first words here');
    await eventually(() => mai.page.locator('.ticks.clock').count(), (count) => count === 0);
    const done = performance.now();
    console.log(`  from the end of the start to a newcomer's first message: ${((done - began) / 1_000).toFixed(1)} s, of which signing up ${((there - began) / 1_000).toFixed(1)} s`);
});
