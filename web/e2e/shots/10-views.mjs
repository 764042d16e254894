// Pictures of every main view, in light and dark, on a desk and on a phone: npm run shots leaves
// them in shots/. They are to be looked at, and kept out of the repository.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from '../lib/harness.mjs';

const FOLDER = fileURLToPath(new URL('../../shots/', import.meta.url));
const SIZES = { desk: { width: 1440, height: 900 }, tablet: { width: 768, height: 1024 }, phone: { width: 390, height: 844 }, small: { width: 320, height: 640 } };
const LOST = [/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|WebSocket|Failed to load resource/];

async function picture(person, name) {
    await person.page.evaluate(() => Promise.all([...document.images].map((image) => image.decode().catch(() => undefined))));
    await person.page.waitForTimeout(350); // what moves has come to rest
    await person.page.screenshot({ path: `${FOLDER}${name}.png` });
}

/** A landscape that the browser paints. */
async function landscape(person, hue) {
    const bytes = await person.page.evaluate(async (tone) => {
        const canvas = new OffscreenCanvas(1200, 800);
        const context = canvas.getContext('2d');
        const sky = context.createLinearGradient(0, 0, 0, 800);
        sky.addColorStop(0, `hsl(${tone} 70% 35%)`);
        sky.addColorStop(1, `hsl(${tone + 30} 90% 75%)`);
        context.fillStyle = sky;
        context.fillRect(0, 0, 1200, 800);
        context.fillStyle = '#ffe9b0';
        context.beginPath();
        context.arc(820, 330, 90, 0, 7);
        context.fill();
        context.fillStyle = `hsl(${tone} 45% 20%)`;
        context.beginPath();
        context.moveTo(0, 800);
        for (let x = 0; x <= 1200; x += 20) context.lineTo(x, 560 + 60 * Math.sin(x / 130) + 30 * Math.sin(x / 47));
        context.lineTo(1200, 800);
        context.fill();
        return Array.from(new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer()));
    }, hue);
    return { name: `view${hue}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(bytes) };
}

async function attach(person, files, caption) {
    const chooser = person.page.waitForEvent('filechooser');
    await person.role('button', /^Attach/).click();
    const item = person.role('menuitem', 'Attach a file');
    if (await item.count()) await item.click();
    await (await chooser).setFiles(files);
    await person.role('textbox', 'Caption').fill(caption);
    await person.role('dialog').getByRole('button', { name: 'Send' }).click();
    await person.role('dialog').waitFor({ state: 'detached' });
}

/** Two people, a group and a channel in which something was said. */
async function scene(t, server) {
    const [mai, jonas] = await t.pair('Mai Nguyễn', 'Jonas Weber', { server, expected: LOST });
    await mai.say('Chào Jonas! The heliograph on the ridge works again ☀️');
    await jonas.hears('on the ridge');
    await jonas.say('Wonderful. How far does it reach?');
    await mai.hears('How far');
    await mai.act('How far', 'Reply');
    await mai.say('On a clear day **forty kilometres**, as far as the old station at https://example.org/ridge');
    await attach(mai, [await landscape(mai, 210)], 'The view from up there');
    await jonas.hears('The view from up there');
    await jonas.act('The view from up there', 'React with ❤');
    await jonas.say('🌄');
    await jonas.say('I shall come on Saturday, with the big mirror and enough tea for everybody who wants some.');
    await attach(mai, [await landscape(mai, 20), await landscape(mai, 130), await landscape(mai, 280)], 'Three more');
    await mai.act('I shall come', 'Pin');
    await mai.create('group', 'Lighthouse keepers', ['Jonas Weber']);
    await mai.say('Welcome, keepers. Who takes the night?');
    await jonas.row('Lighthouse keepers').click();
    await jonas.hears('Who takes the night');
    await jonas.say('Me, until four');
    await jonas.say('Then somebody else please 😴');
    await mai.poll('Which lamp for the winter?', 'Oil', 'Electric', 'The sun alone');
    await mai.role('switch', 'Anonymous poll').uncheck();
    await mai.role('dialog').getByRole('button', { name: 'Send' }).click();
    await jonas.message('Which lamp').getByRole('button', { name: 'Electric' }).click();
    await mai.message('Which lamp').getByRole('button', { name: 'The sun alone' }).click();
    await mai.create('channel', 'Signals of the day', ['Jonas Weber']);
    await mai.say('Clear skies over the pass. Three flashes at noon.');
    await attach(mai, [await landscape(mai, 190)], 'Noon at the pass');
    await jonas.row('Signals of the day').click();
    await jonas.act('Three flashes', 'React with 👍');
    await mai.create('group', 'Coast almanac', ['Jonas Weber']);
    await mai.say('Everything about the coast');
    await mai.info();
    await mai.role('switch', /^Topics/).click();
    for (const title of ['Tides and currents', 'Birds 🐦', 'Lost and found on the long northern beach after storms']) {
        await mai.role('button', 'New topic').click();
        await mai.role('textbox', 'Name of the topic').fill(title);
        await mai.role('dialog').getByRole('button', { name: 'Save' }).click();
        await mai.role('heading', title).waitFor();
        await mai.say(`The first word about ${title.toLowerCase()}`);
        await mai.role('button', 'Back').click();
    }
    await mai.role('button', 'Menu', { exact: true }).click();
    await mai.role('menuitem', 'Saved Messages').click();
    await mai.say('Buy lamp oil');
    return mai;
}

const back = async (mai) => {
    for (let i = 0; i < 3; i++) await mai.page.keyboard.press('Escape');
    await mai.page.evaluate(() => { location.hash = ''; });
};
const chat = async (mai, name) => {
    await back(mai);
    await mai.row(name).click();
    await mai.chat(name).waitFor();
    await mai.page.locator('.history-scroll.placed').waitFor();
};
const settings = (part) => async (mai) => {
    await back(mai);
    await mai.page.evaluate((to) => { location.hash = to; }, `/settings/${part}`);
    await mai.page.locator('.pane-head').waitFor();
};
const managed = (name, button) => async (mai) => {
    await chat(mai, name);
    await mai.info();
    await mai.role('complementary', 'Info').getByRole('button', { name: button }).click();
};

const VIEWS = {
    list: back,
    chat: (mai) => chat(mai, 'Jonas Weber'),
    menu: async (mai) => {
        await chat(mai, 'Jonas Weber');
        await mai.message('Three more').locator('.bubble').click({ button: 'right', position: { x: 20, y: 20 } });
        await mai.role('menu').waitFor();
    },
    viewer: async (mai) => {
        await chat(mai, 'Jonas Weber');
        await mai.message('The view from up there').getByRole('button', { name: 'Photo' }).click();
        await mai.role('dialog').getByRole('img').waitFor();
    },
    emoji: async (mai) => {
        await chat(mai, 'Jonas Weber');
        await mai.role('button', 'Emoji').click();
        await mai.page.locator('.emoji-picker').waitFor();
    },
    info: async (mai) => {
        await chat(mai, 'Jonas Weber');
        await mai.info();
    },
    calendar: async (mai) => {
        await chat(mai, 'Jonas Weber');
        await mai.role('button', 'Chat menu').click();
        await mai.role('menuitem', 'Go to a date').click();
        await mai.page.locator('.calendar-days button:enabled').first().waitFor();
    },
    group: (mai) => chat(mai, 'Lighthouse keepers'),
    poll: async (mai) => {
        await chat(mai, 'Lighthouse keepers');
        await mai.role('button', 'Attach', { exact: true }).click();
        await mai.role('menuitem', 'New poll').click();
        await mai.role('textbox', 'Question').waitFor();
    },
    voters: async (mai) => {
        await chat(mai, 'Lighthouse keepers');
        await mai.message('Which lamp').getByRole('button', { name: 'Who voted' }).click();
        await mai.role('dialog').getByRole('button', { name: /Jonas/ }).waitFor();
    },
    reactions: async (mai) => {
        await chat(mai, 'Jonas Weber');
        await mai.act('I shall come', 'More reactions');
        await mai.role('dialog').waitFor();
    },
    groupInfo: async (mai) => {
        await chat(mai, 'Lighthouse keepers');
        await mai.info();
    },
    rights: managed('Lighthouse keepers', 'What members may do'),
    links: managed('Lighthouse keepers', 'Invite links'),
    channel: (mai) => chat(mai, 'Signals of the day'),
    log: managed('Signals of the day', 'Recent actions'),
    stats: managed('Signals of the day', 'Statistics'),
    edit: managed('Signals of the day', 'Edit'),
    topics: async (mai) => {
        await back(mai);
        await mai.row('Coast almanac').click();
        await mai.role('button', /^T?.*Tides and currents/).waitFor();
    },
    names: async (mai) => {
        await chat(mai, 'Jonas Weber');
        await mai.field.pressSequentially(':heart');
        await mai.role('listbox', 'Emoji').waitFor();
    },
    search: async (mai) => {
        if (await mai.field.count()) await mai.field.fill('');
        await back(mai);
        await mai.role('searchbox', 'Search').fill('lamp');
        await mai.page.getByText('Buy lamp oil').first().waitFor();
    },
    contacts: async (mai) => {
        await back(mai);
        await mai.page.evaluate(() => { location.hash = '/contacts'; });
        await mai.role('button', 'Add a contact').waitFor();
    },
    settings: settings(''),
    profile: settings('profile'),
    devices: settings('devices'),
    privacy: settings('privacy'),
    folders: settings('folders'),
    notifications: settings('notifications'),
    lifetimes: settings('lifetimes'),
    data: settings('data'),
    appearance: settings('appearance'),
};

test('every main view is pictured', async (t) => {
    mkdirSync(FOLDER, { recursive: true });
    const server = await t.ownServer();
    const visitor = await t.visitor({ server });
    await visitor.page.goto(visitor.url);
    await visitor.role('textbox', 'Phone number').waitFor();
    for (const [size, viewport] of Object.entries(SIZES)) {
        for (const colorScheme of ['light', 'dark']) {
            await visitor.page.setViewportSize(viewport);
            await visitor.page.emulateMedia({ colorScheme });
            await picture(visitor, `sign-in-${size}-${colorScheme}`);
        }
    }
    const mai = await scene(t, server);
    for (const [size, viewport] of Object.entries(SIZES)) {
        await mai.page.setViewportSize(viewport);
        for (const [name, show] of Object.entries(VIEWS)) {
            await show(mai);
            for (const colorScheme of ['light', 'dark']) {
                await mai.page.emulateMedia({ colorScheme });
                await picture(mai, `${name}-${size}-${colorScheme}`);
            }
        }
    }
    await mai.page.setViewportSize(SIZES.desk);
    await chat(mai, 'Jonas Weber');
    await server.stop();
    await mai.page.getByText('Connecting').first().waitFor();
    await picture(mai, 'connecting-desk-dark');
}, { limit: 400 });
