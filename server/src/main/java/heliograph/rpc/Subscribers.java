package heliograph.rpc;

import heliograph.mtproto.session.Session;

/// The sessions that want to hear of updates.
public interface Subscribers {
    /// The session made a call that asks for updates; `client` is signed in, or waits for a QR
    /// sign-in. Called again when the client's account or layer has changed.
    void subscribe(Session session, Client client);

    void unsubscribe(Session session);
}
