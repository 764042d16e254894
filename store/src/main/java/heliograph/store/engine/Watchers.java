package heliograph.store.engine;

import heliograph.store.Home;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;

/// Who hears of commits, by the kind of home.
final class Watchers {
    private final Map<Byte, List<LongConsumer>> byKind = new ConcurrentHashMap<>();

    void add(byte kind, LongConsumer watcher) {
        byKind.computeIfAbsent(kind, _ -> new CopyOnWriteArrayList<>()).add(watcher);
    }

    void committed(Home home) {
        for (var watcher : byKind.getOrDefault(home.kind(), List.of())) watcher.accept(home.id());
    }
}
