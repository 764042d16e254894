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

/// Sends mail of the installation's over SMTP.
public final class Mail {
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

    /// Characters of an address (https://www.rfc-editor.org/errata/eid1690).
    private static final int ADDRESS_MAX = 254;

    private final Session session;
    private final InternetAddress from;
    private final String name;
    private final InstantSource clock;

    /// @param from the sender's address
    /// @param name the installation's name
    public Mail(Server server, String from, String name, InstantSource clock) {
        this.session = session(server);
        this.from = address(from);
        this.name = name;
        this.clock = clock;
    }

    /// The installation's name.
    public String name() {
        return name;
    }

    /// Sends a text; blocks until the mail server has taken it.
    ///
    /// @param subject what follows the installation's name
    /// @throws CodeNotSent when it has not
    public void send(String to, String subject, String text) throws CodeNotSent {
        try {
            var message = new MimeMessage(session);
            message.setFrom(from);
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
            message.setSubject(name + " " + subject, UTF_8.name());
            message.setText(text, UTF_8.name());
            message.setSentDate(Date.from(clock.instant()));
            Transport.send(message);
        } catch (MessagingException e) {
            throw new CodeNotSent("the mail server did not take the message", e);
        }
    }

    /// Whether mail can be addressed so: one plain address with a name and a host.
    public static boolean isAddress(String text) {
        if (text.length() > ADDRESS_MAX || !text.matches("[^\\s<>,;:\"()@]+@[^\\s<>,;:\"()@]+"))
            return false;
        try {
            new InternetAddress(text, true).validate();
            return true;
        } catch (MessagingException e) {
            return false;
        }
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
