package heliograph.mtproto.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageCipherTest {
    private final Random random = new Random(7);
    private final AuthKey key = new AuthKey(bytes(AuthKey.SIZE));
    private final MessageHeader header = new MessageHeader(1, -2, 0x6000_0000_0000_0004L, 3);

    @ParameterizedTest
    @EnumSource
    void whatIsSealedOpensAsItWas(MessageCipher cipher) {
        for (int size = 0; size < 600; size += 4) {
            for (var side : Side.values()) {
                var body = bytes(size + 5);
                var sealed = cipher.seal(key, side, header, body, 3, 3 + size, random);
                assertEquals(Slice.ROOM, sealed.from());
                assertEquals(sealed.array().length - Slice.ROOM, sealed.to());

                var opened = cipher.open(key, side, sealed.array(), sealed.from(), sealed.to());

                assertNotNull(opened);
                assertEquals(header, opened.header());
                assertEquals(cipher, opened.cipher());
                assertArrayEquals(
                        Arrays.copyOfRange(body, 3, 3 + size),
                        Arrays.copyOfRange(opened.plain(), opened.from(), opened.to()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChangedBitAnywhereIsNoticed(MessageCipher cipher) {
        var sealed = cipher.seal(key, Side.CLIENT, header, bytes(40), 0, 40, random).toBytes();
        int checked = cipher == MessageCipher.V2 ? sealed.length : sealed.length - 16;
        for (int bit = 0; bit < checked * 8; bit++) {
            var changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertNull(cipher.open(key, Side.CLIENT, changed, 0, changed.length));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMessageIsNotItsOwnAnswer(MessageCipher cipher) {
        var sealed = cipher.seal(key, Side.CLIENT, header, bytes(40), 0, 40, random);
        assertNull(cipher.open(key, Side.SERVER, sealed.array(), sealed.from(), sealed.to()));
    }

    @ParameterizedTest
    @EnumSource
    void everyOtherLengthIsRefused(MessageCipher cipher) {
        var sealed = cipher.seal(key, Side.CLIENT, header, bytes(40), 0, 40, random).toBytes();
        for (int length = 0; length < sealed.length; length++) {
            assertNull(cipher.open(key, Side.CLIENT, sealed, 0, length));
        }
        var longer = Arrays.copyOf(sealed, sealed.length + 16);
        assertNull(cipher.open(key, Side.CLIENT, longer, 0, longer.length));
    }

    @Test
    void recognisesBothVersions() {
        for (var cipher : MessageCipher.values()) {
            var sealed = cipher.seal(key, Side.CLIENT, header, bytes(16), 0, 16, random).toBytes();
            var opened = MessageCipher.recognise(key, Side.CLIENT, sealed, 0, sealed.length);
            assertNotNull(opened);
            assertEquals(cipher, opened.cipher());
            assertEquals(key.id(), MessageCipher.keyId(sealed, 0, sealed.length));
        }
        assertEquals(0, MessageCipher.keyId(new byte[7], 0, 7));
    }

    @Test
    void bodiesAreWholeWords() {
        var body = bytes(6);
        assertThrows(
                IllegalArgumentException.class,
                () -> MessageCipher.V2.seal(key, Side.SERVER, header, body, 0, 6, random));
    }

    @Test
    void aKeyPrintsOnlyItsId() {
        assertEquals("AuthKey[" + Long.toHexString(key.id()) + "]", key.toString());
        assertEquals(key, new AuthKey(key.toBytes()));
        assertThrows(IllegalArgumentException.class, () -> new AuthKey(new byte[255]));
    }

    private byte[] bytes(int size) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }
}
