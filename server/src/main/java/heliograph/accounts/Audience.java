package heliograph.accounts;

import java.util.Collection;

/// Who wants to hear that an account has changed its name.
@FunctionalInterface
public interface Audience {
    /// Accounts that have this one among their contacts.
    Collection<Long> of(long user);
}
