package heliograph.sync;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

/// A session's place in a log, as https://core.telegram.org/api/updates asks of clients: a change
/// is made when its `pts` follows ours, dropped when we have it, and set aside when something is
/// missing before it.
final class Sequence {
    /// A change with its place in the log.
    private record Placed(int pts, int count, Runnable change) {}

    private final Journal journal;
    private final List<Placed> aside = new ArrayList<>();
    private boolean held;
    private int pts;

    Sequence(Journal journal) {
        this.journal = journal;
    }

    int pts() {
        return pts;
    }

    /// Whether something is missing before what was set aside.
    boolean gap() {
        return !aside.isEmpty();
    }

    /// Puts a change into its place in the log.
    void place(int at, int count, Runnable change) {
        journal.saw(at, count);
        aside.add(new Placed(at, count, change));
        settle();
    }

    /// Sets everything aside until [#release]: a difference is on its way.
    void hold() {
        held = true;
    }

    void release() {
        held = false;
        settle();
    }

    private void settle() {
        boolean moved = !held;
        while (moved) {
            moved = false;
            aside.removeIf(one -> (one.pts <= pts && one.count > 0) || one.pts < pts);
            for (int i = 0; i < aside.size() && !moved; i++) {
                var one = aside.get(i);
                if (one.pts - one.count != pts) continue;
                aside.remove(i);
                one.change.run();
                pts = one.pts;
                moved = true;
            }
        }
    }

    /// Begins anew, from what was loaded at `at`.
    void begin(int at) {
        pts = at;
    }

    /// A difference has brought all up to `next`.
    void reach(int next) {
        assertTrue(next >= pts, "pts goes back");
        pts = next;
        settle();
    }
}
