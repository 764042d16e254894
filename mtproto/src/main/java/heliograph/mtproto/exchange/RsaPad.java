package heliograph.mtproto.exchange;

import heliograph.mtproto.crypto.Aes;
import heliograph.tl.Malformed;
import heliograph.tl.TlReader;
import heliograph.tl.mt.AnyPQInnerData;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// How the client's inner data fills an RSA block: RSA_PAD, a kind of OAEP+, in newer clients; a
/// SHA-1 before and random bytes after it in Telethon, kurigram and whatever is older.
final class RsaPad {
    private static final int HASH = 20;
    private static final int KEY = 32;
    private static final int PADDED = 192;
    private static final int DATA_MAX = 144;
    private static final byte[] ZERO_IV = new byte[32];

    private RsaPad() {}

    /// RSA_PAD, encrypted.
    static byte[] encrypt(byte[] data, RsaPublicKey key, RandomGenerator random) {
        if (data.length > DATA_MAX) throw new IllegalArgumentException(data.length + " bytes");
        var padded = new byte[PADDED];
        random.nextBytes(padded);
        System.arraycopy(data, 0, padded, 0, data.length);
        while (true) {
            var tmpKey = new byte[KEY];
            random.nextBytes(tmpKey);
            var block = new byte[RsaPublicKey.SIZE];
            System.arraycopy(reversed(padded), 0, block, KEY, PADDED);
            System.arraycopy(Digests.sha256(tmpKey, padded), 0, block, KEY + PADDED, 32);
            Aes.encryptIge(tmpKey, ZERO_IV, block, KEY, PADDED + 32, block, KEY);
            xor(tmpKey, block, block);
            if (new BigInteger(1, block).compareTo(key.modulus()) < 0) return key.encrypt(block);
        }
    }

    /// The older padding, encrypted.
    static byte[] encryptOld(byte[] data, RsaPublicKey key, RandomGenerator random) {
        if (data.length > RsaPublicKey.SIZE - 1 - HASH) {
            throw new IllegalArgumentException(data.length + " bytes");
        }
        var block = new byte[RsaPublicKey.SIZE];
        random.nextBytes(block);
        block[0] = 0;
        System.arraycopy(Digests.sha1(data), 0, block, 1, HASH);
        System.arraycopy(data, 0, block, 1 + HASH, data.length);
        return key.encrypt(block);
    }

    /// The inner data of a decrypted block, in whichever padding.
    ///
    /// @throws Malformed when it is in neither
    static AnyPQInnerData read(byte[] block) {
        var tmpKey = new byte[KEY];
        var encrypted = Arrays.copyOfRange(block, KEY, block.length);
        System.arraycopy(block, 0, tmpKey, 0, KEY);
        xor(tmpKey, block, tmpKey);
        var text = new byte[PADDED + 32];
        Aes.decryptIge(tmpKey, ZERO_IV, encrypted, 0, text.length, text, 0);
        var padded = reversed(Arrays.copyOf(text, PADDED));
        var hash = Digests.sha256(tmpKey, padded);
        if (MessageDigest.isEqual(hash, Arrays.copyOfRange(text, PADDED, text.length))) {
            return AnyPQInnerData.read(new TlReader(padded));
        }
        return readOld(block);
    }

    private static AnyPQInnerData readOld(byte[] block) {
        var in = new TlReader(block, 1 + HASH, block.length);
        var data = AnyPQInnerData.read(in);
        var hash = Digests.sha1(Arrays.copyOfRange(block, 1 + HASH, in.position()));
        if (!MessageDigest.isEqual(hash, Arrays.copyOfRange(block, 1, 1 + HASH))) {
            throw new Malformed("another hash");
        }
        return data;
    }

    /// `to[0, 32)` becomes the key mixed with the hash of the 224 bytes that the block ends with.
    private static void xor(byte[] key, byte[] block, byte[] to) {
        var hash = Digests.sha256(Arrays.copyOfRange(block, KEY, block.length));
        for (int i = 0; i < KEY; i++) to[i] = (byte) (key[i] ^ hash[i]);
    }

    private static byte[] reversed(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) reversed[i] = bytes[bytes.length - 1 - i];
        return reversed;
    }
}
