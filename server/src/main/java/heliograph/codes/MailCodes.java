package heliograph.codes;

/// Sends codes by e-mail over SMTP.
public final class MailCodes implements CodeProvider {
    private final Mail mail;
    private final Addresses addresses;

    /// @param addresses where the codes of a number go
    public MailCodes(Mail mail, Addresses addresses) {
        this.mail = mail;
        this.addresses = addresses;
    }

    @Override
    public Way send(LoginCode code) throws CodeNotSent {
        var to = addresses.of(code.phone());
        if (to == null) throw new CodeNotSent("the number has no e-mail address");
        mail.send(to, "login code", text(code));
        return new Way.Mail(Addresses.masked(to));
    }

    @Override
    public Mail mail() {
        return mail;
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
                .formatted(mail.name(), code.code(), code.life().toMinutes());
    }
}
