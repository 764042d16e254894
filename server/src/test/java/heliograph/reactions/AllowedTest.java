package heliograph.reactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.tl.api.Chat;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatReactionsAll;
import heliograph.tl.api.ChatReactionsSome;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerChat;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.ReactionEmoji;
import heliograph.tl.api.UpdateMessageID;
import heliograph.tl.api.UpdateMessageReactions;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.EditAdmin;
import heliograph.tl.api.messages.CreateChat;
import heliograph.tl.api.messages.DeleteParticipantReaction;
import heliograph.tl.api.messages.DeleteParticipantReactions;
import heliograph.tl.api.messages.GetMessagesReactions;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.messages.SendReaction;
import heliograph.tl.api.messages.SetChatAvailableReactions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Members react with what the admins of their group have chosen, whatever its kind.
class AllowedTest {
    private static final String GOOD = "👍";
    private static final String HEART = "❤";
    private static final String FIRE = "🔥";

    private final Community town = new Community(1, false);
    private final Client owner = town.owner;
    private final Client bob = town.member();

    @AfterEach
    void close() {
        town.close();
    }

    private InputPeer group(Client client, boolean basic) {
        return basic ? new InputPeerChat(basicGroup) : town.peer(client);
    }

    private final long basicGroup = made();

    private long made() {
        var users = List.of(town.user(owner, bob));
        var updates = (Updates) owner.ask(new CreateChat(users, "Circle", null)).updates();
        town.server.run();
        return ((Chat) updates.chats().getFirst()).id();
    }

    private int say(InputPeer peer) {
        var query = SendMessage.builder().peer(peer).message("hi").randomId(5).build();
        for (var update : ((Updates) bob.ask(query)).updates())
            if (update instanceof UpdateMessageID told) return told.id();
        throw new AssertionError("nothing was sent");
    }

    private static SendReaction react(InputPeer peer, int id, String... emoji) {
        var wanted = List.of(emoji).stream().<Reaction>map(ReactionEmoji::new).toList();
        return new SendReaction(false, false, peer, id, wanted);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsChosenHolds(boolean basic) {
        var peer = group(bob, basic);
        int id = say(peer);
        bob.ask(react(peer, id, FIRE));
        var some =
                new ChatReactionsSome(List.of(new ReactionEmoji(GOOD), new ReactionEmoji(HEART)));
        owner.ask(new SetChatAvailableReactions(group(owner, basic), some, null, null));
        bob.refused("REACTION_INVALID", react(peer, id, FIRE));
        bob.ask(react(peer, id, GOOD));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void soManyDifferentOnesAsWereChosenStandOnOneMessage(boolean basic) {
        var peer = group(bob, basic);
        int id = say(peer);
        var all = new ChatReactionsAll(false);
        owner.ask(new SetChatAvailableReactions(group(owner, basic), all, 2, null));
        bob.ask(react(peer, id, GOOD, HEART));
        bob.refused("REACTIONS_TOO_MANY", react(peer, id, GOOD, HEART, FIRE));
        bob.ask(react(peer, id, HEART));
    }

    /// The list of those who reacted would name it.
    @Test
    void anAnonymousAdminDoesNotReact() {
        int id = say(town.peer(bob));
        var hidden = ChatAdminRights.builder().pinMessages(true).anonymous(true).build();
        owner.ask(new EditAdmin(town.named(owner), town.user(owner, bob), hidden, ""));
        var outcome = bob.outcome(react(town.peer(bob), id, GOOD));
        assertEquals("403 ANONYMOUS_REACTIONS_DISABLED", outcome.code() + " " + outcome.error());
        owner.ask(react(town.peer(owner), id, GOOD));
    }

    private static List<Reaction> carried(Client viewer, InputPeer peer, int id) {
        var updates = (Updates) viewer.ask(new GetMessagesReactions(peer, List.of(id)));
        var told = (UpdateMessageReactions) updates.updates().getFirst();
        return told.reactions().results().stream().map(one -> one.reaction()).toList();
    }

    @Test
    void anAdminTakesReactionsAway() {
        int first = say(town.peer(bob));
        var second = SendMessage.builder().peer(town.peer(owner)).message("x").randomId(6).build();
        int other = ((UpdateMessageID) ((Updates) owner.ask(second)).updates().getFirst()).id();
        for (int id : List.of(first, other)) {
            bob.ask(react(town.peer(bob), id, GOOD, FIRE));
            owner.ask(react(town.peer(owner), id, GOOD));
        }
        var one = new DeleteParticipantReaction(town.peer(owner), first, town.userPeer(owner, bob));
        bob.refused(
                "CHAT_ADMIN_REQUIRED",
                new DeleteParticipantReaction(town.peer(bob), first, town.userPeer(bob, owner)));
        bob.receive();
        bob.pushed(UpdateMessageReactions.class);
        owner.ask(one);
        assertEquals(List.of(new ReactionEmoji(GOOD)), carried(bob, town.peer(bob), first));
        var told = bob.pushed(UpdateMessageReactions.class).getLast().reactions();
        assertFalse(told.min());
        assertNull(told.results().getFirst().chosenOrder());
        owner.ask(one);
        assertEquals(2, carried(bob, town.peer(bob), other).size());
        owner.ask(new DeleteParticipantReactions(town.peer(owner), town.userPeer(owner, bob)));
        assertEquals(List.of(new ReactionEmoji(GOOD)), carried(bob, town.peer(bob), other));
        owner.refused(
                "MESSAGE_ID_INVALID",
                new DeleteParticipantReaction(town.peer(owner), 4_000, town.userPeer(owner, bob)));
    }
}
