package heliograph.contacts;

import heliograph.tl.stored.StoredContact;
import java.util.Map;
import java.util.Set;

/// The people around an account at one moment.
///
/// @param contacts whom it has saved
/// @param mutual those of them who have saved it as well
/// @param blocked whom it has blocked, and when
/// @param storiesBlocked whom it keeps from its stories only, and when
record Circle(
        Map<Long, StoredContact> contacts,
        Set<Long> mutual,
        Map<Long, Integer> blocked,
        Map<Long, Integer> storiesBlocked) {
    /// Most accounts of a large service have nobody around them: one circle for all of these.
    private static final Circle NOBODY = new Circle(Map.of(), Set.of(), Map.of(), Map.of());

    /// The same with no more memory than it needs.
    Circle compact() {
        return weight() == NOBODY.weight() ? NOBODY : this;
    }

    /// How much memory it takes, in entries.
    int weight() {
        return 4 + contacts.size() + mutual.size() + blocked.size() + storiesBlocked.size();
    }
}
