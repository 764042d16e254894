package heliograph.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.peers.PeerId;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.Message;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.api.PublicForwardMessage;
import heliograph.tl.api.UpdateMessageID;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.DeleteMessages;
import heliograph.tl.api.channels.UpdateUsername;
import heliograph.tl.api.messages.ForwardMessages;
import heliograph.tl.api.messages.GetMessagesViews;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.stats.GetMessagePublicForwards;
import heliograph.tl.api.stats.PublicForwards;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Where a post was forwarded to.
class ForwardsTest {
    private final Community town = new Community(1, true);
    private final Client bob = town.member();
    private final int post = post();

    @AfterEach
    void close() {
        town.close();
    }

    private int post() {
        var peer = town.peer(town.owner);
        return sent(
                town.owner.ask(
                        SendMessage.builder().peer(peer).message("news").randomId(7).build()));
    }

    private static int sent(Object answer) {
        for (var update : ((Updates) answer).updates())
            if (update instanceof UpdateMessageID told) return told.id();
        throw new AssertionError("nothing was sent: " + answer);
    }

    private InputPeer peer(Client client, long channel) {
        return new InputPeerChannel(channel, town.server.hash(client, PeerId.channel(channel)));
    }

    private int forward(InputPeer to, long random) {
        var query =
                ForwardMessages.builder()
                        .fromPeer(town.peer(bob))
                        .id(List.of(post))
                        .randomId(List.of(random))
                        .toPeer(to)
                        .build();
        int id = sent(bob.ask(query));
        town.server.run();
        return id;
    }

    private long made(String name) {
        long channel = Community.made(bob, true, name);
        if (!name.isEmpty()) bob.ask(new UpdateUsername(town.named(bob, channel), name));
        return channel;
    }

    private PublicForwards page(String offset, int limit) {
        return town.owner.ask(
                new GetMessagePublicForwards(town.named(town.owner), post, offset, limit));
    }

    private static List<Integer> ids(PublicForwards page) {
        var ids = new ArrayList<Integer>();
        for (var one : page.forwards())
            ids.add(((Message) ((PublicForwardMessage) one).message()).id());
        return ids;
    }

    private int counted() {
        var views = bob.ask(new GetMessagesViews(town.peer(bob), List.of(post), false));
        var forwards = views.views().getFirst().forwards();
        return forwards == null ? 0 : forwards;
    }

    @Test
    void theOnesThatEveryoneCanSeeAreListed() {
        long open = made("open_news");
        long closed = Community.made(bob, true, "Closed");
        forward(peer(bob, closed), 1);
        forward(new InputPeerSelf(), 2);
        int first = forward(peer(bob, open), 3);
        int second = forward(peer(bob, open), 4);
        int third = forward(peer(bob, open), 5);
        assertEquals(5, counted());
        var all = page("", 100);
        assertEquals(List.of(first, second, third), ids(all));
        assertEquals(3, all.count());
        assertNull(all.nextOffset());
        var copy = (Message) ((PublicForwardMessage) all.forwards().getFirst()).message();
        assertEquals(new PeerChannel(open), copy.peerId());
        assertEquals(open, Community.card(all.chats()).id());

        var begun = page("", 2);
        assertEquals(List.of(first, second), ids(begun));
        var next = begun.nextOffset();
        if (next == null) throw new AssertionError("no second page");
        assertEquals(List.of(third), ids(page(next, 2)));
        bob.ask(new DeleteMessages(town.named(bob, open), List.of(first)));
        assertEquals(List.of(second, third), ids(page("", 100)));
        bob.ask(new UpdateUsername(town.named(bob, open), ""));
        assertEquals(List.of(), ids(page("", 100)));
    }

    /// A client that did not get the answer repeats the query.
    @Test
    void aForwardThatIsRepeatedCountsOnce() {
        long open = made("open_news");
        int id = forward(peer(bob, open), 9);
        assertEquals(id, forward(peer(bob, open), 9));
        assertEquals(1, counted());
        assertEquals(List.of(id), ids(page("", 100)));
    }

    @Test
    void onlyAdminsAsk() {
        bob.refused(
                "CHAT_ADMIN_REQUIRED", new GetMessagePublicForwards(town.named(bob), post, "", 10));
        var named = town.named(town.owner);
        town.owner.refused(
                "MESSAGE_ID_INVALID", new GetMessagePublicForwards(named, 4_000, "", 10));
        for (var foreign : List.of("x", "1:", ":1", "1:1:1", "-1:2"))
            town.owner.refused(
                    "OFFSET_INVALID", new GetMessagePublicForwards(named, post, foreign, 10));
    }
}
