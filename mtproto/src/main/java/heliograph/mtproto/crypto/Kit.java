package heliograph.mtproto.crypto;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The ciphers, digests and scratch space that one message needs, lent to one thread at a time.
///
/// Making a `Cipher` costs more than sealing a short message with it. A `ThreadLocal` would make a
/// kit for each of many thousand virtual threads, so a few dozen kits wait in slots instead: a
/// thread takes the one in its slot, or makes another, and puts it back when it is done. Nothing
/// blocks while a kit is out. A kit that is lost to an exception is left to the collector.
final class Kit {
    static final int BLOCK = 16;

    /// Bulk calls stay this short: HotSpot enters a cipher's intrinsic from compiled code only, and
    /// one long call in a fresh JVM would run interpreted to its end.
    static final int PIECE = 8192;

    /// Pieces of the first calls. HotSpot compiles what was called some thousand times, however
    /// much it did each time: in short pieces that comes after a megabyte, in long ones after
    /// forty.
    static final int FIRST_PIECE = 128;

    /// How many pieces are short.
    static final int FIRST_PIECES = 8_000;

    /// Pieces so far, about: many threads count, and none waits for another.
    private static int pieces;

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, LITTLE_ENDIAN);

    private static final int SLOTS = 64;
    private static final AtomicReferenceArray<Kit> IDLE = new AtomicReferenceArray<>(SLOTS);

    private final MessageDigest sha1;
    private final MessageDigest sha256;
    private final Cipher chain;
    private final Cipher blocks;
    private final byte[] mixed = new byte[PIECE];
    private final byte[] chained = new byte[PIECE];

    /// Room for two digests, an AES key, an IV and up to 32 bytes of padding.
    final byte[] hashA = new byte[32];

    final byte[] hashB = new byte[32];
    final byte[] key = new byte[32];
    final byte[] iv = new byte[32];
    final byte[] padding = new byte[32];

    private Kit() {
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
            sha256 = MessageDigest.getInstance("SHA-256");
            chain = Cipher.getInstance("AES/CBC/NoPadding");
            blocks = Cipher.getInstance("AES/ECB/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks AES or SHA", e);
        }
    }

    static <T> T with(Function<Kit, T> work) {
        int slot = (int) Thread.currentThread().threadId() & (SLOTS - 1);
        var kit = IDLE.getAndSet(slot, null);
        if (kit == null) kit = new Kit();
        T result = work.apply(kit);
        IDLE.setRelease(slot, kit);
        return result;
    }

    MessageDigest sha1() {
        return sha1;
    }

    MessageDigest sha256() {
        return sha256;
    }

    /// Ends a digest into `to[0, length)`, the digest's own length.
    static void digest(MessageDigest digest, byte[] to) {
        try {
            digest.digest(to, 0, digest.getDigestLength());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static long int64(byte[] array, int at) {
        return (long) LONG.get(array, at);
    }

    static void int64(byte[] array, int at, long value) {
        LONG.set(array, at, value);
    }

    static int int32(byte[] array, int at) {
        return (int) INT.get(array, at);
    }

    static void int32(byte[] array, int at, int value) {
        INT.set(array, at, value);
    }

    /// IGE is `c[i] = E(p[i] ^ c[i-1]) ^ p[i-1]`. With `d[i] = c[i] ^ p[i-1]` that reads `d[i] =
    /// E(p[i] ^ p[i-2] ^ d[i-1])`: CBC over `p[i] ^ p[i-2]`, which the JDK has in machine code,
    /// between two passes of XOR.
    void encryptIge(byte[] key, byte[] iv, byte[] in, int from, int length, byte[] out, int to) {
        try {
            var chainIv = new IvParameterSpec(iv, 0, BLOCK);
            chain.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), chainIv);
            long beforeLow = 0; // p[i-2]
            long beforeHigh = 0;
            long lastLow = int64(iv, BLOCK); // p[i-1]
            long lastHigh = int64(iv, BLOCK + 8);
            int piece;
            for (int done = 0; done < length; done += piece) {
                piece = Math.min(pieceSize(), length - done);
                mix(in, from + done, piece, beforeLow, beforeHigh, lastLow, lastHigh);
                chain.update(mixed, 0, piece, chained, 0);
                // Before the output overwrites it, when both are one array.
                int end = from + done + piece;
                long endLow = int64(in, end - 16);
                long endHigh = int64(in, end - 8);
                beforeLow = piece > BLOCK ? int64(in, end - 32) : lastLow;
                beforeHigh = piece > BLOCK ? int64(in, end - 24) : lastHigh;
                unmix(in, from + done, piece, lastLow, lastHigh, out, to + done);
                lastLow = endLow;
                lastHigh = endHigh;
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int pieceSize() {
        if (pieces >= FIRST_PIECES) return PIECE;
        pieces++;
        return FIRST_PIECE;
    }

    private void mix(byte[] in, int from, int length, long low2, long high2, long low, long high) {
        for (int i = 0; i < length; i += BLOCK) {
            long thisLow = int64(in, from + i);
            long thisHigh = int64(in, from + i + 8);
            int64(mixed, i, thisLow ^ low2);
            int64(mixed, i + 8, thisHigh ^ high2);
            low2 = low;
            high2 = high;
            low = thisLow;
            high = thisHigh;
        }
    }

    private void unmix(byte[] in, int from, int length, long low, long high, byte[] out, int to) {
        for (int i = 0; i < length; i += BLOCK) {
            long thisLow = int64(in, from + i);
            long thisHigh = int64(in, from + i + 8);
            int64(out, to + i, int64(chained, i) ^ low);
            int64(out, to + i + 8, int64(chained, i + 8) ^ high);
            low = thisLow;
            high = thisHigh;
        }
    }

    /// `p[i] = D(c[i] ^ p[i-1]) ^ c[i-1]`: each block waits for the last, and no bulk call of the
    /// JDK chains that way.
    void decryptIge(byte[] key, byte[] iv, byte[] in, int from, int length, byte[] out, int to) {
        try {
            blocks.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"));
            long lastLow = int64(iv, 0); // c[i-1]
            long lastHigh = int64(iv, 8);
            long plainLow = int64(iv, BLOCK); // p[i-1]
            long plainHigh = int64(iv, BLOCK + 8);
            for (int i = 0; i < length; i += BLOCK) {
                long thisLow = int64(in, from + i);
                long thisHigh = int64(in, from + i + 8);
                int64(mixed, 0, thisLow ^ plainLow);
                int64(mixed, 8, thisHigh ^ plainHigh);
                blocks.update(mixed, 0, BLOCK, chained, 0);
                plainLow = int64(chained, 0) ^ lastLow;
                plainHigh = int64(chained, 8) ^ lastHigh;
                int64(out, to + i, plainLow);
                int64(out, to + i + 8, plainHigh);
                lastLow = thisLow;
                lastHigh = thisHigh;
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
