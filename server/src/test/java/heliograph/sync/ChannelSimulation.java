package heliograph.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.channels.AdminRights;
import heliograph.peers.PeerId;
import heliograph.sync.ChannelActs.Town;
import heliograph.sync.Sends.Sent;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Channel;
import heliograph.tl.api.ChatInviteExported;
import heliograph.tl.api.Dialog;
import heliograph.tl.api.InputUser;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.CreateChannel;
import heliograph.tl.api.channels.EditAdmin;
import heliograph.tl.api.channels.InviteToChannel;
import heliograph.tl.api.messages.ExportChatInvite;
import heliograph.tl.api.updates.GetState;
import heliograph.tl.api.updates.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// People in a channel or a supergroup who act against each other. Nobody does what it may not, and
/// in the end everyone sees the same.
final class ChannelSimulation {
    private static final String[] PHONES = {
        "9996620001", "9996630002", "9996640003", "9996650004", "9996660005"
    };

    /// In milliseconds: bans end while it goes on.
    private static final int LONGEST_PAUSE = 20_000;

    private final Stage stage;
    private final Sends sends = new Sends();
    private final Journal journal = new Journal();
    private final Town town;
    private final ChannelActs acts;

    ChannelSimulation(long seed) {
        stage = new Stage(seed, LONGEST_PAUSE);
        int people = 3 + stage.random.nextInt(3);
        for (int i = 0; i < people; i++) {
            int sessions = 1 + stage.random.nextInt(2);
            for (int j = 0; j < sessions; j++) stage.join(PHONES[i]);
        }
        var all = List.copyOf(stage.accounts.keySet());
        boolean broadcast = stage.random.nextBoolean();
        boolean forum = !broadcast && stage.random.nextBoolean();
        town = found(stage.actors.getFirst().client, broadcast, forum);
        for (var actor : stage.actors)
            actor.followers.add(new Follower(actor, town.channel(), journal, this::heard));
        stage.server.watch(town.audit()::look);
        settle(all);
        acts = new ChannelActs(stage.server, stage.random, sends, all, town);
    }

    private Town found(Client creator, boolean broadcast, boolean forum) {
        var query =
                CreateChannel.builder()
                        .broadcast(broadcast)
                        .megagroup(!broadcast)
                        .forum(forum)
                        .title("Town")
                        .about("")
                        .build();
        var card = (Channel) ((Updates) creator.ask(query)).chats().getFirst();
        var peer = stage.server.peer(creator, PeerId.channel(card.id()).marked());
        var link = (ChatInviteExported) creator.ask(ExportChatInvite.builder().peer(peer).build());
        var law =
                new Law(
                        broadcast,
                        false,
                        creator.id(),
                        card.defaultBannedRights() == null
                                ? Law.NOTHING
                                : card.defaultBannedRights(),
                        Map.of(creator.id(), new Law.Person(true, null, 0, null)));
        var hash = link.link().substring(link.link().lastIndexOf('+') + 1);
        return new Town(card.id(), hash, new Audit(stage.server, card.id(), law), forum);
    }

    /// The first people come in; some of them are admins.
    private void settle(List<Long> people) {
        var creator = stage.actors.getFirst();
        var named = creator.followers.getFirst().named();
        for (long user : people) {
            int as = stage.random.nextInt(5);
            if (user == creator.client.id() || as == 0) continue;
            var input = new InputUser(user, stage.server.hash(creator.client, PeerId.user(user)));
            creator.client.ask(new InviteToChannel(named, List.of(input)));
            if (as > 2) creator.client.ask(new EditAdmin(named, input, AdminRights.ALL, ""));
        }
    }

    /// Nobody hears of what was said while it was out, and has stayed out.
    private void heard(long account, AnyMessage message) {
        int id = Box.plain(message).id();
        var post = town.audit().post(id);
        if (post == null) return; // founded with it
        if (!town.audit().ever(post.version(), 0, (law, now) -> law.mayLook(account, now)))
            throw new AssertionError(account + " heard " + message);
    }

    /// Runs it to its end and checks everything.
    ///
    /// @return whether the store failed on purpose
    boolean run(int rounds) {
        stage.play(rounds, acts::one);
        stage.end();
        stage.epilogue(() -> acts.decree(stage.actors.getFirst()));
        var recount = new Recount(stage, town);
        stage.accounts.forEach(this::check);
        recount.check();
        agree();
        stage.server.close();
        return stage.faulty;
    }

    private void check(long account, List<Actor> sessions) {
        int now = (int) stage.server.clock.instant().getEpochSecond();
        var first = sessions.getFirst().followers.getFirst();
        var truth = first.fresh();
        var law = town.audit().law();
        assertEquals(law.in(account), truth != null, account + " under " + law);
        for (var session : sessions) {
            var copy = session.followers.getFirst();
            if (truth == null) assertEquals("out", copy.copy().picture(now));
            else {
                assertEquals(truth.copy().picture(now), copy.copy().picture(now));
                assertEquals(truth.pts(), copy.pts());
            }
        }
        var client = sessions.getFirst().client;
        int unread = 0;
        boolean listed = false;
        for (Dialog d : Loading.rows(stage.server, client)) {
            if (Box.peer(d.peer()) != PeerId.channel(town.channel()).marked()) {
                unread += d.unreadCount();
                continue;
            }
            assertTrue(truth != null, "in the list of one who is out");
            listed = true;
            assertEquals(unread(client, truth), d.unreadCount());
            assertEquals(truth.pts(), d.pts());
        }
        assertEquals(truth != null && !truth.copy().messages.isEmpty(), listed);
        // Channels are not in it: what is unread there is counted when their rows are asked for.
        State state = client.ask(new GetState());
        assertEquals(unread, state.unreadCount());
    }

    private int unread(Client client, Follower.Fresh truth) {
        if (!town.forum()) return truth.copy().unread();
        var peer = stage.server.peer(client, PeerId.channel(town.channel()).marked());
        return new TopicRecount(client, peer, town.audit().topics()).unread();
    }

    /// What was acknowledged is there once and in order, unless somebody deleted it.
    private void agree() {
        var audit = town.audit();
        assertTrue(journal.highest() <= audit.pts());
        var acknowledged = new ArrayList<Sent>();
        for (var sent : sends.all()) if (sent.acknowledged != 0) acknowledged.add(sent);
        acknowledged.sort(Comparator.comparingInt(sent -> sent.acknowledged));
        var last = new HashMap<Long, Sent>();
        for (var sent : acknowledged) {
            assertEquals(sent.id, audit.id(sent.number), "message " + sent.number);
            var before = last.put(sent.from, sent);
            if (before != null && before.acknowledged < sent.issued)
                assertTrue(before.id < sent.id, "order of sends");
        }
    }
}
