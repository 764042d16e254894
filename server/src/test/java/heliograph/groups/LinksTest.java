package heliograph.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.tl.api.ChatFull;
import heliograph.tl.api.ChatInvite;
import heliograph.tl.api.ChatInviteAlready;
import heliograph.tl.api.ChatInviteExported;
import heliograph.tl.api.InputPeerChat;
import heliograph.tl.api.InputUserEmpty;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.UpdatePendingJoinRequests;
import heliograph.tl.api.messages.AddChatUser;
import heliograph.tl.api.messages.ChatInviteImporters;
import heliograph.tl.api.messages.CheckChatInvite;
import heliograph.tl.api.messages.DeleteChatUser;
import heliograph.tl.api.messages.EditExportedChatInvite;
import heliograph.tl.api.messages.ExportChatInvite;
import heliograph.tl.api.messages.ExportedChatInvite;
import heliograph.tl.api.messages.GetAdminsWithInvites;
import heliograph.tl.api.messages.GetChatInviteImporters;
import heliograph.tl.api.messages.GetExportedChatInvites;
import heliograph.tl.api.messages.GetFullChat;
import heliograph.tl.api.messages.HideAllChatJoinRequests;
import heliograph.tl.api.messages.HideChatJoinRequest;
import heliograph.tl.api.messages.ImportChatInvite;
import heliograph.tl.api.messages.MigrateChat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Invite links of basic groups.
final class LinksTest {
    private static ExportChatInvite link(long group, boolean request, @Nullable Integer limit) {
        return ExportChatInvite.builder()
                .peer(new InputPeerChat(group))
                .requestNeeded(request)
                .usageLimit(limit)
                .build();
    }

    private static ChatInviteExported made(Client client, ExportChatInvite query) {
        return (ChatInviteExported) client.ask(query);
    }

    private static String hash(ChatInviteExported invite) {
        return invite.link().substring(invite.link().indexOf('+') + 1);
    }

    private static ChatFull full(Client client, long group) {
        return (ChatFull) client.ask(new GetFullChat(group)).fullChat();
    }

    private static ChatInviteImporters importers(
            Client client, long group, boolean requested, @Nullable String link) {
        return client.ask(
                new GetChatInviteImporters(
                        requested,
                        false,
                        new InputPeerChat(group),
                        link,
                        null,
                        0,
                        new InputUserEmpty(),
                        100));
    }

    @Test
    void aLinkBringsSomeoneInAndSaysSo() {
        try (var circle = new Circle(1)) {
            long group = circle.group(circle.bo);
            circle.bo.refused("CHAT_ADMIN_REQUIRED", link(group, false, null));
            var link = made(circle.ada, link(group, false, 1));
            var hash = hash(link);
            var seen = (ChatInvite) circle.cy.ask(new CheckChatInvite(hash));
            assertEquals("Circle", seen.title());
            assertEquals(2, seen.participantsCount());
            assertFalse(seen.channel());
            assertInstanceOf(ChatInviteAlready.class, circle.bo.ask(new CheckChatInvite(hash)));
            circle.bo.refused("USER_ALREADY_PARTICIPANT", new ImportChatInvite(hash));
            circle.cy.ask(new ImportChatInvite(hash));
            circle.server.run();
            for (var one : List.of(circle.ada, circle.bo, circle.cy)) {
                var said = (MessageService) circle.history(one, group).getFirst();
                assertEquals(
                        "MessageActionChatJoinedByLink", said.action().getClass().getSimpleName());
                assertEquals(new PeerUser(circle.cy.id()), said.fromId());
            }
            circle.send(circle.cy, group, "hello");
            circle.server.run();
            assertEquals("hello", circle.said(circle.ada, group).getFirst());
            var came = importers(circle.ada, group, false, link.link());
            assertEquals(circle.cy.id(), came.importers().getFirst().userId());
            var other = circle.server.client("9996620004");
            other.refused("INVITE_HASH_EXPIRED", new ImportChatInvite(hash));
            circle.server.restart();
            var ada = circle.server.client("9996620001");
            assertEquals(1, importers(ada, group, false, link.link()).count());
        }
    }

