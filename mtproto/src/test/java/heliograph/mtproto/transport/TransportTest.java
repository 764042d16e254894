package heliograph.mtproto.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.mtproto.crypto.Slice;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransportTest {
    private static final byte[] SECRET = "sixteen letters.".getBytes(US_ASCII);
    private static final int SEALED_MIN = 24 + 48;

    private final Random random = new Random(3);

    enum Cover {
        PLAIN,
        OBFUSCATED,
        SECRET
    }

    record Way(Framing framing, Cover cover) {
        Transport.Opening open(Random random) {
            return switch (cover) {
                case PLAIN -> Transport.open(framing);
                case OBFUSCATED -> Transport.openObfuscated(framing, 2, null, random);
                case SECRET -> Transport.openObfuscated(framing, -2, TransportTest.SECRET, random);
            };
        }

        byte @Nullable [] serverSecret() {
            return cover == Cover.SECRET ? TransportTest.SECRET : null;
        }
    }

    static Stream<Way> ways() {
        return Arrays.stream(Framing.values())
                .flatMap(f -> Arrays.stream(Cover.values()).map(cover -> new Way(f, cover)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everyCutOfAStreamGivesTheSameFrames(Way way) {
        var opening = way.open(random);
        var payloads = List.of(sealed(SEALED_MIN), sealed(SEALED_MIN + 16));
        var stream = stream(opening, payloads);
        for (int one = 0; one <= stream.length; one++) {
            var two = one + random.nextInt(stream.length - one + 1);
            var receiver = new Receiver(way.serverSecret());
            receiver.take(stream, 0, one);
            receiver.take(stream, one, two);
            receiver.take(stream, two, stream.length);
            assertNotNull(receiver.transport);
            assertEquals(way.framing, receiver.transport.framing());
            assertEquals(way.cover != Cover.PLAIN, receiver.transport.obfuscated());
            assertPayloads(payloads, receiver.frames, false);
            assertEquals(0, receiver.transport.reader().held());
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void oneByteAtATime(Way way) {
        var opening = way.open(random);
        var payloads = List.of(sealed(SEALED_MIN), sealed(4 * 0x7e), sealed(520));
        var stream = stream(opening, payloads);
        var receiver = new Receiver(way.serverSecret());
        for (int i = 0; i < stream.length; i++) receiver.take(stream, i, i + 1);
        assertPayloads(payloads, receiver.frames, false);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void framesOfAllSizesInBothDirections(Way way) {
        var opening = way.open(random);
        var receiver = new Receiver(way.serverSecret());
        receiver.take(opening.first(), 0, opening.first().length);
        for (int size : new int[] {SEALED_MIN, 504, 520, 4096, 70_008, Transport.FRAME_MAX - 8}) {
            var payload = sealed(24 + (size - 24) / 16 * 16);
            for (boolean quick : new boolean[] {false, true}) {
                var framed = opening.transport().writer().frame(payload.clone(), quick, random);
                receiver.take(framed.array(), framed.from(), framed.to());
                assertPayloads(
                        List.of(payload), receiver.frames, quick && way.framing != Framing.FULL);
                receiver.frames.clear();
            }
            assertNotNull(receiver.transport);
            var back = receiver.transport.writer().frame(payload.clone(), false, random);
            var frames = opening.transport().reader().push(back.array(), back.from(), back.to());
            assertPayloads(List.of(payload), frames, false);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void quickAcknowledgementsAndRefusals(Way way) {
        var opening = way.open(random);
        var stream = stream(opening, List.of(sealed(SEALED_MIN)));
        var receiver = new Receiver(way.serverSecret());
        receiver.take(stream, 0, stream.length);
        assertNotNull(receiver.transport);
        var writer = receiver.transport.writer();
        int token = 0x8123_4567;
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < 20; i++) put(out, writer.quickAck(token, random));
        put(out, writer.frame(sealed(SEALED_MIN), false, random));
        for (var error : TransportError.values()) put(out, writer.refusal(error, random));
        var answer = out.toByteArray();
        for (int i = 0; i < answer.length; i += 3) {
            int end = Math.min(i + 3, answer.length);
            receiver.frames.addAll(opening.transport().reader().push(answer, i, end));
        }
        var got = receiver.frames.subList(1, receiver.frames.size());
        int tokens = way.framing == Framing.FULL ? 0 : 20;
        assertEquals(tokens + 1 + TransportError.values().length, got.size());
        for (int i = 0; i < tokens; i++) assertEquals(new Frame.QuickAck(token), got.get(i));
        assertInstanceOf(Frame.Payload.class, got.get(tokens));
        var refusals = got.subList(tokens + 1, got.size()).iterator();
        for (var error : TransportError.values()) {
            var refusal = assertInstanceOf(Frame.Refusal.class, refusals.next());
            assertEquals(Optional.of(error), TransportError.of(refusal.code()));
        }
    }

    @Test
    void theBytesOfQuickAcknowledgements() {
        int token = 0x8102_0304;
        var abridged = answering(Framing.ABRIDGED).writer().quickAck(token, random);
        assertArrayEquals(new byte[] {(byte) 0x81, 2, 3, 4}, abridged.toBytes());
        var intermediate = answering(Framing.INTERMEDIATE).writer().quickAck(token, random);
        assertArrayEquals(new byte[] {4, 3, 2, (byte) 0x81}, intermediate.toBytes());
        var padded = answering(Framing.PADDED).writer().quickAck(token, random).toBytes();
        assertEquals(padded.length - 4, padded[0]);
        assertTrue(padded[0] >= 8 && padded[0] <= 16);
        assertArrayEquals(
                new byte[] {-1, -1, -1, -1, 4, 3, 2, (byte) 0x81},
                Arrays.copyOfRange(padded, 4, 12));
        assertEquals(0, answering(Framing.FULL).writer().quickAck(token, random).size());
    }

    @Test
    void abridgedLengthsGrowAt127Words() {
        for (int words : new int[] {1, 0x7e, 0x7f, 0x80}) {
            var opening = Transport.open(Framing.ABRIDGED);
            var payload = sealed(words * 4);
            var framed = opening.transport().writer().frame(payload, true, random);
            assertEquals(words * 4 + (words < 0x7f ? 1 : 4), framed.size());
            var frames =
                    answering(Framing.ABRIDGED)
                            .reader()
                            .push(framed.array(), framed.from(), framed.to());
            assertPayloads(List.of(payload), frames, true);
        }
    }

    @Test
    void messagesInTheClearKeepTheirLengthUnderPadding() {
        var opening = Transport.open(Framing.PADDED);
        for (int body = 4; body < 64; body += 4) {
            var payload = new byte[20 + body];
            random.nextBytes(payload);
            Arrays.fill(payload, 0, 8, (byte) 0);
            Bytes.int32(payload, 16, body);
            var receiver = new Receiver(null);
            var stream = stream(opening, List.of(payload));
            receiver.take(opening.first(), 0, 4);
            receiver.take(stream, 4, stream.length);
            assertPayloads(List.of(payload), receiver.frames, false);
        }
    }

    @Test
    void aSingleEfIsEnoughAndOthersWait() {
        assertInstanceOf(Detection.Found.class, detect(0xef));
        assertInstanceOf(Detection.NeedMore.class, detect());
        assertInstanceOf(Detection.NeedMore.class, detect(0xee));
        assertInstanceOf(Detection.NeedMore.class, detect(0xee, 0xee, 0xee));
        assertInstanceOf(Detection.Found.class, detect(0xee, 0xee, 0xee, 0xee));
        assertInstanceOf(Detection.NeedMore.class, detect(0xdd, 0xdd));
        assertInstanceOf(Detection.Found.class, detect(0xdd, 0xdd, 0xdd, 0xdd));
        assertInstanceOf(Detection.NeedMore.class, detect(0x50, 0, 0, 0, 0, 0, 0));
        assertInstanceOf(Detection.Found.class, detect(0x50, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void otherProtocolsAreNotTaken() {
        for (var text : new String[] {"GET / HTTP/1.1", "POST", "HEAD", "OPTIONS *"}) {
            var bytes = text.getBytes(US_ASCII);
            assertInstanceOf(
                    Detection.NotMtproto.class, Transport.detect(bytes, 0, bytes.length, SECRET));
        }
        assertInstanceOf(Detection.NotMtproto.class, detect(0x16, 3, 1, 2));
        // A full frame that is too short, too long, or no whole words.
        assertInstanceOf(Detection.NotMtproto.class, detect(12, 0, 0, 0, 0, 0, 0, 0));
        assertInstanceOf(Detection.NotMtproto.class, detect(17, 0, 0, 0, 0, 0, 0, 0));
        assertInstanceOf(Detection.NotMtproto.class, detect(0, 0, 0, 1, 0, 0, 0, 0));
        assertInstanceOf(Detection.Found.class, detect(16, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void noiseIsDecidedWithin72Bytes() {
        var noise = new byte[72];
        for (int seed = 0; seed < 200; seed++) {
            new Random(seed).nextBytes(noise);
            if (Preamble.of(noise, 0, 8) != Preamble.OBFUSCATED) continue;
            assertInstanceOf(Detection.NeedMore.class, Transport.detect(noise, 0, 71, null));
            assertInstanceOf(Detection.NotMtproto.class, Transport.detect(noise, 0, 72, null));
        }
    }

    @Test
    void aConnectionWithoutTheSecretIsFoundBesideThoseWithIt() {
        var opening = Transport.openObfuscated(Framing.PADDED, 1, null, random);
        var first = opening.first();
        assertInstanceOf(Detection.Found.class, Transport.detect(first, 0, 64, SECRET));
        var keyed = Transport.openObfuscated(Framing.PADDED, 1, SECRET, random).first();
        assertInstanceOf(Detection.NeedMore.class, Transport.detect(keyed, 0, 64, null));
        assertThrows(
                IllegalArgumentException.class, () -> Transport.detect(first, 0, 64, new byte[17]));
    }

    @Test
    void aFrameMayBeAsLongAsTheLimitAndNoLonger() {
        var max = Transport.FRAME_MAX;
        for (var framing : new Framing[] {Framing.ABRIDGED, Framing.INTERMEDIATE, Framing.FULL}) {
            var opening = Transport.open(framing);
            var framed = opening.transport().writer().frame(sealed(max), false, random);
            var receiver = answering(framing).reader();
            assertEquals(1, receiver.push(framed.array(), framed.from(), framed.to()).size());
        }
        assertBroken(Framing.INTERMEDIATE, word(max + 4));
        assertBroken(Framing.INTERMEDIATE, word(3));
        assertBroken(Framing.PADDED, word(max + 16));
        assertBroken(Framing.FULL, word(max + 16));
        assertBroken(Framing.FULL, word(12));
        assertBroken(Framing.FULL, word(-1));
        assertBroken(Framing.ABRIDGED, word((max / 4 + 1) << 8 | 0x7f));
        assertBroken(Framing.ABRIDGED, new byte[] {0});
    }

    @Test
    void aPromisedLengthTakesNoMemory() {
        var reader = answering(Framing.INTERMEDIATE).reader();
        reader.push(word(Transport.FRAME_MAX), 0, 4);
        assertEquals(4, reader.held());
        reader.push(new byte[100], 0, 100);
        assertEquals(104, reader.held());
    }

    @Test
    void fullFramesAreCounted() {
        var writer = Transport.open(Framing.FULL).transport().writer();
        var one = writer.frame(sealed(SEALED_MIN), false, random).toBytes();
        var two = writer.frame(sealed(SEALED_MIN), false, random).toBytes();
        assertThrows(Hangup.class, () -> answering(Framing.FULL).reader().push(two, 0, two.length));
        for (int i = 8; i < one.length; i++) {
            var changed = one.clone();
            changed[i] ^= 1;
            assertThrows(
                    Hangup.class,
                    () -> answering(Framing.FULL).reader().push(changed, 0, changed.length));
        }
    }

    @Test
    void payloadsWithoutRoomAreNotFramed() {
        var writer = Transport.open(Framing.FULL).transport().writer();
        var bare = Slice.of(new byte[64]);
        assertThrows(IllegalArgumentException.class, () -> writer.frame(bare, false, random));
        var odd = Slice.roomy(new byte[6], 0, 6);
        assertThrows(IllegalArgumentException.class, () -> writer.frame(odd, false, random));
    }

    private void assertBroken(Framing framing, byte[] bytes) {
        var reader = answering(framing).reader();
        assertThrows(Hangup.class, () -> reader.push(bytes, 0, bytes.length));
        assertThrows(Hangup.class, () -> reader.push(new byte[1], 0, 1));
        assertEquals(0, reader.held());
    }

    private static void assertPayloads(List<byte[]> expected, List<Frame> got, boolean quickAck) {
        assertEquals(expected.size(), got.size());
        for (int i = 0; i < expected.size(); i++) {
            var frame = assertInstanceOf(Frame.Payload.class, got.get(i));
            assertArrayEquals(expected.get(i), frame.bytes().toBytes());
            assertEquals(quickAck, frame.quickAck());
        }
    }

    /// The server's side of a plain connection.
    private static Transport answering(Framing framing) {
        var first =
                switch (framing) {
                    case ABRIDGED -> new byte[] {(byte) 0xef};
                    case INTERMEDIATE -> word(0xeeeeeeee);
                    case PADDED -> word(0xdddddddd);
                    case FULL -> new byte[] {16, 0, 0, 0, 0, 0, 0, 0};
                };
        var found =
                assertInstanceOf(
                        Detection.Found.class, Transport.detect(first, 0, first.length, null));
        assertFalse(found.transport().obfuscated());
        return found.transport();
    }

    private static Detection detect(int... bytes) {
        var first = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) first[i] = (byte) bytes[i];
        return Transport.detect(first, 0, first.length, null);
    }

    private byte[] stream(Transport.Opening opening, List<byte[]> payloads) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(opening.first());
        var writer = opening.transport().writer();
        for (var payload : payloads) put(out, writer.frame(payload, false, random));
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, Slice bytes) {
        out.write(bytes.array(), bytes.from(), bytes.size());
    }

    /// Something as long as a sealed message, with a key id that is not 0.
    private byte[] sealed(int size) {
        var payload = new byte[size];
        random.nextBytes(payload);
        payload[0] |= 1;
        return payload;
    }

    private static byte[] word(int value) {
        var bytes = new byte[4];
        Bytes.int32(bytes, 0, value);
        return bytes;
    }
}
