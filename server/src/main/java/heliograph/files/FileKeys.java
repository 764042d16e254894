package heliograph.files;

import heliograph.peers.AccessHashes;
import heliograph.secrets.Vault;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Where a client finds a file, and what it must show to use it: its access hash and its file
/// reference (https://core.telegram.org/api/file-references). Both are derived from the file's id
/// and secrets of this installation, so a guessed id opens nothing.
final class FileKeys {
    /// References of this form never expire. Another first byte is a form of an earlier time, whose
    /// owner is sent to fetch the message again.
    private static final byte FORM = 1;

    private static final int MAC_BYTES = 16;

    private final AccessHashes hashes;
    private final SecretKeySpec key;
    private final int dc;

    /// @param dc the data centre that files say they are in
    FileKeys(Vault vault, int dc) {
        this.dc = dc;
        this.hashes = new AccessHashes(vault);
        this.key = new SecretKeySpec(vault.derive("file references"), "HmacSHA256");
    }

    int dc() {
        return dc;
    }

    /// The hash of a set of stickers, the same for everyone.
    long setHash(long set) {
        return hashes.ofStickerSet(set);
    }

    long accessHash(long fileId) {
        return hashes.ofFile(fileId);
    }

    byte[] reference(long fileId) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] sum = mac.doFinal(ByteBuffer.allocate(9).put(FORM).putLong(fileId).array());
            return ByteBuffer.allocate(1 + MAC_BYTES).put(FORM).put(sum, 0, MAC_BYTES).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Refuses a hash or reference that is not the file's.
    void check(long fileId, long accessHash, byte[] reference) {
        if (accessHash != accessHash(fileId)) throw FileErrors.FILE_ID_INVALID.refusal();
        if (reference.length == 0) throw FileErrors.FILE_REFERENCE_EMPTY.refusal();
        if (reference[0] != FORM) throw FileErrors.FILE_REFERENCE_EXPIRED.refusal();
        if (!MessageDigest.isEqual(reference, reference(fileId)))
            throw FileErrors.FILE_REFERENCE_INVALID.refusal();
    }
}
