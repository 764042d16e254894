package heliograph.store.engine;

import heliograph.store.Entry;
import heliograph.store.Home;
import heliograph.store.NoteType;
import heliograph.store.Prefix;
import heliograph.store.Table;
import heliograph.store.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One writer's work on a home: kept apart from its group until it has succeeded.
final class Transaction implements Tx {
    private final Home home;
    private final Group group;
    private final Tables tables;
    private final InstantSource clock;
    private final Overlay writes;
    private final Moment view;
    private final List<Told> told = new ArrayList<>();
    private final List<Runnable> after = new ArrayList<>();

    Transaction(Home home, Group group, Tables tables, InstantSource clock) {
        this(home, group, tables, clock, group.writes);
    }

    private Transaction(Home home, Group group, Tables tables, InstantSource clock, Overlay below) {
        this.home = home;
        this.group = group;
        this.tables = tables;
        this.clock = clock;
        writes = new Overlay(below);
        view = new Moment(home, writes, tables, clock);
    }

    /// A transaction within this one, which can fail alone.
    Transaction nested() {
        return new Transaction(home, group, tables, clock, writes);
    }

    /// Hands all that was done to the transaction that this one is nested in.
    void joinInto(Transaction outer) {
        outer.writes.take(writes);
        outer.told.addAll(told);
        outer.after.addAll(after);
    }

    /// Hands all that was done to the group.
    void join() {
        group.writes.take(writes);
        group.told.addAll(told);
        group.after.addAll(after);
    }

    /// Has the group commit even if nothing is written, so that the outbox is swept.
    void sweep() {
        group.sweep = true;
    }

    void end() {
        view.end();
    }

    byte @Nullable [] get(byte[] key) {
        return writes.get(key);
    }

    void add(Change change) {
        writes.add(change);
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public <K, V> void put(Table<K, V> table, K key, V value) {
        view.check(table);
        byte[] at = Layout.entry(home, table, table.key().encode(key));
        writes.add(new Change(at, table.value().encode(value)));
    }

    @Override
    public <K> void delete(Table<K, ?> table, K key) {
        view.check(table);
        writes.add(new Change(Layout.entry(home, table, table.key().encode(key)), null));
    }

    @Override
    public <N> void tell(Home other, NoteType<N> type, N note) {
        told.add(new Told(other, type.name(), type.codec().encode(note)));
    }

    @Override
    public void afterCommit(Runnable then) {
        after.add(then);
    }

    @Override
    public <K, V> @Nullable V get(Table<K, V> table, K key) {
        return view.get(table, key);
    }

    @Override
    public <K, V> List<Entry<K, V>> ascending(
            Table<K, V> table, @Nullable K from, @Nullable K to, int limit) {
        return view.ascending(table, from, to, limit);
    }

    @Override
    public <K, V> List<Entry<K, V>> descending(
            Table<K, V> table, @Nullable K from, @Nullable K to, int limit) {
        return view.descending(table, from, to, limit);
    }

    @Override
    public <K, V> List<Entry<K, V>> ascending(Table<K, V> table, Prefix<K> prefix, int limit) {
        return view.ascending(table, prefix, limit);
    }

    @Override
    public <K, V> List<Entry<K, V>> descending(Table<K, V> table, Prefix<K> prefix, int limit) {
        return view.descending(table, prefix, limit);
    }

    @Override
    public <K> int count(Table<K, ?> table, @Nullable K from, @Nullable K to) {
        return view.count(table, from, to);
    }

    @Override
    public <K> int count(Table<K, ?> table, Prefix<K> prefix) {
        return view.count(table, prefix);
    }

    @Override
    public Instant now() {
        return view.now();
    }
}
