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
import heliograph.tl.stored.StoredPost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reactions to messages in channels and supergroups: counted once, in the channel's home. What
/// everyone is told says nothing of whose they are; each viewer's own are filled in when it looks.
public final class PostReactions implements Living {
    /// Messages with reactions to look at that are counted for one user.
    private static final int UNREAD_MAX = 1_000;

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
                    var post = find(tx, standing, id);
                    var message = (Message) post.message();
                    var allowed =
                            standing.channel().reactions() instanceof ChatReactions some
                                    ? some
                                    : null;
                    var checked = Palette.checked(wanted, allowed, message.reactions());
                    int now = (int) tx.now().getEpochSecond();
                    var place = place(channel, id);
                    var reactor = new Reactor(caller.user(), now, big, checked);
                    var counted = Reactions.change(tx, place, message.reactions(), reactor);
                    var after = counted == null ? null : shown(standing, counted);
                    var changed = message.toBuilder().reactions(after).build();
                    posts.overwrite(tx, new StoredPost(post.author(), changed, post.mentions()));
                    var own =
                            after == null
                                    ? Reactions.NONE
                                    : Reactions.seen(tx, place, after, caller.user());
                    var shared =
                            update(channel, id, shared(after == null ? Reactions.NONE : after));
                    var personal = new HashMap<Long, Update>();
                    long author = post.author();
                    if (author != caller.user() && !standing.channel().broadcast()) {
                        boolean news = after != null && !checked.isEmpty();
                        if (news || after == null) PostIndex.reacted(tx, author, id, news);
                        var theirs = shared(after == null ? Reactions.NONE : after);
                        if (news) theirs = fresh(theirs, author);
                        personal.put(author, update(channel, id, theirs));
                    }
                    personal.put(caller.user(), update(channel, id, own));
                    log.tell(tx, new ChannelLog.News(shared, personal), caller);
                    return own;
                });
    }

    /// What others have put on a message, marked as not looked at by its author.
    private static MessageReactions fresh(MessageReactions all, long author) {
        if (all.recentReactions() == null) return all;
        var recent = new ArrayList<MessagePeerReaction>();
        for (var r : all.recentReactions())
            recent.add(
                    new MessagePeerReaction(
                            r.big(),
                            !r.peerId().equals(new PeerUser(author)),
                            r.my(),
                            r.peerId(),
                            r.date(),
                            r.reaction()));
        return new MessageReactions(
                all.min(), all.canSeeList(), false, all.results(), recent, null);
    }

    /// The ids of a user's messages with reactions that it has not looked at, newest first.
    public static List<Integer> unread(View view, long user) {
        return PostIndex.reacted(view, user, UNREAD_MAX);
    }

    /// As [#unread(View, long)], for one who may see the channel.
    public List<Integer> unread(Caller caller, long channel) {
        return channels.read(
                channel,
                view -> {
                    var _ = channels.standing(view, caller.user()).viewing();
                    return unread(view, caller.user());
                });
    }

    /// The caller has looked at all reactions to its messages.
    public void look(Caller caller, long channel) {
        channels.write(
                channel,
                tx -> {
                    var _ = channels.standing(tx, caller.user()).belonging();
                    for (int id : unread(tx, caller.user()))
                        PostIndex.reacted(tx, caller.user(), id, false);
                    return true;
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
                        channel,
                        view -> {
                            var his = Reactions.seen(view, place, kept, viewer);
                            boolean unread = PostIndex.isReacted(view, viewer, m.id());
                            return unread ? fresh(his, viewer) : his;
                        });
        return m.toBuilder().reactions(seen).build();
    }
}
