package heliograph.reactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.tl.api.Dialog;
import heliograph.tl.api.InputDialogPeer;
import heliograph.tl.api.Message;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.ReactionEmoji;
import heliograph.tl.api.UpdateMessageReactions;
import heliograph.tl.api.messages.GetPeerDialogs;
import heliograph.tl.api.messages.GetUnreadReactions;
import heliograph.tl.api.messages.Messages;
import heliograph.tl.api.messages.ReadReactions;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.messages.SendReaction;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The author of a message in a group hears of reactions to it until it has looked.
final class UnreadInChannelsTest {
    private static int count(Community town, Client client) {
        var peer = new InputDialogPeer(town.peer(client));
        var row = client.ask(new GetPeerDialogs(List.of(peer))).dialogs().getFirst();
        return ((Dialog) row).unreadReactionsCount();
    }

    private static Messages waiting(Community town, Client client) {
        var query = new GetUnreadReactions(town.peer(client), null, null, 0, 0, 10, 0, 0);
        return (Messages) client.ask(query);
    }

    private static void react(Community town, Client client, int id, Reaction... reactions) {
        var query = new SendReaction(false, false, town.peer(client), id, List.of(reactions));
        client.ask(query);
    }

    @Test
    void reactionsWaitForTheAuthor() {
        try (var town = new Community(1, false)) {
            var member = town.member();
            var sent =
                    town.owner.ask(
                            SendMessage.builder()
                                    .peer(town.peer(town.owner))
                                    .message("hello")
                                    .randomId(1)
                                    .build());
            int id = ((Message) Community.messages(sent).getFirst()).id();
            react(town, town.owner, id, new ReactionEmoji("👍"));
            assertEquals(0, count(town, town.owner));
            town.owner.pushed();
            react(town, member, id, new ReactionEmoji("👍"));
            var told = town.owner.pushed(UpdateMessageReactions.class).getLast().reactions();
            assertTrue(
                    told.recentReactions() != null
                            && told.recentReactions().stream().anyMatch(r -> r.unread()));
            assertEquals(1, count(town, town.owner));
            assertEquals(0, count(town, member));
            var shown = (Message) waiting(town, town.owner).messages().getFirst();
            assertTrue(
                    shown.reactions() != null
                            && shown.reactions().recentReactions() != null
                            && shown.reactions().recentReactions().stream()
                                    .anyMatch(r -> r.unread() && !r.my()));
            town.server.restart();
            town.owner.begin();
            member.begin();
            assertEquals(1, waiting(town, town.owner).messages().size());
            town.owner.ask(new ReadReactions(town.peer(town.owner), null, null));
            assertEquals(0, count(town, town.owner));
            assertFalse(waiting(town, town.owner).messages().size() > 0);
            react(town, member, id, new ReactionEmoji("❤"));
            assertEquals(1, count(town, town.owner));
        }
    }
}
