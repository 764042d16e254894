package heliograph.mtproto.session;

import static heliograph.mtproto.session.TestClient.tl;

import heliograph.tl.TlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// One seeded run: a client asks and a server answers and pushes over connections that deliver some
/// packets late, twice, out of order or not at all, and break. The client repeats what it has no
/// answer to in a container, and acknowledges what it got.
final class Simulation {
    private static final int ROUNDS = 150;

    private final SplittableRandom random;
    private final TestServer server;
    private final TestClient client;
    private final Map<Long, TestClient.Out> open = new TreeMap<>();
    private final List<Long> acks = new ArrayList<>();
    private final Set<Long> seen = new TreeSet<>();
    private final List<byte[]> up = new ArrayList<>();
    private final List<byte[]> down = new ArrayList<>();
    private final List<TestServer.Query> running = new ArrayList<>();
    private int executions;
    private int covered;

    final Set<Integer> asked = new TreeSet<>();
    final Set<Integer> executed = new TreeSet<>();
    final Set<Integer> answers = new TreeSet<>();
    final Set<Integer> pushed = new TreeSet<>();
    final Set<Integer> updates = new TreeSet<>();

    /// Codes of refusals that were neither for a repeated container nor for one too late to tell.
    final Set<Integer> refusals = new TreeSet<>();

    int repeats;

    Simulation(long seed, SessionLimits limits) {
        random = new SplittableRandom(seed);
        server = new TestServer(limits);
        client = server.client();
    }

    void run() {
        for (int round = 0; round < ROUNDS; round++) step(true);
        // In the end the connection is good, and everything must come to rest.
        for (int round = 0; round < 12; round++) {
            reconnect();
            repeatQueries();
            for (int i = 0; i < 6; i++) step(false);
        }
        if (executions != executed.size()) executed.add(-1);
        // An updatesTooLong stands for all updates before it.
        for (int number : pushed) if (number < covered) updates.add(number);
    }

    private void step(boolean bad) {
        server.pass(random.nextInt(1, 400));
        if (bad) act();
        move(up, bad, this::toServer);
        while (!server.queries.isEmpty()) execute(server.queries.removeFirst());
        for (int i = running.size() - 1; i >= 0; i--) if (chance(bad ? 60 : 100)) answer(i);
        down.addAll(client.link.frames);
        client.link.frames.clear();
        move(down, bad, this::toClient);
        if (!acks.isEmpty() && chance(bad ? 50 : 100)) acknowledge();
    }

    private void act() {
        if (chance(50)) ask();
        if (chance(30) && !server.opened.isEmpty()) push();
        if (chance(5)) reconnect();
        if (chance(10)) repeatQueries();
        if (chance(10)) up.add(client.seal(client.ping(random.nextLong())));
    }

    private void ask() {
        int number = 1000 + asked.size();
        asked.add(number);
        var query = client.query(number);
        open.put(query.id(), query);
        up.add(client.seal(query));
    }

    private void push() {
        int number = 1_000_000 + pushed.size();
        pushed.add(number);
        server.opened.getFirst().push(tl(w -> w.int32(number)));
    }

    private void execute(TestServer.Query query) {
        executed.add(query.constructor());
        executions++;
        running.add(query);
    }

    private void answer(int index) {
        var query = running.remove(index);
        query.session().answer(query.msgId(), tl(w -> w.int32(query.constructor())));
    }

    private void reconnect() {
        up.clear();
        down.clear();
        client.reconnect();
        up.add(client.seal(client.ping(1)));
    }

    private void repeatQueries() {
        if (open.isEmpty()) return;
        var again = open.values().toArray(TestClient.Out[]::new);
        repeats += again.length;
        up.add(client.seal(client.container(again)));
    }

    private void acknowledge() {
        up.add(client.seal(client.ack(acks.stream().mapToLong(id -> id).toArray())));
        acks.clear();
    }

    /// Delivers some of what is on the way.
    private void move(List<byte[]> packets, boolean bad, Consumer<byte[]> to) {
        for (int count = packets.size(); count > 0 && !packets.isEmpty(); count--) {
            if (bad && chance(20)) continue;
            int at = bad && chance(30) ? random.nextInt(packets.size()) : 0;
            var packet = packets.get(at);
            if (!bad || !chance(10)) packets.remove(at);
            if (!bad || !chance(10)) to.accept(packet);
        }
    }

    private void toServer(byte[] packet) {
        server.sessions.receive(client.link, packet, 0, packet.length, false, server.now);
    }

    private void toClient(byte[] packet) {
        for (var in : client.open(packet)) {
            if ((in.seqno() & 1) == 1) acks.add(in.id());
            if (!seen.add(in.id())) continue;
            switch (in.constructor()) {
                case Wire.RPC_RESULT -> answered(in.fields());
                case Wire.BAD_MSG_NOTIFICATION -> {
                    int code = MessageIdsTest.code(in);
                    if (code != 19) refusals.add(code);
                }
                case Wire.UPDATES_TOO_LONG -> covered = 1_000_000 + pushed.size();
                case Wire.NEW_SESSION_CREATED, Wire.MSGS_ACK, Wire.PONG -> {}
                default -> updates.add(in.constructor());
            }
        }
    }

    private void answered(TlReader fields) {
        open.remove(fields.int64());
        answers.add(fields.int32());
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
