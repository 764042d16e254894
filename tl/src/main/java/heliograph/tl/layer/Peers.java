package heliograph.tl.layer;

import heliograph.tl.api.AnyInputChannel;
import heliograph.tl.api.AnyInputUser;
import heliograph.tl.api.InputChannel;
import heliograph.tl.api.InputChannelEmpty;
import heliograph.tl.api.InputChannelFromMessage;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.InputPeerChannelFromMessage;
import heliograph.tl.api.InputPeerEmpty;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.InputPeerUser;
import heliograph.tl.api.InputPeerUserFromMessage;
import heliograph.tl.api.InputUser;
import heliograph.tl.api.InputUserEmpty;
import heliograph.tl.api.InputUserFromMessage;
import heliograph.tl.api.InputUserSelf;
import heliograph.tl.api.Peer;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.api.PeerChat;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.SendAsPeer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Peers, where old layers had only a user, only a channel, or only a number.
public final class Peers {
    private Peers() {}

    /// A user as a peer.
    public static InputPeer peer(AnyInputUser user) {
        return switch (user) {
            case InputUser(long id, long accessHash) -> new InputPeerUser(id, accessHash);
            case InputUserSelf _ -> new InputPeerSelf();
            case InputUserEmpty _ -> new InputPeerEmpty();
            case InputUserFromMessage(InputPeer peer, int msgId, long userId) ->
                    new InputPeerUserFromMessage(peer, msgId, userId);
        };
    }

    /// A channel as a peer.
    public static InputPeer peer(AnyInputChannel channel) {
        return switch (channel) {
            case InputChannel(long id, long accessHash) -> new InputPeerChannel(id, accessHash);
            case InputChannelEmpty _ -> new InputPeerEmpty();
            case InputChannelFromMessage(InputPeer peer, int msgId, long channelId) ->
                    new InputPeerChannelFromMessage(peer, msgId, channelId);
        };
    }

    /// Users as peers.
    public static List<InputPeer> peers(List<AnyInputUser> users) {
        return users.stream().map(Peers::peer).toList();
    }

    /// A peer that clients send where the schema wants a channel; no channel when it is none.
    public static AnyInputChannel channel(InputPeer peer) {
        if (peer instanceof InputPeerChannel(long id, long accessHash)) {
            return new InputChannel(id, accessHash);
        }
        if (peer instanceof InputPeerChannelFromMessage(InputPeer in, int msgId, long channelId)) {
            return new InputChannelFromMessage(in, msgId, channelId);
        }
        return new InputChannelEmpty();
    }

    /// A peer that clients send where the schema wants a user; no user when it is none.
    public static AnyInputUser user(InputPeer peer) {
        if (peer instanceof InputPeerUser(long id, long accessHash)) {
            return new InputUser(id, accessHash);
        }
        if (peer instanceof InputPeerSelf) return new InputUserSelf();
        if (peer instanceof InputPeerUserFromMessage(InputPeer in, int msgId, long userId)) {
            return new InputUserFromMessage(in, msgId, userId);
        }
        return new InputUserEmpty();
    }

    /// The number of a peer, whatever its kind.
    public static long id(Peer peer) {
        return switch (peer) {
            case PeerUser(long id) -> id;
            case PeerChat(long id) -> id;
            case PeerChannel(long id) -> id;
        };
    }

    /// The numbers of those peers that are users: older layers knew no others there.
    public static List<Long> ids(List<? extends Peer> peers) {
        return peers.stream().filter(PeerUser.class::isInstance).map(Peers::id).toList();
    }

    /// The number of a chat; 0 for no peer.
    public static long chatId(@Nullable Peer peer) {
        return peer == null ? 0 : id(peer);
    }

    /// The peer, or user 0 where an old layer needs one and there is none.
    public static Peer known(@Nullable Peer peer) {
        return peer == null ? new PeerUser(0) : peer;
    }

    /// The first of several peers, where older layers had one; user 0 when there is none.
    public static Peer first(List<Peer> peers) {
        return peers.isEmpty() ? new PeerUser(0) : peers.getFirst();
    }

    /// Only the peers that one may send as.
    public static List<Peer> of(List<SendAsPeer> peers) {
        return peers.stream().map(SendAsPeer::peer).toList();
    }
}
