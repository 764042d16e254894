package heliograph.posts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.tl.api.ChannelMessagesFilterEmpty;
import heliograph.tl.api.UpdateChannelTooLong;
import heliograph.tl.api.UpdateNewChannelMessage;
import heliograph.tl.api.channels.DeleteMessages;
import heliograph.tl.api.channels.EditBanned;
import heliograph.tl.api.channels.LeaveChannel;
import heliograph.tl.api.channels.UpdateUsername;
import heliograph.tl.api.updates.ChannelDifference;
import heliograph.tl.api.updates.ChannelDifferenceEmpty;
import heliograph.tl.api.updates.Difference;
import heliograph.tl.api.updates.GetChannelDifference;
import heliograph.tl.api.updates.GetDifference;
import heliograph.tl.api.updates.GetState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Rules U10 to U12.
class DifferenceTest {
    private static GetChannelDifference since(Community in, Client client, int pts, int limit) {
        var all = new ChannelMessagesFilterEmpty();
        return new GetChannelDifference(false, in.named(client), all, pts, limit);
    }

    @Test
    void u11ADifferenceBringsWhatWasMissedInParts() {
        try (var group = new Community(1, false)) {
            var ada = group.member();
            int pts = Objects.requireNonNull(Talk.dialog(group, ada).pts());
            assertInstanceOf(ChannelDifferenceEmpty.class, ada.ask(since(group, ada, pts, 100)));
            int first = 0;
            for (int i = 0; i < 12; i++) first = Talk.say(group, group.owner, "m" + i);
            group.owner.ask(new DeleteMessages(group.named(group.owner), List.of(first)));
            var part = (ChannelDifference) ada.ask(since(group, ada, pts, 10));
            assertFalse(part.final_());
            assertEquals(10, part.newMessages().size());
            assertEquals(pts + 10, part.pts());
            var rest = (ChannelDifference) ada.ask(since(group, ada, part.pts(), 10));
            assertTrue(rest.final_());
            assertEquals(1, rest.newMessages().size());
            assertEquals(1, rest.otherUpdates().size());
            assertEquals(Talk.dialog(group, ada).pts(), rest.pts());
        }
    }

    @Test
    void u11WhatIsNoPtsIsRefused() {
        try (var group = new Community(2, false)) {
            var ada = group.member();
            int pts = Objects.requireNonNull(Talk.dialog(group, ada).pts());
            assertEquals(
                    "PERSISTENT_TIMESTAMP_EMPTY", ada.outcome(since(group, ada, 0, 100)).error());
            assertEquals(
                    "PERSISTENT_TIMESTAMP_INVALID",
                    ada.outcome(since(group, ada, pts + 1, 100)).error());
            ada.ask(new LeaveChannel(group.named(ada)));
            assertEquals("CHANNEL_PRIVATE", ada.outcome(since(group, ada, pts, 100)).error());
        }
    }

    @Test
    void u11WhoLooksIntoAPublicChannelHearsOfItForAWhile() {
        try (var channel = new Community(3, true)) {
            channel.owner.ask(new UpdateUsername(channel.named(channel.owner), "gardening"));
            var passer = channel.person();
            int pts = Talk.history(channel, passer).pts();
            passer.ask(since(channel, passer, pts, 100));
            Talk.say(channel, channel.owner, "news");
            assertEquals(1, Talk.pushed(passer, UpdateNewChannelMessage.class).size());
            channel.server.clock.pass(Duration.ofSeconds(DifferenceRpc.TIMEOUT + 1));
            Talk.say(channel, channel.owner, "more");
            assertEquals(List.of(), Talk.pushed(passer, UpdateNewChannelMessage.class));
        }
    }

    @Test
    void u10ADifferenceNamesTheChannelsThatHaveMoved() {
        try (var group = new Community(4, false)) {
            var ada = group.member();
            group.server.clock.pass(Duration.ofSeconds(5));
            var state = ada.ask(new GetState());
            group.server.clock.pass(Duration.ofSeconds(5));
            Talk.say(group, group.owner, "news");
            var query = new GetDifference(state.pts(), null, null, state.date(), state.qts(), null);
            var difference = (Difference) ada.ask(query);
            int pts = Objects.requireNonNull(Talk.dialog(group, ada).pts());
            assertEquals(
                    List.of(new UpdateChannelTooLong(group.channel, pts)),
                    difference.otherUpdates());
        }
    }

    @Test
    void u10WhoComesBackIsToldToAskForWhatWasSaidMeanwhile() {
        try (var group = new Community(6, false)) {
            var ada = group.member();
            group.owner.ask(
                    new EditBanned(
                            group.named(group.owner),
                            group.userPeer(group.owner, ada),
                            Community.kick()));
            Talk.say(group, group.owner, "without her");
            group.invite(group.owner, ada);
            assertEquals(
                    List.of(new UpdateChannelTooLong(group.channel, null)),
                    Talk.pushed(ada, UpdateChannelTooLong.class));
        }
    }

    @Test
    void u12ADialogHasThePtsOfItsChannelAndItsNewestMessage() {
        try (var group = new Community(5, false)) {
            var ada = group.member();
            int id = Talk.say(group, group.owner, "news");
            var dialog = Talk.dialog(group, ada);
            assertEquals(id, dialog.topMessage());
            assertEquals(Talk.history(group, ada).pts(), dialog.pts());
        }
    }
}
