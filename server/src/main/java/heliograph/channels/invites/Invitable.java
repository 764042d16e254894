package heliograph.channels.invites;

import heliograph.peers.PeerId;
import heliograph.rpc.Caller;
import heliograph.tl.api.AnyChatInvite;
import heliograph.tl.api.AnyUpdates;
import org.jspecify.annotations.Nullable;

/// Chats of one kind that links lead into.
public interface Invitable {
    /// What the caller is shown before it comes in. Refuses with `INVITE_HASH_EXPIRED`.
    AnyChatInvite look(Caller caller, PeerId chat, String hash);

    /// Brings the caller in. Refuses with `INVITE_REQUEST_SENT` where it has to wait.
    AnyUpdates enter(Caller caller, PeerId chat, String hash);

    /// Lets someone in who waits, or sends it away. Refuses with `HIDE_REQUESTER_MISSING`.
    AnyUpdates answer(Caller caller, PeerId chat, long user, boolean welcome);

    /// As [#answer], with all who wait.
    ///
    /// @param hash only who came by this link; null for all
    AnyUpdates answerAll(Caller caller, PeerId chat, @Nullable String hash, boolean welcome);

    /// Who came in, and who waits.
    Importers importers();
}
