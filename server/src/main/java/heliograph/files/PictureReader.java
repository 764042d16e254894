package heliograph.files;

import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/// Reads a picture that a stranger sent: looks at its header before anything is decoded, so that a
/// small file cannot ask for much memory or time.
final class PictureReader {
    /// Width and height together; what photos may have
    /// (https://core.telegram.org/bots/api#sendphoto).
    static final int SIDES_MAX = 10_000;

    /// The longer side by the shorter.
    static final int RATIO_MAX = 20;

    /// Passes over the picture that a decoder may be made to do. Encoders make about 10.
    static final int SCANS_MAX = 64;

    /// No size that we keep is larger, so larger pictures are decoded coarsely.
    static final int SIDE_KEPT = 2_560;

    private static final int ORIENTATION_NORMAL = 1;
    private static final int ORIENTATION_SIDEWAYS = 5;
    private static final int ORIENTATION_LAST = 8;

    private PictureReader() {}

    /// A picture, upright.
    ///
    /// @param image its pixels, fewer than it has when it is larger than any size we keep
    /// @param width of the picture itself
    record Picture(BufferedImage image, int width, int height) {}

    /// The picture upright, without transparency or metadata.
    ///
    /// Refuses with `PHOTO_EXT_INVALID` what is no picture, `PHOTO_INVALID_DIMENSIONS` what is too
    /// large or too thin, and `IMAGE_PROCESS_FAILED` what is damaged.
    static Picture read(byte[] file) {
        var format = Format.of(file);
        if (!format.isPicture()) throw FileErrors.PHOTO_EXT_INVALID.refusal();
        boolean jpeg = format == Format.JPEG;
        if (jpeg && JpegScans.ends(file).size() > SCANS_MAX)
            throw FileErrors.IMAGE_PROCESS_FAILED.refusal();
        var picture = decode(format, file);
        var image = opaque(picture.image);
        int orientation = jpeg ? orientation(file) : ORIENTATION_NORMAL;
        return orientation >= ORIENTATION_SIDEWAYS
                ? new Picture(upright(image, orientation), picture.height, picture.width)
                : new Picture(upright(image, orientation), picture.width, picture.height);
    }

    /// A picture with its transparency, at most so many pixels wide and high. Refuses as [#read].
    static BufferedImage small(byte[] file, int side) {
        return decode(Format.of(file), file, side).image;
    }

    private static Picture decode(Format format, byte[] file) {
        return decode(format, file, SIDES_MAX);
    }

    private static Picture decode(Format format, byte[] file, int sideMax) {
        var readers = ImageIO.getImageReadersByMIMEType(format.mime);
        if (!readers.hasNext()) throw FileErrors.PHOTO_EXT_INVALID.refusal();
        var reader = readers.next();
        try (var in = new ByteArrayImageInputStream(file)) {
            // Text and profiles are not read: a PNG can hide a zip bomb in them.
            reader.setInput(in, true, true);
            if (Math.max(reader.getWidth(0), reader.getHeight(0)) > sideMax)
                throw FileErrors.PHOTO_INVALID_DIMENSIONS.refusal();
            return decode(reader);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            throw FileErrors.IMAGE_PROCESS_FAILED.refusal();
        } finally {
            reader.dispose();
        }
    }

    private static Picture decode(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        int longer = Math.max(width, height);
        int shorter = Math.min(width, height);
        if (shorter < 1 || longer > SIDES_MAX - shorter || longer > RATIO_MAX * shorter)
            throw FileErrors.PHOTO_INVALID_DIMENSIONS.refusal();
        var how = reader.getDefaultReadParam();
        int step = longer / SIDE_KEPT;
        if (step > 1) how.setSourceSubsampling(step, step, 0, 0);
        return new Picture(reader.read(0, how), width, height);
    }

    private static BufferedImage opaque(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) return image;
        var rgb =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var canvas = rgb.createGraphics();
        canvas.drawImage(image, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return rgb;
    }

    /// How the camera was held: Exif's tag 274, 1 to 8.
    private static int orientation(byte[] jpeg) {
        try (var in = new ByteArrayImageInputStream(jpeg)) {
            for (var segment : JPEGSegmentUtil.readSegments(in, JPEG.APP1, "Exif")) {
                byte[] exif = segment.data().readAllBytes();
                // A padding byte stands before the TIFF structure.
                var tiff = new ByteArrayImageInputStream(exif, 1, exif.length - 1);
                var entry = new TIFFReader().read(tiff).getEntryById(TIFF.TAG_ORIENTATION);
                if (entry != null
                        && entry.getValue() instanceof Number value
                        && value.intValue() >= ORIENTATION_NORMAL
                        && value.intValue() <= ORIENTATION_LAST) return value.intValue();
            }
        } catch (IOException | RuntimeException damaged) {
            return ORIENTATION_NORMAL;
        }
        return ORIENTATION_NORMAL;
    }

    private static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation == ORIENTATION_NORMAL) return image;
        int w = image.getWidth();
        int h = image.getHeight();
        var turn =
                switch (orientation) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
                    default -> new AffineTransform(0, -1, 1, 0, 0, w);
                };
        boolean sideways = orientation >= ORIENTATION_SIDEWAYS;
        var turned =
                new BufferedImage(sideways ? h : w, sideways ? w : h, BufferedImage.TYPE_INT_RGB);
        var canvas = turned.createGraphics();
        canvas.drawImage(image, turn, null);
        canvas.dispose();
        return turned;
    }
}
