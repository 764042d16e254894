// npm install @mtcute/node    then: node hello.mjs
import { createInterface } from 'node:readline/promises';
import { MemoryStorage, TelegramClient } from '@mtcute/node';
import { NodeCryptoProvider, addPublicKey } from '@mtcute/node/utils.js';

const crypto = new NodeCryptoProvider();
addPublicKey(crypto, `{{pem}}`); // fingerprint {{fingerprint}}

const dc = { id: {{dc}}, ipAddress: '{{host}}', port: {{port}} };
const tg = new TelegramClient({
    apiId: 1, // any number will do
    apiHash: 'heliograph',
    crypto,
    defaultDcs: { main: dc, media: dc },
    storage: new MemoryStorage(), // a file name here keeps the session
});

const terminal = createInterface({ input: process.stdin, output: process.stdout });
const phoneNumber = await terminal.question('Phone: ');
const { phoneCodeHash } = await tg.sendCode({ phone: phoneNumber });
const phoneCode = await terminal.question('Code: ');
let signedIn = await tg.call({ _: 'auth.signIn', phoneNumber, phoneCodeHash, phoneCode });
if (signedIn._ === 'auth.authorizationSignUpRequired') {
    const firstName = await terminal.question('First name: ');
    signedIn = await tg.call({ _: 'auth.signUp', phoneNumber, phoneCodeHash, firstName, lastName: '' });
}
await tg.notifyLoggedIn(signedIn);
terminal.close();

await tg.sendText('me', 'Hello from mtcute');
const [last] = await tg.getHistory('me', { limit: 1 });
console.log(`In Saved Messages: ${last.text}`);
await tg.destroy();
