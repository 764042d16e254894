import { eventually, test } from '../lib/harness.mjs';
import { withMail } from '../lib/mail.mjs';

test('two-step verification is set, asked for, refused when wrong, and removed', async (t) => {
    const mai = await t.person('Mai');
    await mai.settings('Two-step verification');
    await mai.page.getByText('No password is set.').waitFor();
    await mai.page.getByLabel('New password', { exact: true }).fill('sun and mirror');
    await mai.page.getByLabel('New password again').fill('sun and mirror');
    await mai.page.getByLabel(/Hint/).fill('what flashes');
    await mai.role('button', 'Set the password').click();
    await mai.page.getByText('A password is set.').waitFor();
    await mai.axe();
    const again = await t.visitor();
    await again.enterPhone(mai.number);
    await again.page.getByText('Hint: what flashes').waitFor();
    await again.page.getByLabel('Password').fill('moon');
    await again.role('button', 'Next').click();
    await again.page.getByText('The password is not right.').waitFor();
    await again.page.getByLabel('Password').fill('sun and mirror');
    await again.role('button', 'Next').click();
    await again.signedIn();
    await mai.page.getByLabel('Current password').fill('sun and mirror');
    await mai.role('button', 'Remove the password').click();
    await mai.page.getByText('No password is set.').waitFor();
});

test('a device is let in by the QR code that it shows, and taken off the list again', async (t) => {
    const mai = await t.person('Mai');
    const tablet = await t.visitor();
    await tablet.page.goto(tablet.url);
    await tablet.role('button', 'Sign in with a QR code').click();
    const link = await tablet.role('img', 'QR code for signing in').getAttribute('data-link');
    await tablet.axe();
    await mai.settings('Devices');
    await mai.role('button', 'Link a device').click();
    await mai.role('textbox', 'Link of the QR code').fill(link);
    await mai.role('button', 'Let it in').click();
    await tablet.signedIn();
    await mai.page.getByText('Other devices', { exact: true }).waitFor();
    await mai.role('button', 'End', { exact: true }).click();
    await mai.page.getByText('Other devices', { exact: true }).waitFor({ state: 'detached' });
    await tablet.role('textbox', 'Phone number').waitFor();
    await tablet.enterPhone(mai.number);
    await tablet.signedIn();
});

test('two accounts live in one browser', async (t) => {
    const mai = await t.person('Mai');
    await mai.role('button', 'Menu', { exact: true }).click();
    await mai.role('menuitem', 'Add an account').click();
    await mai.role('textbox', 'Phone number').waitFor();
    await mai.signUp('Second');
    await mai.role('button', 'Menu', { exact: true }).click();
    await mai.role('menuitem', 'Mai').click();
    await mai.signedIn();
    await mai.role('button', 'Menu', { exact: true }).click();
    await mai.role('menuitem', 'Second').waitFor();
    await mai.role('menuitem', 'Sign out').click();
    await mai.role('dialog', 'Sign out').getByRole('button', { name: 'Sign out' }).click();
    await mai.role('textbox', 'Phone number').waitFor();
});

test('a profile is changed, and others see it', async (t) => {
    const [mai, jonas] = await t.pair();
    await mai.settings('Profile');
    await mai.role('textbox', 'About you').fill('Signals with sunlight');
    await mai.role('textbox', 'Username').fill(`sunny${mai.number.phone.slice(-4)}`);
    await mai.page.getByText('This username is free.').waitFor();
    await mai.role('button', 'Save').click();
    await mai.page.getByText('Saved', { exact: true }).waitFor();
    await jonas.page.locator('.chat-title button').click();
    await jonas.page.getByText('Signals with sunlight').waitFor();
    await jonas.axe();
});

test('the look and the language that were chosen stay', async (t) => {
    const mai = await t.person('Mai');
    await mai.settings('Appearance');
    await mai.role('radio', 'Dark').check();
    await mai.page.reload();
    await mai.role('radio', 'Dark').waitFor();
    if ((await mai.page.evaluate(() => document.documentElement.dataset.theme)) !== 'dark') throw new Error('not dark');
    await mai.axe();
    await mai.role('button', 'Back').click();
    await mai.role('button', 'Language').click();
    await mai.role('radio', 'Tiếng Việt').check();
    await mai.role('heading', 'Ngôn ngữ').waitFor();
    await eventually(() => mai.page.evaluate(() => document.documentElement.lang), (lang) => lang === 'vi');
});

test('who forgot the password comes back by mail, and sets another', async (t) => {
    await withMail(async ({ port, next }) => {
        const settings = { provider: 'smtp', 'smtp.host': '127.0.0.1', 'smtp.port': port, 'smtp.protection': 'none', 'smtp.from': 'post@example.org' };
        const server = await t.ownServer(Object.entries(settings).map(([key, value]) => `--codes.${key}=${value}`));
        const code = async () => /\b\d{6}\b/.exec((await eventually(next, Boolean)).text.split(/\r?\n\r?\n/).slice(1).join(' '))[0];
        const mai = await t.person('Mai', { server });
        await mai.settings('Two-step verification');
        await mai.page.getByLabel('New password', { exact: true }).fill('sun and mirror');
        await mai.page.getByLabel('New password again').fill('sun and mirror');
        await mai.page.getByLabel('E-mail address for a forgotten password').fill('mai@example.org');
        await mai.role('button', 'Set the password').click();
        await mai.page.getByText(/^A code was sent to/).waitFor();
        await mai.axe();
        await mai.page.getByLabel('Code').fill(await code());
        await mai.role('button', 'Confirm the address').click();
        await mai.page.getByText('An address is set.').waitFor();
        const again = await t.visitor({ server });
        await again.enterPhone(mai.number);
        await again.role('button', 'Forgot the password?').click();
        await again.page.getByText(/^We have sent a code to/).waitFor();
        await again.axe();
        await again.page.getByLabel('Code').fill('000000');
        await again.role('button', 'Next').click();
        await again.page.getByText('The code is not right.').waitFor();
        await again.page.getByLabel('Code').fill(await code());
        await again.page.getByLabel('New password', { exact: true }).fill('moon and lamp');
        await again.page.getByLabel('New password again').fill('moon and lamp');
        await again.role('button', 'Next').click();
        await again.signedIn();
        const third = await t.visitor({ server });
        await third.enterPhone(mai.number);
        await third.page.getByLabel('Password').fill('moon and lamp');
        await third.role('button', 'Next').click();
        await third.signedIn();
    });
});
