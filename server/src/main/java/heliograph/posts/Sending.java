package heliograph.posts;

import heliograph.channels.Channels;
import heliograph.channels.Posts;
import heliograph.channels.SlowMode;
import heliograph.channels.Standing;
import heliograph.channels.Topics;
import heliograph.messages.ChannelRows;
import heliograph.messages.Chat;
import heliograph.messages.Forwards;
import heliograph.messages.Mentions;
import heliograph.messages.Outgoing;
import heliograph.peers.PeerId;
import heliograph.profiles.Profiles;
import heliograph.render.MessageHead;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Codecs;
import heliograph.store.Pair;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageEmpty;
import heliograph.tl.api.MessageReplies;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateMessageID;
import heliograph.tl.api.UpdateNewChannelMessage;
import heliograph.tl.stored.StoredChannel;
import heliograph.tl.stored.StoredPost;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sends messages into a channel's home, where they are kept once.
final class Sending {
    /// By author and the client's number: the id of the message, and the `pts` after it.
    private static final Table<Pair<Long, Long>, Pair<Integer, Integer>> SENT =
            new Table<>(
                    "chrandom",
                    Codecs.pair(Codecs.LONG, Codecs.LONG),
                    Codecs.pair(Codecs.INT, Codecs.INT));

    /// Told of each new message, inside its step.
    @FunctionalInterface
    interface Listener {
        void posted(Tx tx, Standing standing, List<StoredPost> posts);
    }

    private final Channels channels;
    private final Posts posts;
    private final Profiles profiles;
    private final ChannelRows rows;
    private final Listener listener;
    private final SlowMode slow;

    Sending(
            Channels channels,
            Posts posts,
            Profiles profiles,
            ChannelRows rows,
            Listener listener) {
        this.channels = channels;
        this.posts = posts;
        this.profiles = profiles;
        this.rows = rows;
        this.listener = listener;
        this.slow = new SlowMode(channels);
    }

    /// Sends all of them in one step, in order.
    List<Update> send(Caller caller, long channel, List<Outgoing> all, Chat.Options options) {
        var texts = new ArrayList<AnyMessage>();
        for (var one : all) texts.add(one.template());
        var mentions = Mentions.of(profiles::byUsername, texts);
        var now = channels.standing(channel, caller.user());
        var kept = now == null ? null : Speaker.kept(now);
        var chosen = options.sendAs() == null ? kept : options.sendAs();
        boolean owns = Speaker.owns(channels, caller.user(), chosen);
        var name = Speaker.name(profiles, caller.user());
        int topic = Topics.of(all.getFirst().template());
        boolean draft = options.clearDraft() && rows.typed(caller, channel, topic);
        return channels.write(
                channel,
                tx -> {
                    var standing = channels.standing(tx, caller.user()).viewing();
                    if (standing.channel().forum()) begun(tx, standing);
                    var updates = new ArrayList<Update>();
                    var written = new ArrayList<StoredPost>();
                    Speaker speaker = null;
                    for (int i = 0; i < all.size(); i++) {
                        var one = all.get(i);
                        if (again(tx, caller, one.randomId(), updates)) continue;
                        if (speaker == null) {
                            SendRights.check(standing);
                            SlowMode.together(standing, apart(all));
                            slow.take(tx, standing);
                            var as = options.sendAs();
                            speaker =
                                    as == null
                                            ? Speaker.usual(standing, channel, owns, name)
                                            : Speaker.of(standing, channel, as, owns, name);
                        }
                        SendRights.check(standing, one.template());
                        TopicRules.check(tx, standing, one.template());
                        var post = post(tx, standing, one, speaker, mentions.get(i));
                        written.add(post);
                        updates.addAll(append(tx, caller, one.randomId(), post));
                    }
                    if (!written.isEmpty()) listener.posted(tx, standing, written);
                    // A repeated query must not take what was typed after it.
                    if (draft && !written.isEmpty()) rows.draftSent(tx, caller, topic);
                    return updates;
                });
    }

    /// How many messages these are to who reads them: an album is one.
    private static int apart(List<Outgoing> all) {
        var albums = new HashSet<Long>();
        int apart = 0;
        for (var one : all) {
            var album = one.template() instanceof Message m ? m.groupedId() : null;
            if (album == null || albums.add(album)) apart++;
        }
        return apart;
    }

    /// A group that became a forum before there were topics has its first from here on.
    private void begun(Tx tx, Standing standing) {
        if (Topics.find(tx, Topics.GENERAL) == null)
            Topics.begin(tx, standing.channel().creator(), posts.newest(tx));
    }

