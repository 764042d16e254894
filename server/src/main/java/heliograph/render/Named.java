package heliograph.render;

import heliograph.peers.PeerId;
import heliograph.tl.api.AnyChatParticipants;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.AnyMessageReplyHeader;
import heliograph.tl.api.ChatParticipant;
import heliograph.tl.api.ChatParticipantAdmin;
import heliograph.tl.api.ChatParticipantCreator;
import heliograph.tl.api.ChatParticipants;
import heliograph.tl.api.ChatParticipantsForbidden;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageActionChangeCreator;
import heliograph.tl.api.MessageActionChannelMigrateFrom;
import heliograph.tl.api.MessageActionChatAddUser;
import heliograph.tl.api.MessageActionChatCreate;
import heliograph.tl.api.MessageActionChatDeleteUser;
import heliograph.tl.api.MessageActionChatJoinedByLink;
import heliograph.tl.api.MessageActionChatMigrateTo;
import heliograph.tl.api.MessageEmpty;
import heliograph.tl.api.MessageEntity;
import heliograph.tl.api.MessageEntityMentionName;
import heliograph.tl.api.MessageFwdHeader;
import heliograph.tl.api.MessageMediaContact;
import heliograph.tl.api.MessageMediaPoll;
import heliograph.tl.api.MessageReactions;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.NotifyForumTopic;
import heliograph.tl.api.NotifyPeer;
import heliograph.tl.api.Peer;
import heliograph.tl.api.PollResults;
import heliograph.tl.api.PrivacyRule;
import heliograph.tl.api.PrivacyValueAllowUsers;
import heliograph.tl.api.PrivacyValueDisallowUsers;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChannel;
import heliograph.tl.api.UpdateChannelTooLong;
import heliograph.tl.api.UpdateChannelUserTyping;
import heliograph.tl.api.UpdateChannelViewForumAsMessages;
import heliograph.tl.api.UpdateChat;
import heliograph.tl.api.UpdateChatDefaultBannedRights;
import heliograph.tl.api.UpdateChatParticipantAdd;
import heliograph.tl.api.UpdateChatParticipantAdmin;
import heliograph.tl.api.UpdateChatParticipantDelete;
import heliograph.tl.api.UpdateChatParticipantRank;
import heliograph.tl.api.UpdateChatParticipants;
import heliograph.tl.api.UpdateChatUserTyping;
import heliograph.tl.api.UpdateDeleteChannelMessages;
import heliograph.tl.api.UpdateDeleteScheduledMessages;
import heliograph.tl.api.UpdateDraftMessage;
import heliograph.tl.api.UpdateEditChannelMessage;
import heliograph.tl.api.UpdateEditMessage;
import heliograph.tl.api.UpdateFolderPeers;
import heliograph.tl.api.UpdateMessagePoll;
import heliograph.tl.api.UpdateMessageReactions;
import heliograph.tl.api.UpdateNewChannelMessage;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.UpdateNewScheduledMessage;
import heliograph.tl.api.UpdateNotifySettings;
import heliograph.tl.api.UpdatePeerBlocked;
import heliograph.tl.api.UpdatePeerHistoryTTL;
import heliograph.tl.api.UpdatePeerSettings;
import heliograph.tl.api.UpdatePinnedChannelMessages;
import heliograph.tl.api.UpdatePinnedForumTopic;
import heliograph.tl.api.UpdatePinnedForumTopics;
import heliograph.tl.api.UpdatePinnedMessages;
import heliograph.tl.api.UpdatePrivacy;
import heliograph.tl.api.UpdateReadChannelDiscussionInbox;
import heliograph.tl.api.UpdateReadChannelDiscussionOutbox;
import heliograph.tl.api.UpdateReadChannelInbox;
import heliograph.tl.api.UpdateReadChannelOutbox;
import heliograph.tl.api.UpdateReadHistoryInbox;
import heliograph.tl.api.UpdateReadHistoryOutbox;
import heliograph.tl.api.UpdateUser;
import heliograph.tl.api.UpdateUserName;
import heliograph.tl.api.UpdateUserPhone;
import heliograph.tl.api.UpdateUserStatus;
import heliograph.tl.api.UpdateUserTyping;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everyone whom messages and updates name: each must stand in `users` or `chats` of an answer
/// (rule U6).
public final class Named {
    private final Set<PeerId> peers = new LinkedHashSet<>();

