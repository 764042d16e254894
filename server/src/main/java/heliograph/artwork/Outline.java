package heliograph.artwork;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;

/// The preview that stands where an animation is not there yet
/// (https://core.telegram.org/api/files#vector-thumbnails): an outline in a byte for each command
/// and two digits of a number.
final class Outline {
    private static final int SMALLER = 64;
    private static final int NEGATIVE = 64;
    private static final int COMMA = 128;
    private static final int LETTER = 192;
    private static final String LETTERS =
            "AACAAAAHAAALMAAAQASTAVAAAZaacaaaahaaalmaaaqastava.az0123456789-,";

    /// Bytes of a preview: it goes along with every message that shows the animation.
    private static final int BYTES_MAX = 512;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Outline() {}

    /// @param path in a square of 512
    static byte[] of(Path2D path) {
        var exact = drawn(path);
        if (exact.length <= BYTES_MAX) return exact;
        var bounds = path.getBounds2D();
        var round = new Ellipse2D.Double();
        round.setFrame(bounds);
        return drawn(new Path2D.Double(round));
    }

    private static byte[] drawn(Path2D path) {
        var outline = new Outline();
        var points = new double[6];
        boolean begun = false;
        for (var each = path.getPathIterator(null); !each.isDone(); each.next()) {
            int kind = each.currentSegment(points);
            // The first `M` is understood.
            if (kind == PathIterator.SEG_MOVETO) {
                if (begun) outline.letter('M');
                begun = true;
                outline.numbers(points, 2);
            } else if (kind == PathIterator.SEG_LINETO) {
                outline.letter('L');
                outline.numbers(points, 2);
            } else if (kind == PathIterator.SEG_CUBICTO) {
                outline.letter('C');
                outline.numbers(points, 6);
            }
        }
        return outline.bytes.toByteArray();
    }

    private void letter(char letter) {
        bytes.write(LETTER + LETTERS.indexOf(letter));
    }

    private void numbers(double[] points, int count) {
        for (int i = 0; i < count; i++) number((int) Math.round(points[i]), i > 0);
    }

    private void number(int number, boolean further) {
        var digits = Integer.toString(Math.abs(number));
        int first = digits.length() > 1 && Integer.parseInt(digits, 0, 2, 10) < SMALLER ? 2 : 1;
        int sign = number < 0 ? NEGATIVE : further ? COMMA : 0;
        bytes.write(sign + Integer.parseInt(digits, 0, first, 10));
        for (int i = first; i < digits.length(); i++) bytes.write(digits.charAt(i) - '0');
    }
}
