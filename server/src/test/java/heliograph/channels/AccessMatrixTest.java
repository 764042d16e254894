package heliograph.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.Client;
import heliograph.channels.members.Rights;
import heliograph.tl.TlFunction;
import heliograph.tl.api.ChannelParticipantsKicked;
import heliograph.tl.api.ChannelParticipantsRecent;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.ChatReactionsNone;
import heliograph.tl.api.InputChannelEmpty;
import heliograph.tl.api.InputChatPhotoEmpty;
import heliograph.tl.api.InputCheckPasswordEmpty;
import heliograph.tl.api.InputUserEmpty;
import heliograph.tl.api.channels.ConvertToGigagroup;
import heliograph.tl.api.channels.DeleteChannel;
import heliograph.tl.api.channels.EditAdmin;
import heliograph.tl.api.channels.EditBanned;
import heliograph.tl.api.channels.EditPhoto;
import heliograph.tl.api.channels.EditTitle;
import heliograph.tl.api.channels.GetAdminLog;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.channels.GetParticipant;
import heliograph.tl.api.channels.GetParticipants;
import heliograph.tl.api.channels.GetSendAs;
import heliograph.tl.api.channels.InviteToChannel;
import heliograph.tl.api.channels.JoinChannel;
import heliograph.tl.api.channels.LeaveChannel;
import heliograph.tl.api.channels.SetDiscussionGroup;
import heliograph.tl.api.channels.ToggleAntiSpam;
import heliograph.tl.api.channels.ToggleForum;
import heliograph.tl.api.channels.ToggleJoinRequest;
import heliograph.tl.api.channels.ToggleJoinToSend;
import heliograph.tl.api.channels.ToggleParticipantsHidden;
import heliograph.tl.api.channels.TogglePreHistoryHidden;
import heliograph.tl.api.channels.ToggleSignatures;
import heliograph.tl.api.channels.ToggleSlowMode;
import heliograph.tl.api.channels.ToggleViewForumAsMessages;
import heliograph.tl.api.channels.UpdateColor;
import heliograph.tl.api.channels.UpdateUsername;
import heliograph.tl.api.messages.EditChatAbout;
import heliograph.tl.api.messages.EditChatCreator;
import heliograph.tl.api.messages.EditChatDefaultBannedRights;
import heliograph.tl.api.messages.ExportChatInvite;
import heliograph.tl.api.messages.GetAdminsWithInvites;
import heliograph.tl.api.messages.GetChatInviteImporters;
import heliograph.tl.api.messages.GetExportedChatInvites;
import heliograph.tl.api.messages.GetForumTopics;
import heliograph.tl.api.messages.GetForumTopicsByID;
import heliograph.tl.api.messages.HideAllChatJoinRequests;
import heliograph.tl.api.messages.HideChatJoinRequest;
import heliograph.tl.api.messages.SaveDefaultSendAs;
import heliograph.tl.api.messages.SetChatAvailableReactions;
import heliograph.tl.api.messages.SetHistoryTTL;
import heliograph.tl.api.messages.ToggleNoForwards;
import heliograph.tl.api.stats.GetMegagroupStats;
import heliograph.tl.api.stats.GetMessageStats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every method of a private supergroup by everyone who could call it: each is let through or
/// refused as the rule of the method says, for each right that an admin can have.
class AccessMatrixTest {
    private static final Set<String> REFUSALS =
            Set.of(
                    "CHANNEL_PRIVATE",
                    "CHAT_ADMIN_REQUIRED",
                    "USER_NOT_PARTICIPANT",
                    "CHAT_WRITE_FORBIDDEN");

    /// What somebody is.
    private record Role(
            String name, Client client, boolean inside, @Nullable ChatAdminRights rights) {
        boolean isAdmin() {
            return rights != null;
        }
    }

    /// Whom a method lets through.
    @FunctionalInterface
    private interface Rule {
        boolean lets(Role role);
    }

    /// Makes a query of someone.
    @FunctionalInterface
    private interface Making {
        TlFunction<?> by(Client client);
    }

    private record Case(Rule rule, Making making) {}

    private final Community town = new Community(1, false);
    private final Client pawn = town.member();
    private final List<Role> roles = new ArrayList<>();
    private final List<Case> cases = new ArrayList<>();
    private int round;