    public Set<PeerId> peers() {
        return peers;
    }

    public Named add(@Nullable Peer peer) {
        if (peer != null) peers.add(PeerId.of(peer));
        return this;
    }

    public Named add(PeerId peer) {
        peers.add(peer);
        return this;
    }

    public Named users(Collection<Long> ids) {
        for (long id : ids) peers.add(PeerId.user(id));
        return this;
    }

    public Named messages(Collection<? extends AnyMessage> messages) {
        messages.forEach(this::message);
        return this;
    }

    public Named update(Update update) {
        switch (update) {
            case UpdateNewMessage u -> message(u.message());
            case UpdateEditMessage u -> message(u.message());
            case UpdateReadHistoryInbox u -> add(u.peer());
            case UpdateReadHistoryOutbox u -> add(u.peer());
            case UpdateDraftMessage u -> add(u.peer());
            case UpdateUserTyping u -> peers.add(PeerId.user(u.userId()));
            case UpdateUserStatus u -> peers.add(PeerId.user(u.userId()));
            case UpdateUserName u -> peers.add(PeerId.user(u.userId()));
            case UpdateUser u -> peers.add(PeerId.user(u.userId()));
            case UpdateUserPhone u -> peers.add(PeerId.user(u.userId()));
            case UpdatePeerBlocked u -> add(u.peerId());
            case UpdatePeerSettings u -> add(u.peer());
            case UpdateNotifySettings u -> {
                if (u.peer() instanceof NotifyPeer(var peer)) add(peer);
                if (u.peer() instanceof NotifyForumTopic(var peer, _)) add(peer);
            }
            case UpdatePrivacy u -> rules(u.rules());
            case UpdateNewChannelMessage u -> message(u.message());
            case UpdateEditChannelMessage u -> message(u.message());
            case UpdateChannel u -> add(PeerId.channel(u.channelId()));
            case UpdateChannelTooLong u -> add(PeerId.channel(u.channelId()));
            case UpdateDeleteChannelMessages u -> add(PeerId.channel(u.channelId()));
            case UpdatePinnedChannelMessages u -> add(PeerId.channel(u.channelId()));
            case UpdateReadChannelInbox u -> add(PeerId.channel(u.channelId()));
            case UpdateReadChannelOutbox u -> add(PeerId.channel(u.channelId()));
            case UpdateMessagePoll u -> {
                add(u.peer());
                poll(u.results());
            }
            case UpdateMessageReactions u -> {
                add(u.peer());
                reactions(u.reactions());
            }
            case UpdateChatParticipants u -> participants(u.participants());
            case UpdateChatParticipantAdd u ->
                    add(PeerId.chat(u.chatId())).users(List.of(u.userId(), u.inviterId()));
            case UpdateChatParticipantDelete u ->
                    add(PeerId.chat(u.chatId())).add(PeerId.user(u.userId()));
            case UpdateChatParticipantAdmin u ->
                    add(PeerId.chat(u.chatId())).add(PeerId.user(u.userId()));
            case UpdateChatParticipantRank u ->
                    add(PeerId.chat(u.chatId())).add(PeerId.user(u.userId()));
            case UpdateChatDefaultBannedRights u -> add(u.peer());
            case UpdateChatUserTyping u -> add(PeerId.chat(u.chatId())).add(u.fromId());
            case UpdateChat u -> add(PeerId.chat(u.chatId()));
            case UpdatePinnedMessages u -> add(u.peer());
            case UpdateFolderPeers u -> u.folderPeers().forEach(one -> add(one.peer()));
            case UpdateNewScheduledMessage u -> message(u.message());
            case UpdateDeleteScheduledMessages u -> add(u.peer());
            case UpdatePeerHistoryTTL u -> add(u.peer());
            case UpdateChannelUserTyping u -> {
                add(PeerId.channel(u.channelId()));
                add(u.fromId());
            }
            default -> topic(update);
        }
        return this;
    }

