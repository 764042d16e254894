package heliograph.channels;

import heliograph.peers.PeerId;
import heliograph.reactions.Palette;
import heliograph.reactions.Reactions;
import heliograph.reactions.Reactions.Place;
import heliograph.reactions.Reactions.Reactor;
import heliograph.render.Living;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.ChatReactions;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessagePeerReaction;
import heliograph.tl.api.MessageReactions;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateMessageReactions;
import heliograph.tl.stored.StoredChannel;
import heliograph.tl.stored.StoredPost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reactions to messages in channels and supergroups: counted once, in the channel's home. What
/// everyone is told says nothing of whose they are; each viewer's own are filled in when it looks.
public final class PostReactions implements Living {
    /// Messages of one user whose reactions wait that are looked through.
    private static final int UNREAD_MAX = 5_000;

    /// Messages that one step takes the reactions of one participant off.
    private static final int TAKEN_AT_ONCE = 200;

    /// It would show who they are.
    private static final RpcError ANONYMOUS = RpcError.forbidden("ANONYMOUS_REACTIONS_DISABLED");

    private final Channels channels;
    private final Posts posts;
    private final ChannelLog log;

    public PostReactions(Channels channels, Posts posts, ChannelLog log) {
        this.channels = channels;
        this.posts = posts;
        this.log = log;
    }

    /// Puts a member's reactions on a message, in the place of those before, and tells the others.
    ///
    /// @return what the message carries now, as the caller sees it
    public MessageReactions react(
            Caller caller, long channel, int id, List<Reaction> wanted, boolean big) {
        return channels.write(
                channel,
                tx -> {
                    var standing = channels.standing(tx, caller.user()).belonging();
                    if (standing.isBarred(ChatBannedRights::sendReactions))
                        throw RpcError.CHAT_WRITE_FORBIDDEN.refusal();
                    if (!standing.channel().broadcast() && Announcements.isAnonymous(standing))
                        throw ANONYMOUS.refusal();
                    var post = find(tx, standing, id);
                    var message = (Message) post.message();
                    var allowed = allowed(standing.channel());
                    var checked = Palette.checked(wanted, allowed, message.reactions());
                    int now = (int) tx.now().getEpochSecond();
                    var place = place(channel, id);
                    var reactor = new Reactor(caller.user(), now, big, checked);
                    var counted = Reactions.change(tx, place, message.reactions(), reactor);
                    var after = counted == null ? null : shown(standing, counted);
                    var marked = notable(standing, post, after, reactor);
                    return changed(tx, caller, caller.user(), post, marked);
                });
    }

    /// Takes a participant's reactions off a message, as an admin.
    ///
    /// @return what the message carries now, as the caller sees it
    public MessageReactions take(Caller caller, long channel, int id, long user) {
        return channels.write(
                channel,
                tx -> {
                    var standing = deleting(tx, caller);
                    return take(tx, caller, standing, find(tx, standing, id), user);
                });
    }

    /// Takes all reactions of a participant off the messages of a channel, as an admin.
    public void takeAll(Caller caller, long channel, long user) {
        boolean more = true;
        while (more)
            more =
                    channels.write(
                            channel,
                            tx -> {
                                var standing = deleting(tx, caller);
                                long chat = PeerId.channel(channel).marked();
                                var ids = Reactions.reactedTo(tx, chat, user, TAKEN_AT_ONCE);
                                for (int id : ids) {
                                    var post = posts.find(tx, id);
                                    if (post == null) Reactions.remove(tx, place(channel, id));
                                    else take(tx, caller, standing, post, user);
                                }
                                return ids.size() == TAKEN_AT_ONCE;
                            });
    }

    private Standing deleting(Tx tx, Caller caller) {
        return channels.standing(tx, caller.user()).having(ChatAdminRights::deleteMessages);
    }

    private MessageReactions take(
            Tx tx, Caller caller, Standing standing, StoredPost post, long user) {
        var before = ((Message) post.message()).reactions();
        var place = place(tx.home().id(), ((Message) post.message()).id());
        if (before == null) return Reactions.NONE;
        if (Reactions.of(tx, place, user) == null)
            return seen(tx, place, before, caller.user(), post.author());
        int now = (int) tx.now().getEpochSecond();
        var nothing = new Reactor(user, now, false, List.of());
        var counted = Reactions.change(tx, place, before, nothing);
        var after = counted == null ? null : shown(standing, counted);
        return changed(tx, caller, user, post, after);
    }

    private static Palette.Allowed allowed(StoredChannel channel) {
        return new Palette.Allowed(
                channel.reactions() instanceof ChatReactions some ? some : null,
                channel.reactionsLimit());
    }

    /// What the author of a message shall look at is marked: who else has reacted to it, in a
    /// group.
    private static @Nullable MessageReactions notable(
            Standing standing, StoredPost post, @Nullable MessageReactions all, Reactor reactor) {
        boolean told = !standing.channel().broadcast() && post.author() > 0;
        if (all == null || !told || post.author() == reactor.user()) return all;
        return marked(all, reactor.user(), true);
    }

    /// Writes what a message carries now, and tells everyone: each sees its own, and the author
    /// what waits for it.
    ///
    /// @param reactor whose reactions have changed
    private MessageReactions changed(
            Tx tx, Caller caller, long reactor, StoredPost post, @Nullable MessageReactions after) {
        long channel = tx.home().id();
        var message = ((Message) post.message()).toBuilder().reactions(after).build();
        int id = message.id();
        posts.overwrite(tx, new StoredPost(post.author(), message, post.mentions()));
        PostIndex.reacted(tx, post.author(), id, isUnread(after));
        var topic = Topics.named(tx, message);
        var place = place(channel, id);
        var all = after == null ? Reactions.NONE : after;
        var own = seen(tx, place, all, caller.user(), post.author());
        var personal = new HashMap<Long, Update>();
        var concerned = new HashSet<>(List.of(caller.user(), reactor));
        if (isUnread(after))
            personal.put(post.author(), update(channel, id, topic, everyones(all)));
        for (long viewer : concerned) {
            var theirs = seen(tx, place, all, viewer, post.author());
            personal.put(viewer, update(channel, id, topic, theirs));
        }
        var shared = update(channel, id, topic, shared(all));
        log.tell(tx, new ChannelLog.News(shared, personal), caller);
        return own;
    }

