package heliograph.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One moment of one home. Ends of ranges may be null: then the range is open there. A range whose
/// start lies behind its end is empty.
public interface View {
    /// The home that is looked at.
    Home home();

    /// The value under `key`, or null.
    <K, V> @Nullable V get(Table<K, V> table, K key);

    /// Entries in order of their keys.
    ///
    /// @param from the first key that may appear
    /// @param to the first key that may not
    /// @param limit at most so many, 0 or more
    <K, V> List<Entry<K, V>> ascending(
            Table<K, V> table, @Nullable K from, @Nullable K to, int limit);

    /// As [#ascending(Table, Object, Object, int)], last key first: `from` is still the lower end
    /// and belongs to the range, `to` the upper and does not.
    <K, V> List<Entry<K, V>> descending(
            Table<K, V> table, @Nullable K from, @Nullable K to, int limit);

    /// Entries whose keys begin with `prefix`, in order.
    <K, V> List<Entry<K, V>> ascending(Table<K, V> table, Prefix<K> prefix, int limit);

    /// Entries whose keys begin with `prefix`, last first.
    <K, V> List<Entry<K, V>> descending(Table<K, V> table, Prefix<K> prefix, int limit);

    /// How many keys lie in the range; takes time in proportion to the answer.
    <K> int count(Table<K, ?> table, @Nullable K from, @Nullable K to);

    /// How many keys begin with `prefix`; takes time in proportion to the answer.
    <K> int count(Table<K, ?> table, Prefix<K> prefix);

    /// The time by the store's clock. It may jump either way between calls: nothing in the store
    /// depends on it.
    Instant now();
}
