package heliograph.codes;

import static heliograph.codes.CodesTest.CODE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import heliograph.codes.CodeProvider.Way;
import heliograph.codes.Mail.Protection;
import heliograph.codes.Mail.Server;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Codes by e-mail, taken by a real SMTP server on the loopback.
final class MailCodesTest {
    private static final String HOST = "127.0.0.1";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final GreenMail mail = new GreenMail(new ServerSetup(0, HOST, "smtp"));

    @BeforeEach
    void start() {
        mail.setUser("post@example.org", "post", "secret");
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private MailCodes codes(Server server) {
        return new MailCodes(
                new Mail(
                        server,
                        "codes@example.org",
                        "Newsroom",
                        () -> Instant.parse("2026-03-01T12:00:00Z")),
                phone -> phone.equals(CODE.phone()) ? "alice@example.org" : null);
    }

    private Server server(@Nullable String user, @Nullable String password) {
        int port = mail.getSmtp().getPort();
        return new Server(HOST, port, Protection.NONE, user, password, TIMEOUT);
    }

    @Test
    void aCodeArrivesByMail() throws Exception {
        var codes = codes(server("post", "secret"));
        assertEquals(new Way.Mail("a***e@example.org"), codes.send(CODE));
        assertFalse(codes.local());
        var message = mail.getReceivedMessages()[0];
        assertEquals("alice@example.org", message.getAllRecipients()[0].toString());
        assertEquals("codes@example.org", message.getFrom()[0].toString());
        assertEquals("Newsroom login code", message.getSubject());
        assertTrue(message.getContent().toString().contains("12345"));
        assertTrue(message.getContent().toString().contains("5 minutes"));
    }

    @Test
    void whoHasNoAddressGetsNoMail() {
        var other = new LoginCode("15551234567", "12345", Duration.ofMinutes(5), "");
        assertThrows(CodeNotSent.class, () -> codes(server(null, null)).send(other));
    }

    @Test
    void aServerThatRefusesOrIsAwayIsSaid() {
        assertThrows(CodeNotSent.class, () -> codes(server("post", "wrong")).send(CODE));
        var server = server(null, null);
        mail.stop();
        assertThrows(CodeNotSent.class, () -> codes(server).send(CODE));
        mail.start();
    }

    @Test
    void nothingIsSentInTheClearWhenTlsIsAskedFor() {
        int port = mail.getSmtp().getPort();
        var server = new Server(HOST, port, Protection.STARTTLS, "post", "secret", TIMEOUT);
        assertThrows(CodeNotSent.class, () -> codes(server).send(CODE));
        assertEquals(0, mail.getReceivedMessages().length);
    }

    @Test
    void thePasswordIsNotShown() {
        assertFalse(server("post", "secret").toString().contains("secret"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Mail(server(null, null), "no", "x", Instant::now));
    }
}
