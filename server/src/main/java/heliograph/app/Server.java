package heliograph.app;

import heliograph.codes.ProviderSettings;
import heliograph.demo.Crowd;
import heliograph.demo.Demo;
import heliograph.mtproto.crypto.CipherWarmth;
import heliograph.net.Gateway;
import heliograph.net.NetConfig;
import heliograph.net.NetLimits;
import heliograph.passkeys.RelyingParty;
import heliograph.rehearsal.Rehearsal;
import heliograph.store.Store;
import heliograph.store.rocks.RocksStore;
import heliograph.web.WebClient;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The running service of one installation.
final class Server implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Server.class.getName());

    private final Installation installation;
    private final Store store;
    private final Gateway gateway;
    private final Wiring wiring;
    private final ScheduledExecutorService ticks;
    private final Rehearsal.Place place;

    private Server(
            Installation installation,
            Store store,
            Gateway gateway,
            Wiring wiring,
            ScheduledExecutorService ticks,
            Rehearsal.Place place) {
        this.installation = installation;
        this.store = store;
        this.gateway = gateway;
        this.wiring = wiring;
        this.ticks = ticks;
        this.place = place;
    }

    /// Opens the folder, the store and the port, in this order, and says where the service is.
    static Server start(Config config) throws IOException {
        InstantSource clock = Clock.systemUTC();
        var random = new SecureRandom();
        var endpoint = config.endpoint();
        var installation = Installation.open(config.data(), random);
        // The store refuses a second process: what the first says of itself stays until then.
        var store = RocksStore.open(installation.store(), clock);
        installation.notReady();
        var wiring =
                new Wiring(
                        config, ground(installation, store, clock, random), installation.index());
        var gateway =
                new Gateway(
                        new NetConfig(
                                endpoint.host(),
                                endpoint.port(),
                                endpoint.tls(),
                                NetLimits.standard(Runtime.getRuntime().availableProcessors())),
                        wiring.sessions(),
                        wiring.handshakes(),
                        WebClient.open(config.web(), facts(config, installation)),
                        clock);
        int port = gateway.start();
        wiring.open(port);
        store.start();
        wiring.follow();
        var ticks =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("tick").daemon().factory());
        var place = new Rehearsal.Place(port, config.dc(), installation.key().publicKey());
        var server = new Server(installation, store, gateway, wiring, ticks, place);
        var _ = ticks.scheduleWithFixedDelay(() -> tick(wiring), 100, 100, TimeUnit.MILLISECONDS);
        var _ = ticks.scheduleWithFixedDelay(wiring::sweep, 1, 60, TimeUnit.MINUTES);
        installation.ready(port, config.dc(), endpoint.url(port));
        server.greet(config, port);
        var _ = Thread.ofPlatform().name("warm").daemon().start(CipherWarmth::raise);
        return server;
    }

    private static WebClient.Facts facts(Config config, Installation installation) {
        var endpoint = config.endpoint();
        var party = RelyingParty.at(endpoint.url(endpoint.port()));
        return new WebClient.Facts(
                config.dc(),
                installation.key().publicKey().pem(),
                config.testAccounts(),
                party == null ? "" : party.id(),
                ProviderSettings.sendsMail(config.providers()));
    }

    static Wiring.Ground ground(
            Installation installation, Store store, InstantSource clock, SecureRandom random) {
        return new Wiring.Ground(
                store,
                installation.vault(),
                installation.key(),
                clock,
                random,
                installation.folder(),
                call -> Thread.ofVirtual().name("call").start(call));
    }

    private static void tick(Wiring wiring) {
        try {
            wiring.tick();
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "A tick broke", bug);
        }
    }

    private void greet(Config config, int port) {
        var how =
                config.testAccounts()
                        ? "numbers 99966XYYYY sign in with the code XXXXX"
                        : "login codes are shown here";
        System.out.printf(
                """
                Heliograph is ready at %s:%d (data in %s)
                  public key  fingerprint %016x, in %s
                  sign in     %s
                  browser     %s
                  clients     ./heliograph connect mtcute|gramjs|teleproto|telethon|pyrogram|gotd|tdlib
                """,
                config.endpoint().address(),
                port,
                installation.folder().toAbsolutePath(),
                installation.key().fingerprint(),
                installation.folder().resolve("ready.json"),
                how,
                config.web() == null ? "no web client is served" : config.endpoint().url(port));
        System.out.flush();
    }

    /// Does what a first client does, for the start-up cache to hold it.
    void rehearse() throws IOException {
        Rehearsal.run(place, Clock.systemUTC(), new SecureRandom());
    }

    /// Fills the service with chats, once; says now and then how far that is.
    void demo() throws IOException, InterruptedException {
        var done = installation.folder().resolve("demo.done");
        var begun = installation.folder().resolve("demo.begun");
        if (Files.exists(done)) return;
        if (Files.exists(begun))
            throw new IOException(
                    installation.folder() + " holds a demo that was not finished: remove it");
        Files.createFile(begun);
        var reception = new Reception(wiring, new SecureRandom());
        var demo = new Demo(reception, Demo.Size.of(System::getenv));
        var crowd = new Crowd(reception, Crowd.sizes(System::getenv), Demo.Size.WHOLE.seed());
        long start = System.nanoTime();
        var told =
                ticks.scheduleWithFixedDelay(
                        () -> progress("loading", demo, crowd, start), 5, 5, TimeUnit.SECONDS);
        try {
            demo.load();
            crowd.load();
        } finally {
            told.cancel(false);
        }
        progress("loaded", demo, crowd, start);
        System.out.println("sign in with a test number (99966XYYYY, code XXXXX) and search");
        Files.createFile(done);
    }

    private static void progress(String what, Demo demo, Crowd crowd, long start) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        var more = crowd.members() == 0 ? "" : ", %d in crowds".formatted(crowd.members());
        System.out.printf(
                "%s: %d people, %d chats, %d messages%s (%d s)%n",
                what, demo.people(), demo.chats(), demo.messages(), more, seconds);
        System.out.flush();
    }

    /// Ends in the order of [#start] turned round: nobody new, then nothing more, then the store.
    @Override
    public void close() {
        ticks.shutdownNow();
        gateway.close();
        wiring.close();
        store.close();
        try {
            installation.notReady();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "ready.json stays behind", e);
        }
    }
}
