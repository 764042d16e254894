package heliograph.posts;

import heliograph.channels.MemberDays;
import heliograph.store.Codecs;
import heliograph.store.Pair;
import heliograph.store.Prefix;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import java.util.SortedMap;
import java.util.TreeMap;

/// On which days a post was viewed how often.
public final class ViewDays {
    /// By (post, day since 1970), in the channel's home.
    private static final Table<Pair<Integer, Integer>, Integer> VIEWS =
            new Table<>("viewday", Codecs.pair(Codecs.INT, Codecs.INT), Codecs.INT);

    private ViewDays() {}

    static void viewed(Tx tx, int id) {
        int day = Math.toIntExact(tx.now().getEpochSecond() / MemberDays.DAY);
        var key = new Pair<>(id, day);
        var before = tx.get(VIEWS, key);
        tx.put(VIEWS, key, before == null ? 1 : before + 1);
    }

    /// The views of a post by the day.
    public static SortedMap<Integer, Integer> of(View view, int id) {
        var days = new TreeMap<Integer, Integer>();
        Prefix<Pair<Integer, Integer>> all = Prefix.of(Codecs.INT, id);
        for (var entry : view.ascending(VIEWS, all, Integer.MAX_VALUE))
            days.put(entry.key().second(), entry.value());
        return days;
    }
}
