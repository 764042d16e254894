package heliograph.auth;

import heliograph.profiles.Profiles;
import heliograph.tl.stored.StoredProfile;
import java.time.InstantSource;

/// Makes accounts for numbers that have none.
final class NewAccounts {
    /// Characters of a first or last name.
    static final int NAME_MAX = 64;

    private final Door door;
    private final Profiles profiles;
    private final InstantSource clock;

    NewAccounts(Door door, Profiles profiles, InstantSource clock) {
        this.door = door;
        this.profiles = profiles;
        this.clock = clock;
    }

    /// What a person says who signs up.
    ///
    /// @param last may be empty: several clients never ask
    /// @param quiet whether those who wait for the number are not to be told
    record Newcomer(String first, String last, boolean quiet) {
        /// Refuses with `FIRSTNAME_INVALID` or `LASTNAME_INVALID`.
        Newcomer checked() {
            var stripped = new Newcomer(first.strip(), last.strip(), quiet);
            if (stripped.first.isEmpty() || stripped.first.length() > NAME_MAX)
                throw AuthErrors.FIRSTNAME_INVALID.refusal();
            if (stripped.last.length() > NAME_MAX) throw AuthErrors.LASTNAME_INVALID.refusal();
            return stripped;
        }
    }

    /// Refuses a number that has an account, or may not get one.
    void check(String phone) {
        if (door.account(phone) != 0) throw AuthErrors.PHONE_NUMBER_OCCUPIED.refusal();
        door.enter(phone);
    }

    /// Makes the account of a number that was checked. The first one is the owner's.
    long make(String phone, Newcomer who) {
        var profile =
                StoredProfile.builder()
                        .firstName(who.first)
                        .lastName(who.last.isEmpty() ? null : who.last)
                        .unannounced(who.quiet)
                        .created((int) clock.instant().getEpochSecond())
                        .build();
        return profiles.create(phone, profile);
    }
}
