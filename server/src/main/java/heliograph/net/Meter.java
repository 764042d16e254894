package heliograph.net;

import heliograph.net.NetStats.Refusal;
import java.util.EnumMap;
import java.util.concurrent.atomic.LongAdder;

/// The moving counters behind [NetStats].
final class Meter {
    final LongAdder open = new LongAdder();
    final LongAdder accepted = new LongAdder();
    final LongAdder bytesIn = new LongAdder();
    final LongAdder bytesOut = new LongAdder();
    final LongAdder frames = new LongAdder();
    final LongAdder writes = new LongAdder();
    final LongAdder bugs = new LongAdder();
    private final EnumMap<Refusal, LongAdder> refusals = new EnumMap<>(Refusal.class);

    Meter() {
        for (var refusal : Refusal.values()) refusals.put(refusal, new LongAdder());
    }

    void refused(Refusal refusal) {
        var counter = refusals.get(refusal);
        if (counter != null) counter.increment();
    }

    NetStats read() {
        var counts = new EnumMap<Refusal, Long>(Refusal.class);
        refusals.forEach((refusal, counter) -> counts.put(refusal, counter.sum()));
        return new NetStats(
                open.sum(),
                accepted.sum(),
                bytesIn.sum(),
                bytesOut.sum(),
                frames.sum(),
                writes.sum(),
                bugs.sum(),
                counts);
    }
}
