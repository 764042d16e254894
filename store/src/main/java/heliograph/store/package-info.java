/// The storage contract: homes, tables, transactions and notes. What a feature needs to keep
/// things, and nothing about how they are kept.
///
/// ```java
/// static final Table<Pair<Long, Integer>, byte[]> MESSAGES =
///         new Table<>("msg", Codecs.pair(Codecs.LONG, Codecs.INT), Codecs.BYTES);
///
/// store.write(Home.account(me), tx -> {
///     tx.put(MESSAGES, new Pair<>(peer, id), text);
///     tx.tell(Home.account(peer), ARRIVED, note);
///     tx.afterCommit(() -> push(me));
///     return id;
/// });
/// store.read(Home.account(me), view ->                      // ids below 100, newest first
///         view.descending(MESSAGES, new Pair<>(peer, Integer.MIN_VALUE), new Pair<>(peer, 100), 20));
/// ```
///
/// On disk a key is `kind (1) | id (8) | table name | 0 | key`: everything of a home lies together,
/// and everything of a table within it. The bytes of keys, the names of tables and of notes, and
/// the kinds of homes are promises: never change or reuse one.
@NullMarked
package heliograph.store;

import org.jspecify.annotations.NullMarked;
