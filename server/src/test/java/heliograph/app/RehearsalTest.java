package heliograph.app;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    @TempDir private Path folder;

    private Config config(String... more) throws Exception {
        var words = List.of("--data", folder.resolve("data").toString(), "--port", "0");
        var all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return Config.read(all);
    }

    @Test
    void aServerIsItsOwnFirstClient() throws Exception {
        try (var server = Server.start(config("--test-accounts"))) {
            server.rehearse();
            assertTrue(Files.exists(folder.resolve("data").resolve("ready.json")));
        }
    }

    @Test
    void whatIsNotAnsweredAsItShouldIsTold() throws Exception {
        try (var server = Server.start(config())) {
            assertThrows(IOException.class, server::rehearse);
        }
    }
}
