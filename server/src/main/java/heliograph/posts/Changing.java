package heliograph.posts;

import heliograph.channels.ChannelLog;
import heliograph.channels.Channels;
import heliograph.channels.Posts;
import heliograph.channels.Standing;
import heliograph.channels.Topics;
import heliograph.channels.adminlog.AdminLog;
import heliograph.messages.Affected;
import heliograph.messages.Amended;
import heliograph.render.MessageHead;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Tx;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.ChannelAdminLogEventActionDeleteMessage;
import heliograph.tl.api.ChannelAdminLogEventActionEditMessage;
import heliograph.tl.api.ChannelAdminLogEventActionUpdatePinned;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageActionPinMessage;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdatePinnedChannelMessages;
import heliograph.tl.stored.StoredChannel;
import heliograph.tl.stored.StoredPost;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Edits, deletes and pins messages in channels.
final class Changing {
    /// How long a message in a supergroup can be edited, in seconds; posts of a channel always can.
    static final int EDIT_SECONDS = 48 * 3600;

    /// Messages that one step removes or unpins; the caller asks again for more.
    static final int AT_ONCE = 1_000;

    private final Channels channels;
    private final Posts posts;
    private final ChannelLog log;
    private final Listener listener;

    /// Told of what is done, inside the step.
    interface Listener {
        void edited(Tx tx, StoredChannel channel, Message message);

        /// Messages are still there, and will be gone.
        void leaving(Tx tx, StoredChannel channel, List<Integer> ids);

        void gone(Tx tx, StoredChannel channel, List<StoredPost> gone);
    }

    Changing(Channels channels, Posts posts, ChannelLog log, Listener listener) {
        this.listener = listener;
        this.channels = channels;
        this.posts = posts;
        this.log = log;
    }

    /// @param change gives the message as it shall be; the edit date is set here
    Update edit(Caller caller, long channel, int id, UnaryOperator<Message> change) {
        return channels.write(
                channel,
                tx -> {
                    var standing = channels.standing(tx, caller.user()).viewing();
                    var kept = posts.find(tx, id);
                    if (kept == null
                            || id < standing.firstVisible()
                            || !(kept.message() instanceof Message before))
                        throw RpcError.MESSAGE_ID_INVALID.refusal();
                    checkEdit(tx, standing, kept, before);
                    var after = change.apply(before);
                    if (after.equals(before)) throw RpcError.bad("MESSAGE_NOT_MODIFIED").refusal();
                    if (!standing.channel().broadcast()) SendRights.check(standing, after);
                    int now = (int) tx.now().getEpochSecond();
                    var stamped = after.toBuilder().editDate(now).editHide(false).build();
                    AdminLog.write(
                            tx, caller, new ChannelAdminLogEventActionEditMessage(before, stamped));
                    listener.edited(tx, standing.channel(), stamped);
                    return posts.replace(
                            tx, new StoredPost(kept.author(), stamped, kept.mentions()), caller);
                });
    }

    /// Changes a message without a sign of it. Refuses what the caller may not send.
    void amend(Caller caller, long channel, int id, UnaryOperator<Message> change) {
        channels.write(
                channel,
                tx -> {
                    var standing = channels.standing(tx, caller.user());
                    var kept = posts.find(tx, id);
                    if (kept == null || !(kept.message() instanceof Message before)) return false;
                    var after = change.apply(before);
                    if (after.equals(before)) return false;
                    SendRights.check(standing);
                    SendRights.check(standing, after);
                    int now = (int) tx.now().getEpochSecond();
                    var amended = Amended.unseen(after, now);
                    listener.edited(tx, standing.channel(), amended);
                    posts.replace(
                            tx,
                            new StoredPost(kept.author(), amended, kept.mentions()),
                            Caller.NOBODY);
                    return true;
                });
    }

    private static void checkEdit(Tx tx, Standing standing, StoredPost kept, Message before) {
        boolean own = kept.author() == standing.user();
        if (standing.channel().broadcast()) {
            boolean may =
                    standing.may(ChatAdminRights::editMessages)
                            || (own && standing.may(ChatAdminRights::postMessages));
            if (!may) throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
        } else {
            if (!own) throw RpcError.forbidden("MESSAGE_AUTHOR_REQUIRED").refusal();
            SendRights.check(standing);
            long age = tx.now().getEpochSecond() - before.date();
            if (age > EDIT_SECONDS && !standing.may(ChatAdminRights::pinMessages))
                throw RpcError.bad("MESSAGE_EDIT_TIME_EXPIRED").refusal();
        }
        if (before.fwdFrom() != null) throw RpcError.forbidden("MESSAGE_AUTHOR_REQUIRED").refusal();
    }

