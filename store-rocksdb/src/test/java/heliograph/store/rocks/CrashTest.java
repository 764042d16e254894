package heliograph.store.rocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.store.StoreException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to a store whose process, or disk, is taken away.
class CrashTest {
    private static final int FOR_EVER = Integer.MAX_VALUE;

    @TempDir Path temp = Path.of("");
    @TempDir Path folder = Path.of("");

    /// `kill -9` under load, five times over the same store.
    @Test
    void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
        var acknowledged = new int[Child.HOMES];
        for (int kill = 1; kill <= 5; kill++) {
            var child = Child.start("", temp, folder, FOR_EVER, 0);
            try (var output = child.inputReader()) {
                Child.listen(output, acknowledged, 700 * kill);
                child.toHandle().destroyForcibly(); // leaves what it has said to be read
                Child.listen(output, acknowledged, FOR_EVER);
            }
            child.waitFor();
            Child.check(folder, acknowledged);
        }
        assertTrue(Arrays.stream(acknowledged).sum() > 5_000);
    }

    /// The system refuses to let files grow beyond 1 MiB, so that RocksDB's log fails in the middle
    /// of a write, again and again. The store opens it anew each time and goes on.
    @Test
    void aDiskThatFailsIsOpenedAgainAndNothingIsLost() throws Exception {
        var acknowledged = new int[Child.HOMES];
        var child = Child.start("ulimit -f 1024;", temp, folder, 40, 800);
        try (var output = child.inputReader()) {
            assertTrue(Child.listen(output, acknowledged, FOR_EVER) > 2);
        }
        assertEquals(0, child.waitFor());
        for (int count : acknowledged) assertEquals(40, count);
        Child.check(folder, acknowledged);
    }

    @Test
    void aSecondProcessIsToldWhoHasTheFolder() throws Exception {
        var child = Child.start("", temp, folder, FOR_EVER, 0);
        try (var output = child.inputReader()) {
            Child.listen(output, new int[Child.HOMES], 1);
            var refused =
                    assertThrows(
                            StoreException.Locked.class,
                            () -> RocksStore.open(folder, InstantSource.system()));
            assertEquals(
                    "The store in "
                            + folder
                            + " is in use by process "
                            + child.pid()
                            + ". Only one process can use it at a time: stop that one first.",
                    refused.getMessage());
            child.destroyForcibly();
            child.waitFor();
        }
        RocksStore.open(folder, InstantSource.system()).close();
    }

    @Test
    void aSecondStoreInThisProcessIsRefusedToo() {
        var first = RocksStore.open(folder, InstantSource.system());
        assertThrows(
                StoreException.Locked.class, () -> RocksStore.open(folder, InstantSource.system()));
        first.close();
        RocksStore.open(folder, InstantSource.system()).close();
    }
}
