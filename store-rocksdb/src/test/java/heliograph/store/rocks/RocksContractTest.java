package heliograph.store.rocks;

import heliograph.store.engine.Engine;
import heliograph.store.engine.EngineContract;
import heliograph.store.engine.FaultScenario;
import heliograph.store.engine.Faults;
import heliograph.store.engine.FaultyEngine;
import heliograph.store.engine.NotesContract;
import heliograph.store.engine.RangeContract;
import heliograph.store.engine.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The embedded engine keeps the contract, also when it fails.
class RocksContractTest {
    /// Small, so that tests reach files and not only memtables.
    static final RocksSettings SMALL = new RocksSettings(1 << 20, 1 << 16, 0);

    private static Engine rocks(Path folder) {
        return RocksEngine.open(folder, SMALL);
    }

    @Nested
    class Keeps extends EngineContract {
        @TempDir Path folder = Path.of("");

        @Override
        protected Engine open() {
            return rocks(folder);
        }
    }

    @Nested
    class Stores extends StoreContract {
        @TempDir Path folder = Path.of("");

        @Override
        protected Engine open() {
            return rocks(folder);
        }
    }

    @Nested
    class Ranges extends RangeContract {
        @TempDir Path folder = Path.of("");

        @Override
        protected Engine open() {
            return rocks(folder);
        }
    }

    @Nested
    class Notes extends NotesContract {
        @TempDir Path folder = Path.of("");

        @Override
        protected Engine open() {
            return rocks(folder);
        }
    }

    @Nested
    class StoresOverFaults extends StoreContract {
        @TempDir Path folder = Path.of("");

        @Override
        protected Engine open() {
            return new FaultyEngine(rocks(folder), Faults.HIDDEN, 1);
        }
    }

    @Nested
    class NotesOverFaults extends NotesContract {
        @TempDir Path folder = Path.of("");
        private int opened;

        @Override
        protected Engine open() {
            return new FaultyEngine(rocks(folder), Faults.HIDDEN, ++opened);
        }
    }

    @Test
    void nothingIsLostOrDoubledWhateverFails(@TempDir Path folder) throws Exception {
        int injected = 0;
        for (int seed = 0; seed < 12; seed++) {
            var own = folder.resolve("seed" + seed);
            try {
                injected += new FaultScenario(() -> rocks(own), Faults.ALL, seed).run(200);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        Assertions.assertTrue(injected > 200, "only " + injected + " faults");
    }
}