    /// Deletes messages for everyone; those that are not there are passed over.
    Affected delete(Caller caller, long channel, List<Integer> ids) {
        return channels.write(
                channel,
                tx -> {
                    var standing = channels.standing(tx, caller.user()).viewing();
                    boolean all = standing.may(ChatAdminRights::deleteMessages);
                    for (int id : ids) {
                        var kept = posts.find(tx, id);
                        if (kept != null && !all && !ownsStill(standing, kept))
                            throw RpcError.forbidden("MESSAGE_DELETE_FORBIDDEN").refusal();
                    }
                    return remove(tx, caller, ids, false);
                });
    }

    private static boolean ownsStill(Standing standing, StoredPost kept) {
        if (kept.author() != standing.user() || !standing.isMember()) return false;
        return !standing.channel().broadcast() || standing.may(ChatAdminRights::postMessages);
    }

    /// The message that made a topic stays as long as the topic does.
    private static List<Integer> removable(Tx tx, List<Integer> ids) {
        var removable = new ArrayList<Integer>();
        for (int id : ids)
            if (id == Topics.GENERAL || Topics.live(tx, id) == null) removable.add(id);
        return removable;
    }

    private Affected remove(Tx tx, Caller caller, List<Integer> asked, boolean more) {
        var ids = removable(tx, asked);
        int before = Channels.box(tx).pts();
        log(tx, caller, ids);
        take(tx, caller, ids);
        int after = Channels.box(tx).pts();
        return new Affected(after, after - before, more);
    }

    /// Removes messages whose time is over; nobody did it, so no log names it.
    void expire(Tx tx, List<Integer> ids) {
        take(tx, Caller.NOBODY, removable(tx, ids));
    }

    private void take(Tx tx, Caller caller, List<Integer> ids) {
        var channel = Channels.find(tx);
        if (channel == null) return;
        var gone = new ArrayList<StoredPost>();
        for (int id : channel.linked() == null ? List.<Integer>of() : ids) {
            var kept = posts.find(tx, id);
            if (kept != null) gone.add(kept);
        }
        listener.leaving(tx, channel, ids);
        posts.remove(tx, ids, caller);
        listener.gone(tx, channel, gone);
    }

    private void log(Tx tx, Caller caller, List<Integer> ids) {
        for (int id : ids) {
            var kept = posts.find(tx, id);
            if (kept != null)
                AdminLog.write(
                        tx,
                        caller,
                        new ChannelAdminLogEventActionDeleteMessage((AnyMessage) kept.message()));
        }
    }

    /// Deletes messages for everyone, newest first, [#AT_ONCE] a call.
    ///
    /// @param maxId up to this id; 0 for all
    Affected clear(Caller caller, long channel, int maxId, Predicate<AnyMessage> wanted) {
        int below = maxId <= 0 || maxId == Integer.MAX_VALUE ? Integer.MAX_VALUE : maxId + 1;
        return channels.write(
                channel,
                tx -> {
                    channels.standing(tx, caller.user()).having(ChatAdminRights::deleteMessages);
                    var part = posts.newestFirst(tx, 1, below, AT_ONCE);
                    var ids = new ArrayList<Integer>();
                    for (var kept : part) {
                        var message = (AnyMessage) kept.message();
                        if (wanted.test(message)) ids.add(MessageHead.id(message));
                    }
                    boolean more = part.size() == AT_ONCE && !removable(tx, ids).isEmpty();
                    return remove(tx, caller, ids, more);
                });
    }

    /// Deletes what a participant wrote, newest first, [#AT_ONCE] a call.
    Affected clearOf(Caller caller, long channel, long author) {
        return channels.write(
                channel,
                tx -> {
                    channels.standing(tx, caller.user()).having(ChatAdminRights::deleteMessages);
                    var ids = posts.authored(tx, author, AT_ONCE);
                    return remove(tx, caller, ids, ids.size() == AT_ONCE);
                });
    }

