package heliograph.channels.members;

import heliograph.channels.Announcements;
import heliograph.channels.Channels;
import heliograph.channels.Standing;
import heliograph.peers.PeerId;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import java.util.ArrayList;
import java.util.List;

/// In whose name a member may write: its own, the group's when it is an anonymous admin, and in
/// open groups that of a public channel that it made.
public final class SendAs {
    static final RpcError SEND_AS_PEER_INVALID = RpcError.bad("SEND_AS_PEER_INVALID");

    private final Channels channels;

    public SendAs(Channels channels) {
        this.channels = channels;
    }

    /// The usual one first. Refuses with `CHANNEL_PRIVATE` who may not look.
    public List<PeerId> of(long user, long channel) {
        var standing = channels.read(channel, view -> channels.standing(view, user).viewing());
        var peers = new ArrayList<PeerId>();
        var self = PeerId.channel(channel);
        if (standing.channel().broadcast()) {
            peers.add(self);
            if (standing.isAdmin() && standing.channel().signatureProfiles())
                peers.add(PeerId.user(user));
            return peers;
        }
        peers.add(Announcements.isAnonymous(standing) ? self : PeerId.user(user));
        if (isOpen(standing)) peers.addAll(own(user));
        return peers;
    }

    private static boolean isOpen(Standing standing) {
        return standing.isPublic() || standing.channel().linked() != null;
    }

    private List<PeerId> own(long user) {
        var own = new ArrayList<PeerId>();
        for (long channel : channels.joined(user)) {
            var head = channels.head(channel);
            if (head == null || head.channel().deleted() || !head.channel().broadcast()) continue;
            if (head.channel().creator() == user && head.channel().username() != null)
                own.add(PeerId.channel(channel));
        }
        return own;
    }

    /// Keeps in whose name the caller writes from now on. Refuses with `SEND_AS_PEER_INVALID`.
    void keep(Caller caller, long channel, PeerId peer) {
        if (!of(caller.user(), channel).contains(peer)) throw SEND_AS_PEER_INVALID.refusal();
        channels.write(
                channel,
                tx -> {
                    channels.standing(tx, caller.user()).belonging();
                    channels.note(
                            tx,
                            caller.user(),
                            row -> row.toBuilder().sendAs(peer.marked()).build());
                    return true;
                });
    }
}
