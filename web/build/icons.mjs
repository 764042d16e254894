// Draws the PNG icons from icon.svg, with Debian's Chromium: node build/icons.mjs
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const at = (name) => new URL(`../public/${name}`, import.meta.url).pathname;
const svg = readFileSync(at('icon.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const size of [192, 512]) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg.replace('rx="15"', '')}`);
    await page.screenshot({ path: at(`icon-${size}.png`) });
    await page.close();
}
await browser.close();