    @BeforeEach
    void gather() {
        var all = ChatBannedRights.builder().changeInfo(true).inviteUsers(true).build();
        var restricted = town.member();
        town.ban(town.owner, restricted, all);
        var banned = town.member();
        town.ban(town.owner, banned, Community.kick());
        var left = town.member();
        left.ask(new LeaveChannel(town.named(left)));
        roles.add(new Role("stranger", town.person(), false, null));
        roles.add(new Role("left", left, false, null));
        roles.add(new Role("banned", banned, false, null));
        roles.add(new Role("restricted", restricted, true, null));
        roles.add(new Role("member", town.member(), true, null));
        for (var right : each())
            roles.add(new Role(right.toString(), town.admin(right), true, right));
        roles.add(new Role("creator", town.owner, true, AdminRights.ALL));
        looking();
        changing();
        topics();
        inviting();
    }

    @AfterEach
    void close() {
        town.close();
    }

    /// A set of one for each right.
    private static List<ChatAdminRights> each() {
        var sets = new ArrayList<ChatAdminRights>();
        for (var builder :
                List.of(
                        ChatAdminRights.builder().changeInfo(true),
                        ChatAdminRights.builder().postMessages(true),
                        ChatAdminRights.builder().editMessages(true),
                        ChatAdminRights.builder().deleteMessages(true),
                        ChatAdminRights.builder().banUsers(true),
                        ChatAdminRights.builder().inviteUsers(true),
                        ChatAdminRights.builder().pinMessages(true),
                        ChatAdminRights.builder().addAdmins(true),
                        ChatAdminRights.builder().anonymous(true),
                        ChatAdminRights.builder().manageCall(true),
                        ChatAdminRights.builder().other(true),
                        ChatAdminRights.builder().manageTopics(true),
                        ChatAdminRights.builder().manageRanks(true))) sets.add(builder.build());
        return sets;
    }

    private static Rule inside() {
        return Role::inside;
    }

    private static Rule admins() {
        return Role::isAdmin;
    }

    private Rule creator() {
        return role -> role.client == town.owner;
    }

    private static Rule having(Predicate<ChatAdminRights> right) {
        return role -> role.rights != null && right.test(role.rights);
    }

    /// Members to whom it is not forbidden, and admins with the right.
    private static Rule open(Predicate<ChatAdminRights> right) {
        return role -> role.rights != null ? right.test(role.rights) : role.name.equals("member");
    }

    private void on(Rule rule, Making making) {
        cases.add(new Case(rule, making));
    }

    private void looking() {
        on(inside(), c -> new GetFullChannel(town.named(c)));
        on(
                inside(),
                c -> new GetParticipants(town.named(c), new ChannelParticipantsRecent(), 0, 10, 0));
        on(
                admins(),
                c ->
                        new GetParticipants(
                                town.named(c), new ChannelParticipantsKicked(""), 0, 10, 0));
        on(inside(), c -> new GetParticipant(town.named(c), town.userPeer(c, pawn)));
        on(admins(), c -> new GetAdminLog(town.named(c), "", null, null, 0, 0, 10));
        on(admins(), c -> new GetMegagroupStats(false, town.named(c)));
        on(admins(), c -> new GetMessageStats(false, town.named(c), 1));
        on(inside(), c -> new GetSendAs(false, false, town.peer(c)));
        on(inside(), c -> new SaveDefaultSendAs(town.peer(c), town.userPeer(c, c)));
        on(inside(), c -> new JoinChannel(town.named(c)));
    }

