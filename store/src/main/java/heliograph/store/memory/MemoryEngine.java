package heliograph.store.memory;

import heliograph.store.Home;
import heliograph.store.engine.Batch;
import heliograph.store.engine.Change;
import heliograph.store.engine.Claims;
import heliograph.store.engine.Cursor;
import heliograph.store.engine.Engine;
import heliograph.store.engine.Outcome;
import heliograph.store.engine.Snapshot;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// An engine in memory, as plain as it can be. What is committed is as good as on disk: it outlives
/// [#close] and [#crash], and another store can be opened over it.
public final class MemoryEngine implements Engine {
    /// A value since some commit, and what was there before for those who still look at that.
    ///
    /// @param value null when deleted
    /// @param older null when nobody needs it any more, or nothing was there
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Version(long since, byte @Nullable [] value, @Nullable Version older) {
        byte @Nullable [] at(long moment) {
            for (var version = this; version != null; version = version.older) {
                if (version.since <= moment) return version.value;
            }
            return null;
        }
    }

    private final ConcurrentSkipListMap<byte[], Version> data =
            new ConcurrentSkipListMap<>(Arrays::compareUnsigned);
    private final Claims claims = new Claims(0);
    private final TreeMap<Long, Integer> moments = new TreeMap<>();
    private long commits;

    @Override
    public long claim(Home home) {
        return claims.claim(home);
    }

    @Override
    public void release(Home home, long epoch) {
        claims.release(home, epoch);
    }

    @Override
    public synchronized Outcome commit(Batch batch) {
        var refusal = claims.refusal(batch.home(), batch.epoch());
        if (refusal != null) return refusal;
        long now = commits + 1;
        boolean watched = !moments.isEmpty();
        for (var change : batch.changes()) apply(change, now, watched);
        commits = now;
        return new Outcome.Committed();
    }

    @Override
    public synchronized Snapshot snapshot(Home home) {
        moments.merge(commits, 1, Integer::sum);
        return new Reading(commits, true);
    }

    @Override
    public Snapshot latest() {
        return new Reading(Long.MAX_VALUE, false);
    }

    /// What happens when the process dies: those who own homes now will be refused.
    public synchronized void crash() {
        claims.endAll();
    }

    @Override
    public void close() {
        crash();
    }

    private void apply(Change change, long now, boolean watched) {
        byte[] value = change.value();
        if (watched) {
            var older = data.get(change.key());
            data.put(change.key(), new Version(now, value, older));
        } else if (value == null) {
            data.remove(change.key());
        } else {
            data.put(change.key(), new Version(now, value, null));
        }
    }

    private synchronized void leave(long moment) {
        moments.computeIfPresent(moment, (key, count) -> count == 1 ? null : count - 1);
    }

    private final class Reading implements Snapshot {
        private final long moment;
        private final boolean counted;

        Reading(long moment, boolean counted) {
            this.moment = moment;
            this.counted = counted;
        }

        @Override
        public byte @Nullable [] get(byte[] key) {
            var version = data.get(key);
            return version == null ? null : version.at(moment);
        }

        @Override
        public Cursor cursor(byte[] from, byte[] to, boolean descending) {
            var range = data.subMap(from, true, to, false);
            if (descending) range = range.descendingMap();
            return new Walk(range.entrySet().iterator(), moment);
        }

        @Override
        public void close() {
            if (counted) leave(moment);
        }
    }

    private static final class Walk implements Cursor {
        private final Iterator<Map.Entry<byte[], Version>> entries;
        private final long moment;
        private @Nullable Change at;

        Walk(Iterator<Map.Entry<byte[], Version>> entries, long moment) {
            this.entries = entries;
            this.moment = moment;
        }

        @Override
        public boolean next() {
            at = null;
            while (at == null && entries.hasNext()) {
                var entry = entries.next();
                byte[] value = entry.getValue().at(moment);
                if (value != null) at = new Change(entry.getKey(), value);
            }
            return at != null;
        }

        @Override
        public byte[] key() {
            return Objects.requireNonNull(at).key();
        }

        @Override
        public byte[] value() {
            return Objects.requireNonNull(Objects.requireNonNull(at).value());
        }

        @Override
        public void close() {}
    }
}
