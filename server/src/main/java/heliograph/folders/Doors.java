package heliograph.folders;

import heliograph.rpc.Caller;

/// The channels and supergroups that shared folders lead into.
public interface Doors {
    /// Whether the account may give the channel away: it is open to all, or the account invites
    /// people there.
    boolean mayShare(long account, long channel);

    /// Brings the caller into a channel, or has it wait to be let in. Nothing happens to one who is
    /// in, or is banned, and where `sharer` may not share the channel any more. Refuses with
    /// `CHANNELS_TOO_MUCH`.
    void enter(Caller caller, long channel, long sharer);

    boolean isIn(long account, long channel);

    /// Takes the caller out; nothing happens to who made the channel.
    void leave(Caller caller, long channel);
}
