package heliograph.mtproto.transport;

import heliograph.mtproto.crypto.AesCtr;
import heliograph.mtproto.crypto.Side;
import heliograph.mtproto.crypto.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Takes a stream apart into frames, however it is cut. Between frames it holds nothing; within one
/// it holds the bytes that came, never the length that was promised.
public final class FrameReader {
    /// The shortest payload: a transport error. No message is shorter.
    static final int PAYLOAD_MIN = 4;

    /// Of a message in the clear: key id 0, message id, length.
    private static final int CLEAR_HEADER = 20;

    private static final int SEALED_HEADER = 24;
    private static final byte[] NOTHING = {};

    private final Framing framing;
    private final Side sender;
    private final @Nullable AesCtr cipher;
    private byte[] held = NOTHING;
    private int size;
    private int number;
    private boolean broken;

    FrameReader(Framing framing, Side sender, @Nullable AesCtr cipher) {
        this.framing = framing;
        this.sender = sender;
        this.cipher = cipher;
    }

    /// Takes the stream's next bytes, `chunk[from, to)`, which may be overwritten.
    ///
    /// @return the frames that they complete, in order
    /// @throws Hangup when the peer breaks the framing; the reader then refuses whatever follows
    public List<Frame> push(byte[] chunk, int from, int to) {
        Objects.checkFromToIndex(from, to, chunk.length);
        if (broken) throw new Hangup(TransportError.NOT_FOUND, "bytes after a broken frame");
        if (cipher != null) cipher.apply(chunk, from, to);
        var frames = new ArrayList<Frame>(1);
        int at = from;
        while (at < to) {
            if (size == 0) {
                int needed = needed(chunk, at, to - at);
                if (to - at >= needed) {
                    frames.add(frame(chunk, at, at + needed, false));
                    at += needed;
                } else {
                    at = hold(chunk, at, to, needed);
                }
            } else {
                at = hold(chunk, at, to, needed(held, 0, size));
                int needed = needed(held, 0, size);
                if (size == needed) {
                    frames.add(frame(held, 0, size, true));
                    held = NOTHING;
                    size = 0;
                }
            }
        }
        return frames;
    }

    /// How many bytes of an unfinished frame are held.
    public int held() {
        return size;
    }

    /// Moves bytes of the chunk to what is held, until `needed` are there.
    private int hold(byte[] chunk, int at, int to, int needed) {
        int count = Math.min(needed - size, to - at);
        if (held.length < size + count) {
            // Twice as much each time, and in the end exactly the frame.
            held = Arrays.copyOf(held, Math.min(needed, Math.max(size + count, 2 * held.length)));
        }
        System.arraycopy(chunk, at, held, size, count);
        size += count;
        return at + count;
    }

    /// How many bytes the frame that begins at `from` has, or its header when that is not there
    /// whole; more than `count` when more must come.
    private int needed(byte[] bytes, int from, int count) {
        return switch (framing) {
            case ABRIDGED -> abridged(bytes, from, count);
            case INTERMEDIATE, PADDED -> {
                if (count < 4) yield 4;
                int length = Bytes.int32(bytes, from);
                if (length < 0 && quickAckIsBare()) yield 4;
                yield 4 + checked(length & 0x7fff_ffff);
            }
            case FULL -> {
                if (count < 4) yield 4;
                int length = Bytes.int32(bytes, from);
                if (!Preamble.fullLength(length)) throw broken("a full frame of " + length);
                yield length;
            }
        };
    }

    private int abridged(byte[] bytes, int from, int count) {
        int first = bytes[from];
        if (first < 0 && sender == Side.SERVER) return 4;
        int words = first & 0x7f;
        if (words < 0x7f) return 1 + checked(words * 4);
        if (count < 4) return 4;
        return 4 + checked((Bytes.int32(bytes, from) >>> 8) * 4);
    }

    private int checked(int length) {
        int padding = framing == Framing.PADDED ? FrameWriter.PADDING_MAX : 0;
        if (length < PAYLOAD_MIN || length > Transport.FRAME_MAX + padding) {
            throw broken("a frame of " + length);
        }
        return length;
    }

    /// Whether a quick acknowledgement stands alone in place of a length.
    private boolean quickAckIsBare() {
        return sender == Side.SERVER && framing == Framing.INTERMEDIATE;
    }

    /// The frame that is `bytes[from, to)`, whole.
    ///
    /// @param own the array can be kept
    private Frame frame(byte[] bytes, int from, int to, boolean own) {
        boolean bit = bytes[from] < 0;
        int header = 4;
        switch (framing) {
            case ABRIDGED -> {
                if (bit && sender == Side.SERVER) {
                    return new Frame.QuickAck(Integer.reverseBytes(Bytes.int32(bytes, from)));
                }
                if ((bytes[from] & 0x7f) < 0x7f) header = 1;
            }
            case INTERMEDIATE, PADDED -> {
                bit = bytes[from + 3] < 0;
                if (bit && quickAckIsBare()) return new Frame.QuickAck(Bytes.int32(bytes, from));
            }
            case FULL -> {
                checkFull(bytes, from, to);
                return payload(bytes, from + 8, to - 4, own, false);
            }
        }
        int end = framing == Framing.PADDED ? unpadded(bytes, from + header, to) : to;
        return payload(bytes, from + header, end, own, bit);
    }

    private Frame payload(byte[] bytes, int from, int to, boolean own, boolean quickAck) {
        if (sender == Side.SERVER && to - from < CLEAR_HEADER) {
            int code = Bytes.int32(bytes, from);
            boolean token = code == -1 && to - from >= 8;
            return token
                    ? new Frame.QuickAck(Bytes.int32(bytes, from + 4))
                    : new Frame.Refusal(code);
        }
        var payload =
                own ? new Slice(bytes, from, to) : Slice.of(Arrays.copyOfRange(bytes, from, to));
        return new Frame.Payload(payload, quickAck);
    }

    private void checkFull(byte[] bytes, int from, int to) {
        if (Bytes.int32(bytes, from + 4) != number++) throw broken("frames out of order");
        var crc = new CRC32();
        crc.update(bytes, from, to - 4 - from);
        if ((int) crc.getValue() != Bytes.int32(bytes, to - 4)) throw broken("a wrong checksum");
    }

    /// Where a padded payload ends: sealed messages are 24 bytes and whole blocks, those in the
    /// clear say how long they are.
    private static int unpadded(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < CLEAR_HEADER) return to;
        if (Bytes.int64(bytes, from) != 0) {
            return length < SEALED_HEADER ? to : to - (length - SEALED_HEADER) % 16;
        }
        int body = Bytes.int32(bytes, from + 16);
        return body < 0 || body > length - CLEAR_HEADER ? to : from + CLEAR_HEADER + body;
    }

    private Hangup broken(String why) {
        broken = true;
        held = NOTHING;
        size = 0;
        return new Hangup(TransportError.NOT_FOUND, why);
    }
}
