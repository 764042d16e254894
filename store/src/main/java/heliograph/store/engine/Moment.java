package heliograph.store.engine;

import heliograph.store.Entry;
import heliograph.store.Home;
import heliograph.store.Prefix;
import heliograph.store.StoreException;
import heliograph.store.Table;
import heliograph.store.View;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The typed view of a home over a source of bytes.
final class Moment implements View {
    private final Home home;
    private final Source source;
    private final Tables tables;
    private final InstantSource clock;
    private boolean ended;

    Moment(Home home, Source source, Tables tables, InstantSource clock) {
        this.home = home;
        this.source = source;
        this.tables = tables;
        this.clock = clock;
    }

    /// A view must not be used after its work has returned: it would read past its moment.
    void end() {
        ended = true;
    }

    void check(Table<?, ?> table) {
        if (ended) throw new IllegalStateException("a view is used after its work has returned");
        tables.check(table);
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public <K, V> @Nullable V get(Table<K, V> table, K key) {
        check(table);
        byte[] value = source.get(Layout.entry(home, table, table.key().encode(key)));
        return value == null ? null : value(table, value);
    }

    @Override
    public <K, V> List<Entry<K, V>> ascending(
            Table<K, V> table, @Nullable K from, @Nullable K to, int limit) {
        return list(table, start(table, from), end(table, to), limit, false);
    }

    @Override
    public <K, V> List<Entry<K, V>> descending(
            Table<K, V> table, @Nullable K from, @Nullable K to, int limit) {
        return list(table, start(table, from), end(table, to), limit, true);
    }

    @Override
    public <K, V> List<Entry<K, V>> ascending(Table<K, V> table, Prefix<K> prefix, int limit) {
        byte[] start = start(table, prefix);
        return list(table, start, behind(start), limit, false);
    }

    @Override
    public <K, V> List<Entry<K, V>> descending(Table<K, V> table, Prefix<K> prefix, int limit) {
        byte[] start = start(table, prefix);
        return list(table, start, behind(start), limit, true);
    }

    @Override
    public <K> int count(Table<K, ?> table, @Nullable K from, @Nullable K to) {
        return count(table, start(table, from), end(table, to));
    }

    @Override
    public <K> int count(Table<K, ?> table, Prefix<K> prefix) {
        byte[] start = start(table, prefix);
        return count(table, start, behind(start));
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    private <K> byte[] start(Table<K, ?> table, @Nullable K from) {
        return Layout.entry(home, table, from == null ? new byte[0] : table.key().encode(from));
    }

    private <K> byte[] end(Table<K, ?> table, @Nullable K to) {
        if (to == null) return Layout.tableEnd(home, table);
        return Layout.entry(home, table, table.key().encode(to));
    }

    private <K> byte[] start(Table<K, ?> table, Prefix<K> prefix) {
        return Layout.entry(home, table, prefix.toBytes());
    }

    /// The first key behind all that begin with `start`. There is one, since the table's name ends
    /// with a byte that is not the highest.
    private static byte[] behind(byte[] start) {
        int last = start.length - 1;
        while (start[last] == (byte) 0xff) last--;
        byte[] end = Arrays.copyOf(start, last + 1);
        end[last]++;
        return end;
    }

    private <K, V> List<Entry<K, V>> list(
            Table<K, V> table, byte[] from, byte[] to, int limit, boolean descending) {
        check(table);
        if (limit < 0) throw new IllegalArgumentException("limit " + limit);
        if (limit == 0 || Arrays.compareUnsigned(from, to) >= 0) return List.of();
        var found = new ArrayList<Entry<K, V>>();
        try (var cursor = source.cursor(from, to, descending)) {
            while (found.size() < limit && cursor.next()) {
                found.add(new Entry<>(key(table, cursor.key()), value(table, cursor.value())));
            }
        }
        return found;
    }

    private int count(Table<?, ?> table, byte[] from, byte[] to) {
        check(table);
        if (Arrays.compareUnsigned(from, to) >= 0) return 0;
        int count = 0;
        try (var cursor = source.cursor(from, to, false)) {
            while (cursor.next()) count++;
        }
        return count;
    }

    private <K> K key(Table<K, ?> table, byte[] key) {
        try {
            return table.key().decode(Arrays.copyOfRange(key, Layout.keyOffset(table), key.length));
        } catch (RuntimeException broken) {
            throw corrupt(table, broken);
        }
    }

    private <V> V value(Table<?, V> table, byte[] value) {
        try {
            return table.value().decode(value);
        } catch (RuntimeException broken) {
            throw corrupt(table, broken);
        }
    }

    private StoreException corrupt(Table<?, ?> table, RuntimeException broken) {
        var what = "An entry of table " + table.name() + " of " + home + " cannot be read";
        return new StoreException.Corrupt(what, broken);
    }
}
