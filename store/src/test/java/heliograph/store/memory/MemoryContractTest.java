package heliograph.store.memory;

import heliograph.store.engine.Engine;
import heliograph.store.engine.EngineContract;
import heliograph.store.engine.FaultScenario;
import heliograph.store.engine.Faults;
import heliograph.store.engine.FaultyEngine;
import heliograph.store.engine.NotesContract;
import heliograph.store.engine.RangeContract;
import heliograph.store.engine.StoreContract;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The engine in memory keeps the contract, also when it fails.
class MemoryContractTest {
    @Nested
    class Keeps extends EngineContract {
        private final MemoryEngine engine = new MemoryEngine();

        @Override
        protected Engine open() {
            return engine;
        }
    }

    @Nested
    class Stores extends StoreContract {
        @Override
        protected Engine open() {
            return new MemoryEngine();
        }
    }

    @Nested
    class Ranges extends RangeContract {
        @Override
        protected Engine open() {
            return new MemoryEngine();
        }
    }

    @Nested
    class Notes extends NotesContract {
        private final MemoryEngine engine = new MemoryEngine();

        @Override
        protected Engine open() {
            return engine;
        }
    }

    @Nested
    class StoresOverFaults extends StoreContract {
        @Override
        protected Engine open() {
            return new FaultyEngine(new MemoryEngine(), Faults.HIDDEN, 1);
        }
    }

    @Nested
    class NotesOverFaults extends NotesContract {
        private final MemoryEngine engine = new MemoryEngine();
        private int opened;

        @Override
        protected Engine open() {
            return new FaultyEngine(engine, Faults.HIDDEN, ++opened);
        }
    }

    @Test
    void nothingIsLostOrDoubledWhateverFails() throws Exception {
        int injected = 0;
        for (int seed = 0; seed < 600; seed++) {
            var faults = seed % 3 == 0 ? Faults.SHOWN : Faults.ALL;
            var engine = new MemoryEngine();
            try {
                injected += new FaultScenario(() -> engine, faults, seed).run(300);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        Assertions.assertTrue(injected > 10_000, "only " + injected + " faults");
    }
}
