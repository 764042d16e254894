package heliograph.artwork;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Writes animations as apps take them for stickers: Lottie in gzip, 512 pixels wide and high, 60
/// frames a second, at most three seconds and 64 KiB
/// (https://core.telegram.org/stickers#animated-stickers-and-emoji).
final class Lottie {
    static final int SIDE = 512;
    static final int BYTES_MAX = 64 << 10;
    private static final int FRAMES_A_SECOND = 60;
    private static final String DRAWING = "d";

    private static final int SHAPES = 4;
    private static final int COMPOSITION = 0;

    /// How one copy of the drawing moves.
    ///
    /// @param place where its middle is
    /// @param scale in hundredths
    /// @param turn in degrees
    /// @param opacity in hundredths
    record Mover(Track place, Track scale, Track turn, Track opacity) {}

    private final Json out = new Json();

    private Lottie() {}

    /// @param drawing in a square of [#SIDE]
    /// @param frames how long it takes
    /// @param movers one for each copy; the first lies on top
    static byte[] of(Drawing drawing, int frames, List<Mover> movers) {
        var lottie = new Lottie();
        lottie.write(drawing, frames, movers);
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(lottie.out.toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (packed.size() > BYTES_MAX) throw new IllegalArgumentException("too large a drawing");
        return packed.toByteArray();
    }

    private void write(Drawing drawing, int frames, List<Mover> movers) {
        out.begin('{').name("tgs").number(1).name("v").string("5.5.2");
        out.name("fr").number(FRAMES_A_SECOND).name("ip").number(0).name("op").number(frames);
        out.name("w").number(SIDE).name("h").number(SIDE).name("ddd").number(0);
        out.name("assets").begin('[');
        boolean shared = movers.size() > 1;
        if (shared) {
            // What moves several times is written once.
            out.begin('{').name("id").string(DRAWING).name("layers").begin('[');
            layer(SHAPES, 1, STILL, frames);
            shapes(drawing);
            out.end('}').end(']').end('}');
        }
        out.end(']').name("layers").begin('[');
        int number = 0;
        for (var mover : movers) {
            layer(shared ? COMPOSITION : SHAPES, ++number, mover, frames);
            if (shared) {
                out.name("refId").string(DRAWING);
                out.name("w").number(SIDE).name("h").number(SIDE);
            } else {
                shapes(drawing);
            }
            out.end('}');
        }
        out.end(']').end('}');
    }

    private static final Mover STILL =
            new Mover(
                    Track.still(SIDE / 2.0, SIDE / 2.0, 0),
                    Track.still(100, 100, 100),
                    Track.still(0),
                    Track.still(100));

    /// All of a layer but its content and its end.
    private void layer(int type, int number, Mover mover, int frames) {
        out.begin('{').name("ddd").number(0).name("ind").number(number).name("ty").number(type);
        out.name("sr").number(1).name("ks").begin('{');
        out.name("o");
        mover.opacity.write(out);
        out.name("r");
        mover.turn.write(out);
        out.name("p");
        mover.place.write(out);
        out.name("a");
        Track.still(SIDE / 2.0, SIDE / 2.0, 0).write(out);
        out.name("s");
        mover.scale.write(out);
        out.end('}').name("ao").number(0).name("ip").number(0).name("op").number(frames);
        out.name("st").number(0).name("bm").number(0);
    }

    private void shapes(Drawing drawing) {
        out.name("shapes").begin('[');
        for (var fill : drawing.fills().reversed()) {
            out.begin('{').name("ty").string("gr").name("it").begin('[');
            for (var contour : contours(fill.path())) contour.write(out);
            out.begin('{').name("ty").string("fl").name("c").begin('{').name("a").number(0);
            out.name("k").begin('[');
            for (int shift = 16; shift >= 0; shift -= 8)
                out.number((fill.rgb() >> shift & 0xff) / 255.0);
            out.number(1).end(']').end('}').name("o");
            Track.still(100).write(out);
            boolean alternating = fill.path().getWindingRule() == Path2D.WIND_EVEN_ODD;
            out.name("r").number(alternating ? 2 : 1).end('}');
            out.begin('{').name("ty").string("tr").name("p");
            Track.still(0, 0).write(out);
            out.name("a");
            Track.still(0, 0).write(out);
            out.name("s");
            Track.still(100, 100).write(out);
            out.name("r");
            Track.still(0).write(out);
            out.name("o");
            Track.still(100).write(out);
            out.end('}').end(']').end('}');
        }
        out.end(']');
    }

    /// A closed line through points, with the handles of its curves beside each of them.
    private static final class Contour {
        final List<double[]> points = new ArrayList<>();
        final List<double[]> in = new ArrayList<>();
        final List<double[]> out = new ArrayList<>();

        Contour(double x, double y) {
            add(x, y);
        }

        private void add(double x, double y) {
            points.add(new double[] {x, y});
            in.add(new double[] {0, 0});
            out.add(new double[] {0, 0});
        }

        void line(double x, double y) {
            add(x, y);
        }

        void curve(double[] c) {
            var from = points.getLast();
            out.set(out.size() - 1, new double[] {c[0] - from[0], c[1] - from[1]});
            add(c[4], c[5]);
            in.set(in.size() - 1, new double[] {c[2] - c[4], c[3] - c[5]});
        }

        void write(Json json) {
            json.begin('{').name("ty").string("sh").name("ks").begin('{').name("a").number(0);
            json.name("k").begin('{');
            pairs(json.name("i"), in);
            pairs(json.name("o"), out);
            pairs(json.name("v"), points);
            json.name("c").bool(true).end('}').end('}').end('}');
        }

        private static void pairs(Json json, List<double[]> pairs) {
            json.begin('[');
            for (var pair : pairs) json.begin('[').number(pair[0]).number(pair[1]).end(']');
            json.end(']');
        }
    }

    private static List<Contour> contours(Path2D path) {
        var contours = new ArrayList<Contour>();
        var c = new double[6];
        for (var each = path.getPathIterator(null); !each.isDone(); each.next()) {
            switch (each.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> contours.add(new Contour(c[0], c[1]));
                case PathIterator.SEG_LINETO -> contours.getLast().line(c[0], c[1]);
                case PathIterator.SEG_CUBICTO -> contours.getLast().curve(c);
                case PathIterator.SEG_CLOSE -> {
                    // All are closed.
                }
                default -> throw new IllegalArgumentException("no curve of the third degree");
            }
        }
        return contours;
    }
}
