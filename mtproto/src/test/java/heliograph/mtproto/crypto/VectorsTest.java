package heliograph.mtproto.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// What other implementations make of the same keys and texts; `vectors.py` says which.
class VectorsTest {
    @Test
    void ige() {
        for (var row : rows("ige.tsv")) {
            var key = hex(row[0]);
            var iv = hex(row[1]);
            var plain = hex(row[2]);
            var cipher = hex(row[3]);
            var out = new byte[plain.length];
            Aes.encryptIge(key, iv, plain, 0, plain.length, out, 0);
            assertArrayEquals(cipher, out);
            Aes.decryptIge(key, iv, cipher, 0, cipher.length, out, 0);
            assertArrayEquals(plain, out);
        }
    }

    @Test
    void messages() {
        for (var row : rows("messages.tsv")) {
            var cipher = MessageCipher.valueOf(row[0]);
            var sender = Side.valueOf(row[1]);
            var key = new AuthKey(hex(row[2]));
            var header =
                    new MessageHeader(
                            Long.parseLong(row[3]),
                            Long.parseLong(row[4]),
                            Long.parseLong(row[5]),
                            Integer.parseInt(row[6]));
            var body = hex(row[7]);
            var padding = hex(row[8]);
            var packet = hex(row[9]);

            var sealed = cipher.seal(key, sender, header, body, 0, body.length, fixed(padding));
            assertArrayEquals(packet, sealed.toBytes());

            var opened = MessageCipher.recognise(key, sender, packet, 0, packet.length);
            assertNotNull(opened);
            assertEquals(cipher, opened.cipher());
            assertEquals(header, opened.header());
            assertArrayEquals(body, Arrays.copyOfRange(opened.plain(), opened.from(), opened.to()));
        }
    }

    private static RandomGenerator fixed(byte[] padding) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(padding, 0, bytes, 0, bytes.length);
            }
        };
    }

    private static List<String[]> rows(String name) {
        try (var in = VectorsTest.class.getResourceAsStream(name)) {
            assertNotNull(in);
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(line -> line.split("\t", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
