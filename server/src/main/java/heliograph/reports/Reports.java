package heliograph.reports;

import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Pair;
import heliograph.store.Prefix;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.View;
import heliograph.tl.stored.StoredReport;
import java.util.ArrayList;
import java.util.List;

/// The reports of all accounts.
final class Reports {
    /// Reports of one account that are kept; older ones make room.
    static final int KEPT_MAX = 1_000;

    private static final Home HOME = Home.system(2);
    private static final Table<Pair<Long, Integer>, StoredReport> REPORTS =
            new Table<>(
                    "report",
                    Codecs.pair(Codecs.LONG, Codecs.INT),
                    new TlCodec<>(StoredReport::read));

    private final Store store;

    Reports(Store store) {
        this.store = store;
    }

    /// Keeps a report, dated by now; the same one again is the one that is there.
    void add(StoredReport report) {
        store.write(
                HOME,
                tx -> {
                    var prefix = prefix(report.reporter());
                    var kept = tx.ascending(REPORTS, prefix, KEPT_MAX);
                    for (var entry : kept)
                        if (entry.value().toBuilder().date(0).build().equals(report)) return false;
                    int number = kept.isEmpty() ? 1 : kept.getLast().key().second() + 1;
                    if (kept.size() == KEPT_MAX) tx.delete(REPORTS, kept.getFirst().key());
                    int now = (int) tx.now().getEpochSecond();
                    tx.put(
                            REPORTS,
                            new Pair<>(report.reporter(), number),
                            report.toBuilder().date(now).build());
                    return true;
                });
    }

    /// The reports of one account, the oldest first.
    List<StoredReport> of(long reporter) {
        return store.read(HOME, view -> of(view, reporter));
    }

    private static List<StoredReport> of(View view, long reporter) {
        var all = new ArrayList<StoredReport>();
        for (var entry : view.ascending(REPORTS, prefix(reporter), KEPT_MAX))
            all.add(entry.value());
        return all;
    }

    private static Prefix<Pair<Long, Integer>> prefix(long reporter) {
        return Prefix.of(Codecs.LONG, reporter);
    }
}
