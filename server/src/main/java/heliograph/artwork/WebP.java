package heliograph.artwork;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes lossless WebP
/// (https://developers.google.com/speed/webp/docs/webp_lossless_bitstream_specification): pixels
/// and runs of what stands to their left or above, in the prefix codes of [PrefixCode]. No library
/// on Maven Central writes it without native code.
public final class WebP {
    private static final int SIGNATURE = 0x2f;
    private static final int SIDE_BITS = 14;
    private static final int GREENS = 256 + 24;
    private static final int CHANNEL = 256;
    private static final int DISTANCES = 40;
    private static final int RUN_MIN = 3;
    private static final int RUN_MAX = 4_096;
    private static final int ABOVE = 0;
    private static final int LEFT = 1;

    /// A pixel, or a run of pixels that are as others before.
    ///
    /// @param length of the run; 0 for a pixel
    /// @param argb the pixel, or where the run comes from
    private record Token(int argb, int length) {}

    private WebP() {}

    /// The file of a picture of at most 16,384 pixels on each side.
    public static byte[] of(BufferedImage image) {
        int width = image.getWidth();
        var pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        var out = new Bits();
        out.write(SIGNATURE, 8);
        out.write(width - 1, SIDE_BITS);
        out.write(image.getHeight() - 1, SIDE_BITS);
        out.write(1, 1); // there is transparency
        out.write(0, 3); // version
        out.write(0, 1); // nothing is transformed
        out.write(0, 1); // no cache of colours
        out.write(0, 1); // one group of codes
        write(tokens(pixels, width), out);
        return container(out.toBytes());
    }

    private static List<Token> tokens(int[] pixels, int width) {
        var tokens = new ArrayList<Token>();
        for (int at = 0; at < pixels.length; ) {
            int left = run(pixels, at, 1);
            int above = run(pixels, at, width);
            int longest = Math.max(left, above);
            if (longest < RUN_MIN) tokens.add(new Token(pixels[at++], 0));
            else {
                tokens.add(new Token(left >= above ? LEFT : ABOVE, longest));
                at += longest;
            }
        }
        return tokens;
    }

    private static int run(int[] pixels, int at, int back) {
        if (at < back) return 0;
        int length = 0;
        while (length < RUN_MAX
                && at + length < pixels.length
                && pixels[at + length] == pixels[at + length - back]) length++;
        return length;
    }

    private static void write(List<Token> tokens, Bits out) {
        var green = new int[GREENS];
        var red = new int[CHANNEL];
        var blue = new int[CHANNEL];
        var alpha = new int[CHANNEL];
        var distance = new int[DISTANCES];
        for (var token : tokens) {
            if (token.length > 0) {
                green[CHANNEL + prefix(token.length)]++;
                distance[token.argb]++;
            } else {
                green[token.argb >> 8 & 0xff]++;
                red[token.argb >> 16 & 0xff]++;
                blue[token.argb & 0xff]++;
                alpha[token.argb >>> 24]++;
            }
        }
        var greens = PrefixCode.of(green, out);
        var reds = PrefixCode.of(red, out);
        var blues = PrefixCode.of(blue, out);
        var alphas = PrefixCode.of(alpha, out);
        var distances = PrefixCode.of(distance, out);
        for (var token : tokens) {
            if (token.length > 0) {
                int prefix = prefix(token.length);
                greens.write(CHANNEL + prefix, out);
                int extra = prefix < 4 ? 0 : (prefix - 2) >> 1;
                out.write(token.length - 1 & (1 << extra) - 1, extra);
                distances.write(token.argb, out);
            } else {
                greens.write(token.argb >> 8 & 0xff, out);
                reds.write(token.argb >> 16 & 0xff, out);
                blues.write(token.argb & 0xff, out);
                alphas.write(token.argb >>> 24, out);
            }
        }
    }

    /// Which class of lengths one falls in (section 5.2.2); the rest of it follows in plain bits.
    private static int prefix(int length) {
        int rest = length - 1;
        if (rest < 4) return rest;
        int high = 31 - Integer.numberOfLeadingZeros(rest);
        return 2 * high + ((rest >> (high - 1)) & 1);
    }

    private static byte[] container(byte[] content) {
        int padded = content.length + (content.length & 1);
        var file = ByteBuffer.allocate(20 + padded).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(12 + padded);
        file.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(content.length);
        return file.put(content).array();
    }
}
