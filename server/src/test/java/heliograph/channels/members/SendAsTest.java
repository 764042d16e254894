package heliograph.channels.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.peers.PeerId;
import heliograph.tl.api.ChannelFull;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.Message;
import heliograph.tl.api.Peer;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.UserFull;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.channels.UpdateUsername;
import heliograph.tl.api.messages.EditChatDefaultBannedRights;
import heliograph.tl.api.messages.SaveDefaultSendAs;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.users.GetFullUser;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// For whom a member writes, and what waits to be written.
final class SendAsTest {
    private static final int SOON = (int) Duration.ofHours(1).toSeconds();

    private long random;

    private SendMessage text(Community town, Client client, @Nullable Integer date) {
        return SendMessage.builder()
                .peer(town.peer(client))
                .message("hi")
                .randomId(++random)
                .scheduleDate(date)
                .build();
    }

    private @Nullable Peer from(Community town, Client client) {
        var sent = client.ask(text(town, client, null));
        return ((Message) Community.messages(sent).getFirst()).fromId();
    }

    @Test
    void whatWasChosenCountsUntilAnotherIsAsLongAsItMay() {
        try (var town = new Community(1, false)) {
            long own = Community.made(town.owner, true, "Own");
            town.owner.ask(new UpdateUsername(town.named(town.owner, own), "own_voice"));
            var voice =
                    new InputPeerChannel(own, town.server.hash(town.owner, PeerId.channel(own)));
            town.owner.ask(new UpdateUsername(town.named(town.owner), "garden_town"));
            town.owner.ask(new SaveDefaultSendAs(town.peer(town.owner), voice));
            assertEquals(new PeerChannel(own), from(town, town.owner));
            town.server.restart();
            town.owner.begin();
            assertEquals(new PeerChannel(own), from(town, town.owner));
            // In a private group nobody speaks for a channel.
            town.owner.ask(new UpdateUsername(town.named(town.owner), ""));
            assertEquals(new PeerUser(town.owner.id()), from(town, town.owner));
            town.owner.ask(new UpdateUsername(town.named(town.owner), "garden_town"));
            town.owner.ask(new SaveDefaultSendAs(town.peer(town.owner), new InputPeerSelf()));
            assertEquals(new PeerUser(town.owner.id()), from(town, town.owner));
        }
    }

    @Test
    void whatMayNotBeWrittenIsNotScheduledEither() {
        try (var town = new Community(2, false)) {
            var member = town.member();
            int later = (int) town.server.clock.instant().getEpochSecond() + SOON;
            member.ask(text(town, member, later));
            var full = (ChannelFull) member.ask(new GetFullChannel(town.named(member))).fullChat();
            assertTrue(full.hasScheduled());
            full =
                    (ChannelFull)
                            town.owner.ask(new GetFullChannel(town.named(town.owner))).fullChat();
            assertFalse(full.hasScheduled());
            town.owner.ask(
                    new EditChatDefaultBannedRights(
                            town.peer(town.owner),
                            ChatBannedRights.builder().sendMessages(true).build()));
            member.refused("CHAT_WRITE_FORBIDDEN", text(town, member, later));
        }
    }

    @Test
    void aPersonIsShownWithTheGroupsInCommonAndWhatWaits() {
        try (var town = new Community(3, false)) {
            var member = town.member();
            var user = town.user(town.owner, member);
            UserFull full = town.owner.ask(new GetFullUser(user)).fullUser();
            assertEquals(1, full.commonChatsCount());
            assertFalse(full.hasScheduled());
            var letter =
                    SendMessage.builder()
                            .peer(town.userPeer(town.owner, member))
                            .message("later")
                            .randomId(++random)
                            .scheduleDate((int) town.server.clock.instant().getEpochSecond() + SOON)
                            .build();
            town.owner.ask(letter);
            assertTrue(town.owner.ask(new GetFullUser(user)).fullUser().hasScheduled());
        }
    }
}
