package heliograph.codes;

import org.jspecify.annotations.Nullable;

/// One way to bring login codes to people; an installation has one.
public sealed interface CodeProvider permits TerminalCodes, MailCodes, HookCodes {
    /// Sends a code, and says which way it went. Blocks until the other side has taken it.
    ///
    /// @throws CodeNotSent when it has not
    Way send(LoginCode code) throws CodeNotSent;

    /// What sends other mail of the installation's, for a provider that uses mail; null for all
    /// others.
    default @Nullable Mail mail() {
        return null;
    }

    /// Whether only someone at the server's own console can read what is sent.
    boolean local();

    /// Which way a code went, as the client shows it.
    sealed interface Way {
        /// As a text to the phone, or anywhere else that the operator looks after.
        record Text() implements Way {}

        /// By e-mail.
        ///
        /// @param pattern the address with its middle hidden, `a***e@example.org`
        record Mail(String pattern) implements Way {}
    }
}
