package heliograph;

import heliograph.app.Config;
import heliograph.app.Endpoint;
import heliograph.app.Wiring;
import heliograph.mtproto.crypto.AuthKey;
import heliograph.mtproto.exchange.Exchanged;
import heliograph.mtproto.exchange.RsaKey;
import heliograph.mtproto.session.Salts;
import heliograph.mtproto.session.Sessions;
import heliograph.peers.AccessHashes;
import heliograph.peers.PeerId;
import heliograph.previews.Reach;
import heliograph.secrets.Vault;
import heliograph.store.Home;
import heliograph.store.Query;
import heliograph.store.Store;
import heliograph.store.StoreException;
import heliograph.store.engine.Engine;
import heliograph.store.engine.HomeStore;
import heliograph.store.engine.Pause;
import heliograph.store.memory.MemoryEngine;
import heliograph.store.memory.Steps;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.InputPeerChat;
import heliograph.tl.api.InputPeerUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A whole server in memory, wired as the real one, on the test's own thread: calls and notes are
/// [#steps] that the test takes in whatever order it likes; time and chance are its own as well.
///
/// ```java
/// var server = new Harness(1);
/// var alice = server.client("99966200001");
/// Updates sent = alice.ask(query);
/// server.run();                    // all that is still to do, is done
/// server.restart();                // as after kill -9: what was committed is there
/// ```
public final class Harness implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Harness.class.getName());

    /// Making an RSA key takes longer than most tests: all servers here have this one.
    private static final RsaKey KEY = RsaKey.generate(new SecureRandom());

    private static final Path FOLDER = folder();

    /// A clock that stands still until it is told to go on.
    public static final class Clock implements InstantSource {
        private Instant now = Instant.parse("2026-01-02T03:04:05Z");

        @Override
        public Instant instant() {
            return now;
        }

        public void pass(Duration time) {
            now = now.plus(time);
        }
    }

    public final Clock clock = new Clock();
    final SecureRandom random;
    final Salts salts;
    private final Reach reach;
    private final Vault vault;
    private final AccessHashes hashes;
    private final MemoryEngine disk = new MemoryEngine();
    private final List<Client> clients = new ArrayList<>();
    private Function<Engine, Engine> faults = engine -> engine;
    private final Store eyes = new HomeStore(disk, clock, new Steps(), Pause.NONE);
    private Steps steps = new Steps();
    private Store store;
    private Wiring wiring;
    private Runnable watcher = () -> {};

    /// @param seed from which everything follows
    public Harness(long seed) {
        this(seed, Reach.NONE);
    }

    /// @param reach whom it asks for previews of links
    public Harness(long seed, Reach reach) {
        this.reach = reach;
        random = seeded(seed);
        vault = Vault.of(bytes(32), random);
        hashes = new AccessHashes(vault);
        salts = new Salts(vault.derive("salts"));
        store = new HomeStore(disk, clock, steps, Pause.NONE);
        wiring = wire();
    }

    private Wiring wire() {
        var config =
                new Config(
                        FOLDER,
                        Endpoint.LOOPBACK,
                        2,
                        true,
                        false,
                        Config.SignUp.OPEN,
                        Config.GROUP_SIZE,
                        reach,
                        null,
                        Map.of());
        var wired =
                new Wiring(
                        config,
                        new Wiring.Ground(store, vault, KEY, clock, random, FOLDER, this::thread));
        wired.open(443);
        store.start();
        return wired;
    }

    /// A thread of the server's: one that dies of the store takes nothing with it.
    private void thread(Runnable work) {
        steps.execute(() -> {
            try {
                work.run();
            } catch (StoreException died) {
                LOG.log(Level.DEBUG, "A thread died", died);
            } finally {
                watcher.run();
            }
        });
    }

    private static SecureRandom seeded(long seed) {
        try {
            var random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path folder() {
        try {
            // Where there is a file system in memory, starts do not wait for the disk.
            var memory = Path.of("/dev/shm");
            var folder =
                    Files.isWritable(memory)
                            ? Files.createTempDirectory(memory, "heliograph")
                            : Files.createTempDirectory("heliograph");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var file : all.toList().reversed()) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /// A client with a key of its own, connected, on which nobody is signed in.
    public Client client() {
        var key = new AuthKey(bytes(AuthKey.SIZE));
        wiring.handshakes()
                .agreed(new Exchanged(key, 0, OptionalInt.empty(), OptionalInt.empty(), 0));
        var client = new Client(this, key);
        clients.add(client);
        return client;
    }

    /// A client that is signed in with a test number, `99966XYYYY`; the account is made when there
    /// is none.
    public Client client(String phone) {
        var client = client();
        client.enter(phone);
        return client;
    }

    /// Another account or a chat as this client may name it.
    ///
    /// @param marked as in [PeerId]: an account's id is the mark itself
    public InputPeer peer(Client client, long marked) {
        var peer = new PeerId(marked);
        long hash = hashes.of(client.id(), peer);
        return switch (peer.kind()) {
            case USER -> new InputPeerUser(peer.id(), hash);
            case CHAT -> new InputPeerChat(peer.id());
            case CHANNEL -> new InputPeerChannel(peer.id(), hash);
        };
    }

    /// The access hash of a peer for a client.
    public long hash(Client client, PeerId peer) {
        return hashes.of(client.id(), peer);
    }

    /// What is to be done: calls, and notes on their way.
    public Steps steps() {
        return steps;
    }

    /// Does all that is to be done, until nothing is.
    public void run() {
        steps.runAll();
    }

    Sessions sessions() {
        return wiring.sessions();
    }

    long nowMillis() {
        return clock.millis();
    }

    /// What happens by the clock.
    public void tick() {
        wiring.sessions().tick(clock.millis());
        wiring.tick();
    }

    /// Has a test look at what is kept after each thread of the server's: a thread is one call, and
    /// all of it is done then.
    public void watch(Runnable watcher) {
        this.watcher = watcher;
    }

    /// What is on the disk of a home at this moment, faults or not.
    public <R extends @Nullable Object> R look(Home home, Query<R> query) {
        return eyes.read(home, query);
    }

    /// From the next start on, the store's engine is what `faults` makes of the good one.
    public void faults(Function<Engine, Engine> faults) {
        this.faults = faults;
    }

    /// The process dies and starts again: what was committed is there, what was in memory is not,
    /// and every connection is cut.
    public void restart() {
        steps = new Steps();
        disk.crash();
        wiring.close();
        store = new HomeStore(faults.apply(disk), clock, steps, Pause.NONE);
        wiring = wire();
        for (var client : clients) client.cut();
    }

    @Override
    public void close() {
        wiring.close();
        store.close();
    }
}
