package heliograph.store.engine;

import heliograph.store.Table;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The tables seen so far, to catch two that share a name: they would read each other's bytes.
final class Tables {
    private final ConcurrentMap<String, Table<?, ?>> seen = new ConcurrentHashMap<>();

    void check(Table<?, ?> table) {
        var known = seen.get(table.name());
        if (known == null) known = seen.putIfAbsent(table.name(), table);
        if (known != null && !known.equals(table)) {
            throw new IllegalArgumentException("two tables are named " + table.name());
        }
    }
}
