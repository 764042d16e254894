package heliograph.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.api.Message;
import heliograph.tl.api.updates.GetState;
import heliograph.tl.api.updates.State;
import java.util.List;
import java.util.Set;

/// People who write to each other. In the end all of it must agree.
final class Simulation {
    private static final String[] PHONES = {"9996620001", "9996630002", "9996640003"};

    private final Stage stage;
    private final Sends sends = new Sends();
    private final Acts acts;

    Simulation(long seed) {
        stage = new Stage(seed, 3_000);
        int people = 2 + stage.random.nextInt(2);
        for (int i = 0; i < people; i++) {
            int sessions = 1 + stage.random.nextInt(3);
            for (int j = 0; j < sessions; j++) stage.join(PHONES[i]);
        }
        var peers = List.copyOf(stage.accounts.keySet());
        acts = new Acts(stage.server, stage.random, sends, peers, Set.of());
    }

    /// Runs it to its end and checks everything.
    ///
    /// @return whether the store failed on purpose
    boolean run(int rounds) {
        stage.play(rounds, acts::one);
        stage.end();
        stage.accounts.values().forEach(this::check);
        new Agreement(stage.accounts, sends).check();
        stage.server.close();
        return stage.faulty;
    }

    private void check(List<Actor> sessions) {
        var first = sessions.getFirst();
        State state = first.client.ask(new GetState());
        var truth = Loading.load(stage.server, first.client, stage.accounts.keySet());
        for (var session : sessions) {
            assertEquals(truth.picture(), session.copy.box.picture());
            assertEquals(state.pts(), session.copy.pts());
        }
        assertTrue(state.pts() >= first.copy.journal.highest());
        int unread = 0;
        for (long peer : truth.chats.keySet()) unread += truth.unread(peer);
        assertEquals(unread, state.unreadCount());
        for (var d : Loading.rows(stage.server, first.client))
            assertEquals(truth.unread(Box.peer(d.peer())), d.unreadCount(), "unread of " + d);
    }

    static int number(Message message) {
        return Sends.number(message.message());
    }
}