    @Test
    void whoWaitsIsLetInOrSentAway() {
        try (var circle = new Circle(2)) {
            long group = circle.group(circle.bo);
            var hash = hash(made(circle.ada, link(group, true, null)));
            var dan = circle.server.client("9996620004");
            assertTrue(((ChatInvite) dan.ask(new CheckChatInvite(hash))).requestNeeded());
            circle.ada.pushed();
            circle.cy.refused("INVITE_REQUEST_SENT", new ImportChatInvite(hash));
            dan.refused("INVITE_REQUEST_SENT", new ImportChatInvite(hash));
            var told = circle.ada.pushed(UpdatePendingJoinRequests.class).getLast();
            assertEquals(2, told.requestsPending());
            assertEquals(2, full(circle.ada, group).requestsPending());
            assertNull(full(circle.bo, group).requestsPending());
            assertEquals(2, importers(circle.ada, group, true, null).count());
            circle.bo.refused(
                    "CHAT_ADMIN_REQUIRED",
                    new HideChatJoinRequest(
                            true, new InputPeerChat(group), circle.user(circle.bo, circle.ada)));
            var peer = new InputPeerChat(group);
            circle.ada.ask(new HideChatJoinRequest(true, peer, circle.user(circle.ada, circle.cy)));
            circle.server.run();
            var said = (MessageService) circle.history(circle.ada, group).getFirst();
            assertEquals(new PeerUser(circle.cy.id()), said.fromId());
            circle.ada.refused(
                    "HIDE_REQUESTER_MISSING",
                    new HideChatJoinRequest(true, peer, circle.user(circle.ada, circle.cy)));
            circle.ada.ask(new HideAllChatJoinRequests(false, peer, null));
            assertNull(full(circle.ada, group).requestsPending());
            dan.refused("INVITE_REQUEST_SENT", new ImportChatInvite(hash));
            // Brought in by an admin, it waits no more.
            circle.ada.ask(new AddChatUser(group, circle.user(circle.ada, dan), 0));
            assertNull(full(circle.ada, group).requestsPending());
            assertEquals(0, importers(circle.ada, group, true, null).count());
        }
    }

    @Test
    void aLinkIsOfNoUseToThoseThrownOutAndOnceItIsRevokedOrTheGroupHasMoved() {
        try (var circle = new Circle(3)) {
            long group = circle.group(circle.bo, circle.cy);
            var peer = new InputPeerChat(group);
            var link = made(circle.ada, link(group, false, null));
            var hash = hash(link);
            circle.ada.ask(new DeleteChatUser(false, group, circle.user(circle.ada, circle.cy)));
            circle.cy.refused("INVITE_HASH_EXPIRED", new CheckChatInvite(hash));
            circle.cy.refused("INVITE_HASH_EXPIRED", new ImportChatInvite(hash));
            var revoked =
                    circle.ada.ask(
                            EditExportedChatInvite.builder()
                                    .revoked(true)
                                    .peer(peer)
                                    .link(link.link())
                                    .build());
            assertTrue(((ChatInviteExported) ((ExportedChatInvite) revoked).invite()).revoked());
            var dan = circle.server.client("9996620004");
            dan.refused("INVITE_HASH_EXPIRED", new ImportChatInvite(hash));
            var list =
                    circle.ada.ask(
                            new GetExportedChatInvites(
                                    true,
                                    peer,
                                    circle.user(circle.ada, circle.ada),
                                    null,
                                    null,
                                    10));
            assertEquals(1, list.count());
            var admins = circle.ada.ask(new GetAdminsWithInvites(peer));
            assertEquals(1, admins.admins().getFirst().revokedInvitesCount());
            var second = hash(made(circle.ada, link(group, false, null)));
            circle.ada.ask(new MigrateChat(group));
            dan.refused("INVITE_HASH_EXPIRED", new ImportChatInvite(second));
        }
    }
}
