package heliograph.mtproto.crypto;

import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Seals and opens messages under an [AuthKey]: `auth_key_id | msg_key | AES-256-IGE(...)`
/// (core.telegram.org/mtproto/description, and /description_v1 for the old way).
///
/// Both ways are here because both are met: new keys are bound by a message in the old one.
public enum MessageCipher {
    /// MTProto 1.0: `msg_key` is a SHA-1 of the plaintext without its padding of 0 to 15 bytes.
    V1,
    /// MTProto 2.0: `msg_key` is a SHA-256 over key and plaintext with padding of 12 to 1,024
    /// bytes.
    V2;

    /// `auth_key_id` and `msg_key`.
    public static final int ENVELOPE = 24;

    /// Salt, session id, message id, sequence number, length.
    private static final int HEADER = 32;

    private static final int PADDING_MIN = 12;
    private static final int PADDING_MAX = 1024;

    /// Seals one message.
    ///
    /// @param sender the side that sends it
    /// @param body the array that holds the body, in `[from, to)`; a multiple of four bytes
    /// @param random where padding comes from; asked once
    /// @return the message, with [Slice#ROOM] free bytes on either side
    public Slice seal(
            AuthKey key,
            Side sender,
            MessageHeader header,
            byte[] body,
            int from,
            int to,
            RandomGenerator random) {
        Objects.checkFromToIndex(from, to, body.length);
        int size = to - from;
        if (size % 4 != 0) throw new IllegalArgumentException("a body of " + size + " bytes");
        int least = this == V2 ? PADDING_MIN : 0;
        int padding = least + (-(HEADER + size + least) & 15);
        int plain = Slice.ROOM + ENVELOPE;
        int length = HEADER + size + padding;
        var out = new byte[plain + length + Slice.ROOM];
        Kit.int64(out, Slice.ROOM, key.id());
        Kit.int64(out, plain, header.salt());
        Kit.int64(out, plain + 8, header.sessionId());
        Kit.int64(out, plain + 16, header.msgId());
        Kit.int32(out, plain + 24, header.seqno());
        Kit.int32(out, plain + 28, size);
        System.arraycopy(body, from, out, plain + HEADER, size);
        return Kit.with(kit -> {
            random.nextBytes(kit.padding);
            System.arraycopy(kit.padding, 0, out, plain + HEADER + size, padding);
            int hash = hash(kit, key, sender, out, plain, length, HEADER + size);
            System.arraycopy(kit.hashA, hash, out, Slice.ROOM + 8, 16);
            derive(kit, key, sender, out, Slice.ROOM + 8);
            kit.encryptIge(kit.key, kit.iv, out, plain, length, out, plain);
            return new Slice(out, Slice.ROOM, plain + length);
        });
    }

    /// Opens the message `packet[from, to)`, which is left as it is.
    ///
    /// @param sender the side that must have sent it
    /// @return null when it was not sealed whole with this key by that side in this version; what
    ///   exactly was wrong is not told, so that it cannot be told to the sender either
    public @Nullable Opened open(AuthKey key, Side sender, byte[] packet, int from, int to) {
        Objects.checkFromToIndex(from, to, packet.length);
        int length = to - from - ENVELOPE;
        int least = this == V2 ? PADDING_MIN : 0;
        if (length < HEADER + least || length % 16 != 0) return null;
        if (Kit.int64(packet, from) != key.id()) return null;
        var plain = new byte[length];
        int quickAck = Kit.with(kit -> check(kit, key, sender, packet, from, plain));
        if (quickAck == 0) return null;
        int size = Kit.int32(plain, 28);
        int padding = length - HEADER - size;
        int most = this == V2 ? PADDING_MAX : 15;
        if (size < 0 || size % 4 != 0 || padding < least || padding > most) return null;
        var header =
                new MessageHeader(
                        Kit.int64(plain, 0),
                        Kit.int64(plain, 8),
                        Kit.int64(plain, 16),
                        Kit.int32(plain, 24));
        return new Opened(this, header, plain, HEADER, HEADER + size, quickAck);
    }

    /// Opens a message in whichever version it was sealed, the newer first: for the first message
    /// of a connection. Later ones are opened with [Opened#cipher] of that one.
    public static @Nullable Opened recognise(
            AuthKey key, Side sender, byte[] packet, int from, int to) {
        var opened = V2.open(key, sender, packet, from, to);
        return opened != null ? opened : V1.open(key, sender, packet, from, to);
    }

