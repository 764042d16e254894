package heliograph.store;

/// One key of a table and what it holds.
public record Entry<K, V>(K key, V value) {}
