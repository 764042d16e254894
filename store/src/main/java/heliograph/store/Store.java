package heliograph.store;

import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Everything that is kept. It promises what an embedded and a distributed engine can both keep,
/// and no more:
///
/// * [#write] runs alone on its home; when it returns, all it wrote is durable; when it throws,
///   nothing is, except after [StoreException.Unavailable], where it is not known yet.
/// * [#read] sees one moment of one home.
/// * A note told to another home arrives exactly once, after the commit, in the order told.
///
/// There is no transaction over two homes. All methods may be called from any number of threads;
/// they block, and are meant for virtual threads.
public interface Store extends AutoCloseable {
    /// Runs `work` alone on `home` and makes what it wrote durable before it returns.
    ///
    /// The work may run more than once (after a conflict), so it must do nothing but read and write
    /// its transaction. It must be quick and must not wait for others: writers of the same home
    /// wait for it, and may share its commit. What the work throws is thrown on, and then nothing
    /// of it is written.
    ///
    /// @throws IllegalStateException when called from inside another write of this store
    /// @throws StoreException as its kinds say
    <R extends @Nullable Object> R write(Home home, Work<R> work);

    /// Runs `query` on one moment of `home`: everything committed before this call, and nothing
    /// that is committed while it runs. Never waits for writers.
    <R extends @Nullable Object> R read(Home home, Query<R> query);

    /// Says who receives the notes of a type. Call it before [#start], once for each type.
    <N> void onNote(NoteType<N> type, NoteHandler<N> handler);

    /// Has `watcher` hear of each commit of a home of a kind, by the home's id and in the order of
    /// its commits, before those who wrote learn that it is durable. So what is kept in memory of a
    /// home is never older than what anyone was told. It must be quick, and not throw: the home's
    /// next writer waits. Call it before [#start].
    void watch(byte kind, LongConsumer watcher);

    /// Begins to deliver notes, first those left over from before. Notes told earlier wait.
    void start();

    /// Homes of a kind that were ever written, in order of their ids, from the first whose id is
    /// greater than `after` (null: from the lowest). For rebuilds and administration: the list is
    /// not one moment.
    ///
    /// @param limit at most so many, 1 or more
    List<Home> homes(byte kind, @Nullable Long after, int limit);

    /// Waits for calls that are running, then closes. Later calls throw [StoreException.Closed].
    @Override
    void close();
}
