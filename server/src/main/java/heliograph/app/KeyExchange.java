package heliograph.app;

import heliograph.auth.KeyRing;
import heliograph.mtproto.exchange.DcPolicy;
import heliograph.mtproto.exchange.Exchanged;
import heliograph.mtproto.exchange.RsaKey;
import heliograph.mtproto.exchange.ServerExchange;
import heliograph.net.Handshakes;
import java.security.SecureRandom;
import java.util.List;

/// Puts the keys that clients make into the key ring.
final class KeyExchange implements Handshakes {
    private final RsaKey key;
    private final KeyRing keys;
    private final SecureRandom random;

    KeyExchange(RsaKey key, KeyRing keys, SecureRandom random) {
        this.key = key;
        this.keys = keys;
        this.random = random;
    }

    @Override
    public ServerExchange begin() {
        return new ServerExchange(List.of(key), DcPolicy.ALL, id -> keys.find(id) != null, random);
    }

    @Override
    public void agreed(Exchanged exchanged) {
        keys.created(exchanged);
    }
}
