package heliograph.artwork;

import static heliograph.artwork.Track.key;
import static heliograph.artwork.Track.still;

import heliograph.artwork.Lottie.Mover;
import java.util.ArrayList;
import java.util.List;

/// How a drawing is brought to life.
///
/// @param frames how long it takes, in sixtieths of a second
/// @param movers one for each copy of the drawing
record Motion(int frames, List<Mover> movers) {
    private static final double HALF = Lottie.SIDE / 2.0;
    private static final Track MIDDLE = still(HALF, HALF, 0);
    private static final int COPIES = 9;

    /// It pops up out of nothing.
    static final Motion APPEAR =
            of(
                    40,
                    MIDDLE,
                    Track.of(size(0, 0), size(18, 118), size(30, 94), size(39, 100)),
                    still(0));

    /// It nods, again and again.
    static final Motion NOD =
            of(
                    90,
                    MIDDLE,
                    Track.of(size(0, 100), size(20, 112), size(45, 97), size(89, 100)),
                    Track.of(
                            key(0, 0),
                            key(15, -9),
                            key(35, 8),
                            key(55, -4),
                            key(70, 0),
                            key(89, 0)));

    /// It jumps once.
    static final Motion JUMP =
            of(
                    60,
                    Track.of(
                            height(0, 0),
                            height(10, -24),
                            height(24, 48),
                            height(38, -10),
                            height(59, 0)),
                    Track.of(
                            size(0, 100), size(10, 88), size(24, 115), size(38, 96), size(59, 100)),
                    still(0));

    /// Small ones fly out to all sides and are gone.
    static final Motion BURST = burst();

    private static Motion of(int frames, Track place, Track scale, Track turn) {
        return new Motion(frames, List.of(new Mover(place, scale, turn, still(100))));
    }

    private static Motion burst() {
        var all = new ArrayList<Mover>();
        for (int i = 0; i < COPIES; i++) {
            boolean large = i % 2 == 0;
            int begin = i % 3 * 4;
            double angle = 2 * Math.PI * (i + 0.25) / COPIES;
            double far = large ? 215 : 165;
            double x = HALF + far * Math.cos(angle);
            double y = HALF + far * Math.sin(angle);
            all.add(
                    new Mover(
                            Track.of(key(begin, HALF, HALF, 0), key(50 + begin, x, y, 0)),
                            Track.of(
                                    size(begin, 0),
                                    size(18 + begin, large ? 17 : 12),
                                    size(60 + begin, 4)),
                            Track.of(key(begin, 0), key(60 + begin, large ? 50 : -50)),
                            Track.of(key(begin, 100), key(36 + begin, 100), key(60 + begin, 0))));
        }
        return new Motion(70, List.copyOf(all));
    }

    private static Track.Key size(int frame, double hundredths) {
        return key(frame, hundredths, hundredths, 100);
    }

    private static Track.Key height(int frame, double up) {
        return key(frame, HALF, HALF - up, 0);
    }
}
