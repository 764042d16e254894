package heliograph.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.tl.api.ChatFull;
import heliograph.tl.api.ChatParticipantAdmin;
import heliograph.tl.api.ChatParticipantCreator;
import heliograph.tl.api.ChatParticipants;
import heliograph.tl.api.InputCheckPasswordEmpty;
import heliograph.tl.api.InputPeerChat;
import heliograph.tl.api.User;
import heliograph.tl.api.UserEmpty;
import heliograph.tl.api.messages.DeleteChatUser;
import heliograph.tl.api.messages.EditChatAdmin;
import heliograph.tl.api.messages.EditChatCreator;
import heliograph.tl.api.messages.GetFullChat;
import heliograph.tl.api.messages.GetFutureChatCreatorAfterLeave;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whom a basic group belongs to.
final class CreatorTest {
    private static ChatParticipants people(Client client, long group) {
        var full = (ChatFull) client.ask(new GetFullChat(group)).fullChat();
        return (ChatParticipants) full.participants();
    }

    private static long creator(Client client, long group) {
        for (var one : people(client, group).participants())
            if (one instanceof ChatParticipantCreator made) return made.userId();
        return 0;
    }

    @Test
    void aGroupIsGivenAwayOnlyByItsCreatorAndWithAPassword() {
        try (var circle = new Circle(1)) {
            long group = circle.group(circle.bo);
            var peer = new InputPeerChat(group);
            var nothing = new InputCheckPasswordEmpty();
            circle.bo.refused(
                    "CHAT_ADMIN_REQUIRED",
                    new EditChatCreator(peer, circle.user(circle.bo, circle.ada), nothing));
            circle.ada.refused(
                    "PASSWORD_MISSING",
                    new EditChatCreator(peer, circle.user(circle.ada, circle.bo), nothing));
            assertEquals(circle.ada.id(), creator(circle.bo, group));
        }
    }

    @Test
    void theHeirHasTheGroupOnceTheCreatorLeaves() {
        try (var circle = new Circle(2)) {
            long group = circle.group(circle.bo, circle.cy);
            var query = new GetFutureChatCreatorAfterLeave(new InputPeerChat(group));
            assertEquals(circle.bo.id(), ((User) circle.ada.ask(query)).id());
            circle.ada.ask(new EditChatAdmin(group, circle.user(circle.ada, circle.cy), true));
            assertEquals(circle.cy.id(), ((User) circle.ada.ask(query)).id());
            circle.bo.refused("CHAT_ADMIN_REQUIRED", query);
            circle.ada.ask(new DeleteChatUser(false, group, circle.user(circle.ada, circle.ada)));
            circle.server.run();
            for (var one : List.of(circle.bo, circle.cy))
                assertEquals(circle.cy.id(), creator(one, group));
            circle.cy.ask(new DeleteChatUser(false, group, circle.user(circle.cy, circle.bo)));
            assertInstanceOf(UserEmpty.class, circle.cy.ask(query));
            circle.server.restart();
            var cy = circle.server.client("9996620003");
            assertEquals(circle.cy.id(), creator(cy, group));
            assertTrue(
                    people(cy, group).participants().stream()
                            .noneMatch(ChatParticipantAdmin.class::isInstance));
        }
    }
}
