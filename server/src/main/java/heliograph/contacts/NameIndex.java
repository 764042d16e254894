package heliograph.contacts;

import heliograph.profiles.NameOrder;
import heliograph.profiles.Profiles;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.tl.stored.StoredProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Everybody's usernames in order, in memory, so that people are found by how theirs begins.
///
/// It is made anew at start from the profiles and follows their changes. An entry counts only while
/// the profile says the same, so an order of events that leaves an old one behind does no harm.
/// Beyond [#NAMES_MAX] usernames (some 100 bytes each) further ones are not taken in: those people
/// are found by their whole username only.
public final class NameIndex {
    static final int NAMES_MAX = 1_000_000;
    private static final int PAGE = 1_000;

    /// Entries that one search looks at, with those that do not count any more.
    private static final int LOOKED_AT_MAX = 500;

    private final Profiles profiles;
    private final ConcurrentSkipListMap<String, Long> names = new ConcurrentSkipListMap<>();
    private final AtomicInteger size = new AtomicInteger();

    public NameIndex(Profiles profiles) {
        this.profiles = profiles;
        profiles.watch((tx, user, before, after) -> {
            var old = folded(before);
            var now = folded(after);
            if (!now.equals(old)) tx.afterCommit(() -> replace(user, old, now));
        });
    }

    /// Reads all profiles. Takes some microseconds for each, so it is run beside the start.
    public void load(Store store) {
        Long after = null;
        while (true) {
            var homes = store.homes(Home.ACCOUNT, after, PAGE);
            for (var home : homes) {
                var now = folded(profiles.find(home.id()));
                if (!now.isEmpty()) replace(home.id(), List.of(), now);
            }
            if (homes.size() < PAGE) return;
            after = homes.getLast().id();
        }
    }

    private void replace(long user, List<String> old, List<String> now) {
        for (var name : old) if (names.remove(name, user)) size.decrementAndGet();
        for (var name : now) {
            if (size.get() >= NAMES_MAX) return;
            if (names.put(name, user) == null) size.incrementAndGet();
        }
    }

    /// The users whose usernames begin so, in the order of their usernames.
    List<Long> beginning(String start, int limit) {
        var prefix = start.toLowerCase(Locale.ROOT);
        var users = new ArrayList<Long>();
        int left = LOOKED_AT_MAX;
        for (var entry : names.tailMap(prefix).entrySet()) {
            if (!entry.getKey().startsWith(prefix) || left-- == 0 || users.size() == limit) break;
            var user = entry.getValue();
            if (!users.contains(user) && folded(profiles.find(user)).contains(entry.getKey()))
                users.add(user);
        }
        return users;
    }

    /// The names that lead to an account.
    private static List<String> folded(@Nullable StoredProfile profile) {
        if (profile == null || profile.deleted()) return List.of();
        return NameOrder.of(profile).active().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }
}
