package heliograph.topics;

import heliograph.channels.Announcements;
import heliograph.channels.ChannelLog;
import heliograph.channels.ChannelRules;
import heliograph.channels.Channels;
import heliograph.channels.Posts;
import heliograph.channels.Standing;
import heliograph.channels.TopicErrors;
import heliograph.channels.Topics;
import heliograph.channels.adminlog.AdminLog;
import heliograph.messages.Affected;
import heliograph.posts.TopicRules;
import heliograph.render.MessageHead;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.ChannelAdminLogEventActionDeleteTopic;
import heliograph.tl.api.ChannelAdminLogEventActionEditTopic;
import heliograph.tl.api.ChannelAdminLogEventActionPinTopic;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ForumTopic;
import heliograph.tl.api.MessageActionTopicEdit;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdatePinnedForumTopic;
import heliograph.tl.api.UpdatePinnedForumTopics;
import heliograph.tl.api.messages.EditForumTopic;
import heliograph.tl.stored.StoredPost;
import heliograph.tl.stored.StoredTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Changes the topics of forums. What is done stands in the admin log, and members hear of it.
public final class Forum {
    /// Messages that one step removes; the caller asks again for more.
    static final int AT_ONCE = 1_000;

    private final Channels channels;
    private final Posts posts;
    private final ChannelLog log;
    private final Announcements announcements;
    private final LongPredicate icons;

    /// @param icons which ids are those of custom emoji
    public Forum(
            Channels channels,
            Posts posts,
            ChannelLog log,
            Announcements announcements,
            LongPredicate icons) {
        this.icons = icons;
        this.channels = channels;
        this.posts = posts;
        this.log = log;
        this.announcements = announcements;
    }

    /// What a user is in a forum. Refuses with `CHANNEL_FORUM_MISSING` where there are no topics.
    Standing standing(View view, long user) {
        var standing = channels.standing(view, user).viewing();
        if (!standing.channel().forum()) throw TopicErrors.CHANNEL_FORUM_MISSING.refusal();
        return standing;
    }

    private static StoredTopic topic(View view, int id) {
        var topic = Topics.live(view, id);
        if (topic == null) throw TopicErrors.TOPIC_ID_INVALID.refusal();
        return topic;
    }

    /// The title without blanks around it, cut to [ChannelRules#TITLE_MAX]. Refuses with
    /// `TOPIC_TITLE_EMPTY`.
    static String title(String title) {
        var stripped = title.strip();
        if (stripped.isEmpty()) throw TopicErrors.TOPIC_TITLE_EMPTY.refusal();
        int length = stripped.codePointCount(0, stripped.length());
        if (length <= ChannelRules.TITLE_MAX) return stripped;
        return stripped.substring(0, stripped.offsetByCodePoints(0, ChannelRules.TITLE_MAX));
    }

    /// The icon that a client wants, null for none; anyone may choose any custom emoji. Refuses
    /// with `DOCUMENT_INVALID` what is none.
    @Nullable Long icon(@Nullable Long id) {
        if (id == null || id == 0) return null;
        if (!icons.test(id)) throw TopicErrors.DOCUMENT_INVALID.refusal();
        return id;
    }

    /// Changes a topic, and says so in it.
    List<Update> edit(Caller caller, long channel, EditForumTopic query) {
        // That of the first topic is refused by its own name, whatever it is.
        var icon = query.topicId() == Topics.GENERAL ? null : icon(query.iconEmojiId());
        return channels.write(
                channel,
                tx -> {
                    var standing = standing(tx, caller.user());
                    int id = query.topicId();
                    var before = topic(tx, id);
                    if (!TopicRules.manages(standing, before))
                        throw RpcError.forbidden("CHAT_ADMIN_REQUIRED").refusal();
                    var after = edited(id, before, query, icon);
                    if (after.equals(before)) throw TopicErrors.TOPIC_NOT_MODIFIED.refusal();
                    var from = Topics.logged(tx, id, before);
                    Topics.put(tx, id, after);
                    var to = Topics.logged(tx, id, after);
                    AdminLog.write(tx, caller, new ChannelAdminLogEventActionEditTopic(from, to));
                    return List.of(announcements.announce(tx, caller, action(before, after), id));
                });
    }

    private static StoredTopic edited(
            int id, StoredTopic before, EditForumTopic query, @Nullable Long icon) {
        boolean named = query.title() != null || query.iconEmojiId() != null;
        if (query.closed() != null && (named || query.hidden() != null))
            throw TopicErrors.TOPIC_CLOSE_SEPARATELY.refusal();
        if (query.hidden() != null && named) throw TopicErrors.TOPIC_HIDE_SEPARATELY.refusal();
        var after = before.toBuilder();
        if (query.title() != null) after.title(title(query.title()));
        if (query.iconEmojiId() != null) {
            if (id == Topics.GENERAL) throw TopicErrors.GENERAL_MODIFY_ICON_FORBIDDEN.refusal();
            after.iconEmoji(icon);
        }
        if (query.closed() != null) {
            after.closed(query.closed());
            // What is open again is seen again.
            if (!query.closed()) after.hidden(false);
        }
        if (query.hidden() != null) {
            if (id != Topics.GENERAL) throw TopicErrors.NOGENERAL_HIDE_FORBIDDEN.refusal();
            after.hidden(query.hidden());
            // Nobody writes where nobody looks.
            if (query.hidden()) after.closed(true);
        }
        return after.build();
    }

