package heliograph.channels.invites;

import heliograph.peers.PeerId;
import heliograph.rpc.Caller;
import heliograph.tl.api.AnyChatInvite;
import heliograph.tl.api.AnyUpdates;

/// Chats of one kind that links lead into.
public interface Invitable {
    /// What the caller is shown before it comes in. Refuses with `INVITE_HASH_EXPIRED`.
    AnyChatInvite look(Caller caller, PeerId chat, String hash);

    /// Brings the caller in. Refuses with `INVITE_REQUEST_SENT` where it has to wait.
    AnyUpdates enter(Caller caller, PeerId chat, String hash);
}
