package heliograph.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import javax.imageio.plugins.jpeg.JPEGQTable;
import org.junit.jupiter.api.Test;

final class PicturesTest {
    private static BufferedImage read(byte[] file) {
        return PictureReader.read(file).image();
    }

    private static List<String> types(List<Rendition> sizes) {
        return sizes.stream().map(Rendition::type).toList();
    }

    @Test
    void aPhotoHasEachBoxUpToTheOneThatHoldsIt() {
        var expected =
                Map.of(
                        50, "is", 100, "is", 101, "ism", 320, "ism", 321, "ismx", 800, "ismx", 801,
                        "ismxy", 1_280, "ismxy");
        expected.forEach((side, letters) ->
                assertEquals(
                        letters,
                        String.join("", types(Renditions.photo(read(picture(side))))),
                        side + " pixels"));
        assertEquals("ismxyw", String.join("", types(Renditions.photo(read(picture(1_281))))));
    }

    private static byte[] picture(int side) {
        return Samples.png(side, Math.max(1, side / 2));
    }

    @Test
    void sizesFitTheirBoxesAndKeepTheirShape() throws IOException {
        var boxes = Map.of("s", 100, "m", 320, "x", 800, "y", 1_280, "w", 2_560);
        for (var size : Renditions.photo(read(Samples.jpeg(3_000, 2_000)))) {
            if (size.isStripped()) continue;
            assertEquals(boxes.get(size.type()), size.width());
            assertEquals(1.5, (double) size.width() / size.height(), 0.02);
            var decoded = ImageIO.read(new ByteArrayInputStream(size.bytes()));
            assertEquals(size.width(), decoded.getWidth());
            assertEquals(size.height(), decoded.getHeight());
            assertColour(Color.RED, decoded, 0, 0);
        }
    }

    @Test
    void eachPrefixOfALargeSizeCanBeShown() throws IOException {
        for (var size : Renditions.photo(read(Samples.jpeg(2_000, 1_500)))) {
            if (!List.of("y", "w").contains(size.type())) continue;
            assertEquals(5, size.prefixes().size());
            assertEquals(size.bytes().length, size.prefixes().getLast());
            int before = 0;
            for (int prefix : size.prefixes()) {
                assertTrue(prefix > before);
                before = prefix;
                var head = new ByteArrayInputStream(size.bytes(), 0, prefix);
                assertColour(Color.BLUE, ImageIO.read(head), size.width() - 9, size.height() - 9);
            }
        }
    }

