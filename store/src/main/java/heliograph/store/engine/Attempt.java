package heliograph.store.engine;

import heliograph.store.Home;
import java.util.ArrayList;
import java.util.List;

/// The commit of a group, which may have to be tried more than once.
final class Attempt {
    private final Group group;
    private final Header before;
    private final List<Long> swept;
    private final List<Long> epochs = new ArrayList<>(1);

    /// @param before the header that it builds on
    /// @param swept notes of this home that have arrived and can leave the outbox
    Attempt(Group group, Header before, List<Long> swept) {
        this.group = group;
        this.before = before;
        this.swept = swept;
    }

    Group group() {
        return group;
    }

    Header before() {
        return before;
    }

    List<Long> swept() {
        return swept;
    }

    /// The header that it leaves behind.
    Header header(long epoch) {
        return new Header(epoch, before.sequence() + 1, before.nextNote() + group.told.size());
    }

    /// Whether `header` was left behind by this attempt, under one epoch or another.
    boolean isLast(Header header) {
        return header.sequence() == before.sequence() + 1 && epochs.contains(header.epoch());
    }

    Batch batch(Home home, long epoch) {
        epochs.add(epoch);
        int told = group.told.size();
        var changes = new ArrayList<Change>(1 + group.writes.size() + told + swept.size());
        changes.add(header(epoch).change(home));
        for (var change : group.writes.changes()) changes.add(change);
        long sequence = before.nextNote();
        for (var note : group.told) {
            changes.add(new Change(Layout.outbox(home, sequence++), note.encode()));
        }
        for (long arrived : swept) changes.add(new Change(Layout.outbox(home, arrived), null));
        return new Batch(home, epoch, before.sequence() + 1, changes);
    }
}
