package heliograph.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.tl.api.Channel;
import heliograph.tl.api.ChannelForbidden;
import heliograph.tl.api.ChannelFull;
import heliograph.tl.api.InputChannelEmpty;
import heliograph.tl.api.InputPrivacyKeyChatInvite;
import heliograph.tl.api.InputPrivacyValueDisallowAll;
import heliograph.tl.api.MessageActionChannelCreate;
import heliograph.tl.api.MessageActionChatAddUser;
import heliograph.tl.api.MessageActionChatDeleteUser;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.api.PeerSettings;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.UpdateChannel;
import heliograph.tl.api.UpdateMessageID;
import heliograph.tl.api.Updates;
import heliograph.tl.api.account.SetPrivacy;
import heliograph.tl.api.channels.CheckUsername;
import heliograph.tl.api.channels.CreateChannel;
import heliograph.tl.api.channels.DeleteChannel;
import heliograph.tl.api.channels.GetChannels;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.channels.GetGroupsForDiscussion;
import heliograph.tl.api.channels.InviteToChannel;
import heliograph.tl.api.channels.JoinChannel;
import heliograph.tl.api.channels.LeaveChannel;
import heliograph.tl.api.channels.SetDiscussionGroup;
import heliograph.tl.api.channels.UpdateUsername;
import heliograph.tl.api.contacts.ResolveUsername;
import heliograph.tl.api.messages.ChatFull;
import heliograph.tl.api.messages.ChatInviteJoinResultOk;
import heliograph.tl.api.messages.Chats;
import heliograph.tl.api.messages.GetOnlines;
import heliograph.tl.api.messages.GetPeerSettings;
import heliograph.tl.api.messages.InvitedUsers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LifeTest {
    private static CreateChannel creating(String title, String about) {
        return CreateChannel.builder().megagroup(true).title(title).about(about).build();
    }

    @Test
    void membersAreToldHowManyAreOnline() {
        try (var town = new Community(1, false)) {
            var ada = town.member();
            var bob = town.member();
            assertEquals(3, ada.ask(new GetOnlines(town.peer(ada))).onlines());
            bob.ask(new LeaveChannel(town.named(bob)));
            assertEquals(2, ada.ask(new GetOnlines(town.peer(ada))).onlines());
            assertEquals(
                    PeerSettings.builder().build(),
                    ada.ask(new GetPeerSettings(town.peer(ada))).settings());
        }
        try (var news = new Community(2, true)) {
            var ada = news.member();
            assertEquals(0, ada.ask(new GetOnlines(news.peer(ada))).onlines());
        }
    }

    @Test
    void theCreatorIsItsFirstMember() {
        try (var town = new Community(1, false)) {
            var made = (Updates) town.owner.ask(creating("Second", ""));
            var card = Community.card(made.chats());
            assertTrue(card.megagroup() && card.creator() && !card.left());
            assertEquals(1, card.participantsCount());
            var said = (MessageService) Community.messages(made).getFirst();
            assertEquals(new MessageActionChannelCreate("Second"), said.action());
            assertEquals(new PeerUser(town.owner.id()), said.fromId());
            assertTrue(said.out());
            // TDLib takes an answer without it for broken.
            var named = assertInstanceOf(UpdateMessageID.class, made.updates().getFirst());
            assertEquals(said.id(), named.id());
            assertTrue(named.randomId() != 0);
        }
    }

    @Test
    void aBroadcastSpeaksForItself() {
        try (var town = new Community(1, true)) {
            var query = CreateChannel.builder().broadcast(true).title("T").build();
            var made = (Updates) town.owner.ask(query);
            var said = (MessageService) Community.messages(made).getFirst();
            assertTrue(said.post());
            assertEquals(null, said.fromId());
            assertInstanceOf(PeerChannel.class, said.peerId());
        }
    }

    @Test
    void titlesAndDescriptionsHaveTheirLengths() {
        try (var town = new Community(1, false)) {
            assertEquals("CHAT_TITLE_EMPTY", town.owner.outcome(creating("  ", "")).error());
            var longest = "ố".repeat(ChannelRules.TITLE_MAX);
            var made = (Updates) town.owner.ask(creating(longest + "x", ""));
            assertEquals(longest, Community.card(made.chats()).title());
            town.owner.ask(creating("t", "a".repeat(255)));
            var tooLong = creating("t", "a".repeat(256));
            assertEquals("CHAT_ABOUT_TOO_LONG", town.owner.outcome(tooLong).error());
        }
    }

    @Test
    void nobodyIsInMoreThanFiveHundred() {
        try (var town = new Community(1, false)) {
            var busy = town.person();
            for (int i = 0; i < ChannelRules.JOINED_MAX; i++) {
                // The bucket of a busy account fills again while time goes by.
                town.server.clock.pass(java.time.Duration.ofSeconds(2));
                busy.ask(creating("t" + i, ""));
            }
            assertEquals("CHANNELS_TOO_MUCH", busy.outcome(creating("t", "")).error());
            var invited =
                    town.owner.outcome(
                            new InviteToChannel(
                                    town.named(town.owner), List.of(town.user(town.owner, busy))));
            assertEquals("USER_CHANNELS_TOO_MUCH", invited.error());
        }
    }

    @Test
    void whoIsInvitedIsInAndToldOfIt() {
        try (var town = new Community(1, false)) {
            var bob = town.person();
            var invited = town.invite(town.owner, bob);
            var said = (MessageService) Community.messages(invited.updates()).getFirst();
            assertEquals(new MessageActionChatAddUser(List.of(bob.id())), said.action());
            bob.receive();
            assertTrue(
                    bob.pushed().stream()
                            .flatMap(all -> ((Updates) all).updates().stream())
                            .anyMatch(new UpdateChannel(town.channel)::equals));
            var card = card(town, bob);
            assertFalse(card.left());
            assertEquals(2, card.participantsCount());
        }
    }

    private static Channel card(Community town, Client client) {
        var chats = (Chats) client.ask(new GetChannels(List.of(town.named(client))));
        return Community.card(chats.chats());
    }

    @Test
    void whoDoesNotWantToBeInvitedIsMissing() {
        try (var town = new Community(1, false)) {
            var bob = town.person();
            var eve = town.person();
            bob.ask(
                    new SetPrivacy(
                            new InputPrivacyKeyChatInvite(),
                            List.of(new InputPrivacyValueDisallowAll())));
            InvitedUsers invited = town.invite(town.owner, bob, eve);
            assertEquals(bob.id(), invited.missingInvitees().getFirst().userId());
            assertEquals(2, card(town, eve).participantsCount());
            town.owner.layer = 144;
            var query =
                    new InviteToChannel(
                            town.named(town.owner), List.of(town.user(town.owner, bob)));
            assertEquals("USER_PRIVACY_RESTRICTED", town.owner.outcome(query).error());
        }
    }

    @Test
    void aPrivateGroupIsClosedToStrangersAndAPublicOneIsNot() {
        try (var town = new Community(1, false)) {
            var bob = town.person();
            assertEquals("CHANNEL_PRIVATE", bob.outcome(new JoinChannel(town.named(bob))).error());
            assertEquals(
                    "CHANNEL_PRIVATE", bob.outcome(new GetFullChannel(town.named(bob))).error());
            town.owner.ask(new UpdateUsername(town.named(town.owner), "garden_club"));
            var found = bob.ask(new ResolveUsername("Garden_Club", null));
            assertEquals(new PeerChannel(town.channel), found.peer());
            assertEquals("garden_club", Community.card(found.chats()).username());
            var joined = (ChatInviteJoinResultOk) bob.ask(new JoinChannel(town.named(bob)));
            var said = (MessageService) Community.messages(joined.updates()).getFirst();
            assertEquals(new MessageActionChatAddUser(List.of(bob.id())), said.action());
            ChatFull full = bob.ask(new GetFullChannel(town.named(bob)));
            var shown = (ChannelFull) full.fullChat();
            assertEquals(2, shown.participantsCount());
            assertEquals("All about it", shown.about());
            assertTrue(shown.canViewParticipants());
        }
    }

    @Test
    void whoLeavesIsOutAtOnce() {
        try (var town = new Community(1, false)) {
            var bob = town.member();
            town.owner.receive();
            bob.ask(new LeaveChannel(town.named(bob)));
            assertTrue(card(town, bob).left());
            assertEquals(
                    "CHANNEL_PRIVATE", bob.outcome(new GetFullChannel(town.named(bob))).error());
            assertEquals(
                    "USER_NOT_PARTICIPANT", bob.outcome(new LeaveChannel(town.named(bob))).error());
            assertEquals(
                    "USER_CREATOR",
                    town.owner.outcome(new LeaveChannel(town.named(town.owner))).error());
            town.owner.receive();
            var last = (Updates) town.owner.pushed().getLast();
            var said = (MessageService) Community.messages(last).getFirst();
            assertEquals(new MessageActionChatDeleteUser(bob.id()), said.action());
            assertEquals(1, card(town, town.owner).participantsCount());
        }
    }

    @Test
    void aUsernameBelongsToOne() {
        try (var town = new Community(1, false)) {
            var bob = town.person();
            long other = Community.made(bob, true, "Other");
            town.owner.ask(new UpdateUsername(town.named(town.owner), "garden_club"));
            var taking = new UpdateUsername(town.named(bob, other), "Garden_Club");
            assertEquals("USERNAME_OCCUPIED", bob.outcome(taking).error());
            assertEquals(false, bob.ask(new CheckUsername(town.named(bob, other), "garden_club")));
            var foreign = new UpdateUsername(town.named(bob), "garden_two");
            assertEquals("CHAT_ADMIN_REQUIRED", bob.outcome(foreign).error());
            town.owner.ask(new UpdateUsername(town.named(town.owner), ""));
            bob.ask(taking);
            var found = bob.ask(new ResolveUsername("garden_club", null));
            assertEquals(new PeerChannel(other), found.peer());
        }
    }

    @Test
    void tenChannelsAreForEveryoneAndNotEleven() {
        try (var town = new Community(1, false)) {
            for (int i = 0; i < ChannelRules.PUBLIC_MAX; i++) {
                long id = Community.made(town.owner, true, "c" + i);
                town.owner.ask(new UpdateUsername(town.named(town.owner, id), "channel_" + i));
            }
            var one = new UpdateUsername(town.named(town.owner), "channel_x");
            assertEquals("CHANNELS_ADMIN_PUBLIC_TOO_MUCH", town.owner.outcome(one).error());
        }
    }

    @Test
    void theWrongHashOpensNothing() {
        try (var town = new Community(1, false)) {
            var bob = town.person();
            var query = new GetChannels(List.of(town.named(town.owner)));
            assertEquals("CHANNEL_INVALID", bob.outcome(query).error());
            var chats = (Chats) bob.ask(new GetChannels(List.of(town.named(bob))));
            assertFalse(chats.chats().getFirst() instanceof ChannelForbidden);
        }
    }

    @Test
    void whatIsDeletedIsGoneForEveryone() {
        try (var town = new Community(1, false)) {
            town.owner.ask(new UpdateUsername(town.named(town.owner), "garden_club"));
            var bob = town.member();
            town.owner.ask(new DeleteChannel(town.named(town.owner)));
            for (var one : List.of(bob, town.owner)) {
                var query = new GetFullChannel(town.named(one));
                assertEquals("CHANNEL_PRIVATE", one.outcome(query).error());
                var chats = (Chats) one.ask(new GetChannels(List.of(town.named(one))));
                assertInstanceOf(ChannelForbidden.class, chats.chats().getFirst());
            }
            long other = Community.made(bob, false, "Other");
            bob.ask(new UpdateUsername(town.named(bob, other), "garden_club"));
        }
    }

    @Test
    void aChannelAndItsGroupNameEachOther() {
        try (var town = new Community(1, false)) {
            long news = Community.made(town.owner, true, "News");
            var groups = (Chats) town.owner.ask(new GetGroupsForDiscussion());
            assertEquals(town.channel, Community.card(groups.chats()).id());
            var broadcast = town.named(town.owner, news);
            var group = town.named(town.owner);
            assertEquals(
                    "BROADCAST_ID_INVALID",
                    town.owner.outcome(new SetDiscussionGroup(group, group)).error());
            town.owner.ask(new SetDiscussionGroup(broadcast, group));
            assertEquals(town.channel, linked(town, news));
            assertEquals(news, linked(town, town.channel));
            assertEquals(
                    "LINK_NOT_MODIFIED",
                    town.owner.outcome(new SetDiscussionGroup(broadcast, group)).error());
            town.owner.ask(new SetDiscussionGroup(broadcast, new InputChannelEmpty()));
            assertEquals(null, linked(town, news));
            assertEquals(null, linked(town, town.channel));
        }
    }

    private static @Nullable Long linked(Community town, long channel) {
        var query = new GetFullChannel(town.named(town.owner, channel));
        return ((ChannelFull) town.owner.ask(query).fullChat()).linkedChatId();
    }
}
