package heliograph.auth;

import heliograph.tl.api.AnyInputCheckPasswordSRP;

/// Whether someone knows its account's password, for what is asked once more before it is done.
public interface PasswordProof {
    /// Refuses with `PASSWORD_MISSING` an account without one, with `PASSWORD_TOO_FRESH_x` one
    /// whose password is younger than a week, and as a sign-in does who does not know it.
    void require(long user, AnyInputCheckPasswordSRP given);
}
