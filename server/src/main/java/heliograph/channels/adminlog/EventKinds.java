package heliograph.channels.adminlog;

import heliograph.tl.api.AnyChannelParticipant;
import heliograph.tl.api.ChannelAdminLogEventAction;
import heliograph.tl.api.ChannelAdminLogEventActionChangeHistoryTTL;
import heliograph.tl.api.ChannelAdminLogEventActionChangeLinkedChat;
import heliograph.tl.api.ChannelAdminLogEventActionCreateTopic;
import heliograph.tl.api.ChannelAdminLogEventActionDefaultBannedRights;
import heliograph.tl.api.ChannelAdminLogEventActionDeleteMessage;
import heliograph.tl.api.ChannelAdminLogEventActionDeleteTopic;
import heliograph.tl.api.ChannelAdminLogEventActionEditMessage;
import heliograph.tl.api.ChannelAdminLogEventActionEditTopic;
import heliograph.tl.api.ChannelAdminLogEventActionExportedInviteDelete;
import heliograph.tl.api.ChannelAdminLogEventActionExportedInviteEdit;
import heliograph.tl.api.ChannelAdminLogEventActionExportedInviteRevoke;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantEditRank;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantInvite;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantJoin;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantJoinByInvite;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantJoinByRequest;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantLeave;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantToggleAdmin;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantToggleBan;
import heliograph.tl.api.ChannelAdminLogEventActionPinTopic;
import heliograph.tl.api.ChannelAdminLogEventActionSendMessage;
import heliograph.tl.api.ChannelAdminLogEventActionStopPoll;
import heliograph.tl.api.ChannelAdminLogEventActionToggleAntiSpam;
import heliograph.tl.api.ChannelAdminLogEventActionToggleForum;
import heliograph.tl.api.ChannelAdminLogEventActionToggleInvites;
import heliograph.tl.api.ChannelAdminLogEventActionToggleNoForwards;
import heliograph.tl.api.ChannelAdminLogEventActionTogglePreHistoryHidden;
import heliograph.tl.api.ChannelAdminLogEventActionToggleSignatureProfiles;
import heliograph.tl.api.ChannelAdminLogEventActionToggleSignatures;
import heliograph.tl.api.ChannelAdminLogEventActionToggleSlowMode;
import heliograph.tl.api.ChannelAdminLogEventActionUpdatePinned;
import heliograph.tl.api.ChannelAdminLogEventsFilter;
import heliograph.tl.api.ChannelParticipantAdmin;
import heliograph.tl.api.ChannelParticipantBanned;
import heliograph.tl.api.ChannelParticipantCreator;

/// Which events a filter wants.
final class EventKinds {
    private EventKinds() {}

    static boolean wants(ChannelAdminLogEventsFilter f, ChannelAdminLogEventAction action) {
        return switch (action) {
            case ChannelAdminLogEventActionParticipantJoin _,
                    ChannelAdminLogEventActionParticipantJoinByInvite _,
                    ChannelAdminLogEventActionParticipantJoinByRequest _ ->
                    f.join();
            case ChannelAdminLogEventActionParticipantLeave _ -> f.leave();
            case ChannelAdminLogEventActionParticipantInvite _ -> f.invite();
            case ChannelAdminLogEventActionParticipantToggleBan a ->
                    wants(f, a.prevParticipant(), a.newParticipant());
            case ChannelAdminLogEventActionParticipantToggleAdmin a ->
                    isAdmin(a.newParticipant()) ? f.promote() : f.demote();
            case ChannelAdminLogEventActionParticipantEditRank _ -> f.editRank();
            case ChannelAdminLogEventActionUpdatePinned _ -> f.pinned();
            case ChannelAdminLogEventActionEditMessage _, ChannelAdminLogEventActionStopPoll _ ->
                    f.edit();
            case ChannelAdminLogEventActionDeleteMessage _ -> f.delete();
            case ChannelAdminLogEventActionSendMessage _ -> f.send();
            case ChannelAdminLogEventActionExportedInviteDelete _,
                    ChannelAdminLogEventActionExportedInviteEdit _,
                    ChannelAdminLogEventActionExportedInviteRevoke _ ->
                    f.invites();
            case ChannelAdminLogEventActionCreateTopic _,
                    ChannelAdminLogEventActionEditTopic _,
                    ChannelAdminLogEventActionDeleteTopic _,
                    ChannelAdminLogEventActionPinTopic _,
                    ChannelAdminLogEventActionToggleForum _ ->
                    f.forums();
            case ChannelAdminLogEventActionToggleInvites _,
                    ChannelAdminLogEventActionToggleSignatures _,
                    ChannelAdminLogEventActionToggleSignatureProfiles _,
                    ChannelAdminLogEventActionTogglePreHistoryHidden _,
                    ChannelAdminLogEventActionToggleSlowMode _,
                    ChannelAdminLogEventActionToggleNoForwards _,
                    ChannelAdminLogEventActionToggleAntiSpam _,
                    ChannelAdminLogEventActionDefaultBannedRights _,
                    ChannelAdminLogEventActionChangeLinkedChat _,
                    ChannelAdminLogEventActionChangeHistoryTTL _ ->
                    f.settings();
            default -> f.info();
        };
    }

    private static boolean wants(
            ChannelAdminLogEventsFilter f,
            AnyChannelParticipant before,
            AnyChannelParticipant after) {
        boolean wasKicked = isKicked(before);
        boolean isKicked = isKicked(after);
        if (isKicked) return f.kick();
        if (wasKicked) return f.unkick();
        return after instanceof ChannelParticipantBanned ? f.ban() : f.unban();
    }

    private static boolean isKicked(AnyChannelParticipant participant) {
        return participant instanceof ChannelParticipantBanned banned
                && banned.bannedRights().viewMessages();
    }

    private static boolean isAdmin(AnyChannelParticipant participant) {
        return participant instanceof ChannelParticipantAdmin
                || participant instanceof ChannelParticipantCreator;
    }
}
