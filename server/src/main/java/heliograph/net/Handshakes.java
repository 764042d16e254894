package heliograph.net;

import heliograph.mtproto.exchange.Exchanged;
import heliograph.mtproto.exchange.ServerExchange;

/// What stands behind the key exchanges: the server's RSA keys and the place where new keys go.
public interface Handshakes {
    /// A fresh exchange. Called on event loops: it must not block.
    ServerExchange begin();

    /// A client has made a key with us. The key must be findable when this returns, since the
    /// client uses it next. May block; called on one of the few threads of key exchanges. When it
    /// throws, the client is told that its exchange went wrong.
    void agreed(Exchanged key);
}
