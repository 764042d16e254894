package heliograph.mtproto.crypto;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.random.RandomGenerator;

/// Unpredictable random bytes for what is asked thousands of times a second, such as the padding of
/// messages: an AES-256-CTR keystream, keyed from a slower source. `SecureRandom` takes a lock and
/// about a microsecond, as much as sealing a short message.
///
/// Each refill takes the first 48 bytes for its next key and counter, and what is given out is
/// wiped, so that the past cannot be computed from the present. Safe for any number of threads;
/// nothing blocks.
public final class Keystream implements RandomGenerator {
    private static final int SEED = 48;
    private static final int SIZE = 4096;
    private static final int SLOTS = 16;

    private final RandomGenerator source;
    private final AtomicReferenceArray<Stream> idle = new AtomicReferenceArray<>(SLOTS);

    /// @param source where keys come from: a `SecureRandom`
    public Keystream(RandomGenerator source) {
        this.source = source;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        fill(bytes, bytes.length);
    }

    @Override
    public long nextLong() {
        var bytes = new byte[8];
        fill(bytes, 8);
        return Kit.int64(bytes, 0);
    }

    private void fill(byte[] to, int count) {
        int slot = (int) Thread.currentThread().threadId() & (SLOTS - 1);
        var stream = idle.getAndSet(slot, null);
        if (stream == null) stream = new Stream(source);
        for (int done = 0; done < count; ) done += stream.take(to, done, count - done);
        idle.setRelease(slot, stream);
    }

    /// The keystream of one slot, used by one thread at a time.
    private static final class Stream {
        private final byte[] bytes = new byte[SIZE];
        private int at;

        Stream(RandomGenerator source) {
            var seed = new byte[SEED];
            source.nextBytes(seed);
            System.arraycopy(seed, 0, bytes, 0, SEED);
            refill();
        }

        int take(byte[] to, int from, int count) {
            if (at == SIZE) refill();
            int taken = Math.min(count, SIZE - at);
            System.arraycopy(bytes, at, to, from, taken);
            Arrays.fill(bytes, at, at + taken, (byte) 0);
            at += taken;
            return taken;
        }

        private void refill() {
            var key = Arrays.copyOfRange(bytes, 0, Aes.KEY_SIZE);
            var counter = Arrays.copyOfRange(bytes, Aes.KEY_SIZE, SEED);
            Arrays.fill(bytes, (byte) 0);
            new AesCtr(key, counter).apply(bytes, 0, SIZE);
            at = SEED;
        }
    }
}
