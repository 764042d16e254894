package heliograph.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Harness;
import heliograph.store.StoreException;
import heliograph.store.engine.Faults;
import heliograph.store.engine.FaultyEngine;
import heliograph.tl.api.Message;
import heliograph.tl.api.updates.GetState;
import heliograph.tl.api.updates.State;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A few people with a few devices each, on bad networks, and a server that fails and is killed;
/// the whole course follows from the seed. In the end all of it must agree.
final class Simulation {
    private static final Logger LOG = System.getLogger(Simulation.class.getName());
    private static final Faults FAULTS =
            new Faults(0.02, 0.02, 0.01, 0.02, 0.005, 0.005, 0.005, 0, 0.002, 3);
    private static final String[] PHONES = {"9996620001", "9996630002", "9996640003"};

    private static final int STARTS_MAX = 100;

    private final SplittableRandom random;
    private final Harness server;
    private final boolean faulty;
    private final Sends sends = new Sends();
    private final Map<Long, List<Actor>> accounts = new LinkedHashMap<>();
    private final Map<Long, Journal> journals = new HashMap<>();
    private final List<Actor> actors = new ArrayList<>();
    private final Acts acts;

    Simulation(long seed) {
        random = new SplittableRandom(seed);
        server = new Harness(seed);
        faulty = random.nextInt(3) == 0;
        int people = 2 + random.nextInt(2);
        for (int i = 0; i < people; i++) {
            int sessions = 1 + random.nextInt(3);
            for (int j = 0; j < sessions; j++) join(PHONES[i]);
        }
        acts = new Acts(server, random, sends, List.copyOf(accounts.keySet()));
        server.faults(engine -> new FaultyEngine(engine, FAULTS, random.nextLong()));
        if (faulty) restart();
    }

    private void join(String phone) {
        var client = server.client(phone);
        var journal = journals.computeIfAbsent(client.id(), _ -> new Journal());
        var actor = new Actor(server, client, journal, random);
        accounts.computeIfAbsent(client.id(), _ -> new ArrayList<>()).add(actor);
        actors.add(actor);
    }

    /// Runs it to its end and checks everything.
    void run(int rounds) {
        for (int i = 0; i < rounds; i++) {
            try {
                round();
            } catch (FaultyEngine.Crash crash) {
                restart();
            }
        }
        server.faults(engine -> engine);
        restart();
        for (var actor : actors) settle(actor);
        // What one session still had to do, another hears of.
        for (var actor : actors) settle(actor);
        accounts.values().forEach(this::check);
        new Agreement(accounts, sends).check();
        server.close();
    }

    /// Kills the server and starts it, again and again until it can use its store.
    private void restart() {
        for (var actor : actors) actor.over = true;
        for (int i = 0; i < STARTS_MAX; i++)
            try {
                server.restart();
                return;
            } catch (StoreException | FaultyEngine.Crash refused) {
                LOG.log(Level.DEBUG, "It does not start", refused);
            }
        throw new AssertionError("it does not start");
    }

    private void round() {
        var actor = actors.get(random.nextInt(actors.size()));
        switch (random.nextInt(24)) {
            case 0 -> actor.client.cut();
            case 1 -> actor.connect(random.nextBoolean());
            case 2 -> actor.deliverLate();
            case 3 -> server.clock.pass(Duration.ofMillis(random.nextInt(3_000)));
            case 4 -> server.tick();
            case 5 -> {
                if (random.nextInt(12) == 0) restart();
            }
            case 6, 7, 8, 9, 10 -> {
                for (int i = random.nextInt(6); i > 0; i--) server.steps().runOne(random);
            }
            case 11, 12, 13, 14 -> actor.receive(1 + random.nextInt(5), true);
            case 15 -> {
                if (actor.copy.gap()) actor.catchUp();
            }
            default -> act(actor);
        }
    }

    private void act(Actor actor) {
        if (!actor.client.connected()) actor.connect(false);
        if (actor.empty) load(actor);
        if (actor.pending() < 6) acts.one(actor);
    }

    private void load(Actor actor) {
        State state = null;
        for (int i = 0; state == null && i < 100; i++)
            state = (State) actor.client.outcome(new GetState()).answer();
        // What came before that is older than what is asked for now.
        actor.receive(Integer.MAX_VALUE, true);
        if (state == null) throw new AssertionError("no state");
        var box = Loading.load(server, actor.client, accounts.keySet());
        actor.loaded(box, state.pts(), state.date());
    }

    /// Lets a session come to rest: all that it asked is answered, all that it missed is fetched.
    private void settle(Actor actor) {
        actor.connect(true);
        for (int i = 0; i < 500; i++) {
            actor.deliverLate();
            server.run();
            actor.receive(Integer.MAX_VALUE, false);
            if (actor.empty) load(actor);
            if (actor.copy.gap()) actor.catchUp();
            else if (actor.pending() == 0) return;
        }
        throw new AssertionError("does not come to rest");
    }

    private void check(List<Actor> sessions) {
        var first = sessions.getFirst();
        State state = first.client.ask(new GetState());
        var truth = Loading.load(server, first.client, accounts.keySet());
        for (var session : sessions) {
            assertEquals(truth.picture(), session.copy.box.picture());
            assertEquals(state.pts(), session.copy.pts);
        }
        assertTrue(state.pts() >= first.copy.journal.highest());
        int unread = 0;
        for (long peer : truth.chats.keySet()) unread += truth.unread(peer);
        assertEquals(unread, state.unreadCount());
        for (var d : Loading.rows(server, first.client))
            assertEquals(truth.unread(Box.peer(d.peer())), d.unreadCount(), "unread of " + d);
    }

    /// Whether the store failed on purpose.
    boolean faulty() {
        return faulty;
    }

    static int number(Message message) {
        return Sends.number(message.message());
    }
}