    /// Refuses what the caller may not send at this moment.
    void check(Caller caller, long channel, List<Outgoing> all, Chat.Options options) {
        boolean owns = Speaker.owns(channels, caller.user(), options.sendAs());
        channels.read(
                channel,
                view -> {
                    var standing = channels.standing(view, caller.user()).viewing();
                    SendRights.check(standing);
                    for (var one : all) SendRights.check(standing, one.template());
                    return Speaker.of(standing, channel, options.sendAs(), owns, null);
                });
    }

    /// A client repeats a send whose answer it did not get: it gets the same answer.
    private boolean again(Tx tx, Caller caller, long randomId, List<Update> updates) {
        var before = randomId == 0 ? null : tx.get(SENT, new Pair<>(caller.user(), randomId));
        if (before == null) return false;
        var post = posts.find(tx, before.first());
        if (post == null) throw new RpcError(500, "RANDOM_ID_DUPLICATE").refusal();
        updates.add(new UpdateMessageID(before.first(), randomId));
        updates.add(
                new UpdateNewChannelMessage(
                        Posts.shown(tx, post, caller.user()), before.second(), 1));
        return true;
    }

    private List<Update> append(Tx tx, Caller caller, long randomId, StoredPost post) {
        var updates = new ArrayList<Update>();
        var update = (UpdateNewChannelMessage) posts.append(tx, post, caller);
        TopicRules.written(tx, caller, post);
        Forwards.written(tx, (AnyMessage) post.message());
        if (randomId != 0) {
            int id = MessageHead.id((AnyMessage) post.message());
            tx.put(SENT, new Pair<>(caller.user(), randomId), new Pair<>(id, update.pts()));
            updates.add(new UpdateMessageID(id, randomId));
        }
        updates.add(update);
        return updates;
    }

    private StoredPost post(
            Tx tx, Standing standing, Outgoing outgoing, Speaker speaker, Set<Long> named) {
        var channel = standing.channel();
        var peer = PeerId.channel(tx.home().id()).toTl();
        int id = posts.nextId(tx);
        int date = (int) tx.now().getEpochSecond();
        var message =
                switch (outgoing.template()) {
                    case Message m ->
                            m.toBuilder()
                                    .id(id)
                                    .date(date)
                                    .out(false)
                                    .post(channel.broadcast())
                                    .fromId(speaker.from())
                                    .peerId(peer)
                                    .postAuthor(speaker.signature())
                                    .views(channel.broadcast() ? (Integer) 1 : null)
                                    .forwards(channel.broadcast() ? (Integer) 0 : null)
                                    .ttlPeriod(channel.ttl())
                                    .replies(comments(channel))
                                    .build();
                    case MessageService m ->
                            m.toBuilder()
                                    .id(id)
                                    .date(date)
                                    .out(false)
                                    .post(channel.broadcast())
                                    .fromId(speaker.from())
                                    .peerId(peer)
                                    .build();
                    case MessageEmpty _ -> throw RpcError.MESSAGE_ID_INVALID.refusal();
                };
        return new StoredPost(
                standing.user(),
                message,
                channel.broadcast() ? null : told(tx, standing, message, named));
    }

    /// A post of a channel with a discussion group can be commented from the first moment on.
    private static @Nullable MessageReplies comments(StoredChannel channel) {
        return channel.broadcast() && channel.linked() != null
                ? new MessageReplies(true, 0, 0, null, channel.linked(), null, null)
                : null;
    }

    /// Those of the named who are here, and the author of what is replied to.
    private @Nullable List<Long> told(
            Tx tx, Standing standing, AnyMessage message, Set<Long> named) {
        var users = new LinkedHashSet<>(named);
        var reply = replyTo(message);
        var replied = reply == null ? null : posts.find(tx, reply);
        if (replied != null) users.add(replied.author());
        users.remove(standing.user());
        users.removeIf(user -> !isMember(tx, user));
        if (users.isEmpty()) return null;
        return List.copyOf(users).subList(0, Math.min(users.size(), Mentions.MAX));
    }

    private boolean isMember(Tx tx, long user) {
        return user > 0 && channels.standing(tx, user).isMember();
    }

    private static @Nullable Integer replyTo(AnyMessage message) {
        if (!(MessageHead.replyTo(message) instanceof MessageReplyHeader reply)
                || reply.replyToPeerId() != null) return null;
        // What stands in a topic and replies to nothing names the topic alone.
        return reply.forumTopic() && reply.replyToTopId() == null ? null : reply.replyToMsgId();
    }
}