    /// The header that clients put before a stripped size, made of its parts: JFIF, the standard
    /// quantisation tables times 2.5, 3 components at 2×2, the standard Huffman tables.
    private static byte[] strippedHeader() {
        var out = new ByteArrayOutputStream();
        var jfif = "ffd8ffe000104a46494600010100000100010000";
        out.writeBytes(HexFormat.of().parseHex(jfif));
        table(out, 0, JPEGQTable.K1Luminance);
        table(out, 1, JPEGQTable.K2Chrominance);
        out.writeBytes(HexFormat.of().parseHex("ffc00011080000000003012200021101031101"));
        table(out, 0x00, JPEGHuffmanTable.StdDCLuminance);
        table(out, 0x10, JPEGHuffmanTable.StdACLuminance);
        table(out, 0x01, JPEGHuffmanTable.StdDCChrominance);
        table(out, 0x11, JPEGHuffmanTable.StdACChrominance);
        out.writeBytes(HexFormat.of().parseHex("ffda000c03010002110311003f00"));
        return out.toByteArray();
    }

    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27,
        20, 13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
        58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63
    };

    private static void table(ByteArrayOutputStream out, int id, JPEGQTable standard) {
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xdb, 0, 67, (byte) id});
        int[] table = standard.getScaledInstance(2.5f, true).getTable();
        for (int at : ZIGZAG) out.write(table[at]);
    }

    private static void table(ByteArrayOutputStream out, int id, JPEGHuffmanTable table) {
        int length = 19 + table.getValues().length;
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xc4, 0, (byte) length, (byte) id});
        for (short count : table.getLengths()) out.write(count);
        out.writeBytes(new byte[16 - table.getLengths().length]);
        for (short value : table.getValues()) out.write(value);
    }

    @Test
    void theHeaderOfStrippedSizesIsTheOneThatClientsHave() {
        // The hash is that of the header in Telethon 1.25.1.
        assertEquals(623, strippedHeader().length);
        assertEquals(
                "c2d6c960e35c3d94de4a0d85a39e0d9def693ee107fa374354960f2df47d82d4",
                HexFormat.of().formatHex(Disk.digest("SHA-256").digest(strippedHeader())));
    }

    @Test
    void aStrippedSizeBecomesAPictureBehindThatHeader() throws IOException {
        var stripped = Renditions.photo(read(Samples.jpeg(900, 600))).getFirst();
        assertEquals("i", stripped.type());
        assertTrue(stripped.bytes().length < 1_000);
        assertEquals(1, stripped.bytes()[0]);
        var jpeg = new ByteArrayOutputStream();
        var header = strippedHeader();
        header[164] = stripped.bytes()[1];
        header[166] = stripped.bytes()[2];
        jpeg.writeBytes(header);
        jpeg.write(stripped.bytes(), 3, stripped.bytes().length - 3);
        jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
        var picture = ImageIO.read(new ByteArrayInputStream(jpeg.toByteArray()));
        assertEquals(40, picture.getWidth());
        assertEquals(27, picture.getHeight());
        assertColour(Color.RED, picture, 4, 4);
        assertColour(Color.GREEN, picture, 35, 4);
        assertColour(Color.WHITE, picture, 4, 22);
        assertColour(Color.BLUE, picture, 35, 22);
    }

    private static void assertColour(Color expected, BufferedImage picture, int x, int y) {
        var actual = new Color(picture.getRGB(x, y));
        int distance =
                Math.abs(expected.getRed() - actual.getRed())
                        + Math.abs(expected.getGreen() - actual.getGreen())
                        + Math.abs(expected.getBlue() - actual.getBlue());
        assertTrue(distance < 120, expected + " expected, not " + actual);
    }

    @Test
    void picturesStandUprightWhicheverWayTheCameraWasHeld() {
        Color[][] topLeftAndRight = {
            {Color.RED, Color.GREEN},
            {Color.GREEN, Color.RED},
            {Color.BLUE, Color.WHITE},
            {Color.WHITE, Color.BLUE},
            {Color.RED, Color.WHITE},
            {Color.WHITE, Color.RED},
            {Color.BLUE, Color.GREEN},
            {Color.GREEN, Color.BLUE},
        };
        for (int orientation = 1; orientation <= 8; orientation++) {
            var file = Samples.jpegHeld(64, 32, orientation, "");
            var picture = PictureReader.read(file);
            boolean sideways = orientation > 4;
            assertEquals(sideways ? 32 : 64, picture.width(), "orientation " + orientation);
            assertEquals(picture.width(), picture.image().getWidth());
            var expected = topLeftAndRight[orientation - 1];
            assertColour(expected[0], picture.image(), 3, 3);
            assertColour(expected[1], picture.image(), picture.width() - 4, 3);
        }
        assertEquals(64, read(Samples.jpegHeld(64, 32, 9, "")).getWidth());
    }

    @Test
    void nothingThatStoodBesideThePictureGetsFurther() {
        var file = Samples.jpegHeld(400, 300, 1, "54.3200 N 10.1400 E");
        assertTrue(new String(file, StandardCharsets.ISO_8859_1).contains("54.3200"));
        for (var size : Renditions.photo(read(file))) {
            var text = new String(size.bytes(), StandardCharsets.ISO_8859_1);
            assertFalse(text.contains("54.3200"));
            assertFalse(text.contains("Exif"));
        }
    }

    @Test
    void bombsAreRefusedByTheirHeaders() {
        Refused.with("PHOTO_INVALID_DIMENSIONS", () -> read(Samples.pngHeader(30_000, 30_000)));
        Refused.with("PHOTO_INVALID_DIMENSIONS", () -> read(Samples.pngHeader(9_999, 2)));
        Refused.with(
                "PHOTO_INVALID_DIMENSIONS",
                () -> read(Samples.pngHeader(Integer.MAX_VALUE, Integer.MAX_VALUE)));
        Refused.with("PHOTO_INVALID_DIMENSIONS", () -> read(Samples.pngHeader(5_001, 5_000)));
        Refused.with("IMAGE_PROCESS_FAILED", () -> read(Samples.pngHeader(5_000, 5_000)));
    }

    @Test
    void theShapeAtItsEdges() {
        assertEquals(2_000, PictureReader.read(Samples.png(2_000, 100)).width());
        Refused.with("PHOTO_INVALID_DIMENSIONS", () -> read(Samples.png(2_001, 100)));
        Refused.with("PHOTO_INVALID_DIMENSIONS", () -> read(Samples.png(9_500, 501)));
        assertEquals(9_500, PictureReader.read(Samples.png(9_500, 500)).width());
        assertEquals(1, PictureReader.read(Samples.png(1, 1)).width());
    }

    @Test
    void aJpegOfManyScansIsRefusedBeforeItCostsTime() throws IOException {
        var once = Samples.jpeg(64, 64);
        int scan = 0;
        while ((once[scan] & 0xff) != 0xff || (once[scan + 1] & 0xff) != 0xda) scan++;
        var many = new ByteArrayOutputStream();
        many.write(once, 0, scan);
        for (int i = 0; i < PictureReader.SCANS_MAX + 1; i++)
            many.write(once, scan, once.length - 2 - scan);
        many.write(once, once.length - 2, 2);
        assertEquals(PictureReader.SCANS_MAX + 1, JpegScans.ends(many.toByteArray()).size());
        Refused.with("IMAGE_PROCESS_FAILED", () -> read(many.toByteArray()));
    }

    @Test
    void whatIsNoPictureIsRefused() {
        Refused.with("PHOTO_EXT_INVALID", () -> read(new byte[0]));
        Refused.with("PHOTO_EXT_INVALID", () -> read("<svg/>".getBytes(StandardCharsets.UTF_8)));
        var damaged = java.util.Arrays.copyOf(Samples.png(300, 300), 60);
        Refused.with("IMAGE_PROCESS_FAILED", () -> read(damaged));
    }

    @Test
    void damagedPicturesEndInARefusal() {
        var random = new java.util.Random(3);
        byte[][] originals = {
            Samples.jpegHeld(90, 60, 6, "x"),
            Samples.png(90, 60),
            Samples.encoded(Samples.corners(90, 60), "gif"),
            Samples.WEBP
        };
        for (int i = 0; i < 1_500; i++) {
            var file = originals[i % originals.length].clone();
            for (int n = 1 + random.nextInt(8); n > 0; n--)
                file[random.nextInt(file.length)] = (byte) random.nextInt();
            try {
                read(file);
            } catch (heliograph.rpc.RpcError.Refusal refusal) {
                assertEquals(400, refusal.error().code());
            }
        }
    }

    @Test
    void everyFormatIsRead() {
        assertEquals(1, read(Samples.WEBP).getWidth());
        assertEquals(90, read(Samples.encoded(Samples.corners(90, 60), "gif")).getWidth());
        var see = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);
        assertColour(Color.WHITE, read(Samples.encoded(see, "png")), 3, 3);
        var grey = new BufferedImage(20, 20, BufferedImage.TYPE_USHORT_GRAY);
        assertColour(Color.BLACK, read(Samples.encoded(grey, "png")), 3, 3);
    }

    @Test
    void aProfilePhotoIsASquareOutOfTheMiddle() {
        var sizes = Renditions.profile(read(Samples.jpeg(800, 640)));
        assertEquals(List.of("i", "a", "b", "c"), types(sizes));
        for (var size : sizes) assertEquals(size.width(), size.height());
        assertEquals(List.of("i", "a"), types(Renditions.profile(read(Samples.png(160, 300)))));
        assertEquals(
                List.of("i", "a", "b"), types(Renditions.profile(read(Samples.png(161, 161)))));
        Refused.with(
                "PHOTO_CROP_SIZE_SMALL", () -> Renditions.profile(read(Samples.png(159, 300))));
    }

    @Test
    void formatsAreToldByTheirFirstBytes() {
        assertEquals(Format.JPEG, Format.of(Samples.jpeg(8, 8)));
        assertEquals(Format.PNG, Format.of(Samples.png(8, 8)));
        assertEquals(Format.WEBP, Format.of(Samples.WEBP));
        assertEquals(Format.UNKNOWN, Format.of(new byte[0]));
        Map<String, Format> heads =
                Map.of(
                        "%PDF-1.7", Format.PDF,
                        "ID3\u0004", Format.MP3,
                        "\u00ff\u00fb\u0090", Format.MP3,
                        "\u0000\u0000\u0000\u0018ftypmp42", Format.MP4,
                        "\u0000\u0000\u0000\u0014ftypqt  ", Format.MOV,
                        "hello", Format.UNKNOWN);
        heads.forEach((head, format) ->
                assertEquals(format, Format.of(head.getBytes(StandardCharsets.ISO_8859_1))));
        for (var format : Format.values()) assertEquals(format, Format.ofCode(format.code));
        assertArrayEquals(new Format[] {Format.UNKNOWN}, new Format[] {Format.ofCode(99)});
    }
}