    private static MessageActionTopicEdit action(StoredTopic before, StoredTopic after) {
        boolean closed = before.closed() != after.closed();
        boolean hidden = before.hidden() != after.hidden();
        boolean icon = !Objects.equals(before.iconEmoji(), after.iconEmoji());
        Long shown = after.iconEmoji() == null ? (Long) 0L : after.iconEmoji();
        return new MessageActionTopicEdit(
                before.title().equals(after.title()) ? null : after.title(),
                icon ? shown : null,
                (closed && !hidden) ? (Boolean) after.closed() : null,
                hidden ? (Boolean) after.hidden() : null);
    }

    /// Pins a topic above the others, or lets it go.
    List<Update> pin(Caller caller, long channel, int id, boolean pinned) {
        return channels.write(
                channel,
                tx -> {
                    var standing = standing(tx, caller.user());
                    standing.having(ChatAdminRights::manageTopics);
                    var topic = topic(tx, id);
                    var all = Topics.pinned(tx);
                    if (all.contains(id) == pinned) throw TopicErrors.TOPIC_NOT_MODIFIED.refusal();
                    if (pinned && all.size() >= Topics.PINNED_MAX)
                        throw TopicErrors.PINNED_TOO_MUCH.refusal();
                    var before = Topics.logged(tx, id, topic);
                    if (pinned) all.addFirst(id);
                    else all.remove(Integer.valueOf(id));
                    Topics.pin(tx, all);
                    logPin(tx, caller, before, Topics.logged(tx, id, topic));
                    var peer = new PeerChannel(channel);
                    return told(tx, caller, new UpdatePinnedForumTopic(pinned, peer, id));
                });
    }

    private static void logPin(
            Tx tx, Caller caller, @Nullable ForumTopic before, @Nullable ForumTopic after) {
        AdminLog.write(tx, caller, new ChannelAdminLogEventActionPinTopic(before, after));
    }

    private List<Update> told(Tx tx, Caller caller, Update update) {
        return List.of(log.tell(tx, new ChannelLog.News(update), caller));
    }

    /// Puts the pinned topics into an order.
    ///
    /// @param force whether those that are not named are let go, and others that are named pinned;
    ///   otherwise the named ones are moved to the top
    List<Update> reorder(Caller caller, long channel, List<Integer> order, boolean force) {
        return channels.write(
                channel,
                tx -> {
                    var standing = standing(tx, caller.user());
                    standing.having(ChatAdminRights::manageTopics);
                    var before = Topics.pinned(tx);
                    var after = new ArrayList<Integer>();
                    for (int id : order) {
                        topic(tx, id);
                        if ((force || before.contains(id)) && !after.contains(id)) after.add(id);
                    }
                    if (!force) for (int id : before) if (!after.contains(id)) after.add(id);
                    if (after.size() > Topics.PINNED_MAX)
                        throw TopicErrors.PINNED_TOO_MUCH.refusal();
                    Topics.pin(tx, after);
                    var peer = new PeerChannel(channel);
                    return told(tx, caller, new UpdatePinnedForumTopics(peer, List.copyOf(after)));
                });
    }

    /// Deletes a topic with what was said in it, newest first, [#AT_ONCE] messages a call. From the
    /// first call on nobody writes in it.
    ///
    /// @return what the channel's log took, and whether there are more to delete
    Affected delete(Caller caller, long channel, int id) {
        return channels.write(
                channel,
                tx -> {
                    var standing = standing(tx, caller.user());
                    var topic = Topics.find(tx, id);
                    if (topic == null || id == Topics.GENERAL)
                        throw TopicErrors.TOPIC_ID_INVALID.refusal();
                    var part = posts.topic(tx, id, 1, Integer.MAX_VALUE, AT_ONCE, true);
                    mayDelete(standing, topic, part);
                    if (!topic.deleted()) {
                        var card = Topics.logged(tx, id, topic);
                        AdminLog.write(tx, caller, new ChannelAdminLogEventActionDeleteTopic(card));
                        Topics.delete(tx, id, topic);
                    } else if (posts.find(tx, id) == null)
                        throw TopicErrors.TOPIC_ID_INVALID.refusal();
                    var ids = new ArrayList<Integer>();
                    for (var post : part) ids.add(MessageHead.id((AnyMessage) post.message()));
                    boolean more = ids.size() == AT_ONCE;
                    if (!more) ids.add(id);
                    int before = Channels.box(tx).pts();
                    posts.remove(tx, ids, caller);
                    int after = Channels.box(tx).pts();
                    return new Affected(after, after - before, more);
                });
    }

    /// Who deletes messages, and who made a topic in which nobody else has written.
    private static void mayDelete(Standing standing, StoredTopic topic, List<StoredPost> said) {
        if (standing.may(ChatAdminRights::deleteMessages)) return;
        boolean alone = topic.author() == standing.user() && standing.isMember();
        for (var post : said) alone &= post.author() == standing.user();
        if (!alone || said.size() == AT_ONCE) throw RpcError.CHAT_WRITE_FORBIDDEN.refusal();
    }
}
