package heliograph.mtproto.exchange;

import heliograph.mtproto.crypto.Aes;
import heliograph.tl.Malformed;
import heliograph.tl.TlObject;
import heliograph.tl.TlReader;
import heliograph.tl.TlWriter;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// `tmp_aes_key` and `tmp_aes_iv`: what the two Diffie-Hellman halves travel under, made of the
/// client's secret nonce and the server's open one.
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record TmpAes(byte[] key, byte[] iv) {
    private static final int HASH = 20;

    static TmpAes of(byte[] newNonce, byte[] serverNonce) {
        var clientFirst = Digests.sha1(newNonce, serverNonce);
        var serverFirst = Digests.sha1(serverNonce, newNonce);
        var twice = Digests.sha1(newNonce, newNonce);
        var key = Arrays.copyOf(clientFirst, Aes.KEY_SIZE);
        System.arraycopy(serverFirst, 0, key, HASH, 12);
        var iv = Arrays.copyOf(Arrays.copyOfRange(serverFirst, 12, HASH), Aes.KEY_SIZE);
        System.arraycopy(twice, 0, iv, 8, HASH);
        System.arraycopy(newNonce, 0, iv, 28, 4);
        return new TmpAes(key, iv);
    }

    /// SHA-1, the object, 0 to 15 random bytes; encrypted.
    byte[] seal(TlObject object, RandomGenerator random) {
        var out = new TlWriter(0, 1024);
        object.write(out);
        var data = out.toBytes();
        var sealed = new byte[HASH + data.length + 15 & ~15];
        random.nextBytes(sealed);
        System.arraycopy(Digests.sha1(data), 0, sealed, 0, HASH);
        System.arraycopy(data, 0, sealed, HASH, data.length);
        Aes.encryptIge(key, iv, sealed, 0, sealed.length, sealed, 0);
        return sealed;
    }

    /// The object that was sealed.
    ///
    /// @throws Malformed when its hash is another, or too much follows it
    <T> T open(byte[] sealed, Function<TlReader, T> reader) {
        if (sealed.length < HASH || sealed.length % 16 != 0) throw new Malformed("no whole blocks");
        var plain = new byte[sealed.length];
        Aes.decryptIge(key, iv, sealed, 0, sealed.length, plain, 0);
        var in = new TlReader(plain, HASH, plain.length);
        var object = reader.apply(in);
        var hash = Digests.sha1(Arrays.copyOfRange(plain, HASH, in.position()));
        boolean same = MessageDigest.isEqual(hash, Arrays.copyOf(plain, HASH));
        if (!same || in.left() > 15) throw new Malformed("another hash");
        return object;
    }
}
