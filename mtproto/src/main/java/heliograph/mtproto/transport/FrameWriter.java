package heliograph.mtproto.transport;

import heliograph.mtproto.crypto.AesCtr;
import heliograph.mtproto.crypto.Slice;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Frames what one side sends. What it returns must go out in the order of the calls.
public final class FrameWriter {
    static final int PADDING_MAX = 15;

    private final Framing framing;
    private final @Nullable AesCtr cipher;
    private int number;

    FrameWriter(Framing framing, @Nullable AesCtr cipher) {
        this.framing = framing;
        this.cipher = cipher;
    }

    /// Frames a payload where it lies. The payload and the [Slice#ROOM] bytes on either side of it,
    /// as [heliograph.mtproto.crypto.MessageCipher#seal] leaves them, are overwritten.
    ///
    /// @param payload a message, a multiple of four bytes long
    /// @param quickAck asks the server for a quick acknowledgement; full framing cannot
    /// @param random where padding comes from; asked only by padded framing
    /// @return the bytes to send
    public Slice frame(Slice payload, boolean quickAck, RandomGenerator random) {
        int size = payload.size();
        if (payload.from() < Slice.ROOM || payload.array().length - payload.to() < Slice.ROOM) {
            throw new IllegalArgumentException("no room around the payload");
        }
        if (size % 4 != 0 || size < FrameReader.PAYLOAD_MIN || size > Transport.FRAME_MAX) {
            throw new IllegalArgumentException("a payload of " + size + " bytes");
        }
        var framed =
                switch (framing) {
                    case ABRIDGED -> abridged(payload, quickAck);
                    case INTERMEDIATE -> intermediate(payload, quickAck, 0);
                    case PADDED -> {
                        var padding = new byte[PADDING_MAX];
                        random.nextBytes(padding);
                        int count = random.nextInt(PADDING_MAX + 1);
                        System.arraycopy(padding, 0, payload.array(), payload.to(), count);
                        yield intermediate(payload, quickAck, count);
                    }
                    case FULL -> full(payload);
                };
        return encrypt(framed);
    }

    /// Frames a copy of a payload that has no room around it.
    public Slice frame(byte[] payload, boolean quickAck, RandomGenerator random) {
        return frame(Slice.roomy(payload, 0, payload.length), quickAck, random);
    }

    /// A quick acknowledgement of the message whose token this is, as the server sends it.
    ///
    /// @return the bytes to send; none in full framing, which knows no quick acknowledgement
    public Slice quickAck(int token, RandomGenerator random) {
        var bytes = new byte[4];
        switch (framing) {
            case ABRIDGED -> Bytes.int32(bytes, 0, Integer.reverseBytes(token));
            case INTERMEDIATE -> Bytes.int32(bytes, 0, token);
            case PADDED -> {
                // A frame like any other: a bare token would stand out by its length.
                var payload = new byte[8];
                Bytes.int32(payload, 0, -1);
                Bytes.int32(payload, 4, token);
                int padding = random.nextInt(9);
                var roomy = Slice.roomy(payload, 0, payload.length);
                return encrypt(intermediate(roomy, false, padding));
            }
            case FULL -> {
                return Slice.of(new byte[0]);
            }
        }
        return encrypt(Slice.of(bytes));
    }

    /// A transport error, as the server sends it before it hangs up.
    public Slice refusal(TransportError error, RandomGenerator random) {
        var payload = new byte[4];
        Bytes.int32(payload, 0, error.code());
        return frame(payload, false, random);
    }

    private static Slice abridged(Slice payload, boolean quickAck) {
        int bit = quickAck ? 0x80 : 0;
        int words = payload.size() / 4;
        if (words < 0x7f) {
            payload.array()[payload.from() - 1] = (byte) (words | bit);
            return new Slice(payload.array(), payload.from() - 1, payload.to());
        }
        Bytes.int32(payload.array(), payload.from() - 4, words << 8 | 0x7f | bit);
        return new Slice(payload.array(), payload.from() - 4, payload.to());
    }

    private static Slice intermediate(Slice payload, boolean quickAck, int padding) {
        int length = payload.size() + padding;
        Bytes.int32(payload.array(), payload.from() - 4, quickAck ? length | 0x8000_0000 : length);
        return new Slice(payload.array(), payload.from() - 4, payload.to() + padding);
    }

    private Slice full(Slice payload) {
        int from = payload.from() - 8;
        Bytes.int32(payload.array(), from, payload.size() + 12);
        Bytes.int32(payload.array(), from + 4, number++);
        var crc = new CRC32();
        crc.update(payload.array(), from, payload.to() - from);
        Bytes.int32(payload.array(), payload.to(), (int) crc.getValue());
        return new Slice(payload.array(), from, payload.to() + 4);
    }

    private Slice encrypt(Slice bytes) {
        if (cipher != null) cipher.apply(bytes.array(), bytes.from(), bytes.to());
        return bytes;
    }
}
