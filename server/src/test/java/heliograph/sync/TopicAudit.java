package heliograph.sync;

import heliograph.tl.api.AnyForumTopic;
import heliograph.tl.api.ChannelAdminLogEventAction;
import heliograph.tl.api.ChannelAdminLogEventActionCreateTopic;
import heliograph.tl.api.ChannelAdminLogEventActionDeleteTopic;
import heliograph.tl.api.ChannelAdminLogEventActionEditTopic;
import heliograph.tl.api.ChannelAdminLogEventActionPinTopic;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ForumTopic;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.PeerUser;
import heliograph.tl.stored.StoredAdminEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The topics of a forum as the admin log tells of them, in the order of the commits: whoever
/// changed one might do so, and whoever wrote in one might write there.
final class TopicAudit {
    static final int GENERAL = 1;

    /// A topic as it was last told of.
    ///
    /// @param author 0 for whoever made the forum
    record Kept(long author, String title, boolean closed, boolean hidden, boolean pinned) {}

    private static final Kept FIRST = new Kept(0, "General", false, false, false);

    private final Map<Integer, Kept> live = new TreeMap<>(Map.of(GENERAL, FIRST));
    private Map<Integer, Kept> before = live;

    /// The topics that are there.
    Map<Integer, Kept> live() {
        return live;
    }

    /// From here on is news: what is written meanwhile may stand on either side of it.
    void begin() {
        before = new TreeMap<>(live);
    }

    /// In which topic a message lies.
    static int of(Message message) {
        if (!(message.replyTo() instanceof MessageReplyHeader reply) || !reply.forumTopic())
            return GENERAL;
        var top = reply.replyToTopId() == null ? reply.replyToMsgId() : reply.replyToTopId();
        return top == null ? GENERAL : top;
    }

    /// Takes in what was done, as far as it was done to topics.
    ///
    /// @return whether it was allowed; null when it is about something else
    @Nullable Boolean happened(StoredAdminEvent event, Law law) {
        long by = event.user();
        return switch ((ChannelAdminLogEventAction) event.action()) {
            case ChannelAdminLogEventActionCreateTopic a -> {
                keep(a.topic());
                yield law.mayMakeTopic(by, event.date());
            }
            case ChannelAdminLogEventActionEditTopic a -> {
                keep(a.newTopic());
                yield law.manages(by, author(id(a.newTopic())));
            }
            case ChannelAdminLogEventActionPinTopic a -> {
                if (a.newTopic() != null) keep(a.newTopic());
                yield law.may(by, ChatAdminRights::manageTopics);
            }
            case ChannelAdminLogEventActionDeleteTopic a -> {
                var gone = live.remove(id(a.topic()));
                boolean own = gone != null && gone.author == by && law.in(by);
                yield own || law.may(by, ChatAdminRights::deleteMessages);
            }
            default -> null;
        };
    }

    private static int id(AnyForumTopic topic) {
        return ((ForumTopic) topic).id();
    }

    /// Who made a topic; 0 for the first one, and where there is none.
    long author(int topic) {
        var kept = live.get(topic);
        return kept == null ? 0 : kept.author;
    }

    private void keep(AnyForumTopic told) {
        var t = (ForumTopic) told;
        long author = t.fromId() instanceof PeerUser(var user) && t.id() != GENERAL ? user : 0;
        live.put(t.id(), new Kept(author, t.title(), t.closed(), t.hidden(), t.pinned()));
    }

    /// Whether someone may write in a topic.
    boolean mayWrite(Law law, long user, int topic) {
        for (var topics : List.of(before, live)) {
            var kept = topics.get(topic);
            if (kept != null && (!kept.closed || law.manages(user, kept.author))) return true;
        }
        return false;
    }
}
