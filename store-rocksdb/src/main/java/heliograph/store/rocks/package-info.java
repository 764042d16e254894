/// The embedded engine: one RocksDB in this process, on a folder that it has to itself.
///
/// Commits of all homes that arrive while one is being synced go into the next together
/// ([Committer]): so a thousand writers cost hardly more syncs than one.
@NullMarked
package heliograph.store.rocks;

import org.jspecify.annotations.NullMarked;
