package heliograph.codes;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Sends codes by e-mail over SMTP.
public final class MailCodes implements CodeProvider {
    /// How the connection to the mail server is protected.
    public enum Protection {
        /// Not at all: only for a server on this machine.
        NONE,
        /// `STARTTLS`, and nothing is sent when the server does not offer it.
        STARTTLS,
        /// TLS from the first byte.
        TLS
    }

    /// The mail server and the account on it.
    ///
    /// @param user null when the server asks for no sign-in
    /// @param timeout for each step of the conversation
    public record Server(
            String host,
            int port,
            Protection protection,
            @Nullable String user,
            @Nullable String password,
            Duration timeout) {
        /// Leaves the password out.
        @Override
        public String toString() {
            return "Server[" + host + ":" + port + ", " + protection + "]";
        }
    }

    private final Session session;
    private final InternetAddress from;
    private final String name;
    private final Addresses addresses;
    private final InstantSource clock;

    /// @param from the sender's address
    /// @param name the installation's name, in subject and text
    /// @param addresses where the codes of a number go
    public MailCodes(
            Server server, String from, String name, Addresses addresses, InstantSource clock) {
        this.session = session(server);
        this.from = address(from);
        this.name = name;
        this.addresses = addresses;
        this.clock = clock;
    }

    @Override
    public Way send(LoginCode code) throws CodeNotSent {
        var to = addresses.of(code.phone());
        if (to == null) throw new CodeNotSent("the number has no e-mail address");
        try {
            var message = new MimeMessage(session);
            message.setFrom(from);
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
            message.setSubject(name + " login code", UTF_8.name());
            message.setText(text(code), UTF_8.name());
            message.setSentDate(Date.from(clock.instant()));
            Transport.send(message);
            return new Way.Mail(Addresses.masked(to));
        } catch (MessagingException e) {
            throw new CodeNotSent("the mail server did not take the message", e);
        }
    }

    @Override
    public boolean local() {
        return false;
    }

    private String text(LoginCode code) {
        return """
        Your login code for %s is %s

        It counts for %d minutes. Give it to nobody: whoever asks for it wants your account.
        If you did not try to sign in, you need not do anything.
        """
                .formatted(name, code.code(), code.life().toMinutes());
    }

    private static InternetAddress address(String text) {
        try {
            return new InternetAddress(text, true);
        } catch (MessagingException e) {
            throw new IllegalArgumentException(text + " (expected: an e-mail address)", e);
        }
    }

    private static Session session(Server server) {
        var millis = Long.toString(server.timeout().toMillis());
        var settings = new Properties();
        settings.put("mail.transport.protocol", "smtp");
        settings.put("mail.smtp.host", server.host());
        settings.put("mail.smtp.port", Integer.toString(server.port()));
        settings.put("mail.smtp.connectiontimeout", millis);
        settings.put("mail.smtp.timeout", millis);
        settings.put("mail.smtp.writetimeout", millis);
        switch (server.protection()) {
            case NONE -> {}
            case STARTTLS -> {
                settings.put("mail.smtp.starttls.enable", "true");
                settings.put("mail.smtp.starttls.required", "true");
                settings.put("mail.smtp.ssl.checkserveridentity", "true");
            }
            case TLS -> {
                settings.put("mail.smtp.ssl.enable", "true");
                settings.put("mail.smtp.ssl.checkserveridentity", "true");
            }
        }
        var user = server.user();
        if (user == null) return Session.getInstance(settings);
        settings.put("mail.smtp.auth", "true");
        var known = new PasswordAuthentication(user, server.password());
        return Session.getInstance(
                settings,
                new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return known;
                    }
                });
    }
}
