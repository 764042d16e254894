package heliograph.store.engine;

import heliograph.store.Home;
import heliograph.store.StoreException;
import heliograph.store.Work;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A home that this store owns: one writer at a time, in the order they came.
///
/// A writer that finds others waiting behind it leaves its group open, and the next one runs on top
/// of it; the last commits for all. So a home that many write to costs one commit for each crowd
/// that gathers while the one before is under way.
final class OwnedHome {
    private static final Logger LOG = System.getLogger(OwnedHome.class.getName());
    private static final int MEMBERS_MAX = 256;
    private static final int CHANGES_MAX = 10_000;
    private static final int TRIES = 8;

    /// What all homes of a store have in common.
    record Shared(
            Engine engine,
            HotRows rows,
            InstantSource clock,
            Tables tables,
            Courier courier,
            Watchers watchers,
            Pause pause) {}

    /// @param header as of the last commit
    private record Owned(long epoch, Header header) {}

    private record Turn<R extends @Nullable Object>(Group group, R result) {}

    private final Home home;
    private final Shared shared;
    private final ReentrantLock lock = new ReentrantLock(true);
    private @Nullable Owned owned;
    private @Nullable Group open;
    private @Nullable Attempt unsettled;

    OwnedHome(Home home, Shared shared) {
        this.home = home;
        this.shared = shared;
    }

