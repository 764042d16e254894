package heliograph.posts;

import heliograph.channels.Posts;
import heliograph.channels.Standing;
import heliograph.channels.TopicErrors;
import heliograph.channels.Topics;
import heliograph.channels.adminlog.AdminLog;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.ChannelAdminLogEventActionCreateTopic;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.InputReplyTo;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageActionTopicCreate;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.MessageService;
import heliograph.tl.stored.StoredPost;
import heliograph.tl.stored.StoredTopic;
import org.jspecify.annotations.Nullable;

/// Who may write in which topic of a forum, and what says of a message in which it lies
/// (https://core.telegram.org/api/forum).
public final class TopicRules {
    private TopicRules() {}

    /// Whether someone may change a topic, and write in it when it is closed: who manages topics,
    /// and who made it.
    public static boolean manages(Standing standing, StoredTopic topic) {
        boolean made = topic.author() == standing.user() && standing.isMember();
        return made || standing.may(ChatAdminRights::manageTopics);
    }

    /// Refuses what may not be written where it is to stand.
    static void check(View view, Standing standing, AnyMessage template) {
        boolean forum = standing.channel().forum();
        if (template instanceof MessageService m
                && m.action() instanceof MessageActionTopicCreate) {
            if (!forum) throw TopicErrors.CHANNEL_FORUM_MISSING.refusal();
            if (!mayMake(standing)) throw RpcError.CHAT_WRITE_FORBIDDEN.refusal();
            return;
        }
        if (!forum) return;
        var topic = Topics.live(view, Topics.of(template));
        if (topic == null) throw TopicErrors.TOPIC_DELETED.refusal();
        if (topic.closed() && !manages(standing, topic)) throw TopicErrors.TOPIC_CLOSED.refusal();
    }

    /// Admins with the right, and members to whom it is not forbidden.
    private static boolean mayMake(Standing standing) {
        if (standing.isAdmin()) return standing.may(ChatAdminRights::manageTopics);
        return standing.isMember() && !standing.isBarred(ChatBannedRights::manageTopics);
    }

    /// A message was written: a topic that is new stands in the admin log.
    static void written(Tx tx, Caller caller, StoredPost post) {
        if (!(post.message() instanceof MessageService m)
                || !(m.action() instanceof MessageActionTopicCreate)) return;
        var topic = Topics.live(tx, m.id());
        if (topic == null) return;
        var card = Topics.logged(tx, m.id(), topic);
        AdminLog.write(tx, caller, new ChannelAdminLogEventActionCreateTopic(card));
    }

    /// The header of what is to be written.
    ///
    /// @param header of the reply as in any group; null when it replies to nothing
    static @Nullable MessageReplyHeader header(
            View view,
            Posts posts,
            Standing standing,
            InputReplyTo input,
            @Nullable MessageReplyHeader header) {
        var to = input instanceof InputReplyToMessage message ? message : null;
        boolean local = to != null && to.replyToPeerId() == null;
        int asked = to == null || !local ? 0 : to.replyToMsgId();
        var kept = asked < standing.firstVisible() ? null : posts.find(view, asked);
        if (!standing.channel().forum()) return header == null ? null : threaded(header, kept);
        // Who writes into the first topic may name it, but replies to nothing with that.
        if (asked == Topics.GENERAL) return null;
        int topic = topic(view, to, kept, asked);
        if (Topics.live(view, topic) == null) throw TopicErrors.TOPIC_DELETED.refusal();
        if (topic == Topics.GENERAL) return header == null ? null : threaded(header, kept);
        if (header == null || asked == topic) return Topics.header(topic);
        return header.toBuilder().forumTopic(true).replyToTopId(topic).build();
    }

    private static int topic(
            View view, @Nullable InputReplyToMessage to, @Nullable StoredPost kept, int asked) {
        if (Topics.find(view, asked) != null) return asked;
        if (kept != null) return Topics.of((AnyMessage) kept.message());
        return to == null || to.topMsgId() == null ? Topics.GENERAL : to.topMsgId();
    }

    /// A reply within a group lies in the thread of what it replies to, and in its topic where that
    /// was written in one.
    private static MessageReplyHeader threaded(
            MessageReplyHeader header, @Nullable StoredPost kept) {
        if (kept == null) return header;
        var replied = (AnyMessage) kept.message();
        int topic = Topics.of(replied);
        if (topic != Topics.GENERAL) {
            boolean root = header.replyToMsgId() != null && header.replyToMsgId() == topic;
            return header.toBuilder().forumTopic(true).replyToTopId(root ? null : topic).build();
        }
        return replied instanceof Message m && m.replyTo() instanceof MessageReplyHeader before
                ? header.toBuilder().replyToTopId(ChannelChats.thread(before)).build()
                : header;
    }
}
