package heliograph.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.resizers.Resizers;

/// Makes the sizes of a picture.
final class Renditions {
    private enum Size {
        S("s", 100, 0.8f, false),
        M("m", 320, 0.8f, false),
        X("x", 800, 0.87f, false),
        Y("y", 1280, 0.87f, true),
        W("w", PictureReader.SIDE_KEPT, 0.87f, true),
        A("a", 160, 0.8f, false),
        B("b", 320, 0.87f, false),
        C("c", 640, 0.87f, false);

        final String type;
        final int side;
        final float quality;
        final boolean progressive;

        Size(String type, int side, float quality, boolean progressive) {
            this.type = type;
            this.side = side;
            this.quality = quality;
            this.progressive = progressive;
        }
    }

    private static final List<Size> BOXES = List.of(Size.S, Size.M, Size.X, Size.Y, Size.W);
    private static final List<Size> CROPS = List.of(Size.A, Size.B, Size.C);

    /// The side of the stripped size.
    private static final int STRIPPED_SIDE = 40;

    /// The quality whose quantisation tables are those of the header that clients put before a
    /// stripped size.
    private static final float STRIPPED_QUALITY = 0.2f;

    /// The form of stripped sizes.
    private static final byte STRIPPED_FORM = 1;

    /// Prefixes that a progressive size names.
    private static final int PREFIXES = 5;

    private Renditions() {}

    /// For a message: the stripped size, then each box up to the one that holds the picture whole.
    static List<Rendition> photo(BufferedImage picture) {
        var made = new ArrayList<Rendition>();
        for (var size : BOXES.reversed()) {
            if (size != Size.S && longer(picture) <= below(size)) continue; // a smaller box does
            picture = fit(picture, size.side);
            made.add(jpeg(picture, size));
        }
        made.add(stripped(fit(picture, STRIPPED_SIDE)));
        return made.reversed();
    }

    private static int below(Size size) {
        return BOXES.get(BOXES.indexOf(size) - 1).side;
    }

    /// For a document: the stripped size and a thumbnail.
    static List<Rendition> thumbnail(BufferedImage picture) {
        var small = fit(picture, Size.M.side);
        return List.of(stripped(fit(small, STRIPPED_SIDE)), jpeg(small, Size.M));
    }

    /// For a profile: squares out of the middle. Refuses what is smaller than the smallest.
    static List<Rendition> profile(BufferedImage picture) {
        int side = Math.min(picture.getWidth(), picture.getHeight());
        if (side < Size.A.side) throw FileErrors.PHOTO_CROP_SIZE_SMALL.refusal();
        var square =
                picture.getSubimage(
                        (picture.getWidth() - side) / 2,
                        (picture.getHeight() - side) / 2,
                        side,
                        side);
        var made = new ArrayList<Rendition>();
        for (var size : CROPS.reversed()) {
            if (size != Size.A && side <= CROPS.get(CROPS.indexOf(size) - 1).side) continue;
            square = fit(square, size.side);
            made.add(jpeg(square, size));
        }
        made.add(stripped(fit(square, STRIPPED_SIDE)));
        return made.reversed();
    }

    private static int longer(BufferedImage picture) {
        return Math.max(picture.getWidth(), picture.getHeight());
    }

    /// The picture no larger than `side` either way; never larger than it is.
    private static BufferedImage fit(BufferedImage picture, int side) {
        int longer = longer(picture);
        if (longer <= side) return picture;
        int width = Math.max(1, Math.round((float) picture.getWidth() * side / longer));
        int height = Math.max(1, Math.round((float) picture.getHeight() * side / longer));
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Resizers.PROGRESSIVE.resize(picture, small);
        return small;
    }

    private static Rendition jpeg(BufferedImage picture, Size size) {
        byte[] bytes = encode(picture, size.quality, size.progressive);
        return new Rendition(
                size.type,
                picture.getWidth(),
                picture.getHeight(),
                bytes,
                size.progressive ? prefixes(bytes) : List.of());
    }

    private static List<Integer> prefixes(byte[] jpeg) {
        var ends = JpegScans.ends(jpeg);
        var prefixes = new ArrayList<Integer>();
        for (int i = 1; i < PREFIXES; i++) {
            int scan = i * ends.size() / PREFIXES - 1;
            if (scan >= 0) prefixes.add(ends.get(scan));
        }
        prefixes.add(jpeg.length);
        return prefixes;
    }

    /// A tiny JPEG without its header and its end, which are the same for all
    /// (https://core.telegram.org/api/files#stripped-thumbnails): a form byte, height, width, data.
    private static Rendition stripped(BufferedImage tiny) {
        byte[] jpeg = encode(tiny, STRIPPED_QUALITY, false);
        int[] data = JpegScans.firstData(jpeg);
        byte[] bytes = Arrays.copyOfRange(jpeg, data[0] - 3, data[1]);
        bytes[0] = STRIPPED_FORM;
        bytes[1] = (byte) tiny.getHeight();
        bytes[2] = (byte) tiny.getWidth();
        return new Rendition(
                Rendition.STRIPPED, tiny.getWidth(), tiny.getHeight(), bytes, List.of());
    }

    private static byte[] encode(BufferedImage picture, float quality, boolean progressive) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            if (progressive) how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
