package heliograph.auth;

import heliograph.rpc.Client.Device;
import heliograph.tl.api.MessageEntity;
import heliograph.tl.api.MessageEntityBold;
import heliograph.tl.api.MessageEntityCode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What the service writes to people about the safety of their account.
final class Notices {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private final ServiceMessages messages;

    Notices(ServiceMessages messages) {
        this.messages = messages;
    }

    /// Somebody asked for a code to sign in to the account.
    void code(long account, String code) {
        var head = "Login code: ";
        var text =
                head
                        + code
                        + "\n\nGive it to nobody: whoever asks you for it wants your account."
                        + " If you did not just try to sign in, you need not do anything.";
        messages.send(account, text, List.of(new MessageEntityCode(head.length(), code.length())));
    }

    /// Somebody signed in to the account.
    ///
    /// @param address where from, empty when it is not known
    void signedIn(long account, Device device, Instant when, String address) {
        var head = "New login.";
        var text =
                new StringBuilder(head)
                        .append(" Your account was signed in to from another device.\n\nTime: ")
                        .append(TIME.format(when))
                        .append("\nDevice: ")
                        .append(name(device));
        if (!address.isEmpty()) text.append("\nAddress: ").append(address);
        text.append("\n\nIf that was not you, end that session under Settings > Devices.");
        List<MessageEntity> bold = List.of(new MessageEntityBold(0, head.length()));
        messages.send(account, text.toString(), bold);
    }

    /// The account's password was set, changed or taken away.
    void passwordChanged(long account, boolean hasOne) {
        var head = hasOne ? "New password." : "No password any more.";
        var text =
                head
                        + (hasOne
                                ? " Signing in to your account now asks for the password that was"
                                        + " just set."
                                : " Signing in to your account now asks for a login code only.")
                        + " If that was not you, end all other sessions under Settings > Devices.";
        messages.send(account, text, List.of(new MessageEntityBold(0, head.length())));
    }

    /// The address by which a forgotten password is replaced was set.
    ///
    /// @param pattern the address, its middle hidden
    void recoveryAddress(long account, String pattern) {
        var head = "New recovery address.";
        var text =
                head
                        + " Whoever reads mail to "
                        + pattern
                        + " can set another password for your account. If that was not you, set"
                        + " another address under Settings > Two-step verification.";
        messages.send(account, text, List.of(new MessageEntityBold(0, head.length())));
    }

    /// Somebody who is signed in wants the password to go without knowing it.
    ///
    /// @param date when it can go, in seconds
    void resetAsked(long account, int date) {
        var head = "Your password is to be taken away.";
        var text =
                head
                        + " Somebody who is signed in to your account asked for it. It can be done"
                        + " from "
                        + TIME.format(Instant.ofEpochSecond(date))
                        + " on. If that was not you, stop it under Settings > Two-step verification"
                        + " and end all other sessions under Settings > Devices.";
        messages.send(account, text, List.of(new MessageEntityBold(0, head.length())));
    }

    /// What the client said of itself, cut to what fits in a line.
    private static String name(Device device) {
        var name = (device.model() + ", " + device.system() + ", app " + device.app()).strip();
        return name.length() > 200 ? name.substring(0, 200) : name;
    }
}
