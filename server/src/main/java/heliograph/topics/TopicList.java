package heliograph.topics;

import heliograph.channels.Channels;
import heliograph.channels.NameWords;
import heliograph.channels.Posts;
import heliograph.channels.Standing;
import heliograph.channels.Topics;
import heliograph.messages.ChannelRows;
import heliograph.messages.NotifySettings;
import heliograph.peers.PeerId;
import heliograph.posts.TopicReading;
import heliograph.render.MessageHead;
import heliograph.rpc.Caller;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.View;
import heliograph.tl.api.AnyForumTopic;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.DraftMessage;
import heliograph.tl.api.ForumTopic;
import heliograph.tl.api.ForumTopicDeleted;
import heliograph.tl.api.PeerNotifySettings;
import heliograph.tl.api.messages.GetForumTopics;
import heliograph.tl.stored.StoredTopic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The topics of a forum as one viewer sees them: the pinned ones first, then those with the newest
/// messages.
public final class TopicList {
    /// Topics of one page at most.
    static final int PAGE_MAX = 100;

    /// Topics whose titles one search looks at.
    private static final int LOOKED_AT_MAX = 10_000;

    private final Forum forum;
    private final Store store;
    private final Posts posts;
    private final Channels channels;
    private final Personal personal;

    /// What accounts themselves keep of topics.
    public record Personal(TopicReading reading, ChannelRows rows, NotifySettings settings) {}

    public TopicList(Forum forum, Store store, Channels channels, Posts posts, Personal personal) {
        this.forum = forum;
        this.store = store;
        this.channels = channels;
        this.posts = posts;
        this.personal = personal;
    }

    /// A page.
    ///
    /// @param count how many topics there are in all
    /// @param messages the newest of each topic
    record Listed(int count, List<AnyForumTopic> topics, List<AnyMessage> messages, int pts) {}

    /// What an account's own home has of a forum's topics.
    private record Own(
            TopicReading.Marks marks,
            Map<Integer, DraftMessage> drafts,
            Map<Integer, PeerNotifySettings> settings) {}

    private record Page(List<Integer> ids, int count) {}

    /// A page of all topics, or of those whose titles have the words that are asked for.
    Listed page(Caller caller, long channel, GetForumTopics query) {
        int limit = Math.clamp(query.limit(), 1, PAGE_MAX);
        var words = query.q() == null ? List.<String>of() : NameWords.of(query.q());
        var page =
                channels.read(
                        channel,
                        view -> {
                            forum.standing(view, caller.user());
                            return ids(view, query, words, limit);
                        });
        return listed(caller, channel, page.ids, page.count);
    }

    /// These topics, in their order; what there is not is shown as deleted.
    Listed of(Caller caller, long channel, List<Integer> ids) {
        return listed(caller, channel, ids, ids.size());
    }

    private Page ids(View view, GetForumTopics query, List<String> words, int limit) {
        boolean first =
                query.offsetDate() == 0 && query.offsetId() == 0 && query.offsetTopic() == 0;
        var pinned = Topics.pinned(view);
        var found = new ArrayList<Integer>();
        if (first) for (int id : pinned) if (matches(view, id, words)) found.add(id);
        var place = place(view, query);
        int count = 0;
        for (int id : Topics.after(view, Integer.MAX_VALUE, Integer.MAX_VALUE, LOOKED_AT_MAX)) {
            if (!matches(view, id, words)) continue;
            count++;
            var topic = Topics.find(view, id);
            if (topic == null || pinned.contains(id) || !place.isBefore(topic.top(), id)) continue;
            boolean old = query.offsetId() != 0 || isOlder(view, topic, query.offsetDate());
            if (old && found.size() < limit) found.add(id);
        }
        return new Page(found.subList(0, Math.min(limit, found.size())), count);
    }

    /// After which topic a page begins.
    private record Place(int top, int id) {
        boolean isBefore(int otherTop, int otherId) {
            return otherTop < top || (otherTop == top && otherId < id);
        }
    }

    private static Place place(View view, GetForumTopics query) {
        int id = query.offsetTopic() == 0 ? Integer.MAX_VALUE : query.offsetTopic();
        var topic = Topics.find(view, query.offsetTopic());
        int top = topic == null ? Integer.MAX_VALUE : topic.top();
        return new Place(query.offsetId() == 0 ? top : query.offsetId(), id);
    }

    private boolean isOlder(View view, StoredTopic topic, int date) {
        if (date <= 0) return true;
        var newest = posts.find(view, topic.top());
        return newest == null || MessageHead.date((AnyMessage) newest.message()) < date;
    }

    private static boolean matches(View view, int id, List<String> words) {
        if (words.isEmpty()) return true;
        var topic = Topics.live(view, id);
        return topic != null
                && NameWords.match(String.join(" ", NameWords.of(topic.title())), words);
    }

    private Listed listed(Caller caller, long channel, List<Integer> ids, int count) {
        var own = store.read(Home.account(caller.user()), view -> own(view, channel, ids));
        return channels.read(
                channel,
                view -> {
                    var standing = forum.standing(view, caller.user());
                    Set<Integer> pinned = new HashSet<>(Topics.pinned(view));
                    var topics = new ArrayList<AnyForumTopic>();
                    var newest = new ArrayList<AnyMessage>();
                    for (int id : ids) {
                        var topic = Topics.live(view, id);
                        if (topic == null) {
                            topics.add(new ForumTopicDeleted(id));
                            continue;
                        }
                        topics.add(card(view, standing, id, topic, own, pinned.contains(id)));
                        var top = top(view, standing, topic);
                        if (top != null) newest.add(top);
                    }
                    return new Listed(count, topics, newest, Channels.box(view).pts());
                });
    }

    private Own own(View view, long channel, List<Integer> ids) {
        var drafts = new HashMap<Integer, DraftMessage>();
        var settings = new HashMap<Integer, PeerNotifySettings>();
        for (int id : ids) {
            var draft = personal.rows.draft(view, channel, id);
            if (draft != null) drafts.put(id, draft);
            settings.put(id, personal.settings.of(view, PeerId.channel(channel).marked(), id));
        }
        return new Own(personal.reading.marks(view, channel), drafts, settings);
    }

    private ForumTopic card(
            View view, Standing standing, int id, StoredTopic topic, Own own, boolean pinned) {
        var at = personal.reading.state(view, standing, id, own.marks);
        var settings = own.settings.get(id);
        var card =
                Topics.card(view.home().id(), id, topic)
                        .my(topic.author() == standing.user())
                        .pinned(pinned)
                        .readInboxMaxId(at.readInbox())
                        .readOutboxMaxId(at.readOutbox())
                        .unreadCount(at.unread())
                        .unreadMentionsCount(at.mentions())
                        .unreadReactionsCount(at.reactions())
                        .draft(own.drafts.get(id));
        if (settings != null) card.notifySettings(settings);
        return card.build();
    }

    private @Nullable AnyMessage top(View view, Standing standing, StoredTopic topic) {
        if (topic.top() < standing.firstVisible()) return null;
        var kept = posts.find(view, topic.top());
        return kept == null ? null : Posts.shown(view, kept, standing.user());
    }
}
