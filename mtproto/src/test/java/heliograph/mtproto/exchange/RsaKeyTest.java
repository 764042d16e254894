package heliograph.mtproto.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.Malformed;
import heliograph.tl.TlWriter;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RsaKeyTest {
    /// A published key, whose fingerprint clients carry as c3b42b026ce86b21.
    private static final String PUBLISHED =
            """
            -----BEGIN RSA PUBLIC KEY-----
            MIIBCgKCAQEAwVACPi9w23mF3tBkdZz+zwrzKOaaQdr01vAbU4E1pvkfj4sqDsm6
            lyDONS789sVoD/xCS9Y0hkkC3gtL1tSfTlgCMOOul9lcixlEKzwKENj1Yz/s7daS
            an9tqw3bfUV/nqgbhGX81v/+7RFAEd+RwFnK7a+XYl9sluzHRyVVaTTveB2GazTw
            Efzk2DWgkBluml8OREmvfraX3bkHZJTKX4EQSjBbbdJ2ZXIsRrYOXfaA+xayEGB+
            8hdlLmAjbCVfaigxX0CDqWeR1yFL9kwd9P0NsZRPsmoqVwMbMu7mStFai6aIhc3n
            Slv8kg9qv1m6XHVQY3PnEw+QQtqSIXklHwIDAQAB
            -----END RSA PUBLIC KEY-----
            """;

    private final Random random = new Random(4);

    @Test
    void aPublishedKeyHasItsPublishedFingerprint() {
        var key = RsaPublicKey.ofPem(PUBLISHED);
        assertEquals(0xc3b42b026ce86b21L, key.fingerprint());
        assertEquals(PUBLISHED, key.pem());
    }

    @Test
    void aKeyIsStoredAndReadBack() {
        var key = TestKeys.SERVER;
        var copy = RsaKey.decode(key.encode());
        assertEquals(key.publicKey(), copy.publicKey());
        assertEquals(key.publicKey(), RsaPublicKey.ofPem(key.publicKey().pem()));
        assertEquals(key.fingerprint(), copy.publicKey().fingerprint());
        assertEquals("RsaKey[" + Long.toHexString(key.fingerprint()) + "]", key.toString());
        assertThrows(IllegalArgumentException.class, () -> RsaKey.decode(new byte[40]));
    }

    @Test
    void brokenPemIsNoKey() {
        for (int at = 0; at < PUBLISHED.length() - 1; at += 7) {
            var cut = PUBLISHED.substring(0, at);
            assertThrows(IllegalArgumentException.class, () -> RsaPublicKey.ofPem(cut));
        }
    }

    @Test
    void everyClientFindsTheFingerprint() {
        assertTrue(RsaKey.isFoundByAll(0x1000_0000_0000_0000L));
        assertTrue(RsaKey.isFoundByAll(-1));
        assertFalse(RsaKey.isFoundByAll(0x0fff_ffff_ffff_ffffL));
        assertTrue(RsaKey.isFoundByAll(RsaKey.generate(new SecureRandom()).fingerprint()));
    }

    @Test
    void whatIsEncryptedIsDecrypted() {
        var key = TestKeys.SERVER;
        for (int i = 0; i < 20; i++) {
            var block = new byte[RsaPublicKey.SIZE];
            random.nextBytes(block);
            block[0] = 0;
            assertArrayEquals(block, key.decrypt(key.publicKey().encrypt(block)));
        }
        assertNull(key.decrypt(Dh.bytes(key.publicKey().modulus())));
        assertNull(key.decrypt(new byte[257]));
        assertArrayEquals(new byte[256], key.decrypt(new byte[256]));
        assertArrayEquals(new byte[256], key.decrypt(new byte[0]));
    }

    @Test
    void bothPaddingsAreReadAndNothingElse() {
        var key = TestKeys.SERVER;
        var none = OptionalInt.empty();
        var small = new byte[] {17};
        var inner =
                new Inner(
                        small, small, small, new byte[16], new byte[16], new byte[32], none, none);
        var out = new TlWriter(0);
        inner.toTl().write(out);
        for (var encrypted :
                new byte[][] {
                    RsaPad.encrypt(out.toBytes(), key.publicKey(), random),
                    RsaPad.encryptOld(out.toBytes(), key.publicKey(), random)
                }) {
            var block = key.decrypt(encrypted);
            assertNotNull(block);
            assertArrayEquals(small, Inner.of(RsaPad.read(block)).pq());
            for (int i = 1; i < 100; i++) {
                var changed = Arrays.copyOf(block, block.length);
                changed[i] ^= 1;
                assertThrows(Malformed.class, () -> RsaPad.read(changed));
            }
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> RsaPad.encrypt(new byte[145], key.publicKey(), random));
        assertThrows(
                IllegalArgumentException.class,
                () -> RsaPad.encryptOld(new byte[236], key.publicKey(), random));
    }
}
