import { test } from '../lib/harness.mjs';

/** A device with a lock that opens by itself. */
async function device({ context, page }) {
    const session = await context.newCDPSession(page);
    await session.send('WebAuthn.enable');
    await session.send('WebAuthn.addVirtualAuthenticator', {
        options: {
            protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true,
            isUserVerified: true, automaticPresenceSimulation: true,
        },
    });
}

async function signOut(person) {
    await person.role('button', 'Menu', { exact: true }).click();
    await person.role('menuitem', 'Sign out').click();
    await person.role('dialog', 'Sign out').getByRole('button', { name: 'Sign out' }).click();
    await person.role('textbox', 'Phone number').waitFor();
}

test('a passkey is made, signs in without a code, and is removed', async (t) => {
    const mai = await t.person('Mai', { host: 'localhost' });
    await device(mai);
    await mai.settings('Passkeys');
    await mai.role('button', 'Add a passkey').click();
    const list = mai.role('list', 'Passkeys').getByRole('listitem');
    await list.getByText('Not used yet').waitFor();
    await mai.axe();
    await mai.role('button', 'Add a passkey').click();
    await mai.page.getByText('This device has a passkey of yours already.').waitFor();
    await mai.role('button', 'Back').click();
    await mai.role('button', 'Back').click();
    await signOut(mai);

    await mai.axe();
    await mai.role('button', 'Sign in with a passkey').click();
    await mai.signedIn();
    await mai.settings('Passkeys');
    await list.getByText('Last used').waitFor();
    await mai.role('button', /^Remove /).click();
    await list.waitFor({ state: 'detached' });
    await mai.role('button', 'Back').click();
    await mai.role('button', 'Back').click();
    await signOut(mai);

    await mai.role('button', 'Sign in with a passkey').click();
    await mai.page.getByText('This passkey was removed. Sign in with your number.').waitFor();
    await mai.enterPhone(mai.number);
    await mai.signedIn();
});

test('the password is asked for after the passkey', async (t) => {
    const mai = await t.person('Mai', { host: 'localhost' });
    await device(mai);
    await mai.settings('Passkeys');
    await mai.role('button', 'Add a passkey').click();
    await mai.page.getByText('Not used yet').waitFor();
    await mai.role('button', 'Back').click();
    await mai.role('button', 'Two-step verification').click();
    await mai.page.getByLabel('New password', { exact: true }).fill('sun and mirror');
    await mai.page.getByLabel('New password again').fill('sun and mirror');
    await mai.role('button', 'Set the password').click();
    await mai.page.getByText('A password is set.').waitFor();
    await mai.role('button', 'Back').click();
    await mai.role('button', 'Back').click();
    await signOut(mai);
    await mai.role('button', 'Sign in with a passkey').click();
    await mai.page.getByLabel('Password').fill('sun and mirror');
    await mai.role('button', 'Next').click();
    await mai.signedIn();
});

test('under a bare address no passkey is offered, and the page says where', async (t) => {
    const mai = await t.visitor();
    await mai.page.goto(mai.url);
    await mai.role('button', 'Sign in with a QR code').waitFor();
    if (await mai.role('button', 'Sign in with a passkey').count()) throw new Error('offered');
    await mai.signUp('Mai');
    await mai.settings('Passkeys');
    await mai.page.getByText('New ones are made at localhost.').waitFor();
});
