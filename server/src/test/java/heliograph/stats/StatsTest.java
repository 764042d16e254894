package heliograph.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.tl.TlFunction;
import heliograph.tl.api.AnyStatsGraph;
import heliograph.tl.api.ChannelFull;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.PostInteractionCountersMessage;
import heliograph.tl.api.StatsGraph;
import heliograph.tl.api.StatsGraphAsync;
import heliograph.tl.api.StatsGraphError;
import heliograph.tl.api.StatsGroupTopInviter;
import heliograph.tl.api.StatsGroupTopPoster;
import heliograph.tl.api.UpdateMessageID;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.DeleteMessages;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.channels.LeaveChannel;
import heliograph.tl.api.messages.GetMessagesViews;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.stats.BroadcastStats;
import heliograph.tl.api.stats.GetBroadcastStats;
import heliograph.tl.api.stats.GetMegagroupStats;
import heliograph.tl.api.stats.GetMessageStats;
import heliograph.tl.api.stats.LoadAsyncGraph;
import heliograph.tl.api.stats.MegagroupStats;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatsTest {
    private long number;

    private int say(Community town, Client by, String text) {
        var query =
                SendMessage.builder().peer(town.peer(by)).message(text).randomId(++number).build();
        for (var update : ((Updates) by.ask(query)).updates())
            if (update instanceof UpdateMessageID told) return told.id();
        throw new AssertionError("nothing was sent");
    }

    private static BroadcastStats broadcast(Community town) {
        return town.owner.ask(new GetBroadcastStats(false, town.named(town.owner)));
    }

    private static MegagroupStats group(Community town) {
        return town.owner.ask(new GetMegagroupStats(false, town.named(town.owner)));
    }

    private static void look(Community town, Client by, int id) {
        by.ask(new GetMessagesViews(town.peer(by), List.of(id), true));
    }

    private static String refused(Client by, TlFunction<?> query) {
        var outcome = by.outcome(query);
        if (!outcome.failed()) throw new AssertionError("went through: " + query);
        return outcome.code() + " " + outcome.error();
    }

    private static String json(AnyStatsGraph graph) {
        return assertInstanceOf(StatsGraph.class, graph).json().data();
    }

    @Test
    void viewsAreCountedForEachPost() {
        try (var town = new Community(1, true)) {
            var ada = town.member();
            var bob = town.member();
            int first = say(town, town.owner, "one");
            say(town, town.owner, "two");
            look(town, ada, first);
            look(town, ada, first);
            look(town, bob, first);
            var stats = broadcast(town);
            // A post is counted as seen by who wrote it.
            assertEquals(2.0, stats.viewsPerPost().current());
            var counted =
                    (PostInteractionCountersMessage) stats.recentPostsInteractions().getLast();
            assertEquals(first, counted.msgId());
            assertEquals(3, counted.views());
            assertEquals(3, stats.followers().current());
            assertTrue(json(stats.interactionsGraph()).contains("\"Views\""));
            var one = town.owner.ask(new GetMessageStats(false, town.named(town.owner), first));
            assertTrue(json(one.viewsGraph()).contains(",2]"), json(one.viewsGraph()));
            assertEquals(
                    "400 MESSAGE_ID_INVALID",
                    refused(town.owner, new GetMessageStats(false, town.named(town.owner), 4_000)));
        }
    }

    @Test
    void viewsOfAPostAreTheirDays() {
        try (var town = new Community(2, true)) {
            var ada = town.member();
            var bob = town.member();
            int post = say(town, town.owner, "one");
            look(town, ada, post);
            town.server.clock.pass(Duration.ofDays(2));
            look(town, bob, post);
            var stats = town.owner.ask(new GetMessageStats(false, town.named(town.owner), post));
            assertTrue(json(stats.viewsGraph()).contains("[\"y0\",1,0,1]"));
        }
    }

    @Test
    void aGroupsPeopleAreCounted() {
        try (var town = new Community(3, false)) {
            var ada = town.member();
            var bob = town.member();
            say(town, ada, "four");
            int gone = say(town, ada, "gone");
            say(town, ada, "sixsix");
            say(town, bob, "x");
            town.owner.ask(new DeleteMessages(town.named(town.owner), List.of(gone)));
            var stats = group(town);
            assertEquals(3, stats.messages().current());
            assertEquals(2, stats.posters().current());
            assertEquals(3, stats.members().current());
            assertEquals(0, stats.members().previous());
            assertEquals(
                    List.of(
                            new StatsGroupTopPoster(ada.id(), 2, 5),
                            new StatsGroupTopPoster(bob.id(), 1, 1)),
                    stats.topPosters());
            assertEquals(
                    List.of(new StatsGroupTopInviter(town.owner.id(), 2)), stats.topInviters());
            assertEquals(1, stats.topAdmins().getFirst().deleted());
            assertEquals(3, stats.users().size());
        }
    }

    @Test
    void aPeriodIsComparedWithTheOneBefore() {
        try (var town = new Community(4, false)) {
            var ada = town.member();
            say(town, ada, "before");
            town.server.clock.pass(Duration.ofDays(Tally.PERIOD));
            say(town, ada, "now");
            say(town, ada, "now");
            ada.ask(new LeaveChannel(town.named(ada)));
            var stats = group(town);
            assertEquals(2, stats.messages().current());
            assertEquals(1, stats.messages().previous());
            assertEquals(1, stats.members().current());
            assertEquals(2, stats.members().previous());
            assertTrue(json(stats.membersGraph()).contains("\"Left\""));
            town.server.clock.pass(Duration.ofDays(Tally.DAYS));
            assertInstanceOf(StatsGraphError.class, group(town).messagesGraph());
        }
    }

    @Test
    void countsSurviveARestart() {
        try (var town = new Community(5, true)) {
            var ada = town.member();
            int post = say(town, town.owner, "one");
            look(town, ada, post);
            var before = broadcast(town);
            town.server.restart();
            town.owner.begin();
            assertEquals(before, broadcast(town));
        }
    }

    @Test
    void someGraphsAreLoadedByThemselves() {
        try (var town = new Community(6, false)) {
            var ada = town.member();
            say(town, ada, "x");
            var token = ((StatsGraphAsync) group(town).topHoursGraph()).token();
            assertTrue(
                    json(town.owner.ask(new LoadAsyncGraph(token, null))).contains("\"Messages\""));
            assertEquals("403 CHAT_ADMIN_REQUIRED", refused(ada, new LoadAsyncGraph(token, null)));
            assertEquals(
                    "400 GRAPH_INVALID_RELOAD",
                    refused(town.owner, new LoadAsyncGraph("hours.x.1", null)));
            assertEquals(
                    "400 GRAPH_INVALID_RELOAD",
                    refused(town.owner, new LoadAsyncGraph("hours.999999.1", null)));
            town.server.clock.pass(Duration.ofDays(1));
            assertEquals(
                    "400 GRAPH_OUTDATED_RELOAD",
                    refused(town.owner, new LoadAsyncGraph(token, null)));
        }
    }

    @Test
    void onlyThoseWhoRunAChannelSeeItsNumbers() {
        try (var town = new Community(7, false)) {
            var ada = town.member();
            var admin = town.admin(ChatAdminRights.builder().pinMessages(true).build());
            assertEquals(
                    "403 CHAT_ADMIN_REQUIRED",
                    refused(ada, new GetMegagroupStats(false, town.named(ada))));
            admin.ask(new GetMegagroupStats(false, town.named(admin)));
            assertEquals(
                    "400 BROADCAST_REQUIRED",
                    refused(admin, new GetBroadcastStats(false, town.named(admin))));
            var stranger = town.person();
            assertEquals(
                    "400 CHANNEL_PRIVATE",
                    refused(stranger, new GetMegagroupStats(false, town.named(stranger))));
            assertTrue(full(town, admin).canViewStats());
            assertEquals(false, full(town, ada).canViewStats());
        }
    }

    private static ChannelFull full(Community town, Client viewer) {
        return (ChannelFull) viewer.ask(new GetFullChannel(town.named(viewer))).fullChat();
    }
}
