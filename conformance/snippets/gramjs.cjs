// npm install {{package}}    then: node hello.cjs
const { createInterface } = require('node:readline/promises');
const bigInt = require('big-integer');
const { TelegramClient } = require('{{package}}');
const { _serverKeys } = require('{{package}}/crypto/RSA');
const { ConnectionTCPFull } = require('{{package}}/network/connection');
const { StringSession } = require('{{package}}/sessions');

_serverKeys.set('{{fingerprint}}', { n: bigInt('{{modulus}}', 16), e: {{exponent}} });

// The main connection of this library uses port 80 or 443 whatever the session says.
class Connection extends ConnectionTCPFull {
    constructor(options) {
        super({ ...options, ip: '{{host}}', port: {{port}} });
    }
}

async function main() {
    const session = new StringSession('');
    session.setDC({{dc}}, '{{host}}', {{port}});
    const client = new TelegramClient(session, 1, 'heliograph', { connection: Connection });

    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    await client.start({
        phoneNumber: () => terminal.question('Phone: '),
        phoneCode: () => terminal.question('Code: '),
        password: () => terminal.question('Password: '),
        firstAndLastNames: async () => [await terminal.question('First name: '), ''],
        onError: (error) => console.error(error.message),
    });
    terminal.close();

    await client.sendMessage('me', { message: 'Hello from {{package}}' });
    const [last] = await client.getMessages('me', { limit: 1 });
    console.log(`In Saved Messages: ${last.message}`);
    await client.destroy();
    process.exit(0);
}

main();
