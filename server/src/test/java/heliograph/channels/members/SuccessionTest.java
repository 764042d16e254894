package heliograph.channels.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.ChannelFull;
import heliograph.tl.api.ChannelParticipantCreator;
import heliograph.tl.api.ChannelParticipantsAdmins;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.MessageActionChangeCreator;
import heliograph.tl.api.MessageActionNewCreatorPending;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.User;
import heliograph.tl.api.UserEmpty;
import heliograph.tl.api.channels.ChannelParticipants;
import heliograph.tl.api.channels.DeleteChannel;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.channels.GetParticipants;
import heliograph.tl.api.channels.JoinChannel;
import heliograph.tl.api.channels.LeaveChannel;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.GetFutureChatCreatorAfterLeave;
import heliograph.tl.api.messages.GetHistory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom a channel belongs to once its creator has left it.
class SuccessionTest {
    private static final ChatAdminRights PINNING =
            ChatAdminRights.builder().pinMessages(true).build();

    private static void pass(Community town, int seconds) {
        town.server.clock.pass(Duration.ofSeconds(seconds));
        town.server.tick();
        town.server.run();
    }

    private static void leave(Community town, Client who) {
        who.ask(new LeaveChannel(town.named(who)));
        town.server.run();
    }

    /// The creator, as the list of admins has it; 0 when none of them is.
    private static long creator(Community town, Client viewer) {
        var query =
                new GetParticipants(town.named(viewer), new ChannelParticipantsAdmins(), 0, 100, 0);
        var page = (ChannelParticipants) viewer.ask(query);
        var full = (ChannelFull) viewer.ask(new GetFullChannel(town.named(viewer))).fullChat();
        assertEquals(page.participants().size(), full.adminsCount());
        for (var one : page.participants())
            if (one instanceof ChannelParticipantCreator made) return made.userId();
        return 0;
    }

    private static MessageService newest(Community town, Client viewer) {
        var query = GetHistory.builder().peer(town.peer(viewer)).limit(1).build();
        List<AnyMessage> messages = ((ChannelMessages) viewer.ask(query)).messages();
        return (MessageService) messages.getFirst();
    }

    private static GetFutureChatCreatorAfterLeave heir(Community town) {
        return new GetFutureChatCreatorAfterLeave(town.peer(town.owner));
    }

    @Test
    void theFirstAdminHasTheGroupAfterAWeek() {
        try (var town = new Community(1, false)) {
            town.member();
            var ada = town.admin(PINNING);
            var bob = town.admin(PINNING);
            assertEquals(ada.id(), ((User) town.owner.ask(heir(town))).id());
            bob.refused("CHAT_ADMIN_REQUIRED", new GetFutureChatCreatorAfterLeave(town.peer(bob)));
            leave(town, town.owner);
            town.owner.refused("CHANNEL_PRIVATE", new GetFullChannel(town.named(town.owner)));
            town.owner.refused("CHANNEL_PRIVATE", new DeleteChannel(town.named(town.owner)));
            var told = newest(town, bob);
            assertEquals(new MessageActionNewCreatorPending(ada.id()), told.action());
            assertEquals(new PeerUser(town.owner.id()), told.fromId());
            pass(town, Succession.WAIT_SECONDS - 1);
            assertEquals(0, creator(town, bob));
            town.server.restart();
            town.owner.begin();
            ada.begin();
            bob.begin();
            pass(town, 1);
            assertEquals(ada.id(), creator(town, ada));
            var over = newest(town, bob);
            assertEquals(new MessageActionChangeCreator(ada.id()), over.action());
            assertEquals(new PeerUser(town.owner.id()), over.fromId());
            town.owner.refused("CHANNEL_PRIVATE", new JoinChannel(town.named(town.owner)));
            ada.ask(new DeleteChannel(town.named(ada)));
        }
    }

    @Test
    void whoComesBackInTimeKeepsTheGroup() {
        try (var town = new Community(2, false)) {
            var ada = town.admin(PINNING);
            leave(town, town.owner);
            pass(town, Succession.WAIT_SECONDS - 1);
            town.owner.ask(new JoinChannel(town.named(town.owner)));
            pass(town, 1);
            assertEquals(town.owner.id(), creator(town, ada));
            // The time begins anew.
            leave(town, town.owner);
            pass(town, Succession.WAIT_SECONDS - 1);
            assertEquals(0, creator(town, ada));
            pass(town, 1);
            assertEquals(ada.id(), creator(town, ada));
        }
    }

    @Test
    void anotherHasItWhenTheHeirIsGoneTooAndNobodyWhenThereIsNone() {
        try (var town = new Community(3, false)) {
            var ada = town.admin(PINNING);
            var bob = town.member();
            leave(town, town.owner);
            leave(town, ada);
            pass(town, Succession.WAIT_SECONDS);
            assertEquals(
                    bob.id(), ((ChannelFull) full(town, bob)).canDeleteChannel() ? bob.id() : 0);
            assertInstanceOf(
                    UserEmpty.class, bob.ask(new GetFutureChatCreatorAfterLeave(town.peer(bob))));
            bob.refused("USER_CREATOR", new LeaveChannel(town.named(bob)));
        }
    }

    private static Object full(Community town, Client viewer) {
        return viewer.ask(new GetFullChannel(town.named(viewer))).fullChat();
    }

    @Test
    void aWeekBeginsAnewWhileNobodyIsThere() {
        try (var town = new Community(4, false)) {
            var bob = town.member();
            leave(town, town.owner);
            leave(town, bob);
            pass(town, Succession.WAIT_SECONDS);
            town.owner.ask(new JoinChannel(town.named(town.owner)));
            assertEquals(town.owner.id(), creator(town, town.owner));
            assertTrue(((ChannelFull) full(town, town.owner)).canDeleteChannel());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void onlyAdminsInheritABroadcast(boolean admin) {
        try (var town = new Community(5, true)) {
            var ada = admin ? town.admin(PINNING) : town.member();
            if (!admin) {
                assertInstanceOf(UserEmpty.class, town.owner.ask(heir(town)));
                town.owner.refused("USER_CREATOR", new LeaveChannel(town.named(town.owner)));
                return;
            }
            leave(town, town.owner);
            assertFalse(((ChannelFull) full(town, ada)).canDeleteChannel());
            pass(town, Succession.WAIT_SECONDS);
            assertTrue(((ChannelFull) full(town, ada)).canDeleteChannel());
        }
    }
}
