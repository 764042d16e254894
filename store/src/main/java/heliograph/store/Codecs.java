package heliograph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.function.Function;

/// Ready codecs. All keep order, so all can be keys and parts of keys, and all are values too.
public final class Codecs {
    /// 32-bit numbers, negative ones first; four bytes.
    public static final KeyCodec<Integer> INT = new IntCodec();

    /// 64-bit numbers, negative ones first; eight bytes.
    public static final KeyCodec<Long> LONG = new LongCodec();

    /// Text in UTF-8, in the order of code points. Half a surrogate pair is refused.
    public static final KeyCodec<String> STRING = new StringCodec();

    /// Bytes as they are, in unsigned order.
    public static final KeyCodec<byte[]> BYTES = new BytesCodec();

    /// No bytes at all.
    public static final Codec<Nothing> NOTHING = new NothingCodec();

    private Codecs() {}

    /// A key of two parts, ordered by the first, then by the second.
    public static <A, B> KeyCodec<Pair<A, B>> pair(KeyCodec<A> first, KeyCodec<B> second) {
        return new PairCodec<>(first, second);
    }

    /// A key of three parts, ordered by the first, then the second, then the third.
    public static <A, B, C> KeyCodec<Triple<A, B, C>> triple(
            KeyCodec<A> first, KeyCodec<B> second, KeyCodec<C> third) {
        return new TripleCodec<>(first, second, third);
    }

    /// Another type with the bytes (and so the order) of `codec`: a record of the feature's own in
    /// place of [Pair], for instance.
    ///
    /// @param wrap from what `codec` reads
    /// @param unwrap to what `codec` writes
    public static <A, T> KeyCodec<T> mapped(
            KeyCodec<A> codec, Function<A, T> wrap, Function<T, A> unwrap) {
        return new MappedCodec<>(codec, wrap, unwrap);
    }

    private record IntCodec() implements KeyCodec<Integer> {
        @Override
        public byte[] encode(Integer value) {
            return ByteBuffer.allocate(4).putInt(value ^ Integer.MIN_VALUE).array();
        }

        @Override
        public Integer decode(byte[] bytes) {
            if (bytes.length != 4) throw new IllegalArgumentException("not an int");
            return ByteBuffer.wrap(bytes).getInt() ^ Integer.MIN_VALUE;
        }

        @Override
        public void write(KeyWriter out, Integer value) {
            out.int32(value);
        }

        @Override
        public Integer read(KeyReader in) {
            return in.int32();
        }
    }

    private record LongCodec() implements KeyCodec<Long> {
        @Override
        public byte[] encode(Long value) {
            return ByteBuffer.allocate(8).putLong(value ^ Long.MIN_VALUE).array();
        }

        @Override
        public Long decode(byte[] bytes) {
            if (bytes.length != 8) throw new IllegalArgumentException("not a long");
            return ByteBuffer.wrap(bytes).getLong() ^ Long.MIN_VALUE;
        }

        @Override
        public void write(KeyWriter out, Long value) {
            out.int64(value);
        }

        @Override
        public Long read(KeyReader in) {
            return in.int64();
        }
    }

    private record StringCodec() implements KeyCodec<String> {
        @Override
        public byte[] encode(String value) {
            try {
                // getBytes would put '?' for half a pair, and two names would share a key.
                var encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(value));
                var bytes = new byte[encoded.remaining()];
                encoded.get(bytes);
                return bytes;
            } catch (CharacterCodingException e) {
                throw new IllegalArgumentException("text with half a surrogate pair", e);
            }
        }

        @Override
        public String decode(byte[] bytes) {
            try {
                return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException e) {
                throw new IllegalArgumentException("not UTF-8", e);
            }
        }

        @Override
        public void write(KeyWriter out, String value) {
            out.bytes(encode(value));
        }

        @Override
        public String read(KeyReader in) {
            return decode(in.bytes());
        }
    }

    private record BytesCodec() implements KeyCodec<byte[]> {
        @Override
        public byte[] encode(byte[] value) {
            return value.clone();
        }

        @Override
        public byte[] decode(byte[] bytes) {
            return bytes.clone();
        }

        @Override
        public void write(KeyWriter out, byte[] value) {
            out.bytes(value);
        }

        @Override
        public byte[] read(KeyReader in) {
            return in.bytes();
        }
    }

    private record NothingCodec() implements Codec<Nothing> {
        @Override
        public byte[] encode(Nothing value) {
            return new byte[0];
        }

        @Override
        public Nothing decode(byte[] bytes) {
            if (bytes.length != 0) throw new IllegalArgumentException("not nothing");
            return Nothing.NOTHING;
        }
    }
}
