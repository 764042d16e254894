package heliograph.peers;

import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyInputChannel;
import heliograph.tl.api.AnyInputUser;
import heliograph.tl.api.InputChannel;
import heliograph.tl.api.InputChannelEmpty;
import heliograph.tl.api.InputChannelFromMessage;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.InputPeerChannelFromMessage;
import heliograph.tl.api.InputPeerChat;
import heliograph.tl.api.InputPeerEmpty;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.InputPeerUser;
import heliograph.tl.api.InputPeerUserFromMessage;
import heliograph.tl.api.InputUser;
import heliograph.tl.api.InputUserEmpty;
import heliograph.tl.api.InputUserFromMessage;
import heliograph.tl.api.InputUserSelf;

/// Resolves what a client names as a peer, and checks that it was shown that peer.
public final class Peers {
    private final AccessHashes hashes;
    private final Sightings sightings;

    /// Whether an account was shown a user through a message: what `…FromMessage` relies on
    /// (https://core.telegram.org/api/min).
    public interface Sightings {
        boolean saw(long viewer, PeerId chat, int messageId, PeerId seen);
    }

    public Peers(AccessHashes hashes, Sightings sightings) {
        this.hashes = hashes;
        this.sightings = sightings;
    }

    public long hash(long viewer, PeerId peer) {
        return hashes.of(viewer, peer);
    }

    /// Seals a token that leads to `user` until a date, in seconds since 1970.
    public long seal(long user, int expires) {
        return hashes.ofToken(user, expires);
    }

    /// The peer that the caller means. Refuses with `PEER_ID_INVALID` what it was never shown.
    public PeerId resolve(Caller caller, InputPeer peer) {
        return switch (peer) {
            case InputPeerSelf _ -> PeerId.user(caller.user());
            case InputPeerUser(var id, var hash) -> checked(caller, id, hash, PeerId.user(id));
            case InputPeerChat(var id) when id > 0 && id <= PeerId.ID_MAX -> PeerId.chat(id);
            case InputPeerChannel(var id, var hash) ->
                    checked(caller, id, hash, PeerId.channel(id));
            case InputPeerUserFromMessage(var chat, var messageId, var id) ->
                    seen(caller, chat, messageId, PeerId.user(id));
            case InputPeerChannelFromMessage(var chat, var messageId, var id) ->
                    seen(caller, chat, messageId, PeerId.channel(id));
            case InputPeerEmpty _, InputPeerChat _ -> throw RpcError.PEER_ID_INVALID.refusal();
        };
    }

    /// As [#resolve], for a user. Refuses with `USER_ID_INVALID`.
    public long resolve(Caller caller, AnyInputUser user) {
        return switch (user) {
            case InputUserSelf _ -> caller.user();
            case InputUser(var id, var hash) -> {
                if (!valid(caller, id, hash, PeerId.user(id)))
                    throw RpcError.USER_ID_INVALID.refusal();
                yield id;
            }
            case InputUserFromMessage(var chat, var messageId, var id) ->
                    seen(caller, chat, messageId, PeerId.user(id)).id();
            case InputUserEmpty _ -> throw RpcError.USER_ID_INVALID.refusal();
        };
    }

    /// The channel that the caller means. Refuses with `CHANNEL_INVALID` what it was never shown.
    public long resolve(Caller caller, AnyInputChannel channel) {
        return switch (channel) {
            case InputChannel(var id, var hash) -> {
                if (!valid(caller, id, hash, PeerId.channel(id)))
                    throw RpcError.CHANNEL_INVALID.refusal();
                yield id;
            }
            case InputChannelFromMessage(var chat, var messageId, var id) ->
                    seen(caller, chat, messageId, PeerId.channel(id)).id();
            case InputChannelEmpty _ -> throw RpcError.CHANNEL_INVALID.refusal();
        };
    }

    private PeerId checked(Caller caller, long id, long hash, PeerId peer) {
        if (!valid(caller, id, hash, peer)) throw RpcError.PEER_ID_INVALID.refusal();
        return peer;
    }

    /// An account knows itself; bots may use 0 for whom they know, which [Sightings] decides.
    private boolean valid(Caller caller, long id, long hash, PeerId peer) {
        if (id <= 0 || id > PeerId.ID_MAX) return false;
        if (peer.marked() == caller.user()) return true;
        return hash == hashes.of(caller.user(), peer);
    }

    private PeerId seen(Caller caller, InputPeer chat, int messageId, PeerId seen) {
        if (!sightings.saw(caller.user(), resolve(caller, chat), messageId, seen))
            throw RpcError.PEER_ID_INVALID.refusal();
        return seen;
    }
}
