package heliograph.store.engine;

import heliograph.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Writers of one home that share a commit: what they wrote together, and how it ended. All but
/// [#await] under the lock of the home.
final class Group {
    /// How the commit of a group ended, as its members must know it.
    sealed interface Result {
        record Done() implements Result {}

        /// Nothing was written and the home has changed: run the work again.
        record Again() implements Result {}

        record Failed(StoreException why) implements Result {}
    }

    final Overlay writes;
    final List<Told> told = new ArrayList<>();
    final List<Runnable> after = new ArrayList<>();

    /// Whether to commit even if there is only the outbox to sweep.
    boolean sweep;

    int members;

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Result result;

    Group(Source below) {
        writes = new Overlay(below);
    }

    boolean isEmpty() {
        return writes.isEmpty() && told.isEmpty() && !sweep;
    }

    boolean isEnded() {
        return result != null;
    }

    /// Tells the members how it ended. Only the first time counts: when an unclear commit turns out
    /// to have happened later, the members have been told long since.
    void end(Result how) {
        if (isEnded()) return;
        result = how;
        ended.countDown();
    }

    Result await() {
        if (result == null) Uninterrupted.await(ended);
        return Objects.requireNonNull(result);
    }
}
