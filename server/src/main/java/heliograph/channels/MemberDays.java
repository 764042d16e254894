package heliograph.channels;

import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.stored.StoredMemberDay;

/// How many came into a channel and went on each day since it began to be counted.
///
/// ```
/// channel home | "memday" day -> StoredMemberDay
/// ```
public final class MemberDays {
    /// Seconds of a day.
    public static final int DAY = 86_400;

    private static final Table<Integer, StoredMemberDay> DAYS =
            new Table<>("memday", Codecs.INT, new TlCodec<>(StoredMemberDay::read));

    private static final StoredMemberDay NONE = new StoredMemberDay(0, 0);

    private MemberDays() {}

    /// Someone came or went, in the step in which it did.
    static void changed(Tx tx, boolean came) {
        int day = Math.toIntExact(tx.now().getEpochSecond() / DAY);
        var before = of(tx, day);
        tx.put(
                DAYS,
                day,
                came
                        ? new StoredMemberDay(before.joined() + 1, before.gone())
                        : new StoredMemberDay(before.joined(), before.gone() + 1));
    }

    /// What happened on a day, counted from 1970.
    public static StoredMemberDay of(View view, int day) {
        var row = view.get(DAYS, day);
        return row == null ? NONE : row;
    }
}
