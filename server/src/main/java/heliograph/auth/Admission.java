package heliograph.auth;

import heliograph.codes.GuestList;

/// Who may make an account.
///
/// The first account becomes the owner. A stranger must not win that race on an installation that
/// is not open to all: there the first one must be on the owner's list too, or have had its code
/// from the server's own console.
public sealed interface Admission {
    /// Whether a number without an account may get one.
    ///
    /// @param first whether the installation has no owner yet
    /// @param console whether codes are shown on the server's own console only
    boolean admits(String phone, boolean first, boolean console);

    /// Everyone.
    record Open() implements Admission {
        @Override
        public boolean admits(String phone, boolean first, boolean console) {
            return true;
        }
    }

    /// Whose number the owner has put on the list.
    record Invited(GuestList list) implements Admission {
        @Override
        public boolean admits(String phone, boolean first, boolean console) {
            return (first && console) || list.has(phone);
        }
    }

    /// Nobody but the owner.
    record Closed(GuestList list) implements Admission {
        @Override
        public boolean admits(String phone, boolean first, boolean console) {
            return first && (console || list.has(phone));
        }
    }
}
