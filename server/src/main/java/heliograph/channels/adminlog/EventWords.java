package heliograph.channels.adminlog;

import heliograph.tl.api.AnyChannelParticipant;
import heliograph.tl.api.AnyForumTopic;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.ChannelAdminLogEventAction;
import heliograph.tl.api.ChannelAdminLogEventActionChangeAbout;
import heliograph.tl.api.ChannelAdminLogEventActionChangeTitle;
import heliograph.tl.api.ChannelAdminLogEventActionChangeUsername;
import heliograph.tl.api.ChannelAdminLogEventActionChangeUsernames;
import heliograph.tl.api.ChannelAdminLogEventActionCreateTopic;
import heliograph.tl.api.ChannelAdminLogEventActionDeleteMessage;
import heliograph.tl.api.ChannelAdminLogEventActionDeleteTopic;
import heliograph.tl.api.ChannelAdminLogEventActionEditMessage;
import heliograph.tl.api.ChannelAdminLogEventActionEditTopic;
import heliograph.tl.api.ChannelAdminLogEventActionExportedInviteDelete;
import heliograph.tl.api.ChannelAdminLogEventActionExportedInviteEdit;
import heliograph.tl.api.ChannelAdminLogEventActionExportedInviteRevoke;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantInvite;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantJoinByInvite;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantJoinByRequest;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantToggleAdmin;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantToggleBan;
import heliograph.tl.api.ChannelAdminLogEventActionPinTopic;
import heliograph.tl.api.ChannelAdminLogEventActionSendMessage;
import heliograph.tl.api.ChannelAdminLogEventActionUpdatePinned;
import heliograph.tl.api.ChannelParticipant;
import heliograph.tl.api.ChannelParticipantAdmin;
import heliograph.tl.api.ChannelParticipantBanned;
import heliograph.tl.api.ChannelParticipantCreator;
import heliograph.tl.api.ChannelParticipantLeft;
import heliograph.tl.api.ChannelParticipantSelf;
import heliograph.tl.api.ChatInviteExported;
import heliograph.tl.api.ExportedChatInvite;
import heliograph.tl.api.ForumTopic;
import heliograph.tl.api.Message;
import heliograph.tl.api.Peer;
import heliograph.tl.api.PeerUser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands in an event: its texts, by which it is found, and the people and messages that it
/// names.
///
/// @param texts titles, descriptions, messages
/// @param users whose names count as texts too
/// @param messages in which more are named
record EventWords(List<String> texts, List<Long> users, List<AnyMessage> messages) {
    static EventWords of(ChannelAdminLogEventAction action) {
        var words = new EventWords(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        words.read(action);
        return words;
    }

    private void read(ChannelAdminLogEventAction action) {
        switch (action) {
            case ChannelAdminLogEventActionChangeTitle a -> {
                texts.add(a.prevValue());
                texts.add(a.newValue());
            }
            case ChannelAdminLogEventActionChangeAbout a -> {
                texts.add(a.prevValue());
                texts.add(a.newValue());
            }
            case ChannelAdminLogEventActionChangeUsername a -> {
                texts.add(a.prevValue());
                texts.add(a.newValue());
            }
            case ChannelAdminLogEventActionChangeUsernames a -> {
                texts.addAll(a.prevValue());
                texts.addAll(a.newValue());
            }
            case ChannelAdminLogEventActionEditMessage a -> {
                message(a.prevMessage());
                message(a.newMessage());
            }
            case ChannelAdminLogEventActionDeleteMessage a -> message(a.message());
            case ChannelAdminLogEventActionSendMessage a -> message(a.message());
            case ChannelAdminLogEventActionUpdatePinned a -> message(a.message());
            case ChannelAdminLogEventActionParticipantInvite a -> participant(a.participant());
            case ChannelAdminLogEventActionParticipantToggleAdmin a -> {
                participant(a.prevParticipant());
                participant(a.newParticipant());
            }
            case ChannelAdminLogEventActionParticipantToggleBan a -> {
                participant(a.prevParticipant());
                participant(a.newParticipant());
            }
            case ChannelAdminLogEventActionParticipantJoinByInvite a -> invite(a.invite());
            case ChannelAdminLogEventActionParticipantJoinByRequest a -> {
                invite(a.invite());
                users.add(a.approvedBy());
            }
            case ChannelAdminLogEventActionExportedInviteEdit a -> {
                invite(a.prevInvite());
                invite(a.newInvite());
            }
            case ChannelAdminLogEventActionExportedInviteRevoke a -> invite(a.invite());
            case ChannelAdminLogEventActionExportedInviteDelete a -> invite(a.invite());
            case ChannelAdminLogEventActionCreateTopic a -> topic(a.topic());
            case ChannelAdminLogEventActionDeleteTopic a -> topic(a.topic());
            case ChannelAdminLogEventActionEditTopic a -> {
                topic(a.prevTopic());
                topic(a.newTopic());
            }
            case ChannelAdminLogEventActionPinTopic a -> {
                topic(a.prevTopic());
                topic(a.newTopic());
            }
            default -> {}
        }
    }

    private void topic(@Nullable AnyForumTopic topic) {
        if (!(topic instanceof ForumTopic shown)) return;
        texts.add(shown.title());
        peer(shown.fromId());
    }

    private void message(AnyMessage message) {
        messages.add(message);
        if (message instanceof Message m) texts.add(m.message());
    }

    private void invite(ExportedChatInvite invite) {
        if (!(invite instanceof ChatInviteExported link)) return;
        users.add(link.adminId());
        if (link.title() != null) texts.add(link.title());
    }

    private void participant(AnyChannelParticipant participant) {
        switch (participant) {
            case ChannelParticipant p -> users.add(p.userId());
            case ChannelParticipantSelf p -> users.add(p.userId());
            case ChannelParticipantCreator p -> users.add(p.userId());
            case ChannelParticipantAdmin p -> {
                users.add(p.userId());
                users.add(p.promotedBy());
                if (p.rank() != null) texts.add(p.rank());
            }
            case ChannelParticipantBanned p -> {
                peer(p.peer());
                users.add(p.kickedBy());
            }
            case ChannelParticipantLeft p -> peer(p.peer());
        }
    }

    private void peer(Peer peer) {
        if (peer instanceof PeerUser(var id)) users.add(id);
    }
}