    private void changing() {
        Predicate<ChatAdminRights> info = ChatAdminRights::changeInfo;
        Predicate<ChatAdminRights> ban = ChatAdminRights::banUsers;
        on(open(info), c -> new EditTitle(town.named(c), "Title " + round));
        on(open(info), c -> new EditPhoto(town.named(c), new InputChatPhotoEmpty()));
        on(open(info), c -> new EditChatAbout(town.peer(c), "About " + round));
        on(having(info), c -> new TogglePreHistoryHidden(town.named(c), round % 2 == 0));
        on(having(info), c -> new ToggleSignatures(true, false, town.named(c)));
        on(having(info), c -> new UpdateColor(false, town.named(c), round % 7, null));
        on(having(info), c -> new SetHistoryTTL(town.peer(c), 86_400 + round));
        on(
                having(info),
                c ->
                        new SetChatAvailableReactions(
                                town.peer(c), new ChatReactionsNone(), null, null));
        on(having(info), c -> new SetDiscussionGroup(new InputChannelEmpty(), town.named(c)));
        on(having(ban), c -> new ToggleSlowMode(town.named(c), round % 2 == 0 ? 10 : 30));
        on(having(ban), c -> new ToggleJoinToSend(town.named(c), round % 2 == 0));
        on(having(ban), c -> new ToggleJoinRequest(false, town.named(c), true, null));
        on(having(ban), c -> new ToggleParticipantsHidden(town.named(c), true));
        on(
                having(ban),
                c ->
                        new EditChatDefaultBannedRights(
                                town.peer(c),
                                ChatBannedRights.builder().sendPolls(round % 2 == 0).build()));
        on(
                having(ban),
                c ->
                        new EditBanned(
                                town.named(c),
                                town.userPeer(c, pawn),
                                ChatBannedRights.builder().sendPolls(round % 2 == 0).build()));
        on(
                having(ChatAdminRights::deleteMessages),
                c -> new ToggleAntiSpam(town.named(c), round % 2 == 0));
        on(
                having(ChatAdminRights::addAdmins),
                c ->
                        new EditAdmin(
                                town.named(c),
                                town.user(c, pawn),
                                ChatAdminRights.builder().build(),
                                ""));
        on(creator(), c -> new ToggleForum(town.named(c), false, false));
        on(creator(), c -> new ToggleNoForwards(town.peer(c), round % 2 == 0, null));
        on(creator(), c -> new ConvertToGigagroup(town.named(c)));
        on(creator(), c -> new UpdateUsername(town.named(c), ""));
        on(
                creator(),
                c ->
                        new EditChatCreator(
                                town.peer(c), town.user(c, pawn), new InputCheckPasswordEmpty()));
    }

    private void inviting() {
        Predicate<ChatAdminRights> invite = ChatAdminRights::inviteUsers;
        on(open(invite), c -> new InviteToChannel(town.named(c), List.of(town.user(c, pawn))));
        on(having(invite), c -> ExportChatInvite.builder().peer(town.peer(c)).build());
        on(
                having(invite),
                c ->
                        new GetExportedChatInvites(
                                false, town.peer(c), town.user(c, c), null, null, 10));
        on(creator(), c -> new GetAdminsWithInvites(town.peer(c)));
        on(
                having(invite),
                c ->
                        GetChatInviteImporters.builder()
                                .requested(true)
                                .peer(town.peer(c))
                                .offsetUser(new InputUserEmpty())
                                .build());
        on(having(invite), c -> new HideChatJoinRequest(true, town.peer(c), town.user(c, pawn)));
        on(having(invite), c -> new HideAllChatJoinRequests(false, town.peer(c), null));
        on(creator(), c -> new DeleteChannel(town.named(c)));
    }

    /// That the group is no forum is said after all else: who may do what with topics is in
    /// `TopicAccessTest`.
    private void topics() {
        on(inside(), c -> new GetForumTopics(town.peer(c), null, 0, 0, 0, 10));
        on(inside(), c -> new GetForumTopicsByID(town.peer(c), List.of(1)));
        on(inside(), c -> new ToggleViewForumAsMessages(town.named(c), round % 2 == 0));
    }

    @Test
    void everyoneMayWhatTheRulesSayAndNoMore() {
        assertEquals(Rights.ALL.size(), 19, "a right is new: give it a role");
        Map<String, String> wrong = new LinkedHashMap<>();
        for (var one : cases)
            for (var role : roles) {
                round++;
                var query = one.making.by(role.client);
                var outcome = role.client.outcome(query);
                boolean refused = outcome.failed() && REFUSALS.contains(outcome.error());
                if (refused == one.rule.lets(role))
                    wrong.put(
                            query.getClass().getSimpleName() + " by " + role.name,
                            outcome.failed() ? outcome.error() : "went through");
            }
        assertEquals(Map.of(), wrong);
    }

    @Test
    void whoIsBannedIsRefusedByEveryMethodAtOnce() {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (var role : roles) {
            if (!role.inside || role.client == town.owner) continue;
            town.ban(town.owner, role.client, Community.kick());
            for (var one : cases) {
                var query = one.making.by(role.client);
                var outcome = role.client.outcome(query);
                if (!outcome.failed() || !outcome.error().equals("CHANNEL_PRIVATE"))
                    wrong.put(
                            query.getClass().getSimpleName() + " by " + role.name,
                            outcome.failed() ? outcome.error() : "went through");
            }
        }
        assertEquals(Map.of(), wrong);
    }
}
