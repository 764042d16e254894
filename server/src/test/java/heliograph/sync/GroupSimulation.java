package heliograph.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.peers.PeerId;
import heliograph.tl.api.AnyInputUser;
import heliograph.tl.api.Channel;
import heliograph.tl.api.ChannelParticipantsRecent;
import heliograph.tl.api.Chat;
import heliograph.tl.api.ChatFull;
import heliograph.tl.api.ChatParticipants;
import heliograph.tl.api.InputChannel;
import heliograph.tl.api.InputUser;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageActionChannelMigrateFrom;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.channels.GetParticipants;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.CreateChat;
import heliograph.tl.api.messages.GetFullChat;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.updates.GetState;
import heliograph.tl.api.updates.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// People in a basic group who come and go and throw each other out, until it becomes a supergroup.
final class GroupSimulation {
    private static final String[] PHONES = {"9996620001", "9996630002", "9996640003", "9996650004"};

    /// In milliseconds.
    private static final int LONGEST_PAUSE = 3_000;

    /// What one meets in a group that one was thrown out of, or that is closed.
    private static final Set<String> MET =
            Set.of("CHAT_WRITE_FORBIDDEN", "CHAT_ADMIN_REQUIRED", "MESSAGE_DELETE_FORBIDDEN");

    private final Stage stage;
    private final Sends sends = new Sends();
    private final long group;
    private final Acts talk;
    private final GroupActs acts;

    GroupSimulation(long seed) {
        stage = new Stage(seed, LONGEST_PAUSE);
        int people = 3 + stage.random.nextInt(2);
        for (int i = 0; i < people; i++) {
            int sessions = 1 + stage.random.nextInt(2);
            for (int j = 0; j < sessions; j++) stage.join(PHONES[i]);
        }
        var all = List.copyOf(stage.accounts.keySet());
        var creator = stage.actors.getFirst().client;
        var others = new ArrayList<AnyInputUser>();
        for (long user : all.subList(1, all.size()))
            others.add(new InputUser(user, stage.server.hash(creator, PeerId.user(user))));
        var made = creator.ask(new CreateChat(others, "Circle", null));
        group = ((Chat) ((Updates) made.updates()).chats().getFirst()).id();
        stage.known.add(peer());
        var peers = List.of(peer());
        talk = new Acts(stage.server, stage.random, sends, peers, MET);
        acts = new GroupActs(stage.server, stage.random, all, group);
        stage.server.watch(acts::look);
    }

    private long peer() {
        return PeerId.chat(group).marked();
    }

    /// Runs it to its end and checks everything.
    ///
    /// @return whether the store failed on purpose
    boolean run(int rounds) {
        stage.play(
                rounds,
                actor -> {
                    if (stage.random.nextInt(3) == 0) acts.one(actor);
                    else talk.one(actor);
                });
        stage.end();
        for (var sessions : stage.accounts.values()) check(sessions);
        agree();
        members();
        if (acts.successor() != 0) successor(acts.successor());
        stage.server.close();
        return stage.faulty;
    }

    private void check(List<Actor> sessions) {
        var first = sessions.getFirst();
        State state = first.client.ask(new GetState());
        var truth = Loading.load(stage.server, first.client, stage.known);
        for (var session : sessions) {
            assertEquals(truth.picture(), session.copy.box.picture());
            assertEquals(state.pts(), session.copy.pts());
        }
        assertTrue(state.pts() >= first.copy.journal.highest());
        assertEquals(truth.unread(peer()), unread(first));
    }

    private int unread(Actor actor) {
        for (var d : Loading.rows(stage.server, actor.client))
            if (Box.peer(d.peer()) == peer()) return d.unreadCount();
        return 0;
    }

    /// Those who were in it all the time have the same, but for what each has deleted for itself
    /// alone; and what one of them wrote, in the order in which it was written.
    private void agree() {
        var order = new ArrayList<List<String>>();
        for (var sessions : stage.accounts.values()) {
            if (!acts.stayed(sessions.getFirst().client.id())) continue;
            var said = new ArrayList<Message>();
            var numbers = new TreeSet<Integer>();
            for (var m : sessions.getFirst().copy.box.messages.values()) {
                int number = m.fwdFrom() == null ? Simulation.number(m) : 0;
                if (number == 0) continue;
                said.add(m);
                assertTrue(numbers.add(number), () -> "twice: " + m);
            }
            var lines = new ArrayList<String>();
            for (long author : stage.accounts.keySet())
                for (var m : said)
                    if (new PeerUser(author).equals(m.fromId()))
                        lines.add(m.message() + " at " + m.date());
            order.add(lines);
        }
        for (var one : order)
            for (var other : order) {
                var common = new ArrayList<>(one);
                common.retainAll(other);
                var also = new ArrayList<>(other);
                also.retainAll(one);
                assertEquals(common, also, "the order of the boxes");
            }
    }

    private void members() {
        var members = new TreeSet<Long>();
        for (var member : acts.now().members()) members.add(member.user());
        for (var sessions : stage.accounts.values()) {
            var client = sessions.getFirst().client;
            if (!members.contains(client.id())) continue;
            var answer = client.ask(new GetFullChat(group));
            var card = (Chat) answer.chats().getFirst();
            var full = (ChatFull) answer.fullChat();
            var seen = new TreeSet<Long>();
            for (var one : ((ChatParticipants) full.participants()).participants())
                seen.add(
                        switch (one) {
                            case heliograph.tl.api.ChatParticipant p -> p.userId();
                            case heliograph.tl.api.ChatParticipantAdmin p -> p.userId();
                            case heliograph.tl.api.ChatParticipantCreator p -> p.userId();
                        });
            assertEquals(members, seen);
            assertEquals(members.size(), card.participantsCount());
        }
    }

    /// Everyone who was in the group is in the supergroup, and was told so once.
    private void successor(long id) {
        var members = new TreeSet<Long>();
        for (var member : acts.now().members()) members.add(member.user());
        for (var sessions : stage.accounts.values()) {
            var actor = sessions.getFirst();
            if (!members.contains(actor.client.id())) continue;
            var hash = stage.server.hash(actor.client, PeerId.channel(id));
            var named = new InputChannel(id, hash);
            var card = (Channel) actor.client.ask(new GetFullChannel(named)).chats().getFirst();
            assertEquals(members.size(), card.participantsCount());
            var page =
                    (heliograph.tl.api.channels.ChannelParticipants)
                            actor.client.ask(
                                    new GetParticipants(
                                            named, new ChannelParticipantsRecent(), 0, 100, 0));
            var seen = new TreeSet<Long>();
            for (var one : page.participants()) seen.add(Audit.user(one));
            assertEquals(members, seen);
            var peer = stage.server.peer(actor.client, PeerId.channel(id).marked());
            var history =
                    (ChannelMessages) actor.client.ask(new GetHistory(peer, 0, 0, 0, 100, 0, 0, 0));
            var first = (MessageService) history.messages().getLast();
            assertTrue(first.action() instanceof MessageActionChannelMigrateFrom);
            assertEquals(1, history.messages().size());
            long told =
                    actor.copy.box.messages.values().stream()
                            .filter(m -> m.message().contains("MigrateTo"))
                            .count();
            assertTrue(told <= 1, "told twice");
        }
    }
}
