package heliograph.contacts;

import heliograph.render.Service;
import heliograph.tl.api.UserStatus;
import heliograph.tl.api.UserStatusEmpty;
import heliograph.tl.api.UserStatusOffline;
import heliograph.tl.api.UserStatusOnline;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Who is online. Clients say so themselves, again and again; whoever falls silent goes offline.
public final class Presence {
    /// How long one word of a client holds, in seconds.
    static final int ONLINE_SECONDS = 300;

    private final Map<Long, Integer> until = new ConcurrentHashMap<>();
    private final Map<Long, Integer> lastSeen = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public Presence(InstantSource clock) {
        this.clock = clock;
    }

    /// The account is here, or leaves. Answers whether others should hear of it.
    boolean set(long account, boolean online) {
        int now = now();
        lastSeen.put(account, now);
        if (!online) return until.remove(account) != null;
        var before = until.put(account, now + ONLINE_SECONDS);
        return before == null || before - now < ONLINE_SECONDS / 2;
    }

    /// Takes out those whose word has run out, and names them.
    List<Long> expired() {
        int now = now();
        var gone = new ArrayList<Long>();
        until.forEach((account, end) -> {
            if (end <= now && until.remove(account, end)) gone.add(account);
        });
        return gone;
    }

    @Nullable UserStatus status(long account) {
        if (account == Service.ID) return null;
        var end = until.get(account);
        if (end != null && end > now()) return new UserStatusOnline(end);
        var seen = lastSeen.get(account);
        return seen == null ? new UserStatusEmpty() : new UserStatusOffline(seen);
    }

    private int now() {
        return (int) clock.instant().getEpochSecond();
    }
}
