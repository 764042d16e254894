package heliograph.mtproto.transport;

import heliograph.mtproto.crypto.AesCtr;
import heliograph.mtproto.crypto.Side;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The transport of one connection, as one side has it: what reads the other side's frames and what
/// writes its own. Reader and writer are each for one thread at a time.
public final class Transport {
    /// The longest payload of a frame, in bytes. The largest that clients send is a container that
    /// holds a file part of 512 KiB and some queries; 2 MiB leaves room and bounds what one
    /// connection can make us hold.
    public static final int FRAME_MAX = 2 * 1024 * 1024;

    private final Framing framing;
    private final boolean obfuscated;
    private final FrameReader reader;
    private final FrameWriter writer;

    private Transport(
            Framing framing, Side self, @Nullable AesCtr incoming, @Nullable AesCtr outgoing) {
        this.framing = framing;
        this.obfuscated = incoming != null;
        this.reader = new FrameReader(framing, self.other(), incoming);
        this.writer = new FrameWriter(framing, outgoing);
    }

    /// Looks at all bytes `first[from, to)` that a connection has sent so far. They are not
    /// changed.
    ///
    /// The DC that an obfuscated beginning names is not looked at: most clients fill it with noise.
    ///
    /// @param secret 16 bytes that obfuscation may be keyed with, as a proxy's clients do; null
    ///   when there is none. Connections without it are found as well.
    public static Detection detect(byte[] first, int from, int to, byte @Nullable [] secret) {
        Objects.checkFromToIndex(from, to, first.length);
        checkSecret(secret);
        return switch (Preamble.of(first, from, to)) {
            case UNDECIDED -> new Detection.NeedMore();
            case FOREIGN -> new Detection.NotMtproto();
            case ABRIDGED -> plain(Framing.ABRIDGED, 1);
            case INTERMEDIATE -> plain(Framing.INTERMEDIATE, 4);
            case PADDED -> plain(Framing.PADDED, 4);
            case FULL -> plain(Framing.FULL, 0);
            case OBFUSCATED -> obfuscated(first, from, to, secret);
        };
    }

    private static Detection plain(Framing framing, int used) {
        return new Detection.Found(new Transport(framing, Side.SERVER, null, null), used);
    }

    private static Detection obfuscated(byte[] first, int from, int to, byte @Nullable [] secret) {
        int size = Math.min(to - from, Obfuscation.SIZE + 8);
        if (size < Obfuscation.SIZE) return new Detection.NeedMore();
        var init = Arrays.copyOfRange(first, from, from + Obfuscation.SIZE);
        var seen = Arrays.copyOfRange(first, from, from + size);
        if (secret != null) {
            var keyed = new Obfuscation(init, secret);
            var framing = framing(keyed, seen);
            if (framing != null) return found(framing, keyed);
        }
        var open = new Obfuscation(init, null);
        var framing = framing(open, seen);
        if (framing != null) return found(framing, open);
        // A full frame has no tag, and shows itself in its first eight bytes only.
        return size < Obfuscation.SIZE + 8 ? new Detection.NeedMore() : new Detection.NotMtproto();
    }

    private static @Nullable Framing framing(Obfuscation obfuscation, byte[] seen) {
        var decrypted = seen.clone();
        obfuscation.fromClient().apply(decrypted, 0, decrypted.length);
        int tag = Obfuscation.tag(decrypted);
        for (var framing : Framing.values()) {
            if (framing.tag() != 0 && framing.tag() == tag) return framing;
        }
        boolean full =
                decrypted.length >= Obfuscation.SIZE + 8
                        && Preamble.of(decrypted, Obfuscation.SIZE, decrypted.length)
                                == Preamble.FULL;
        return full ? Framing.FULL : null;
    }

    private static Detection found(Framing framing, Obfuscation obfuscation) {
        var incoming = obfuscation.fromClient();
        incoming.apply(new byte[Obfuscation.SIZE], 0, Obfuscation.SIZE);
        var transport = new Transport(framing, Side.SERVER, incoming, obfuscation.fromServer());
        return new Detection.Found(transport, Obfuscation.SIZE);
    }

    /// A client's side of a new plain connection, and what it must send first.
    public static Opening open(Framing framing) {
        var first = new byte[4];
        Bytes.int32(first, 0, framing.tag());
        int size =
                switch (framing) {
                    case ABRIDGED -> 1;
                    case INTERMEDIATE, PADDED -> 4;
                    case FULL -> 0;
                };
        return new Opening(
                new Transport(framing, Side.CLIENT, null, null), Arrays.copyOf(first, size));
    }

    /// A client's side of a new obfuscated connection, and what it must send first.
    ///
    /// @param dc what to put into the DC field, 16 bits
    /// @param secret a proxy's 16 bytes, or null
    public static Opening openObfuscated(
            Framing framing, int dc, byte @Nullable [] secret, RandomGenerator random) {
        checkSecret(secret);
        var obfuscation = Obfuscation.random(framing, dc, secret, random);
        var outgoing = obfuscation.fromClient();
        outgoing.apply(new byte[Obfuscation.SIZE], 0, Obfuscation.SIZE);
        var transport = new Transport(framing, Side.CLIENT, obfuscation.fromServer(), outgoing);
        return new Opening(transport, obfuscation.init());
    }

    private static void checkSecret(byte @Nullable [] secret) {
        if (secret != null && secret.length != Obfuscation.SECRET_SIZE) {
            throw new IllegalArgumentException("a secret of " + secret.length + " bytes");
        }
    }

    /// A client's new connection.
    ///
    /// @param first what to send before the first frame; may be empty
    @SuppressWarnings("ArrayRecordComponent") // sent once, compared by nobody
    public record Opening(Transport transport, byte[] first) {}

    public Framing framing() {
        return framing;
    }

    public boolean obfuscated() {
        return obfuscated;
    }

    /// Reads what the other side sends.
    public FrameReader reader() {
        return reader;
    }

    /// Writes what this side sends.
    public FrameWriter writer() {
        return writer;
    }

    @Override
    public String toString() {
        return (obfuscated ? "obfuscated " : "") + framing;
    }
}
