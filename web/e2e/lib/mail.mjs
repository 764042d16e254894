// A mail server of the journey's own: takes all that comes.
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

/** Runs `body` with the port of a mail server and a way to wait for the newest letter that is not known yet. */
export async function withMail(body) {
    const letters = [];
    let known = 0;
    const server = new SMTPServer({
        authOptional: true,
        disabledCommands: ['STARTTLS', 'AUTH'],
        onData(stream, session, done) {
            const chunks = [];
            stream.on('data', (chunk) => chunks.push(chunk));
            stream.on('end', () => {
                letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(chunks).toString() });
                done();
            });
        },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const next = () => (letters.length > known ? letters[known++] : null);
    try {
        await body({ port: server.server.address().port, next });
    } finally {
        await new Promise((resolve) => server.close(resolve));
    }
}
