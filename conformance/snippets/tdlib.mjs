// npm install tdl @prebuilt-tdlib/linux-x64-glibc    then: node hello.mjs
//
// TDLib has its servers' keys and addresses compiled in and no setting for them. The keys are text
// in the binary, so that a copy can hold this server's; and a TDLib that takes this server for a
// caching HTTP proxy sends it what is meant for any of them. A build of its own needs neither: put
// the key into td/telegram/net/PublicRsaKeySharedMain.cpp, and {{host}} with port {{port}} as the
// address of DC 1 to 5 into get_default_dc_options of td/telegram/net/ConnectionCreator.cpp. The
// server is DC {{dc}}, and not a test server.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tdl from 'tdl';

const key = `{{pem}}`; // fingerprint {{fingerprint}}

const folder = mkdtempSync(join(tmpdir(), 'hello-'));
const library = readFileSync(createRequire(import.meta.url).resolve('@prebuilt-tdlib/linux-x64-glibc/libtdjson.so'));
const [begin, end] = ['BEGIN', 'END'].map((edge) => `-----${edge} RSA PUBLIC KEY-----`);
for (let at = library.indexOf(begin); at >= 0; at = library.indexOf(begin, at + 1)) {
    if (library.indexOf(end, at) + end.length - at === key.length) library.write(key, at);
}
writeFileSync(join(folder, 'libtdjson.so'), library);
tdl.configure({ tdjson: join(folder, 'libtdjson.so'), verbosityLevel: 1 });

const client = tdl.createClient({
    apiId: 1, // any number will do
    apiHash: 'heliograph',
    databaseDirectory: join(folder, 'database'), // a folder that stays keeps the session
    filesDirectory: join(folder, 'files'),
});
const type = { _: 'proxyTypeHttp', username: '', password: '', http_only: true };
await client.invoke({ _: 'addProxy', proxy: { _: 'proxy', server: '{{host}}', port: {{port}}, type }, enable: true });
await client.login();

const { id } = await client.invoke({ _: 'getMe' });
const chat = await client.invoke({ _: 'createPrivateChat', user_id: id });
const content = { _: 'inputMessageText', text: { _: 'formattedText', text: 'Hello from TDLib' } };
await client.invoke({ _: 'sendMessage', chat_id: chat.id, input_message_content: content });
for await (const update of client.iterUpdates()) {
    if (update._ !== 'updateMessageSendSucceeded') continue;
    console.log(`In Saved Messages: ${update.message.content.text.text}`);
    break;
}
await client.close();
process.exit(0);