    <R extends @Nullable Object> R write(Work<R> work) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var turn = turn(work);
            switch (turn.group().await()) {
                case Group.Result.Done() -> {
                    return turn.result();
                }
                case Group.Result.Again() -> shared.pause().before(attempt);
                case Group.Result.Failed(var why) -> throw why;
            }
        }
        throw new StoreException.Unavailable(home + " kept changing under its writer", null);
    }

    /// Whether nothing is lost by forgetting this object. Asked when nobody uses it any more.
    boolean isForgettable() {
        return open == null && unsettled == null;
    }

    /// Gives the home up. Nobody uses this object any more.
    void release() {
        var last = owned;
        if (last != null) shared.engine().release(home, last.epoch());
    }

    private <R extends @Nullable Object> Turn<R> turn(Work<R> work) {
        lock.lock();
        try {
            var group = enter();
            try {
                var tx = new Transaction(home, group, shared.tables(), shared.clock());
                try {
                    R result = work.run(tx);
                    tx.join();
                    return new Turn<>(group, result);
                } finally {
                    tx.end();
                }
            } finally {
                leave(group);
            }
        } finally {
            lock.unlock();
        }
    }

    private Group enter() {
        var group = open;
        if (group == null) {
            if (unsettled != null) settleEarlier(unsettled);
            var owner = owned;
            if (owner == null) owned = owner = claim();
            var latest = shared.engine().latest();
            group = new Group(new HotSource(latest, shared.rows(), home, owner.epoch()));
            open = group;
        }
        group.members++;
        return group;
    }

    /// Every thread that has entered comes by here, so an open group is always committed by
    /// someone: by this thread, or by one that waits for the lock.
    private void leave(Group group) {
        boolean full = group.members >= MEMBERS_MAX || group.writes.size() >= CHANGES_MAX;
        if (!full && lock.hasQueuedThreads()) return;
        open = null;
        try {
            commit(group);
        } finally {
            if (!group.isEnded()) { // something broke that nobody foresaw: then nobody may hang
                var why = new StoreException.Unavailable("The commit of " + home + " broke", null);
                group.end(new Group.Result.Failed(why));
            }
        }
    }

    private Owned claim() {
        long epoch = shared.engine().claim(home);
        return new Owned(epoch, Header.read(shared.engine().latest(), home));
    }

    private void commit(Group group) {
        if (group.isEmpty()) {
            finish(group, 0);
            return;
        }
        var attempt = new Attempt(group, owner().header(), shared.courier().takeDelivered(home));
        unsettled = attempt;
        boolean held = shared.courier().holdStart();
        try {
            persist(attempt);
        } finally {
            if (held) shared.courier().letStart();
        }
    }

    private Owned owner() {
        return Objects.requireNonNull(owned, "nobody commits without owning the home");
    }

    /// Commits, and settles what came of it if that is not clear. After an unclear commit the home
    /// is claimed anew, which keeps the unclear one from taking effect later; then it is read; only
    /// if nothing had happened is the same written again.
    private void persist(Attempt attempt) {
        for (int i = 0; i < TRIES; i++) {
            if (i > 0) {
                shared.pause().before(i - 1);
                if (!settle(attempt)) continue;
                if (unsettled == null) return;
            }
            if (!isUnclear(attempt, commitOnce(attempt))) return;
        }
        var why = "What became of a commit of " + home + " cannot be told yet";
        attempt.group().end(new Group.Result.Failed(new StoreException.Unavailable(why, null)));
        shared.courier().settleLater(home);
    }

    private Outcome commitOnce(Attempt attempt) {
        long epoch = owner().epoch();
        try {
            return shared.engine().commit(attempt.batch(home, epoch));
        } catch (StoreException refused) {
            drop(attempt, new Group.Result.Failed(refused));
            return new Outcome.Conflict();
        } catch (RuntimeException broken) {
            LOG.log(Level.ERROR, "The engine broke in a commit of " + home, broken);
            return new Outcome.Unknown();
        }
    }

    private boolean isUnclear(Attempt attempt, Outcome outcome) {
        switch (outcome) {
            case Outcome.Committed() -> {
                long epoch = owner().epoch();
                succeed(attempt, new Owned(epoch, attempt.header(epoch)));
                return false;
            }
            case Outcome.Fenced(var newer) -> {
                owned = null;
                var why = new StoreException.Fenced(home + " is owned by epoch " + newer);
                drop(attempt, new Group.Result.Failed(why));
                return false;
            }
            case Outcome.Conflict() -> {
                owned = null;
                drop(attempt, new Group.Result.Again());
                return false;
            }
            case Outcome.Unknown() -> {
                owned = null;
                return true;
            }
        }
    }

    /// Looks what became of an unclear commit.
    ///
    /// @return false if that cannot be found out now; then nothing has changed. Otherwise the home
    ///   is owned, and the attempt is done with unless it never took effect
    private boolean settle(Attempt attempt) {
        Owned now;
        try {
            now = claim();
        } catch (StoreException notNow) {
            return false;
        }
        owned = now;
        if (attempt.isLast(now.header())) {
            succeed(attempt, now);
        } else if (now.header().sequence() > attempt.before().sequence()) {
            var why = new StoreException.Unavailable(home + " had another owner meanwhile", null);
            drop(attempt, new Group.Result.Failed(why));
        }
        return true;
    }

    /// Settles what an earlier writer had to leave open: it was told so, hence what never took
    /// effect is not done again.
    private void settleEarlier(Attempt attempt) {
        boolean held = shared.courier().holdStart();
        try {
            if (!settle(attempt)) {
                var why = "What became of the last commit of " + home + " cannot be told yet";
                throw new StoreException.Unavailable(why, null);
            }
        } finally {
            if (held) shared.courier().letStart();
        }
        if (unsettled != null) drop(attempt, new Group.Result.Again());
    }

    private void drop(Attempt attempt, Group.Result result) {
        unsettled = null;
        shared.courier().giveBack(home, attempt.swept());
        attempt.group().end(result);
    }

    private void succeed(Attempt attempt, Owned now) {
        owned = now;
        unsettled = null;
        shared.rows().committed(home, attempt.group().writes, now.epoch());
        shared.watchers().committed(home);
        finish(attempt.group(), attempt.before().nextNote());
    }

    private void finish(Group group, long firstNote) {
        long sequence = firstNote;
        for (var told : group.told) shared.courier().accept(home, sequence++, told);
        for (var then : group.after) {
            try {
                then.run();
            } catch (RuntimeException bug) {
                LOG.log(Level.ERROR, "What was to follow a commit of " + home + " broke", bug);
            }
        }
        group.end(new Group.Result.Done());
    }
}
