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

    /// What a person calls themselves. The last name may be empty: several clients never ask.
    record Name(String first, String last) {
        /// Refuses with `FIRSTNAME_INVALID` or `LASTNAME_INVALID`.
        static Name checked(String firstName, String lastName) {
            var name = new Name(firstName.strip(), lastName.strip());
            if (name.first.isEmpty() || name.first.length() > NAME_MAX)
                throw AuthErrors.FIRSTNAME_INVALID.refusal();
            if (name.last.length() > NAME_MAX) throw AuthErrors.LASTNAME_INVALID.refusal();
            return name;
        }
    }

    /// Refuses a number that has an account, or may not get one.
    void check(String phone) {
        if (door.account(phone) != 0) throw AuthErrors.PHONE_NUMBER_OCCUPIED.refusal();
        door.enter(phone);
    }

    /// Makes the account of a number that was checked. The first one is the owner's.
    long make(String phone, Name name) {
        var profile =
                StoredProfile.builder()
                        .firstName(name.first)
                        .lastName(name.last.isEmpty() ? null : name.last)
                        .created((int) clock.instant().getEpochSecond())
                        .build();
        return profiles.create(phone, profile);
    }
}