    /// Hides what is there up to `maxId` from the caller alone.
    ///
    /// @return the first id that it still sees
    int forget(Caller caller, long channel, int maxId) {
        return channels.write(
                channel,
                tx -> {
                    var standing = channels.standing(tx, caller.user()).belonging();
                    int newest = posts.newest(tx);
                    int upTo = maxId <= 0 ? newest : Math.min(maxId, newest);
                    int first = Math.max(standing.firstVisible(), upTo + 1);
                    var member = standing.member();
                    if (member != null && first > standing.firstVisible())
                        channels.put(
                                tx, caller.user(), member.toBuilder().availableFrom(first).build());
                    return first;
                });
    }

    /// Pins or unpins a message.
    ///
    /// @param silent whether members are told of it without a sound
    List<Update> pin(Caller caller, long channel, int id, boolean pinned, boolean silent) {
        return channels.write(
                channel,
                tx -> {
                    var standing = pinning(tx, caller);
                    var kept = posts.find(tx, id);
                    if (kept == null
                            || id < standing.firstVisible()
                            || !(kept.message() instanceof Message m))
                        throw RpcError.MESSAGE_ID_INVALID.refusal();
                    if (m.pinned() == pinned) throw RpcError.CHAT_NOT_MODIFIED.refusal();
                    var updates = new ArrayList<Update>();
                    updates.add(pin(tx, caller, List.of(kept), pinned));
                    var marked = m.toBuilder().pinned(pinned).build();
                    AdminLog.write(tx, caller, new ChannelAdminLogEventActionUpdatePinned(marked));
                    if (pinned) updates.add(announce(tx, standing, caller, m, silent));
                    return updates;
                });
    }

    private Standing pinning(Tx tx, Caller caller) {
        var standing = channels.standing(tx, caller.user());
        boolean broadcast = standing.channel().broadcast();
        return broadcast
                ? standing.having(ChatAdminRights::editMessages)
                : standing.having(ChatAdminRights::pinMessages, ChatBannedRights::pinMessages);
    }

    private Update pin(Tx tx, Caller caller, List<StoredPost> changed, boolean pinned) {
        long channel = tx.home().id();
        var ids = new ArrayList<Integer>();
        for (var kept : changed)
            if (kept.message() instanceof Message m) {
                var after = m.toBuilder().pinned(pinned).build();
                posts.overwrite(tx, new StoredPost(kept.author(), after, kept.mentions()));
                ids.add(m.id());
            }
        return log.log(
                tx,
                ids.size(),
                pts -> new UpdatePinnedChannelMessages(pinned, channel, ids, pts, ids.size()),
                caller);
    }

    /// The message that says what was pinned.
    private Update announce(
            Tx tx, Standing standing, Caller caller, Message pinned, boolean silent) {
        long channel = tx.home().id();
        var speaker = Speaker.of(standing, channel, null, false, null);
        var message =
                MessageService.builder()
                        .id(posts.nextId(tx))
                        .date((int) tx.now().getEpochSecond())
                        .silent(silent)
                        .post(standing.channel().broadcast())
                        .fromId(speaker.from())
                        .peerId(new PeerChannel(channel))
                        .replyTo(about(pinned))
                        .action(new MessageActionPinMessage())
                        .build();
        return posts.append(tx, new StoredPost(caller.user(), message, null), caller);
    }

    /// It stands where the pinned message does.
    private static MessageReplyHeader about(Message pinned) {
        int topic = Topics.of(pinned);
        boolean inTopic = topic != Topics.GENERAL;
        return MessageReplyHeader.builder()
                .replyToMsgId(pinned.id())
                .forumTopic(inTopic)
                .replyToTopId(inTopic ? topic : null)
                .build();
    }

    /// Unpins all messages, [#AT_ONCE] a call.
    ///
    /// @param topic only those in this topic of a forum; 0 for all
    Affected unpinAll(Caller caller, long channel, int topic) {
        return channels.write(
                channel,
                tx -> {
                    pinning(tx, caller);
                    var all = new ArrayList<StoredPost>();
                    for (int id : posts.pinned(tx, AT_ONCE)) {
                        @Nullable StoredPost kept = posts.find(tx, id);
                        if (kept != null && (topic == 0 || topic == topic(kept))) all.add(kept);
                    }
                    if (!all.isEmpty()) pin(tx, caller, all, false);
                    return new Affected(Channels.box(tx).pts(), all.size(), all.size() == AT_ONCE);
                });
    }

    private static int topic(StoredPost kept) {
        return Topics.of((AnyMessage) kept.message());
    }
}
