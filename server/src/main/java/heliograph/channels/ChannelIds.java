package heliograph.channels;

import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.Table;

/// Gives each new channel an id of its own. An id that a crash leaves without a channel stays so.
public final class ChannelIds {
    private static final Table<String, Long> IDS =
            new Table<>("chanids", Codecs.STRING, Codecs.LONG);
    private static final String LAST = "channel";

    /// Far from those of accounts to the eye of who reads a log.
    private static final long FIRST = 1_000_000_000;

    private final Store store;

    public ChannelIds(Store store) {
        this.store = store;
    }

    public long next() {
        return store.write(
                Home.system(),
                tx -> {
                    var last = tx.get(IDS, LAST);
                    long next = last == null ? FIRST : last + 1;
                    tx.put(IDS, LAST, next);
                    return next;
                });
    }
}
