package heliograph.channels;

import heliograph.rpc.Caller;
import heliograph.store.Tx;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.MessageAction;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.Peer;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.Update;
import heliograph.tl.stored.StoredPost;
import org.jspecify.annotations.Nullable;

/// Service messages of a channel: that it was made, that someone came, that its title changed.
public final class Announcements {
    private final Channels channels;
    private final Posts posts;

    public Announcements(Channels channels, Posts posts) {
        this.channels = channels;
        this.posts = posts;
    }

    /// Appends a service message in a step of the channel's home: in the name of the caller, or of
    /// the channel where the caller is an anonymous admin or the channel is a broadcast.
    ///
    /// @return the update as the caller gets it
    public Update announce(Tx tx, Caller caller, MessageAction action) {
        return announce(tx, caller, caller.user(), action);
    }

    /// As above, in the name of someone else: who is let in by the caller, for instance.
    public Update announce(Tx tx, Caller caller, long author, MessageAction action) {
        return announce(tx, caller, author, action, Topics.GENERAL);
    }

    /// As above, in a topic of a forum.
    public Update announce(Tx tx, Caller caller, MessageAction action, int topic) {
        return announce(tx, caller, caller.user(), action, topic);
    }

    private Update announce(Tx tx, Caller caller, long author, MessageAction action, int topic) {
        long id = tx.home().id();
        var standing = channels.standing(tx, author);
        boolean broadcast = standing.channel().broadcast();
        var message =
                MessageService.builder()
                        .id(posts.nextId(tx))
                        .fromId(broadcast ? null : from(standing, id))
                        .peerId(new PeerChannel(id))
                        .post(broadcast)
                        .replyTo(Topics.header(topic))
                        .date(standing.now())
                        .action(action)
                        .build();
        return posts.append(tx, new StoredPost(author, message, null), caller);
    }

    private static Peer from(Standing standing, long channel) {
        return isAnonymous(standing) ? new PeerChannel(channel) : new PeerUser(standing.user());
    }

    /// Whether the user acts in the group's name.
    public static boolean isAnonymous(Standing standing) {
        @Nullable ChatAdminRights rights = standing.isAdmin() ? standing.rights() : null;
        return rights != null && rights.anonymous();
    }
}
