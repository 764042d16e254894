package heliograph.search;

import java.util.Collection;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;

/// Has one collector do all the work: searches run on the thread that asks.
record Alone<C extends Collector>(C collector) implements CollectorManager<C, C> {
    @Override
    public C newCollector() {
        return collector;
    }

    @Override
    public C reduce(Collection<C> collectors) {
        return collector;
    }
}
