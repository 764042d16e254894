// How quick it feels, measured in the browser beside a plain page: npm run measure
import { eventually, test } from '../lib/harness.mjs';

const at = (list, part) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];
const shown = (list) => `median ${at(list, 0.5).toFixed(1)}, p95 ${at(list, 0.95).toFixed(1)} ms`;

/** Frame gaps while something scrolls up for two seconds. */
const scrolled = (page, selector) => page.evaluate(async (where) => {
    const box = document.querySelector(where);
    const gaps = [];
    let last = performance.now();
    const end = last + 2_000;
    while (last < end) {
        box.scrollBy(0, -90);
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        gaps.push(now - last);
        last = now;
    }
    return gaps;
}, selector);

test('chats open, and a long chat scrolls', async (t) => {
    const mai = await t.person('Mai');
    const others = [];
    for (const name of ['Anna', 'Bao', 'Chi']) others.push(await t.person(name));
    for (const other of others) {
        await mai.meet(other);
        for (let i = 1; i <= 12; i++) await mai.say(`${other.name}, line ${i}`);
    }
    for (let i = 1; i <= 600; i++) await mai.say(`Line ${i}: ${'some words that fill the line '.repeat(1 + (i % 4))}`);
    await eventually(() => mai.page.locator('.ticks.clock').count(), (count) => count === 0, 60_000);
    const times = [];
    for (let i = 0; i < 30; i++) {
        const name = ['Anna', 'Bao'][i % 2];
        times.push(await mai.page.evaluate(async (wanted) => {
            const row = [...document.querySelectorAll('[role=option]')].find((one) => one.textContent.startsWith(wanted));
            const began = performance.now();
            row.click();
            while (![...document.querySelectorAll('.history-scroll.placed [role=article]')].some((one) => one.textContent.includes(`${wanted}, line 12`))) {
                await new Promise(requestAnimationFrame);
            }
            await new Promise(requestAnimationFrame);
            return performance.now() - began;
        }, name));
    }
    console.log(`  a click on a chat to its messages painted, warm: ${shown(times)}`);
    await mai.row('Chi').click();
    await mai.hears('Line 600');
    const gaps = await scrolled(mai.page, '.history-scroll');
    console.log(`  frames while scrolling the chat up: ${shown(gaps)} (${(1_000 / at(gaps, 0.5)).toFixed(0)} a second)`);
    const plain = await mai.context.newPage();
    await plain.setContent(`<div id=b style="height:700px;overflow:auto">${'<p>A plain line of words on a plain page</p>'.repeat(600)}</div>`);
    await plain.evaluate(() => document.querySelector('#b').scrollTo(0, 1e6));
    const reference = await scrolled(plain, '#b');
    console.log(`  frames of a plain page: ${shown(reference)}`);
    const heap = async () => {
        const session = await mai.context.newCDPSession(mai.page);
        await session.send('HeapProfiler.collectGarbage');
        return (await mai.page.evaluate(() => performance.memory.usedJSHeapSize)) / (1 << 20);
    };
    const before = await heap();
    for (let i = 0; i < 60; i++) {
        await mai.row(['Anna', 'Bao', 'Chi'][i % 3]).click();
        await mai.page.waitForTimeout(60);
    }
    console.log(`  heap: ${before.toFixed(1)} MB, after 60 chats more ${(await heap()).toFixed(1)} MB`);
}, { limit: 240 });
