package heliograph.files;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/// Pictures for tests.
final class Samples {
    /// A lossy WebP of one pixel.
    static final byte[] WEBP =
            Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    private Samples() {}

    /// A picture whose four corners are red, green, blue and white, clockwise from the top left.
    static BufferedImage corners(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        var colours = new Color[] {Color.RED, Color.GREEN, Color.WHITE, Color.BLUE};
        for (int i = 0; i < 4; i++) {
            canvas.setColor(colours[i]);
            canvas.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2 + 1, height / 2 + 1);
        }
        canvas.dispose();
        return image;
    }

    static byte[] encoded(BufferedImage image, String format) {
        try {
            var out = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, out)) throw new IOException("no " + format);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] png(int width, int height) {
        return encoded(corners(width, height), "png");
    }

    static byte[] jpeg(int width, int height) {
        return encoded(corners(width, height), "jpeg");
    }

    /// A JPEG that says how the camera was held, with a text that nobody else shall read.
    static byte[] jpegHeld(int width, int height, int orientation, String secret) {
        var jpeg = jpeg(width, height);
        var text = secret.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        var exif = ByteBuffer.allocate(4 + 6 + 8 + 2 + 12 + 4 + text.length);
        exif.putShort((short) 0xffe1).putShort((short) (exif.capacity() - 2));
        exif.put(new byte[] {'E', 'x', 'i', 'f', 0, 0});
        exif.put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
        exif.putShort((short) 1);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0);
        exif.putInt(0).put(text);
        return ByteBuffer.allocate(jpeg.length + exif.capacity())
                .put(jpeg, 0, 2)
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /// The head of a PNG that says it is of that size, and no more.
    static byte[] pngHeader(int width, int height) {
        var header =
                ByteBuffer.allocate(17)
                        .put(new byte[] {'I', 'H', 'D', 'R'})
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, 0});
        var crc = new CRC32();
        crc.update(header.array());
        return ByteBuffer.allocate(8 + 4 + 17 + 4)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(header.array())
                .putInt((int) crc.getValue())
                .array();
    }
}
