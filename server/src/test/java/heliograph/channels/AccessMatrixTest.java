package heliograph.channels;

import static heliograph.channels.Matrix.admins;
import static heliograph.channels.Matrix.having;
import static heliograph.channels.Matrix.inside;
import static heliograph.channels.Matrix.open;
import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.Client;
import heliograph.channels.Matrix.Making;
import heliograph.channels.Matrix.Rule;
import heliograph.channels.members.Rights;
import heliograph.tl.api.ChannelParticipantsKicked;
import heliograph.tl.api.ChannelParticipantsRecent;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.ChatReactionsNone;
import heliograph.tl.api.InputChannelEmpty;
import heliograph.tl.api.InputChatPhotoEmpty;
import heliograph.tl.api.InputCheckPasswordEmpty;
import heliograph.tl.api.InputGeoPoint;
import heliograph.tl.api.InputUserEmpty;
import heliograph.tl.api.channels.ConvertToGigagroup;
import heliograph.tl.api.channels.DeleteChannel;
import heliograph.tl.api.channels.EditAdmin;
import heliograph.tl.api.channels.EditBanned;
import heliograph.tl.api.channels.EditLocation;
import heliograph.tl.api.channels.EditPhoto;
import heliograph.tl.api.channels.EditTitle;
import heliograph.tl.api.channels.GetAdminLog;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.channels.GetParticipant;
import heliograph.tl.api.channels.GetParticipants;
import heliograph.tl.api.channels.GetSendAs;
import heliograph.tl.api.channels.InviteToChannel;
import heliograph.tl.api.channels.JoinChannel;
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
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every method of a private supergroup by everyone who could call it: each is let through or
/// refused as the rule of the method says, for each right that an admin can have.
class AccessMatrixTest {
    private final Community town = new Community(1, false);
    private final Client pawn = town.member();
    private final Matrix matrix =
            new Matrix(
                    town,
                    ChatBannedRights.builder().changeInfo(true).inviteUsers(true).build(),
                    each());

    @BeforeEach
    void gather() {
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

    private void on(Rule rule, Making making) {
        matrix.on(rule, making);
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
        on(open(info), c -> new EditTitle(town.named(c), "Title " + matrix.round()));
        on(open(info), c -> new EditPhoto(town.named(c), new InputChatPhotoEmpty()));
        on(open(info), c -> new EditChatAbout(town.peer(c), "About " + matrix.round()));
        on(having(info), c -> new TogglePreHistoryHidden(town.named(c), matrix.round() % 2 == 0));
        on(having(info), c -> new ToggleSignatures(true, false, town.named(c)));
        on(having(info), c -> new UpdateColor(false, town.named(c), matrix.round() % 7, null));
        on(having(info), c -> new SetHistoryTTL(town.peer(c), 86_400 + matrix.round()));
        on(
                having(info),
                c ->
                        new SetChatAvailableReactions(
                                town.peer(c), new ChatReactionsNone(), null, null));
        on(having(info), c -> new SetDiscussionGroup(new InputChannelEmpty(), town.named(c)));
        on(having(ban), c -> new ToggleSlowMode(town.named(c), matrix.round() % 2 == 0 ? 10 : 30));
        on(having(ban), c -> new ToggleJoinToSend(town.named(c), matrix.round() % 2 == 0));
        on(having(ban), c -> new ToggleJoinRequest(false, town.named(c), true, null));
        on(having(ban), c -> new ToggleParticipantsHidden(town.named(c), true));
        on(
                having(ban),
                c ->
                        new EditChatDefaultBannedRights(
                                town.peer(c),
                                ChatBannedRights.builder()
                                        .sendPolls(matrix.round() % 2 == 0)
                                        .build()));
        on(
                having(ban),
                c ->
                        new EditBanned(
                                town.named(c),
                                town.userPeer(c, pawn),
                                ChatBannedRights.builder()
                                        .sendPolls(matrix.round() % 2 == 0)
                                        .build()));
        on(
                having(ChatAdminRights::deleteMessages),
                c -> new ToggleAntiSpam(town.named(c), matrix.round() % 2 == 0));
        on(
                having(ChatAdminRights::addAdmins),
                c ->
                        new EditAdmin(
                                town.named(c),
                                town.user(c, pawn),
                                ChatAdminRights.builder().build(),
                                ""));
        on(matrix.creator(), c -> new ToggleForum(town.named(c), false, false));
        on(
                matrix.creator(),
                c -> new ToggleNoForwards(town.peer(c), matrix.round() % 2 == 0, null));
        on(
                matrix.creator(),
                c -> new EditLocation(town.named(c), new InputGeoPoint(1, 2, null), "Here"));
        on(matrix.creator(), c -> new ConvertToGigagroup(town.named(c)));
        on(matrix.creator(), c -> new UpdateUsername(town.named(c), ""));
        on(
                matrix.creator(),
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
        on(matrix.creator(), c -> new GetAdminsWithInvites(town.peer(c)));
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
        on(matrix.creator(), c -> new DeleteChannel(town.named(c)));
    }

    /// That the group is no forum is said after all else: who may do what with topics is in
    /// `TopicAccessTest`.
    private void topics() {
        on(inside(), c -> new GetForumTopics(town.peer(c), null, 0, 0, 0, 10));
        on(inside(), c -> new GetForumTopicsByID(town.peer(c), List.of(1)));
        on(inside(), c -> new ToggleViewForumAsMessages(town.named(c), matrix.round() % 2 == 0));
    }

    @Test
    void everyoneMayWhatTheRulesSayAndNoMore() {
        assertEquals(Rights.ALL.size(), 19, "a right is new: give it a role");
        matrix.check();
    }

    @Test
    void whoIsBannedIsRefusedByEveryMethodAtOnce() {
        matrix.checkBans();
    }
}
