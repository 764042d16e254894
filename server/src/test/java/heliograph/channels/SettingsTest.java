package heliograph.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.TlFunction;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.ChannelFull;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.ChatReactionsNone;
import heliograph.tl.api.ChatReactionsSome;
import heliograph.tl.api.MessageActionChatEditTitle;
import heliograph.tl.api.MessageActionSetMessagesTTL;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.PeerColor;
import heliograph.tl.api.ReactionEmoji;
import heliograph.tl.api.UpdateChannel;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.ConvertToGigagroup;
import heliograph.tl.api.channels.EditTitle;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.channels.ToggleForum;
import heliograph.tl.api.channels.ToggleJoinRequest;
import heliograph.tl.api.channels.ToggleParticipantsHidden;
import heliograph.tl.api.channels.TogglePreHistoryHidden;
import heliograph.tl.api.channels.ToggleSignatures;
import heliograph.tl.api.channels.ToggleSlowMode;
import heliograph.tl.api.channels.UpdateColor;
import heliograph.tl.api.messages.EditChatAbout;
import heliograph.tl.api.messages.EditChatDefaultBannedRights;
import heliograph.tl.api.messages.SetChatAvailableReactions;
import heliograph.tl.api.messages.SetHistoryTTL;
import heliograph.tl.api.messages.ToggleNoForwards;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static ChannelFull full(Community town) {
        var query = new GetFullChannel(town.named(town.owner));
        return (ChannelFull) town.owner.ask(query).fullChat();
    }

    private static String refused(Community town, TlFunction<?> query) {
        var outcome = town.owner.outcome(query);
        return outcome.failed() ? outcome.error() : "";
    }

    @Test
    void aTitleIsChangedAndSaid() {
        try (var town = new Community(1, false)) {
            var query = new EditTitle(town.named(town.owner), " Meadow ");
            AnyUpdates answer = town.owner.ask(query);
            var said = (MessageService) Community.messages(answer).getFirst();
            assertEquals(new MessageActionChatEditTitle("Meadow"), said.action());
            assertEquals("CHAT_NOT_MODIFIED", refused(town, query));
        }
    }

    @Test
    void membersAreToldWhatTheChannelIsNow() {
        try (var town = new Community(1, false)) {
            var bob = town.admin(ChatAdminRights.builder().pinMessages(true).build());
            town.owner.ask(new EditTitle(town.named(town.owner), "What bob hears first"));
            bob.receive();
            bob.pushed();
            town.owner.ask(new ToggleSlowMode(town.named(town.owner), 30));
            bob.receive();
            var told = (Updates) bob.pushed().getFirst();
            assertEquals(List.of(new UpdateChannel(town.channel)), told.updates());
            var card = Community.card(told.chats());
            assertTrue(card.slowmodeEnabled());
            assertFalse(card.min());
            assertNotNull(card.adminRights());
        }
    }

    @Test
    void aMemberChangesTheTitleUnlessThatIsForbiddenToAll() {
        try (var town = new Community(1, false)) {
            var bob = town.member();
            bob.ask(new EditTitle(town.named(bob), "Bob's"));
            var rights = ChatBannedRights.builder().changeInfo(true).build();
            town.owner.ask(new EditChatDefaultBannedRights(town.peer(town.owner), rights));
            assertEquals(
                    "CHAT_ADMIN_REQUIRED",
                    bob.outcome(new EditTitle(town.named(bob), "Again")).error());
            var looking = ChatBannedRights.builder().viewMessages(true).build();
            assertEquals(
                    "BANNED_RIGHTS_INVALID",
                    refused(town, new EditChatDefaultBannedRights(town.peer(town.owner), looking)));
            var ending = ChatBannedRights.builder().sendPolls(true).untilDate(99).build();
            assertEquals(
                    "UNTIL_DATE_INVALID",
                    refused(town, new EditChatDefaultBannedRights(town.peer(town.owner), ending)));
        }
    }

    @Test
    void slowModeHasItsSteps() {
        try (var town = new Community(1, false)) {
            for (int seconds : List.of(10, 30, 60, 300, 900, 3600)) {
                town.owner.ask(new ToggleSlowMode(town.named(town.owner), seconds));
                assertEquals(seconds, full(town).slowmodeSeconds());
            }
            for (int seconds : List.of(-1, 1, 9, 11, 3601, 7200))
                assertEquals(
                        "SECONDS_INVALID",
                        refused(town, new ToggleSlowMode(town.named(town.owner), seconds)));
            town.owner.ask(new ToggleSlowMode(town.named(town.owner), 0));
            assertEquals(
                    "CHAT_NOT_MODIFIED",
                    refused(town, new ToggleSlowMode(town.named(town.owner), 0)));
        }
    }

    @Test
    void messagesLiveFromADayToAYear() {
        try (var town = new Community(1, false)) {
            var peer = town.peer(town.owner);
            assertEquals("TTL_PERIOD_INVALID", refused(town, new SetHistoryTTL(peer, 86_399)));
            var answer = town.owner.ask(new SetHistoryTTL(peer, 86_400));
            var said = (MessageService) Community.messages(answer).getFirst();
            assertEquals(new MessageActionSetMessagesTTL(86_400, null), said.action());
            assertEquals(86_400, full(town).ttlPeriod());
            var tooLong = new SetHistoryTTL(peer, 366 * 86_400 + 1);
            assertEquals("TTL_PERIOD_INVALID", refused(town, tooLong));
        }
    }

    @Test
    void whatIsSetIsShown() {
        try (var town = new Community(1, false)) {
            var channel = town.named(town.owner);
            var peer = town.peer(town.owner);
            town.owner.ask(new TogglePreHistoryHidden(channel, true));
            assertTrue(full(town).hiddenPrehistory());
            town.owner.ask(new ToggleForum(channel, true, true));
            assertFalse(full(town).hiddenPrehistory());
            assertEquals("FORUM_ENABLED", refused(town, new TogglePreHistoryHidden(channel, true)));
            town.owner.ask(new EditChatAbout(peer, "Flowers"));
            assertEquals("Flowers", full(town).about());
            assertEquals(
                    "CHAT_ABOUT_NOT_MODIFIED", refused(town, new EditChatAbout(peer, "Flowers")));
            town.owner.ask(new SetChatAvailableReactions(peer, new ChatReactionsNone(), 3, null));
            assertInstanceOf(ChatReactionsNone.class, full(town).availableReactions());
            assertEquals(3, full(town).reactionsLimit());
            var some = new ArrayList<heliograph.tl.api.Reaction>();
            for (int i = 0; i < 101; i++) some.add(new ReactionEmoji("👍"));
            assertEquals(
                    "REACTION_INVALID",
                    refused(
                            town,
                            new SetChatAvailableReactions(
                                    peer, new ChatReactionsSome(some), null, null)));
            var guarded = town.owner.ask(new ToggleNoForwards(peer, true, null));
            assertTrue(Community.card(chats(guarded)).noforwards());
            var painted = town.owner.ask(new UpdateColor(false, channel, 5, null));
            assertEquals(new PeerColor(5, null), Community.card(chats(painted)).color());
        }
    }

    private static List<heliograph.tl.api.AnyChat> chats(AnyUpdates updates) {
        return ((heliograph.tl.api.Updates) updates).chats();
    }

    @Test
    void whatSuitsNoGroupOrNoChannelIsRefused() {
        try (var town = new Community(1, false)) {
            var channel = town.named(town.owner);
            assertEquals(
                    "CHAT_ID_INVALID", refused(town, new ToggleSignatures(true, false, channel)));
            assertEquals(
                    "PARTICIPANTS_TOO_FEW",
                    refused(town, new ToggleParticipantsHidden(channel, true)));
            assertEquals("PARTICIPANTS_TOO_FEW", refused(town, new ConvertToGigagroup(channel)));
            assertEquals(
                    "CHAT_PUBLIC_REQUIRED",
                    refused(town, new ToggleJoinRequest(false, channel, true, null)));
        }
        try (var town = new Community(1, true)) {
            var channel = town.named(town.owner);
            assertEquals("CHAT_ID_INVALID", refused(town, new ToggleSlowMode(channel, 10)));
            var signed = town.owner.ask(new ToggleSignatures(true, true, channel));
            var card = Community.card(chats(signed));
            assertTrue(card.signatures() && card.signatureProfiles());
        }
    }
}
