package heliograph.reactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.tl.api.Message;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.ReactionEmoji;
import heliograph.tl.api.UpdateRecentReactions;
import heliograph.tl.api.help.GetConfig;
import heliograph.tl.api.messages.AnyReactions;
import heliograph.tl.api.messages.ClearRecentReactions;
import heliograph.tl.api.messages.GetRecentReactions;
import heliograph.tl.api.messages.GetTopReactions;
import heliograph.tl.api.messages.ReactionsNotModified;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.messages.SendReaction;
import heliograph.tl.api.messages.SetDefaultReaction;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What accounts react with.
final class FavouritesTest {
    private static final Reaction FIRE = new ReactionEmoji("🔥");
    private static final Reaction WHALE = new ReactionEmoji("🐳");

    private static List<Reaction> of(AnyReactions answer) {
        return ((heliograph.tl.api.messages.Reactions) answer).reactions();
    }

    private static List<Reaction> recent(Client client) {
        return of(client.ask(new GetRecentReactions(50, 0)));
    }

    private static void react(Community town, Client client, int id, Reaction one, boolean kept) {
        client.ask(new SendReaction(false, kept, town.peer(client), id, List.of(one)));
    }

    @Test
    void theLastAndTheMostUsedComeFirst() {
        try (var town = new Community(1, false)) {
            var owner = town.owner;
            var text = SendMessage.builder().peer(town.peer(owner)).message("hi").randomId(1);
            int id = ((Message) Community.messages(owner.ask(text.build())).getFirst()).id();
            var first = of(owner.ask(new GetTopReactions(3, 0)));
            assertEquals(Palette.standard(3), first);
            react(town, owner, id, WHALE, true);
            react(town, owner, id, FIRE, true);
            react(town, owner, id, WHALE, true);
            react(town, owner, id, new ReactionEmoji("🎉"), false);
            assertEquals(List.of(WHALE, FIRE), recent(owner));
            var top = owner.ask(new GetTopReactions(100, 0));
            assertEquals(List.of(WHALE, FIRE), of(top).subList(0, 2));
            assertEquals(Palette.standard(1_000).size(), of(top).size());
            long hash = ((heliograph.tl.api.messages.Reactions) top).hash();
            assertTrue(owner.ask(new GetTopReactions(100, hash)) instanceof ReactionsNotModified);
            town.server.restart();
            owner.begin();
            assertEquals(List.of(WHALE, FIRE), recent(owner));
            owner.ask(new ClearRecentReactions());
            assertTrue(recent(owner).isEmpty());
            assertFalse(of(owner.ask(new GetTopReactions(1, 0))).isEmpty());
        }
    }

    @Test
    void theOtherSessionsHearOfItAndADoubleTapIsInTheConfiguration() {
        try (var town = new Community(2, false)) {
            var owner = town.owner;
            owner.refused(
                    "REACTION_INVALID", new SetDefaultReaction(new ReactionEmoji("no emoji")));
            owner.ask(new SetDefaultReaction(FIRE));
            assertEquals(FIRE, owner.ask(new GetConfig()).reactionsDefault());
            var member = town.member();
            assertEquals(null, member.ask(new GetConfig()).reactionsDefault());
            var text = SendMessage.builder().peer(town.peer(owner)).message("hi").randomId(1);
            int id = ((Message) Community.messages(owner.ask(text.build())).getFirst()).id();
            var other = town.server.client("9996620001");
            other.pushed();
            react(town, owner, id, WHALE, true);
            assertNotNull(other.pushed(UpdateRecentReactions.class).getFirst());
        }
    }
}
