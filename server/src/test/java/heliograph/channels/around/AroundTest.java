package heliograph.channels.around;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.tl.api.AnyChat;
import heliograph.tl.api.Channel;
import heliograph.tl.api.channels.GetChannelRecommendations;
import heliograph.tl.api.channels.GetInactiveChannels;
import heliograph.tl.api.channels.GetLeftChannels;
import heliograph.tl.api.channels.InviteToChannel;
import heliograph.tl.api.channels.JoinChannel;
import heliograph.tl.api.channels.LeaveChannel;
import heliograph.tl.api.channels.UpdateUsername;
import heliograph.tl.api.messages.AnyChats;
import heliograph.tl.api.messages.Chats;
import heliograph.tl.api.messages.ChatsSlice;
import heliograph.tl.api.messages.SendMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Left, quiet and similar channels.
final class AroundTest {
    private static List<Long> ids(AnyChats answer) {
        List<AnyChat> chats =
                switch (answer) {
                    case Chats all -> all.chats();
                    case ChatsSlice some -> some.chats();
                };
        return chats.stream().map(chat -> ((Channel) chat).id()).toList();
    }

    private static void open(Community town, long channel, String name) {
        town.owner.ask(new UpdateUsername(town.named(town.owner, channel), name));
    }

    private static void join(Community town, Client client, long channel) {
        client.ask(new JoinChannel(town.named(client, channel)));
    }

    @Test
    void whoLeftAChannelFindsItAgain() {
        try (var town = new Community(1, false)) {
            var member = town.member();
            assertTrue(ids(member.ask(new GetLeftChannels(0))).isEmpty());
            member.ask(new LeaveChannel(town.named(member)));
            town.server.run();
            town.server.restart();
            member.begin();
            assertEquals(List.of(town.channel), ids(member.ask(new GetLeftChannels(0))));
            assertTrue(ids(member.ask(new GetLeftChannels(1))).isEmpty());
            town.owner.begin();
            town.owner.ask(
                    new InviteToChannel(
                            town.named(town.owner), List.of(town.user(town.owner, member))));
            town.server.run();
            assertTrue(ids(member.ask(new GetLeftChannels(0))).isEmpty());
        }
    }

    @Test
    void aChannelIsQuietAfterAMonth() {
        try (var town = new Community(2, false)) {
            long other = Community.made(town.owner, true, "Other");
            town.server.clock.pass(AroundRpc.QUIET.minus(Duration.ofSeconds(1)));
            assertTrue(town.owner.ask(new GetInactiveChannels()).chats().isEmpty());
            var peer = town.peer(town.owner);
            town.owner.ask(SendMessage.builder().peer(peer).message("hi").randomId(1).build());
            town.server.clock.pass(Duration.ofSeconds(1));
            var quiet = town.owner.ask(new GetInactiveChannels());
            assertEquals(1, quiet.dates().size());
            assertEquals(other, ((Channel) quiet.chats().getFirst()).id());
        }
    }

    @Test
    void channelsThatShareMembersAreSimilar() {
        try (var town = new Community(3, true)) {
            var people = new ArrayList<Client>();
            for (int i = 0; i < 4; i++) people.add(town.person());
            open(town, town.channel, "garden_news");
            long near = Community.made(town.owner, true, "Near");
            open(town, near, "near_news");
            long far = Community.made(town.owner, true, "Far");
            open(town, far, "far_news");
            long closed = Community.made(town.owner, true, "Closed");
            for (int i = 0; i < 3; i++) join(town, people.get(i), town.channel);
            for (int i = 0; i < Similar.SHARED_MIN; i++) join(town, people.get(i), near);
            join(town, people.get(2), far);
            join(town, people.get(3), far);
            town.owner.ask(
                    new InviteToChannel(
                            town.named(town.owner, closed),
                            List.of(
                                    town.user(town.owner, people.get(0)),
                                    town.user(town.owner, people.get(1)))));
            town.server.run();
            var stranger = town.person();
            var query = new GetChannelRecommendations(town.named(stranger));
            // The owner is in all of them, and one of the members in the far one as well.
            assertEquals(List.of(near, far), ids(stranger.ask(query)));
            join(town, stranger, near);
            town.server.run();
            assertEquals(List.of(far), ids(stranger.ask(query)));
            join(town, stranger, town.channel);
            town.server.run();
            assertEquals(List.of(far), ids(stranger.ask(new GetChannelRecommendations(null))));
            stranger.refused(
                    "CHANNEL_PRIVATE", new GetChannelRecommendations(town.named(stranger, closed)));
        }
    }
}
