package heliograph.peers;

import heliograph.secrets.Vault;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Access hashes: a client reaches a peer or a file only with the number that it was shown.
///
/// They are derived, not kept: 64 bits of an HMAC over who looks and at what, so that one account's
/// hash is of no use to another and none can be guessed
/// (https://core.telegram.org/api/peers#access-hash).
public final class AccessHashes {
    private static final byte PEER = 1;
    private static final byte FILE = 2;
    private static final byte TOKEN = 3;
    private static final byte STICKERS = 4;

    private final SecretKeySpec key;

    /// A MAC keeps its state between calls, so each thread that computes borrows one.
    private final java.util.concurrent.ConcurrentLinkedQueue<Mac> idle =
            new java.util.concurrent.ConcurrentLinkedQueue<>();

    public AccessHashes(Vault vault) {
        this.key = new SecretKeySpec(vault.derive("access hashes"), "HmacSHA256");
    }

    /// The hash by which `viewer` reaches `peer`; never 0.
    public long of(long viewer, PeerId peer) {
        return hash(PEER, viewer, peer.marked());
    }

    /// The hash of a photo or document: the same for everyone who was shown the file.
    public long ofFile(long fileId) {
        return hash(FILE, 0, fileId);
    }

    /// The hash of a set of stickers: the same for everyone who was shown one of them.
    public long ofStickerSet(long set) {
        return hash(STICKERS, 0, set);
    }

    /// Seals a token that leads to `user` until a date, in seconds since 1970.
    public long ofToken(long user, int expires) {
        return hash(TOKEN, expires, user);
    }

    private long hash(byte kind, long viewer, long subject) {
        var mac = idle.poll();
        if (mac == null) mac = mac();
        var input = ByteBuffer.allocate(17).put(kind).putLong(viewer).putLong(subject);
        long hash = ByteBuffer.wrap(mac.doFinal(input.array())).getLong();
        idle.offer(mac);
        return hash == 0 ? 1 : hash;
    }

    private Mac mac() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
