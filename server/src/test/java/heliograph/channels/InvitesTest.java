package heliograph.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.tl.api.ChannelFull;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatInvite;
import heliograph.tl.api.ChatInviteAlready;
import heliograph.tl.api.ChatInviteExported;
import heliograph.tl.api.InputUserEmpty;
import heliograph.tl.api.MessageActionChatJoinedByLink;
import heliograph.tl.api.MessageActionChatJoinedByRequest;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.UpdatePendingJoinRequests;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.channels.JoinChannel;
import heliograph.tl.api.channels.ToggleJoinRequest;
import heliograph.tl.api.channels.UpdateUsername;
import heliograph.tl.api.messages.ChatInviteImporters;
import heliograph.tl.api.messages.ChatInviteJoinResultOk;
import heliograph.tl.api.messages.CheckChatInvite;
import heliograph.tl.api.messages.DeleteExportedChatInvite;
import heliograph.tl.api.messages.EditExportedChatInvite;
import heliograph.tl.api.messages.ExportChatInvite;
import heliograph.tl.api.messages.ExportedChatInviteReplaced;
import heliograph.tl.api.messages.GetAdminsWithInvites;
import heliograph.tl.api.messages.GetChatInviteImporters;
import heliograph.tl.api.messages.GetExportedChatInvites;
import heliograph.tl.api.messages.HideAllChatJoinRequests;
import heliograph.tl.api.messages.HideChatJoinRequest;
import heliograph.tl.api.messages.ImportChatInvite;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InvitesTest {
    private static final ChatAdminRights INVITING =
            ChatAdminRights.builder().inviteUsers(true).build();

    private static ChatInviteExported link(Community town, Client by) {
        return (ChatInviteExported) by.ask(ExportChatInvite.builder().peer(town.peer(by)).build());
    }

    private static ImportChatInvite entering(ChatInviteExported link) {
        return new ImportChatInvite(link.link().substring(link.link().indexOf('+') + 1));
    }

    @Test
    void aLinkLeadsIn() {
        try (var town = new Community(1, false)) {
            var link = link(town, town.owner);
            assertTrue(link.link().matches("http://127\\.0\\.0\\.1:443/\\+[\\w-]{16}"));
            var bob = town.person();
            var hash = entering(link).hash();
            var shown = (ChatInvite) bob.ask(new CheckChatInvite(hash));
            assertEquals("Garden", shown.title());
            assertEquals(1, shown.participantsCount());
            var joined = (ChatInviteJoinResultOk) bob.ask(entering(link));
            var said = (MessageService) Community.messages(joined.updates()).getFirst();
            assertEquals(new MessageActionChatJoinedByLink(town.owner.id()), said.action());
            assertEquals("USER_ALREADY_PARTICIPANT", bob.outcome(entering(link)).error());
            assertInstanceOf(ChatInviteAlready.class, bob.ask(new CheckChatInvite(hash)));
            assertInstanceOf(
                    ChatInviteAlready.class, bob.ask(new CheckChatInvite("https://t.me/+" + hash)));
            var page =
                    town.owner.ask(
                            GetChatInviteImporters.builder()
                                    .peer(town.peer(town.owner))
                                    .link(link.link())
                                    .offsetUser(new InputUserEmpty())
                                    .limit(10)
                                    .build());
            assertEquals(1, page.count());
            assertEquals(bob.id(), page.importers().getFirst().userId());
        }
    }

    @Test
    void aLinkEndsByItsUsesAndByItsDate() {
        try (var town = new Community(1, false)) {
            int now = (int) town.server.clock.instant().getEpochSecond();
            var making = ExportChatInvite.builder().peer(town.peer(town.owner));
            assertEquals(
                    "EXPIRE_DATE_INVALID",
                    town.owner.outcome(making.expireDate(now).build()).error());
            assertEquals(
                    "USAGE_LIMIT_INVALID",
                    town.owner
                            .outcome(making.expireDate(now + 10).usageLimit(100_000).build())
                            .error());
            var link =
                    (ChatInviteExported)
                            town.owner.ask(making.expireDate(now + 10).usageLimit(1).build());
            town.person().ask(entering(link));
            assertEquals("INVITE_HASH_EXPIRED", town.person().outcome(entering(link)).error());
            var other =
                    (ChatInviteExported)
                            town.owner.ask(making.expireDate(now + 10).usageLimit(99_999).build());
            town.server.clock.pass(Duration.ofSeconds(9));
            town.person().ask(entering(other));
            town.server.clock.pass(Duration.ofSeconds(1));
            assertEquals("INVITE_HASH_EXPIRED", town.person().outcome(entering(other)).error());
        }
    }

    @Test
    void whoIsBannedOrLateFindsNoLink() {
        try (var town = new Community(1, false)) {
            var link = link(town, town.owner);
            var bob = town.member();
            town.ban(town.owner, bob, Community.kick());
            assertEquals("INVITE_HASH_EXPIRED", bob.outcome(entering(link)).error());
            var revoking =
                    EditExportedChatInvite.builder()
                            .peer(town.peer(town.owner))
                            .link(link.link())
                            .revoked(true)
                            .build();
            assertEquals(
                    "INVITE_REVOKED_MISSING",
                    town.owner
                            .outcome(
                                    new DeleteExportedChatInvite(
                                            town.peer(town.owner), link.link()))
                            .error());
            town.owner.ask(revoking);
            assertEquals("INVITE_HASH_EXPIRED", town.person().outcome(entering(link)).error());
            town.owner.ask(new DeleteExportedChatInvite(town.peer(town.owner), link.link()));
            assertEquals("INVITE_HASH_INVALID", bob.outcome(new ImportChatInvite("short")).error());
            assertEquals("INVITE_HASH_EMPTY", bob.outcome(new ImportChatInvite("")).error());
        }
    }

    @Test
    void aPermanentLinkIsReplacedByAnother() {
        try (var town = new Community(1, false)) {
            var making =
                    ExportChatInvite.builder()
                            .legacyRevokePermanent(true)
                            .peer(town.peer(town.owner))
                            .build();
            var first = (ChatInviteExported) town.owner.ask(making);
            assertTrue(first.permanent());
            var query = new GetFullChannel(town.named(town.owner));
            var full = (ChannelFull) town.owner.ask(query).fullChat();
            assertEquals(first, full.exportedInvite());
            var edited =
                    town.owner.ask(
                            EditExportedChatInvite.builder()
                                    .peer(town.peer(town.owner))
                                    .link(first.link())
                                    .revoked(true)
                                    .build());
            var replaced = (ExportedChatInviteReplaced) edited;
            assertTrue(((ChatInviteExported) replaced.invite()).revoked());
            assertTrue(((ChatInviteExported) replaced.newInvite()).permanent());
        }
    }

    @Test
    void anAdminSeesItsOwnLinksAndTheCreatorAll() {
        try (var town = new Community(1, false)) {
            var ada = town.admin(INVITING);
            link(town, ada);
            link(town, town.owner);
            var admins = town.owner.ask(new GetAdminsWithInvites(town.peer(town.owner)));
            assertEquals(2, admins.admins().size());
            var foreign =
                    new GetExportedChatInvites(
                            false, town.peer(ada), town.user(ada, town.owner), null, null, 10);
            assertEquals("CHAT_ADMIN_REQUIRED", ada.outcome(foreign).error());
            var all =
                    town.owner.ask(
                            new GetExportedChatInvites(
                                    false,
                                    town.peer(town.owner),
                                    town.user(town.owner, ada),
                                    null,
                                    null,
                                    10));
            assertEquals(1, all.count());
            var bob = town.member();
            assertEquals(
                    "CHAT_ADMIN_REQUIRED",
                    bob.outcome(ExportChatInvite.builder().peer(town.peer(bob)).build()).error());
        }
    }

    @Test
    void whoAsksWaitsUntilItIsLetIn() {
        try (var town = new Community(1, false)) {
            var link =
                    (ChatInviteExported)
                            town.owner.ask(
                                    ExportChatInvite.builder()
                                            .peer(town.peer(town.owner))
                                            .requestNeeded(true)
                                            .build());
            var bob = town.person();
            town.owner.receive();
            assertEquals("INVITE_REQUEST_SENT", bob.outcome(entering(link)).error());
            town.owner.receive();
            var rung = (Updates) town.owner.pushed().getLast();
            var pending = (UpdatePendingJoinRequests) rung.updates().getFirst();
            assertEquals(1, pending.requestsPending());
            assertEquals(1, waiting(town).count());
            var welcome =
                    new HideChatJoinRequest(
                            true, town.peer(town.owner), town.user(town.owner, bob));
            var answer = town.owner.ask(welcome);
            var said = (MessageService) Community.messages(answer).getFirst();
            assertInstanceOf(MessageActionChatJoinedByRequest.class, said.action());
            assertEquals(new PeerUser(bob.id()), said.fromId());
            assertFalse(bob.outcome(new GetFullChannel(town.named(bob))).failed(), "bob is not in");
            assertEquals(0, waiting(town).count());
            assertEquals("HIDE_REQUESTER_MISSING", town.owner.outcome(welcome).error());
        }
    }

    private static ChatInviteImporters waiting(Community town) {
        return town.owner.ask(
                GetChatInviteImporters.builder()
                        .requested(true)
                        .peer(town.peer(town.owner))
                        .offsetUser(new InputUserEmpty())
                        .limit(10)
                        .build());
    }

    @Test
    void aPublicGroupMayAskItsAdmins() {
        try (var town = new Community(1, false)) {
            town.owner.ask(new UpdateUsername(town.named(town.owner), "garden_club"));
            town.owner.ask(new ToggleJoinRequest(false, town.named(town.owner), true, null));
            var bob = town.person();
            var eve = town.person();
            for (var one : new Client[] {bob, eve, eve})
                assertEquals(
                        "INVITE_REQUEST_SENT",
                        one.outcome(new JoinChannel(town.named(one))).error());
            assertEquals(2, waiting(town).count());
            town.invite(town.owner, bob);
            assertEquals(1, waiting(town).count());
            town.owner.ask(new HideAllChatJoinRequests(false, town.peer(town.owner), null));
            assertEquals(0, waiting(town).count());
            town.owner.ask(new ToggleJoinRequest(false, town.named(town.owner), false, null));
            eve.ask(new JoinChannel(town.named(eve)));
        }
    }
}
