package heliograph.contacts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import heliograph.profiles.Profiles;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongPredicate;

/// Who is online. Clients say so themselves, again and again; whoever falls silent, or has no
/// connection any more, goes offline.
///
/// When someone was last seen is kept in the profile, but not more often than every
/// [#KEPT_SECONDS]: the minute matters to people, the second does not, and each is a write.
public final class Presence {
    /// How long one word of a client holds, in seconds.
    static final int ONLINE_SECONDS = 300;

    /// How long an account stays online after its last connection has gone: clients come back.
    static final int AWAY_SECONDS = 20;

    /// How old the kept time may be before a newer one is written, in seconds.
    static final int KEPT_SECONDS = 60;

    private static final int SEEN_MAX = 100_000;

    /// Whoever is online, and until when; nobody stays in it longer than [#ONLINE_SECONDS].
    private final Map<Long, Integer> until = new ConcurrentHashMap<>();

    private final Cache<Long, Integer> seen = Caffeine.newBuilder().maximumSize(SEEN_MAX).build();
    private final Profiles profiles;
    private final LongPredicate connected;
    private final Executor writes;
    private final InstantSource clock;
    private volatile int checked;

    /// @param connected whether a session of the account has a connection now
    /// @param writes where times are written, so that the clock does not wait for the disk
    public Presence(
            Profiles profiles, LongPredicate connected, Executor writes, InstantSource clock) {
        this.profiles = profiles;
        this.connected = connected;
        this.writes = writes;
        this.clock = clock;
    }

    /// The account is here, or leaves. Answers whether others should hear of it.
    boolean set(long account, boolean online) {
        int now = now();
        if (!online) {
            boolean was = until.remove(account) != null;
            if (was) left(account, now);
            return was;
        }
        var before = until.put(account, now + ONLINE_SECONDS);
        return before == null || before - now < ONLINE_SECONDS / 2;
    }

    /// Takes out those whose word has run out, and names them. Looks once a second at most.
    List<Long> expired() {
        int now = now();
        if (now == checked) return List.of();
        checked = now;
        var gone = new ArrayList<Long>();
        until.forEach((account, end) -> {
            if (end <= now) {
                if (!until.remove(account, end)) return;
                left(account, end);
                gone.add(account);
            } else if (end > now + AWAY_SECONDS && !connected.test(account))
                until.replace(account, end, now + AWAY_SECONDS);
        });
        return gone;
    }

    private void left(long account, int at) {
        seen.put(account, at);
        writes.execute(() -> keep(account, at));
    }

    private void keep(long account, int at) {
        var profile = profiles.find(account);
        if (profile == null) return;
        var kept = profile.lastSeen();
        if (kept != null && at - kept < KEPT_SECONDS) return;
        profiles.change(account, p -> p == null ? null : p.toBuilder().lastSeen(at).build());
    }

    /// Whether a session of the account has a connection now.
    boolean isConnected(long account) {
        return connected.test(account);
    }

    /// Until when the account is online, in seconds since 1970; 0 when it is not.
    int onlineUntil(long account) {
        var end = until.get(account);
        return end != null && end > now() ? end : 0;
    }

    /// When the account was last online, in seconds since 1970: at its making, if never since; 0
    /// for nobody.
    int lastSeen(long account) {
        var at = seen.getIfPresent(account);
        if (at != null) return at;
        var profile = profiles.find(account);
        if (profile == null) return 0;
        return profile.lastSeen() == null ? profile.created() : profile.lastSeen();
    }

    int now() {
        return (int) clock.instant().getEpochSecond();
    }
}
