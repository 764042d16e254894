package heliograph.mtproto.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class AesTest {
    private final Random random = new Random(11);
    private final byte[] key = bytes(32);
    private final byte[] iv = bytes(32);

    @Test
    void igeIsItsDefinition() throws GeneralSecurityException {
        for (int size : new int[] {0, 16, 32, 48, 240, 256, 8176, 8192, 8208, 8224, 16400, 40000}) {
            var plain = bytes(size);
            var expected = defined(plain);
            var out = new byte[size + 7];
            Aes.encryptIge(key, iv, plain, 0, size, out, 7);
            assertArrayEquals(expected, Arrays.copyOfRange(out, 7, 7 + size));
            Aes.decryptIge(key, iv, out, 7, size, out, 7);
            assertArrayEquals(plain, Arrays.copyOfRange(out, 7, 7 + size));
            Aes.encryptIge(key, iv, out, 7, size, out, 7);
            assertArrayEquals(expected, Arrays.copyOfRange(out, 7, 7 + size));
        }
    }

    /// The first pieces of a JVM are short, those after them long; here one text has both.
    @Test
    void igeIsItsDefinitionHoweverLongThePieces() throws GeneralSecurityException {
        int size = (Kit.FIRST_PIECES + 1) * Kit.FIRST_PIECE + 2 * Kit.PIECE + Kit.BLOCK;
        var plain = bytes(size);
        var out = new byte[size];
        for (int time = 0; time < 2; time++) {
            Aes.encryptIge(key, iv, plain, 0, size, out, 0);
            assertArrayEquals(defined(plain), out);
        }
    }

    @Test
    void lengthsAreWholeBlocks() {
        var text = new byte[32];
        assertThrows(
                IllegalArgumentException.class,
                () -> Aes.encryptIge(key, iv, text, 0, 17, text, 0));
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> Aes.decryptIge(key, iv, text, 16, 32, text, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> Aes.decryptIge(key, new byte[16], text, 0, 32, text, 0));
    }

    @Test
    void ctrIsOneStreamHoweverItIsCut() throws GeneralSecurityException {
        var counter = bytes(16);
        Arrays.fill(counter, 4, 16, (byte) 0xff); // the counter's carry
        var plain = bytes(40_000);
        var whole = Cipher.getInstance("AES/CTR/NoPadding");
        whole.init(
                Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(counter));
        var expected = whole.doFinal(plain);
        for (int seed = 0; seed < 20; seed++) {
            var stream = new AesCtr(key, counter);
            var data = plain.clone();
            for (int at = 0; at < data.length; ) {
                int piece = Math.min(data.length - at, random.nextInt(seed % 2 == 0 ? 40 : 20_000));
                stream.apply(data, at, at + piece);
                at += piece;
            }
            assertArrayEquals(expected, data);
        }
    }

    private byte[] defined(byte[] plain) throws GeneralSecurityException {
        var aes = Cipher.getInstance("AES/ECB/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        var out = new byte[plain.length];
        var cipherBlock = Arrays.copyOfRange(iv, 0, 16);
        var plainBlock = Arrays.copyOfRange(iv, 16, 32);
        for (int i = 0; i < plain.length; i += 16) {
            var block = new byte[16];
            for (int j = 0; j < 16; j++) block[j] = (byte) (plain[i + j] ^ cipherBlock[j]);
            block = aes.doFinal(block);
            for (int j = 0; j < 16; j++) block[j] ^= plainBlock[j];
            System.arraycopy(block, 0, out, i, 16);
            cipherBlock = block;
            plainBlock = Arrays.copyOfRange(plain, i, i + 16);
        }
        return out;
    }

    private byte[] bytes(int size) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }
}
