package heliograph.sync;

import heliograph.Client;
import heliograph.Client.Outcome;
import heliograph.Harness;
import heliograph.tl.TlFunction;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.updates.AnyDifference;
import heliograph.tl.api.updates.GetDifference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// One session of an account in the simulation: a client with a bad network, and its copy.
final class Actor {
    /// A query on its way, and what is to be done with its outcome.
    private static final class Pending {
        final TlFunction<?> query;
        final byte[] frame;
        final boolean repeats;
        final Consumer<Outcome> done;

        Pending(TlFunction<?> query, byte[] frame, boolean repeats, Consumer<Outcome> done) {
            this.query = query;
            this.frame = frame;
            this.repeats = repeats;
            this.done = done;
        }
    }

    final Harness server;
    final Client client;
    final Copy copy;

    /// Its copies of channels.
    final List<Follower> followers = new ArrayList<>();

    private final RandomGenerator random;
    private final Map<Long, Pending> pending = new LinkedHashMap<>();
    private final List<byte[]> late = new ArrayList<>();
    private boolean asking;

    /// Which difference is wanted: what was asked before is of no use any more.
    private int differences;

    /// Whether its copy must be loaded from the chat list on.
    boolean empty = true;

    /// Whether the session it had cannot be taken up again.
    boolean over;

    Actor(Harness server, Client client, Journal journal, RandomGenerator random) {
        this.server = server;
        this.client = client;
        this.random = random;
        this.copy = new Copy(client.id(), random.nextBoolean(), journal);
    }

    /// Whether one of so many cases is the one.
    boolean chance(int cases) {
        return random.nextInt(cases) == 0;
    }

    int pending() {
        return pending.size();
    }

    /// Sends a query; the network may hold it back, or bring it twice.
    ///
    /// @param repeats whether it is asked again when its outcome gets lost
    void ask(TlFunction<?> query, boolean repeats, Consumer<Outcome> done) {
        long id = client.prepare(query);
        var frame = client.seal(id, query);
        pending.put(id, new Pending(query, frame, repeats, done));
        int fate = random.nextInt(10);
        if (fate > 0) client.deliver(frame);
        if (fate < 2) late.add(frame);
    }

    /// Brings what was held back, in any order.
    void deliverLate() {
        while (!late.isEmpty()) client.deliver(late.remove(random.nextInt(late.size())));
    }

    /// Connects, in the session that was or in a new one.
    void connect(boolean fresh) {
        late.clear();
        var waiting = List.copyOf(pending.values());
        if (!fresh && !over) {
            client.connect();
            for (var one : waiting) client.deliver(one.frame);
            return;
        }
        client.begin();
        over = false;
        asking = false;
        differences++;
        copy.release();
        copy.behind = true;
        for (var follower : followers) follower.restarted();
        pending.clear();
        for (var one : waiting) if (one.repeats) ask(one.query, true, one.done);
    }

    /// Takes in frames, at most so many, and does what a client does then.
    ///
    /// @param lossy whether an update may get lost
    void receive(int frames, boolean lossy) {
        client.receive(frames);
        if (client.newSession()) copy.behind = true;
        for (var one : client.arrivals()) {
            if (one.updates() == null) answered(one.answerTo());
            else if (!lossy || random.nextInt(12) != 0) take(one.updates());
        }
    }

    /// Takes in what was pushed, or came as an answer.
    void take(AnyUpdates updates) {
        copy.take(updates);
        for (var follower : followers) follower.take(updates);
    }

    private void answered(long id) {
        var one = pending.remove(id);
        var outcome = client.take(id);
        if (one == null || outcome == null) return;
        boolean refused = outcome.code() == 500 && !outcome.error().equals("RANDOM_ID_DUPLICATE");
        if (refused || outcome.code() < 0) again(one);
        else one.done.accept(outcome);
    }

    private void again(Pending one) {
        if (one.repeats) ask(one.query, true, one.done);
    }

    /// Whether there is something that it missed.
    boolean lacks() {
        return copy.gap() || followers.stream().anyMatch(Follower::lacks);
    }

    /// Asks for what it missed.
    void catchUp() {
        if (!client.connected()) return;
        if (copy.gap()) catchUpAccount();
        for (var follower : followers) follower.catchUp();
    }

    private void catchUpAccount() {
        if (empty || asking) return;
        asking = true;
        copy.hold();
        Integer slice = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : null;
        Integer total = random.nextInt(8) == 0 ? 1 + random.nextInt(30) : null;
        int number = differences;
        ask(
                new GetDifference(copy.pts(), slice, total, copy.date, 0, null),
                true,
                outcome -> {
                    if (number == differences) caughtUp(outcome);
                });
    }

    void loaded(Box box, int pts, int date) {
        differences++;
        asking = false;
        empty = false;
        copy.release();
        copy.loaded(box, pts, date);
    }

    private void caughtUp(Outcome outcome) {
        asking = false;
        var difference = (AnyDifference) outcome.got();
        for (var follower : followers) follower.take(difference);
        if (!empty)
            switch (copy.take(difference)) {
                case DONE -> {}
                case MORE -> copy.behind = true;
                case RELOAD -> empty = true;
            }
        copy.release();
    }
}
