package heliograph.mtproto.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Messages that are sealed with the right key by somebody who lies about what is inside.
class ForgedMessageTest {
    private static final int HEADER = 32;

    private final Random random = new Random(21);
    private final byte[] keyBytes = bytes(AuthKey.SIZE);
    private final AuthKey key = new AuthKey(keyBytes);

    @Test
    void paddingOf12To1024BytesIsTakenAndNoOther() throws NoSuchAlgorithmException {
        for (int padding = 0; padding <= 1100; padding += 4) {
            int body = 64 + (-(HEADER + padding) & 15);
            var packet = forged(plain(body, HEADER + body + padding));
            var opened = MessageCipher.V2.open(key, Side.CLIENT, packet, 0, packet.length);
            if (padding >= 12 && padding <= 1024) {
                assertNotNull(opened, "padding " + padding);
                assertEquals(body, opened.size());
            } else {
                assertNull(opened, "padding " + padding);
            }
        }
    }

    @Test
    void lengthsThatLieAreRefused() throws NoSuchAlgorithmException {
        int[] lengths = {
            -4,
            -1,
            1,
            2,
            3,
            5,
            6,
            72,
            73,
            Integer.MIN_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE - 3
        };
        for (int length : lengths) {
            var packet = forged(plain(length, 96));
            assertNull(
                    MessageCipher.V2.open(key, Side.CLIENT, packet, 0, packet.length),
                    "length " + length);
        }
        // No body at all is for the session to judge.
        assertNotNull(MessageCipher.V2.open(key, Side.CLIENT, forged(plain(0, 96)), 0, 120));
        assertNotNull(MessageCipher.V2.open(key, Side.CLIENT, forged(plain(52, 96)), 0, 120));
        assertNull(MessageCipher.V2.open(key, Side.CLIENT, forged(plain(56, 96)), 0, 120));
    }

    @FuzzTest
    void whateverIsOpenedIsOpenedOrNot(byte[] bytes) throws NoSuchAlgorithmException {
        MessageCipher.recognise(key, Side.CLIENT, bytes, 0, bytes.length);
        var named = bytes.clone();
        if (named.length >= 8) Kit.int64(named, 0, key.id());
        assertNull(MessageCipher.recognise(key, Side.CLIENT, named, 0, named.length));
        var plain = Arrays.copyOf(bytes, (bytes.length + 47) / 16 * 16);
        var packet = forged(plain);
        var opened = MessageCipher.V2.open(key, Side.CLIENT, packet, 0, packet.length);
        if (opened != null) assertEquals(opened.size(), Kit.int32(plain, 28));
    }

    private byte[] plain(int length, int size) {
        var plain = bytes(size);
        Kit.int32(plain, 28, length);
        return plain;
    }

    /// Seals any plaintext as version 2.0 says.
    private byte[] forged(byte[] plain) throws NoSuchAlgorithmException {
        var sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(keyBytes, 88, 32);
        var msgKey = Arrays.copyOfRange(sha256.digest(plain), 8, 24);
        sha256.update(msgKey);
        sha256.update(keyBytes, 0, 36);
        var a = sha256.digest();
        sha256.update(keyBytes, 40, 36);
        var b = sha256.digest(msgKey);
        var aesKey = new byte[32];
        System.arraycopy(a, 0, aesKey, 0, 8);
        System.arraycopy(b, 8, aesKey, 8, 16);
        System.arraycopy(a, 24, aesKey, 24, 8);
        var iv = new byte[32];
        System.arraycopy(b, 0, iv, 0, 8);
        System.arraycopy(a, 8, iv, 8, 16);
        System.arraycopy(b, 24, iv, 24, 8);
        var packet = new byte[MessageCipher.ENVELOPE + plain.length];
        Kit.int64(packet, 0, key.id());
        System.arraycopy(msgKey, 0, packet, 8, 16);
        Aes.encryptIge(aesKey, iv, plain, 0, plain.length, packet, MessageCipher.ENVELOPE);
        return packet;
    }

    private byte[] bytes(int size) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }
}
