package heliograph.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.tl.api.AnyChannelParticipant;
import heliograph.tl.api.ChannelForbidden;
import heliograph.tl.api.ChannelFull;
import heliograph.tl.api.ChannelParticipantAdmin;
import heliograph.tl.api.ChannelParticipantBanned;
import heliograph.tl.api.ChannelParticipantCreator;
import heliograph.tl.api.ChannelParticipantSelf;
import heliograph.tl.api.ChannelParticipantsAdmins;
import heliograph.tl.api.ChannelParticipantsBanned;
import heliograph.tl.api.ChannelParticipantsContacts;
import heliograph.tl.api.ChannelParticipantsFilter;
import heliograph.tl.api.ChannelParticipantsKicked;
import heliograph.tl.api.ChannelParticipantsRecent;
import heliograph.tl.api.ChannelParticipantsSearch;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.MessageActionChatDeleteUser;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.account.UpdateProfile;
import heliograph.tl.api.channels.ChannelParticipants;
import heliograph.tl.api.channels.ChannelParticipantsNotModified;
import heliograph.tl.api.channels.EditAdmin;
import heliograph.tl.api.channels.EditBanned;
import heliograph.tl.api.channels.GetChannels;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.channels.GetParticipant;
import heliograph.tl.api.channels.GetParticipants;
import heliograph.tl.api.contacts.AddContact;
import heliograph.tl.api.messages.Chats;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MembersTest {
    private static final ChatAdminRights ADDING =
            ChatAdminRights.builder()
                    .addAdmins(true)
                    .inviteUsers(true)
                    .banUsers(true)
                    .pinMessages(true)
                    .build();
    private static final ChatAdminRights PINNING =
            ChatAdminRights.builder().pinMessages(true).build();
    private static final ChatAdminRights NONE = ChatAdminRights.builder().build();

    private static EditAdmin admin(
            Community town, Client by, Client whom, ChatAdminRights rights, String rank) {
        return new EditAdmin(town.named(by), town.user(by, whom), rights, rank);
    }

    private static AnyChannelParticipant seen(Community town, Client by, Client whom) {
        return by.ask(new GetParticipant(town.named(by), town.userPeer(by, whom))).participant();
    }

    private static ChannelParticipants list(
            Community town, Client by, ChannelParticipantsFilter filter) {
        return (ChannelParticipants) by.ask(new GetParticipants(town.named(by), filter, 0, 200, 0));
    }

    @Test
    void adminsAreMadeByWhoMayAndGrantNoMoreThanTheyHave() {
        try (var town = new Community(1, false)) {
            var ada = town.admin(ADDING);
            var bob = town.member();
            ada.ask(admin(town, ada, bob, PINNING, "Gardener"));
            var card = (ChannelParticipantAdmin) seen(town, ada, bob);
            assertTrue(card.canEdit());
            assertEquals(ada.id(), card.promotedBy());
            assertEquals("Gardener", card.rank());
            var more = ChatAdminRights.builder().deleteMessages(true).build();
            assertEquals("RIGHT_FORBIDDEN", ada.outcome(admin(town, ada, bob, more, "")).error());
            var eve = town.member();
            assertEquals(
                    "CHAT_ADMIN_REQUIRED", bob.outcome(admin(town, bob, eve, PINNING, "")).error());
            assertEquals(
                    "USER_CREATOR", ada.outcome(admin(town, ada, town.owner, PINNING, "")).error());
        }
    }

    @Test
    void anAdminChangesThoseWhomItMadeAndThoseWhomTheyMade() {
        try (var town = new Community(1, false)) {
            var ada = town.admin(ADDING);
            var other = town.admin(ADDING);
            var bob = town.member();
            ada.ask(admin(town, ada, bob, ADDING, ""));
            var eve = town.member();
            bob.ask(admin(town, bob, eve, PINNING, ""));
            assertEquals(
                    "CHAT_ADMIN_REQUIRED",
                    other.outcome(admin(town, other, eve, NONE, "")).error());
            assertFalse(((ChannelParticipantAdmin) seen(town, other, eve)).canEdit());
            assertTrue(((ChannelParticipantAdmin) seen(town, ada, eve)).canEdit());
            ada.ask(admin(town, ada, eve, NONE, ""));
            assertInstanceOf(ChannelParticipantSelf.class, seen(town, eve, eve));
        }
    }

    @Test
    void aRankHasSixteenCharactersAndNoEmoji() {
        try (var town = new Community(1, false)) {
            var bob = town.member();
            town.owner.ask(admin(town, town.owner, bob, PINNING, "ế".repeat(16)));
            assertEquals(
                    "ADMIN_RANK_INVALID",
                    town.owner
                            .outcome(admin(town, town.owner, bob, PINNING, "e".repeat(17)))
                            .error());
            assertEquals(
                    "ADMIN_RANK_EMOJI_NOT_ALLOWED",
                    town.owner.outcome(admin(town, town.owner, bob, PINNING, "🌻")).error());
        }
    }

    @Test
    void thereAreFiftyAdminsAtMost() {
        try (var town = new Community(1, false)) {
            for (int i = 1; i < ChannelRules.ADMINS_MAX; i++) town.admin(PINNING);
            var one = town.member();
            assertEquals(
                    "ADMINS_TOO_MUCH",
                    town.owner.outcome(admin(town, town.owner, one, PINNING, "")).error());
            var all = list(town, one, new ChannelParticipantsAdmins());
            assertEquals(ChannelRules.ADMINS_MAX, all.count());
            assertInstanceOf(ChannelParticipantCreator.class, all.participants().getFirst());
        }
    }

    @Test
    void whoIsBannedIsOutAtOnceAndStaysOutUntilForgiven() {
        try (var town = new Community(1, false)) {
            var bob = town.member();
            var answer =
                    town.owner.ask(
                            new EditBanned(
                                    town.named(town.owner),
                                    town.userPeer(town.owner, bob),
                                    Community.kick()));
            var said = (MessageService) Community.messages(answer).getFirst();
            assertEquals(new MessageActionChatDeleteUser(bob.id()), said.action());
            assertEquals(
                    "CHANNEL_PRIVATE", bob.outcome(new GetFullChannel(town.named(bob))).error());
            var chats = (Chats) bob.ask(new GetChannels(List.of(town.named(bob))));
            assertInstanceOf(ChannelForbidden.class, chats.chats().getFirst());
            var kicked = list(town, town.owner, new ChannelParticipantsKicked(""));
            assertEquals(1, kicked.count());
            assertTrue(((ChannelParticipantBanned) kicked.participants().getFirst()).left());
            town.ban(town.owner, bob, ChatBannedRights.builder().build());
            assertEquals(0, list(town, town.owner, new ChannelParticipantsKicked("")).count());
            town.invite(town.owner, bob);
            assertInstanceOf(ChannelParticipantSelf.class, seen(town, bob, bob));
        }
    }

    @Test
    void aRestrictionEndsAtItsSecondAndShortOnesNever() {
        try (var town = new Community(1, false)) {
            var bob = town.member();
            int now = (int) town.server.clock.instant().getEpochSecond();
            var mute = ChatBannedRights.builder().sendMessages(true);
            town.ban(town.owner, bob, mute.untilDate(now + 29).build());
            var card = (ChannelParticipantBanned) seen(town, town.owner, bob);
            assertEquals(0, card.bannedRights().untilDate());
            assertFalse(card.left());
            town.ban(town.owner, bob, mute.untilDate(now + 30).build());
            town.server.clock.pass(Duration.ofSeconds(29));
            assertInstanceOf(ChannelParticipantBanned.class, seen(town, town.owner, bob));
            town.server.clock.pass(Duration.ofSeconds(1));
            assertInstanceOf(
                    heliograph.tl.api.ChannelParticipant.class, seen(town, town.owner, bob));
            assertEquals(0, list(town, town.owner, new ChannelParticipantsBanned("")).count());
        }
    }

    /// What has ended was still counted, though no list had it.
    @Test
    void whatHasEndedIsNotCountedAnyMore() {
        try (var town = new Community(1, false)) {
            int end = (int) town.server.clock.instant().getEpochSecond() + 60;
            var mute = ChatBannedRights.builder().sendMessages(true).untilDate(end).build();
            town.ban(town.owner, town.member(), mute);
            town.ban(
                    town.owner, town.member(), Community.kick().toBuilder().untilDate(end).build());
            assertEquals(List.of(1, 1), counted(town));
            town.server.clock.pass(Duration.ofSeconds(60));
            town.server.tick();
            town.server.run();
            assertEquals(List.of(0, 0), counted(town));
        }
    }

    /// How many are restricted, and banned.
    private static List<Integer> counted(Community town) {
        var answer = town.owner.ask(new GetFullChannel(town.named(town.owner)));
        var full = (ChannelFull) answer.fullChat();
        return List.of(
                Objects.requireNonNull(full.bannedCount()),
                Objects.requireNonNull(full.kickedCount()));
    }

    @Test
    void nobodyBansWhoStandsAboveOrBeside() {
        try (var town = new Community(1, false)) {
            var ada = town.admin(ADDING);
            var other = town.admin(ADDING);
            for (var whom : List.of(other, town.owner, ada)) {
                var query =
                        new EditBanned(town.named(ada), town.userPeer(ada, whom), Community.kick());
                assertEquals("USER_ADMIN_INVALID", ada.outcome(query).error());
            }
            town.ban(town.owner, other, Community.kick());
            assertEquals("", outcome(town, ada));
            assertEquals("CHANNEL_PRIVATE", outcome(town, other));
        }
    }

    private static String outcome(Community town, Client client) {
        var outcome = client.outcome(new GetFullChannel(town.named(client)));
        return outcome.failed() ? outcome.error() : "";
    }

    @Test
    void membersComeByPagesFromTheNewest() {
        try (var town = new Community(1, false)) {
            var bob = town.member();
            var eve = town.member();
            var query =
                    new GetParticipants(town.named(bob), new ChannelParticipantsRecent(), 0, 2, 0);
            var first = (ChannelParticipants) bob.ask(query);
            assertEquals(3, first.count());
            assertEquals(2, first.participants().size());
            assertEquals(eve.id(), user(first.participants().getFirst()));
            long hash = 0;
            for (long id : List.of(eve.id(), bob.id())) {
                hash ^= hash >>> 21;
                hash ^= hash << 35;
                hash ^= hash >>> 4;
                hash += id;
            }
            assertInstanceOf(
                    ChannelParticipantsNotModified.class,
                    bob.ask(
                            new GetParticipants(
                                    town.named(bob), new ChannelParticipantsRecent(), 0, 2, hash)));
        }
    }

    private static long user(AnyChannelParticipant card) {
        return switch (card) {
            case heliograph.tl.api.ChannelParticipant c -> c.userId();
            case ChannelParticipantSelf c -> c.userId();
            case ChannelParticipantAdmin c -> c.userId();
            case ChannelParticipantCreator c -> c.userId();
            default -> throw new AssertionError(card);
        };
    }

    @Test
    void membersAreFoundByTheirNamesWithoutAccents() {
        try (var town = new Community(1, false)) {
            var bob = town.person();
            bob.ask(new UpdateProfile("Nguyễn", "Đức Ánh", null));
            town.invite(town.owner, bob);
            for (var text : List.of("nguyen", "NGUYỄN duc", "anh ngu", "đu")) {
                var found = list(town, town.owner, new ChannelParticipantsSearch(text));
                assertEquals(1, found.count(), text);
                assertEquals(bob.id(), user(found.participants().getFirst()));
            }
            assertEquals(
                    0, list(town, town.owner, new ChannelParticipantsSearch("nguyen b")).count());
            bob.ask(new UpdateProfile("Lê", null, null));
            assertEquals(
                    0, list(town, town.owner, new ChannelParticipantsSearch("nguyen")).count());
            assertEquals(1, list(town, town.owner, new ChannelParticipantsSearch("le")).count());
        }
    }

    @Test
    void contactsAreListedApart() {
        try (var town = new Community(1, false)) {
            var bob = town.member();
            town.member();
            town.owner.ask(new AddContact(false, town.user(town.owner, bob), "Bob", "", "", null));
            assertEquals(1, list(town, town.owner, new ChannelParticipantsContacts("")).count());
        }
    }

    @Test
    void theMembersOfABroadcastAreForItsAdmins() {
        try (var town = new Community(1, true)) {
            var bob = town.member();
            var query =
                    new GetParticipants(town.named(bob), new ChannelParticipantsRecent(), 0, 10, 0);
            assertEquals("CHAT_ADMIN_REQUIRED", bob.outcome(query).error());
            assertEquals(2, list(town, town.owner, new ChannelParticipantsRecent()).count());
            assertInstanceOf(ChannelParticipantSelf.class, seen(town, bob, bob));
        }
    }
}