    /// Which key a packet names; 0 is a message in the clear.
    ///
    /// @return the first eight bytes of `packet[from, to)`, or 0 when there are fewer
    public static long keyId(byte[] packet, int from, int to) {
        return to - from < 8 ? 0 : Kit.int64(packet, from);
    }

    /// Decrypts into `plain` and compares `msg_key`, in constant time.
    ///
    /// @return the quick acknowledgement, or 0 when the key does not fit
    private int check(Kit kit, AuthKey key, Side sender, byte[] packet, int from, byte[] plain) {
        derive(kit, key, sender, packet, from + 8);
        kit.decryptIge(kit.key, kit.iv, packet, from + ENVELOPE, plain.length, plain, 0);
        int size = Kit.int32(plain, 28);
        // A length that lies is hashed as if it were none, and fails after the comparison.
        int used = size < 0 || size > plain.length - HEADER ? plain.length : HEADER + size;
        int hash = hash(kit, key, sender, plain, 0, plain.length, used);
        long low = Kit.int64(kit.hashA, hash) ^ Kit.int64(packet, from + 8);
        long high = Kit.int64(kit.hashA, hash + 8) ^ Kit.int64(packet, from + 16);
        return (low | high) == 0 ? Kit.int32(kit.hashA, 0) | 0x8000_0000 : 0;
    }

    /// Leaves the hash that `msg_key` is part of in `kit.hashA`.
    ///
    /// @param used bytes of header and body
    /// @return where in it the `msg_key` begins
    private int hash(
            Kit kit, AuthKey key, Side sender, byte[] plain, int from, int length, int used) {
        return switch (this) {
            case V1 -> {
                kit.sha1().update(plain, from, used);
                Kit.digest(kit.sha1(), kit.hashA);
                yield 4;
            }
            case V2 -> {
                key.update(kit.sha256(), 88 + sender.keyOffset(), 32);
                kit.sha256().update(plain, from, length);
                Kit.digest(kit.sha256(), kit.hashA);
                yield 8;
            }
        };
    }

    /// Leaves the AES key and IV of a `msg_key` in the kit.
    private void derive(Kit kit, AuthKey key, Side sender, byte[] msgKey, int at) {
        switch (this) {
            case V1 -> deriveV1(kit, key, sender.keyOffset(), msgKey, at);
            case V2 -> deriveV2(kit, key, sender.keyOffset(), msgKey, at);
        }
    }

    private static void deriveV2(Kit kit, AuthKey key, int x, byte[] msgKey, int at) {
        var sha256 = kit.sha256();
        sha256.update(msgKey, at, 16);
        key.update(sha256, x, 36);
        Kit.digest(sha256, kit.hashA);
        key.update(sha256, 40 + x, 36);
        sha256.update(msgKey, at, 16);
        Kit.digest(sha256, kit.hashB);
        System.arraycopy(kit.hashA, 0, kit.key, 0, 8);
        System.arraycopy(kit.hashB, 8, kit.key, 8, 16);
        System.arraycopy(kit.hashA, 24, kit.key, 24, 8);
        System.arraycopy(kit.hashB, 0, kit.iv, 0, 8);
        System.arraycopy(kit.hashA, 8, kit.iv, 8, 16);
        System.arraycopy(kit.hashB, 24, kit.iv, 24, 8);
    }

    private static void deriveV1(Kit kit, AuthKey key, int x, byte[] msgKey, int at) {
        var sha1 = kit.sha1();
        sha1.update(msgKey, at, 16);
        key.update(sha1, x, 32);
        Kit.digest(sha1, kit.hashA);
        System.arraycopy(kit.hashA, 0, kit.key, 0, 8);
        System.arraycopy(kit.hashA, 8, kit.iv, 0, 12);

        key.update(sha1, 32 + x, 16);
        sha1.update(msgKey, at, 16);
        key.update(sha1, 48 + x, 16);
        Kit.digest(sha1, kit.hashA);
        System.arraycopy(kit.hashA, 8, kit.key, 8, 12);
        System.arraycopy(kit.hashA, 0, kit.iv, 12, 8);

        key.update(sha1, 64 + x, 32);
        sha1.update(msgKey, at, 16);
        Kit.digest(sha1, kit.hashA);
        System.arraycopy(kit.hashA, 4, kit.key, 20, 12);
        System.arraycopy(kit.hashA, 16, kit.iv, 20, 4);

        sha1.update(msgKey, at, 16);
        key.update(sha1, 96 + x, 32);
        Kit.digest(sha1, kit.hashA);
        System.arraycopy(kit.hashA, 0, kit.iv, 24, 8);
    }
}
