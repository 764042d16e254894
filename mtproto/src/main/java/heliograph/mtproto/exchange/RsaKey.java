package heliograph.mtproto.exchange;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/// The server's own RSA key of 2,048 bits, made once for an install. Prints only its fingerprint.
public final class RsaKey {
    private final RSAPrivateCrtKey secret;
    private final RsaPublicKey publicKey;
    private final long fingerprint;

    private RsaKey(RSAPrivateCrtKey secret) {
        this.secret = secret;
        this.publicKey = new RsaPublicKey(secret.getModulus(), secret.getPublicExponent());
        this.fingerprint = publicKey.fingerprint();
    }

    /// Makes a new key, which takes some tenths of a second.
    public static RsaKey generate(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RsaPublicKey.SIZE * 8, random);
            while (true) {
                var key = new RsaKey((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
                if (isFoundByAll(key.fingerprint)) return key;
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks RSA", e);
        }
    }

    /// mtcute looks a key up by the fingerprint's hexadecimal digits without leading zeros, and
    /// does not find one that begins with 0.
    static boolean isFoundByAll(long fingerprint) {
        return fingerprint >>> 60 != 0;
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws IllegalArgumentException when that is no RSA key of 2,048 bits
    public static RsaKey decode(byte[] encoded) {
        try {
            var key =
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            if (key instanceof RSAPrivateCrtKey secret) return new RsaKey(secret);
            throw new IllegalArgumentException("an RSA key without its primes");
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an RSA key", e);
        }
    }

    /// The whole key as PKCS#8, to be stored sealed.
    public byte[] encode() {
        return secret.getEncoded();
    }

    public RsaPublicKey publicKey() {
        return publicKey;
    }

    public long fingerprint() {
        return fingerprint;
    }

    /// The block that a client encrypted. The JDK works with both primes and blinds the number, so
    /// that time tells nothing.
    ///
    /// @return [RsaPublicKey#SIZE] bytes, or null when it is not less than the modulus
    byte @Nullable [] decrypt(byte[] encrypted) {
        if (encrypted.length > RsaPublicKey.SIZE) return null;
        if (new BigInteger(1, encrypted).compareTo(publicKey.modulus()) >= 0) return null;
        try {
            var cipher = Cipher.getInstance("RSA/ECB/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, secret);
            return cipher.doFinal(encrypted);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "RsaKey[" + Long.toHexString(fingerprint) + "]";
    }
}