    private void topic(Update update) {
        switch (update) {
            case UpdatePinnedForumTopic u -> add(u.peer());
            case UpdatePinnedForumTopics u -> add(u.peer());
            case UpdateReadChannelDiscussionInbox u -> add(PeerId.channel(u.channelId()));
            case UpdateReadChannelDiscussionOutbox u -> add(PeerId.channel(u.channelId()));
            case UpdateChannelViewForumAsMessages u -> add(PeerId.channel(u.channelId()));
            default -> {}
        }
    }

    private void participants(AnyChatParticipants participants) {
        switch (participants) {
            case ChatParticipants all -> {
                add(PeerId.chat(all.chatId()));
                for (var one : all.participants())
                    switch (one) {
                        case ChatParticipant p -> users(List.of(p.userId(), p.inviterId()));
                        case ChatParticipantAdmin p -> users(List.of(p.userId(), p.inviterId()));
                        case ChatParticipantCreator p -> add(PeerId.user(p.userId()));
                    }
            }
            case ChatParticipantsForbidden none -> add(PeerId.chat(none.chatId()));
        }
    }

    /// The users whom rules of privacy name.
    public Named rules(Collection<? extends PrivacyRule> rules) {
        for (var rule : rules) {
            if (rule instanceof PrivacyValueAllowUsers(var users)) users(users);
            if (rule instanceof PrivacyValueDisallowUsers(var users)) users(users);
        }
        return this;
    }

    public Named message(AnyMessage message) {
        switch (message) {
            case Message m -> plain(m);
            case MessageService m -> {
                add(m.fromId());
                add(m.peerId());
                reply(m.replyTo());
                action(m);
            }
            case MessageEmpty m -> add(m.peerId());
        }
        return this;
    }

    private void plain(Message m) {
        add(m.fromId());
        add(m.peerId());
        add(m.savedPeerId());
        if (m.viaBotId() != null) peers.add(PeerId.user(m.viaBotId()));
        forward(m.fwdFrom());
        reply(m.replyTo());
        if (m.entities() != null) entities(m.entities());
        if (m.media() instanceof MessageMediaContact contact && contact.userId() != 0)
            peers.add(PeerId.user(contact.userId()));
        if (m.media() instanceof MessageMediaPoll poll) poll(poll.results());
        reactions(m.reactions());
    }

    private void poll(PollResults results) {
        if (results.recentVoters() != null) results.recentVoters().forEach(this::add);
    }

    private void reactions(@Nullable MessageReactions reactions) {
        if (reactions == null || reactions.recentReactions() == null) return;
        for (var reaction : reactions.recentReactions()) add(reaction.peerId());
    }

    private void forward(@Nullable MessageFwdHeader from) {
        if (from == null) return;
        add(from.fromId());
        add(from.savedFromPeer());
        add(from.savedFromId());
    }

    private void reply(@Nullable AnyMessageReplyHeader header) {
        if (!(header instanceof MessageReplyHeader reply)) return;
        add(reply.replyToPeerId());
        forward(reply.replyFrom());
        if (reply.quoteEntities() != null) entities(reply.quoteEntities());
    }

    private void entities(List<MessageEntity> entities) {
        for (var entity : entities)
            if (entity instanceof MessageEntityMentionName mention)
                peers.add(PeerId.user(mention.userId()));
    }

    private void action(MessageService m) {
        switch (m.action()) {
            case MessageActionChatCreate a -> users(a.users());
            case MessageActionChatAddUser a -> users(a.users());
            case MessageActionChatDeleteUser a -> peers.add(PeerId.user(a.userId()));
            case MessageActionChatMigrateTo a -> peers.add(PeerId.channel(a.channelId()));
            case MessageActionChannelMigrateFrom a -> peers.add(PeerId.chat(a.chatId()));
            case MessageActionChangeCreator a -> peers.add(PeerId.user(a.newCreatorId()));
            case MessageActionChatJoinedByLink a -> peers.add(PeerId.user(a.inviterId()));
            default -> {}
        }
    }
}
