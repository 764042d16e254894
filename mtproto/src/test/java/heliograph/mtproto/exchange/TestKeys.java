package heliograph.mtproto.exchange;

import java.security.SecureRandom;

/// One server key for all tests, since making one takes a while.
final class TestKeys {
    static final RsaKey SERVER = RsaKey.generate(new SecureRandom());

    private TestKeys() {}
}
