package heliograph.store.engine;

import heliograph.store.Home;
import heliograph.store.StoreException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// An engine whose next answers a test writes down beforehand. Closing it leaves what is below
/// open.
final class ScriptedEngine implements Engine {
    /// What becomes of a commit.
    enum Act {
        UNKNOWN_DONE,
        UNKNOWN_LOST,
        CONFLICT,
        FULL,
        BREAK
    }

    private final Engine inner;
    private final Queue<Act> script = new ArrayDeque<>();
    private @Nullable Runnable beforeClaim;
    private int claimFailures;
    private int commits;

    ScriptedEngine(Engine inner) {
        this.inner = inner;
    }

    /// Adds to the script; behind its end commits just work.
    void next(Act... acts) {
        script.addAll(List.of(acts));
    }

    void failClaims(int count) {
        claimFailures = count;
    }

    void beforeNextClaim(Runnable then) {
        beforeClaim = then;
    }

    /// How many were tried.
    int commits() {
        return commits;
    }

    @Override
    public long claim(Home home) {
        if (claimFailures > 0) {
            claimFailures--;
            throw new StoreException.Unavailable("no claim now, on purpose", null);
        }
        var then = beforeClaim;
        if (commits > 0 && then != null) {
            beforeClaim = null;
            then.run();
        }
        return inner.claim(home);
    }

    @Override
    public Outcome commit(Batch batch) {
        commits++;
        var act = script.poll();
        if (act == null) return inner.commit(batch);
        return switch (act) {
            case UNKNOWN_DONE -> {
                inner.commit(batch);
                yield new Outcome.Unknown();
            }
            case UNKNOWN_LOST -> new Outcome.Unknown();
            case CONFLICT -> new Outcome.Conflict();
            case FULL -> throw new StoreException.Full("on purpose");
            case BREAK -> throw new IllegalStateException("on purpose");
        };
    }

    @Override
    public void release(Home home, long epoch) {
        inner.release(home, epoch);
    }

    @Override
    public Snapshot snapshot(Home home) {
        return inner.snapshot(home);
    }

    @Override
    public Snapshot latest() {
        return inner.latest();
    }

    @Override
    public void close() {}
}
