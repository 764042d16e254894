package heliograph.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The installation's master key, in a file that only its owner can read, and what is derived from
/// it. No secret has a default: a new folder gets a new key.
public final class Vault {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] master;
    private final SecretKeySpec sealing;
    private final SecureRandom random;

    private Vault(byte[] master, SecureRandom random) {
        this.master = master;
        this.random = random;
        this.sealing = new SecretKeySpec(derive("seal"), "AES");
    }

    /// A vault over a given master key, for tests and the simulator.
    public static Vault of(byte[] master, SecureRandom random) {
        return new Vault(master.clone(), random);
    }

    /// Opens `file`, or makes it at first start with permissions for its owner only.
    public static Vault open(Path file, SecureRandom random) {
        try {
            if (Files.exists(file)) {
                var master = Files.readAllBytes(file);
                if (master.length != KEY_BYTES)
                    throw new IOException(file + ": " + master.length + " bytes (expected: 32)");
                return new Vault(master, random);
            }
            var master = new byte[KEY_BYTES];
            random.nextBytes(master);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.write(file, master, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            return new Vault(master, random);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A secret of 32 bytes for one purpose; another label gives an unrelated one.
    public byte[] derive(String label) {
        return hmac(master, label.getBytes(UTF_8));
    }

    /// Encrypts and authenticates `secret` for `label`; [#open] needs the same label.
    public byte[] seal(String label, byte[] secret) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = gcm(Cipher.ENCRYPT_MODE, label, nonce, secret, 0, secret.length);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    }

    /// Opens what [#seal] made. A changed byte or another vault ends with an exception.
    public byte[] open(String label, byte[] sealed) {
        var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return gcm(
                Cipher.DECRYPT_MODE,
                label,
                nonce,
                sealed,
                NONCE_BYTES,
                sealed.length - NONCE_BYTES);
    }

    private byte[] gcm(int mode, String label, byte[] nonce, byte[] in, int from, int count) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(label.getBytes(UTF_8));
            return cipher.doFinal(in, from, count);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealed by another key, or damaged: " + label, e);
        }
    }

    static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
