package heliograph.sync;

import heliograph.Harness;
import heliograph.store.StoreException;
import heliograph.store.engine.Faults;
import heliograph.store.engine.FaultyEngine;
import heliograph.tl.api.updates.GetState;
import heliograph.tl.api.updates.State;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// A few people with a few devices each, on bad networks, and a server that fails and is killed;
/// the whole course follows from the seed. What the people do, others say.
final class Stage {
    private static final Logger LOG = System.getLogger(Stage.class.getName());
    private static final Faults FAULTS =
            new Faults(0.02, 0.02, 0.01, 0.02, 0.005, 0.005, 0.005, 0, 0.002, 3);

    private static final int STARTS_MAX = 100;

    final SplittableRandom random;
    final Harness server;

    /// Whether the store fails on purpose.
    final boolean faulty;

    final Map<Long, List<Actor>> accounts = new LinkedHashMap<>();
    final List<Actor> actors = new ArrayList<>();

    /// Whom everyone may write to, as [heliograph.peers.PeerId] marks them.
    final Set<Long> known = new LinkedHashSet<>();

    private final int longest;
    private final Map<Long, Journal> journals = new HashMap<>();

    /// @param longest milliseconds that pass at once
    Stage(long seed, int longest) {
        this.longest = longest;
        random = new SplittableRandom(seed);
        server = new Harness(seed);
        faulty = random.nextInt(3) == 0;
    }

    /// Signs someone in, once more.
    Actor join(String phone) {
        var client = server.client(phone);
        var journal = journals.computeIfAbsent(client.id(), _ -> new Journal());
        var actor = new Actor(server, client, journal, random);
        accounts.computeIfAbsent(client.id(), _ -> new ArrayList<>()).add(actor);
        actors.add(actor);
        known.add(client.id());
        return actor;
    }

    /// Lets people act, and the world be as it is.
    void play(int rounds, Consumer<Actor> act) {
        server.faults(engine -> new FaultyEngine(engine, FAULTS, random.nextLong()));
        if (faulty) restart();
        for (int i = 0; i < rounds; i++)
            try {
                round(act);
            } catch (FaultyEngine.Crash crash) {
                restart();
            }
    }

    /// From here on nothing fails; every session comes to rest.
    void end() {
        server.faults(engine -> engine);
        restart();
        // What is over by now is cleared away.
        server.tick();
        server.run();
        for (var actor : actors) settle(actor);
        // What one session still had to do, another hears of.
        for (var actor : actors) settle(actor);
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

    private void round(Consumer<Actor> act) {
        var actor = actors.get(random.nextInt(actors.size()));
        switch (random.nextInt(24)) {
            case 0 -> actor.client.cut();
            case 1 -> actor.connect(random.nextBoolean());
            case 2 -> actor.deliverLate();
            case 3 -> server.clock.pass(Duration.ofMillis(random.nextInt(longest)));
            case 4 -> server.tick();
            case 5 -> {
                if (random.nextInt(12) == 0) restart();
            }
            case 6, 7, 8, 9, 10 -> {
                for (int i = random.nextInt(6); i > 0; i--) server.steps().runOne(random);
            }
            case 11, 12, 13, 14 -> actor.receive(1 + random.nextInt(5), true);
            case 15 -> {
                if (actor.lacks()) actor.catchUp();
            }
            default -> {
                if (!actor.client.connected()) actor.connect(false);
                load(actor);
                if (actor.lacks() && random.nextInt(4) == 0) actor.catchUp();
                if (actor.pending() < 6) act.accept(actor);
            }
        }
    }

    /// Loads what the session has no copy of.
    private void load(Actor actor) {
        if (actor.empty) loadAccount(actor);
        for (var follower : actor.followers) follower.load();
    }

    private void loadAccount(Actor actor) {
        State state = null;
        for (int i = 0; state == null && i < 100; i++)
            state = (State) actor.client.outcome(new GetState()).answer();
        // What came before that is older than what is asked for now.
        actor.receive(Integer.MAX_VALUE, true);
        if (state == null) throw new AssertionError("no state");
        var box = Loading.load(server, actor.client, known);
        actor.loaded(box, state.pts(), state.date());
    }

    /// One thing more, which the first session does: some hear of it as it happens, the others when
    /// they come back.
    void epilogue(Runnable last) {
        for (var actor : actors.subList(1, actors.size()))
            if (random.nextBoolean()) actor.client.cut();
        last.run();
        for (var actor : actors) {
            if (!actor.client.connected()) actor.connect(true);
            rest(actor);
        }
    }

    private void settle(Actor actor) {
        actor.connect(true);
        rest(actor);
    }

    /// Lets a session come to rest: all that it asked is answered, all that it missed is fetched.
    private void rest(Actor actor) {
        for (int i = 0; i < 500; i++) {
            actor.deliverLate();
            server.run();
            actor.receive(Integer.MAX_VALUE, false);
            load(actor);
            if (actor.lacks()) actor.catchUp();
            else if (actor.pending() == 0) return;
        }
        throw new AssertionError("does not come to rest");
    }
}
