package heliograph.rpc;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Token buckets, one per kind of cost and subject. Keeps the buckets that were used last.
///
/// A bucket starts full; a call takes one token; tokens come back evenly over the period.
public final class Limiter {
    /// What a call costs, and how often one subject may pay it.
    public enum Cost {
        /// Not limited here: cheap reads, bounded by the calls in flight of a session.
        FREE(0, Duration.ZERO),
        /// Asking for a login code, per phone number.
        CODE(5, Duration.ofHours(1)),
        /// Asking for login codes, per network address: many people may share one.
        CODE_FROM(200, Duration.ofHours(1)),
        /// Trying a login code or a password, per phone number or account.
        TRY(20, Duration.ofHours(1)),
        /// Trying login codes, per network address.
        TRY_FROM(600, Duration.ofHours(1)),
        /// Sending messages, per account.
        SEND(3_000, Duration.ofMinutes(1)),
        /// Looking for people that one does not know yet, per account.
        LOOKUP(200, Duration.ofMinutes(10)),
        /// Searching for people while typing, per account.
        SEARCH(600, Duration.ofMinutes(10)),
        /// Searching in messages, per account.
        FIND(3_000, Duration.ofMinutes(10)),
        /// Asking for previews of links, per account.
        LINK(600, Duration.ofMinutes(10)),
        /// Importing contacts, per account and contact.
        IMPORT(5_000, Duration.ofHours(24)),
        /// Changing a profile or a username, per account.
        CHANGE(100, Duration.ofHours(1)),
        /// Making and changing sets of stickers, per account.
        STICKERS(1_000, Duration.ofHours(1)),
        /// Joining, leaving and bringing in, per account.
        JOIN(1_000, Duration.ofHours(1)),
        /// Changing a group or someone's rights in it, per account.
        GOVERN(3_000, Duration.ofHours(1));

        final int burst;
        final Duration period;

        Cost(int burst, Duration period) {
            this.burst = burst;
            this.period = period;
        }
    }

    private static final int SUBJECTS_MAX = 100_000;

    private record Key(Cost cost, String subject) {}

    private static final class Bucket {
        double tokens;
        long filledMillis;
    }

    private final Map<Key, Bucket> buckets =
            new LinkedHashMap<>(256, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Bucket> eldest) {
                    return size() > SUBJECTS_MAX;
                }
            };

    /// Takes `count` tokens of `subject`, or says how long to wait for them (zero: taken).
    public synchronized Duration take(Cost cost, String subject, int count, long nowMillis) {
        if (cost == Cost.FREE) return Duration.ZERO;
        var bucket = buckets.get(new Key(cost, subject));
        if (bucket == null) {
            bucket = new Bucket();
            bucket.tokens = cost.burst;
            bucket.filledMillis = nowMillis;
            buckets.put(new Key(cost, subject), bucket);
        }
        double perMilli = (double) cost.burst / cost.period.toMillis();
        long passed = Math.max(0, nowMillis - bucket.filledMillis);
        bucket.tokens = Math.min(cost.burst, bucket.tokens + passed * perMilli);
        bucket.filledMillis = nowMillis;
        if (bucket.tokens >= count) {
            bucket.tokens -= count;
            return Duration.ZERO;
        }
        return Duration.ofMillis((long) Math.ceil((count - bucket.tokens) / perMilli));
    }

    /// As [#take], refusing with `FLOOD_WAIT_x`.
    public void pay(Cost cost, String subject, int count, long nowMillis) {
        var wait = take(cost, subject, count, nowMillis);
        if (!wait.isZero()) throw RpcError.floodWait(wait).refusal();
    }
}