    private static MessageReactions seen(
            View view, Place place, MessageReactions kept, long viewer, long author) {
        if (kept.results().isEmpty()) return Reactions.NONE;
        var seen = Reactions.seen(view, place, kept, viewer);
        return viewer == author ? seen : marked(seen, 0, false);
    }

    private static boolean isUnread(@Nullable MessageReactions all) {
        if (all == null || all.recentReactions() == null) return false;
        for (var one : all.recentReactions()) if (one.unread()) return true;
        return false;
    }

    /// With the reactions of a user, or, of 0, all of them marked as unread or read.
    private static MessageReactions marked(MessageReactions all, long user, boolean unread) {
        if (all.recentReactions() == null) return all;
        var recent = new ArrayList<MessagePeerReaction>();
        for (var r : all.recentReactions()) {
            boolean meant = user == 0 || r.peerId().equals(new PeerUser(user));
            boolean mark = meant ? unread : r.unread();
            recent.add(
                    new MessagePeerReaction(
                            r.big(), mark, r.my(), r.peerId(), r.date(), r.reaction()));
        }
        return new MessageReactions(
                all.min(), all.canSeeList(), false, all.results(), recent, null);
    }

    /// The caller's messages with reactions that it has not looked at, newest first.
    ///
    /// @param topic only those in this topic of a forum; 0 for all
    public List<AnyMessage> unread(Caller caller, long channel, int topic) {
        return channels.read(
                channel,
                view -> {
                    channels.standing(view, caller.user()).viewing();
                    var found = new ArrayList<AnyMessage>();
                    for (int id : unread(view, caller.user(), topic)) {
                        var post = posts.find(view, id);
                        if (post != null) found.add(Posts.shown(view, post, caller.user()));
                    }
                    return found;
                });
    }

    private List<Integer> unread(View view, long user, int topic) {
        var ids = new ArrayList<>(posts.reacted(view, user, UNREAD_MAX));
        if (topic != 0) ids.removeIf(id -> !Topics.contains(view, topic, id));
        return ids;
    }

    /// Marks the reactions to the caller's messages as looked at.
    ///
    /// @param topic only those in this topic of a forum; 0 for all
    /// @return where the channel's log stands
    public int read(Caller caller, long channel, int topic) {
        return channels.write(
                channel,
                tx -> {
                    channels.standing(tx, caller.user()).viewing();
                    for (int id : unread(tx, caller.user(), topic)) {
                        PostIndex.reacted(tx, caller.user(), id, false);
                        var post = posts.find(tx, id);
                        if (post == null
                                || !(post.message() instanceof Message m)
                                || m.reactions() == null) continue;
                        var looked =
                                m.toBuilder().reactions(marked(m.reactions(), 0, false)).build();
                        posts.overwrite(tx, new StoredPost(post.author(), looked, post.mentions()));
                    }
                    return Channels.box(tx).pts();
                });
    }

    private StoredPost find(View view, Standing standing, int id) {
        var post = id < standing.firstVisible() ? null : posts.find(view, id);
        if (post == null || !(post.message() instanceof Message))
            throw RpcError.MESSAGE_ID_INVALID.refusal();
        return post;
    }

    private static Place place(long channel, int id) {
        return new Place(PeerId.channel(channel).marked(), id);
    }

    /// Who has reacted is told in groups only, not in broadcast channels.
    private static MessageReactions shown(Standing standing, MessageReactions all) {
        boolean listed = !standing.channel().broadcast();
        return new MessageReactions(
                false, listed, false, all.results(), listed ? all.recentReactions() : null, null);
    }

    private static MessageReactions shared(MessageReactions all) {
        return marked(everyones(all), 0, false);
    }

    /// Without what is anybody's own, but with what waits for the author.
    private static MessageReactions everyones(MessageReactions all) {
        return new MessageReactions(
                true, all.canSeeList(), false, all.results(), all.recentReactions(), null);
    }

    private static Update update(
            long channel, int id, @Nullable Integer topic, MessageReactions reactions) {
        return new UpdateMessageReactions(new PeerChannel(channel), id, topic, null, reactions);
    }

    /// Who has reacted to a message, the latest first; refuses who may not see it.
    public List<Reactor> reactors(
            Caller caller,
            long channel,
            int id,
            @Nullable Reaction only,
            @Nullable Reactor after,
            int limit) {
        return channels.read(
                channel,
                view -> {
                    find(view, channels.standing(view, caller.user()).viewing(), id);
                    return Reactions.reactors(view, place(channel, id), only, after, limit);
                });
    }

    @Override
    public AnyMessage of(long viewer, AnyMessage message) {
        if (!(message instanceof Message m)
                || m.reactions() == null
                || !(m.peerId() instanceof PeerChannel(var channel))) return message;
        var kept = m.reactions();
        if (viewer == 0) return m.toBuilder().reactions(shared(kept)).build();
        var place = place(channel, m.id());
        long author = m.out() ? viewer : 0;
        var seen =
                channels.<MessageReactions>read(
                        channel, view -> seen(view, place, kept, viewer, author));
        return m.toBuilder().reactions(seen).build();
    }
}
