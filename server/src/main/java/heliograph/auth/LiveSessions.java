package heliograph.auth;

import heliograph.rpc.Caller;
import heliograph.tl.api.AnyUpdates;

/// The connected sessions of one client, as signing in and out needs them.
public interface LiveSessions {
    /// Sends updates to the sessions of a client that nobody is signed in on.
    void push(long authKeyId, AnyUpdates updates);

    /// Ends the sessions that listen to `account` on the key: they hear no more of it, and their
    /// connections close. The cause's own session only stops listening, since its answer is due.
    void end(long account, long authKeyId, Caller cause);

    /// A temporary key was bound: its sessions are the permanent key's from now on.
    void bound(long temporaryKeyId, long permanentKeyId);

    /// A temporary key is not valid any more.
    void forget(long authKeyId);

    /// The network address that a call came from, empty when it is not known.
    String address(Caller caller);
}
