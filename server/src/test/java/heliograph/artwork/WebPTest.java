package heliograph.artwork;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class WebPTest {
    /// Noise has codes of all lengths, few colours have simple ones and long runs.
    @Test
    void anotherReaderSeesThePixels() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            var random = new SplittableRandom(seed);
            int width = 1 + random.nextInt(120);
            int height = 1 + random.nextInt(120);
            int colours = 1 + random.nextInt(1 << random.nextInt(12));
            var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++) {
                    int colour = random.nextInt(1 + random.nextInt(colours));
                    image.setRGB(x, y, 0xff000000 | colour * 0x9e3779b1);
                }
            assertPixels(image);
        }
    }

    @Test
    void transparencyIsKept() throws IOException {
        var image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 256; i++) image.setRGB(i % 16, i / 16, i << 24 | 0x10203 * (i % 85));
        assertPixels(image);
    }

    private static void assertPixels(BufferedImage image) throws IOException {
        var read = ImageIO.read(new ByteArrayInputStream(WebP.of(image)));
        assertArrayEquals(pixels(image), pixels(read));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
