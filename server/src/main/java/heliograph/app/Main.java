package heliograph.app;

import heliograph.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Starts the service, and ends it when it is told to (SIGTERM, or Ctrl-C).
public final class Main {
    private Main() {}

    /// Exits with 2 when it cannot start, after one line that says why.
    public static void main(String[] arguments) throws InterruptedException {
        try {
            var given = new ArrayList<>(List.of(arguments));
            boolean demo = given.remove("demo");
            boolean rehearsal = given.remove("rehearse");
            if (demo || rehearsal) given.add("--test-accounts");
            var server = Server.start(Config.read(given));
            if (demo) server.demo();
            var ended = new CountDownLatch(1);
            Runtime.getRuntime()
                    .addShutdownHook(
                            Thread.ofPlatform()
                                    .name("shutdown")
                                    .unstarted(() -> {
                                        server.close();
                                        ended.countDown();
                                    }));
            if (rehearsal) {
                server.rehearse();
                System.exit(0);
            }
            ended.await();
        } catch (Config.Invalid | IOException | StoreException | IllegalArgumentException e) {
            System.err.println("heliograph: " + e.getMessage());
            System.exit(2);
        }
    }
}
