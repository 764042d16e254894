package heliograph.artwork;

import java.util.List;

/// How one property goes on in time.
///
/// @param keys at least one, in their order
record Track(List<Key> keys) {
    /// @param frame when it has this value
    record Key(int frame, List<Double> value) {}

    static Track still(double... value) {
        return new Track(List.of(key(0, value)));
    }

    static Track of(Key... keys) {
        return new Track(List.of(keys));
    }

    static Key key(int frame, double... value) {
        return new Key(frame, java.util.Arrays.stream(value).boxed().toList());
    }

    /// Begins and ends slowly between two keys.
    void write(Json out) {
        out.begin('{');
        boolean moves = keys.size() > 1;
        out.name("a").number(moves ? 1 : 0).name("k");
        if (!moves) value(out, keys.getFirst());
        else {
            out.begin('[');
            for (int i = 0; i < keys.size(); i++) {
                var key = keys.get(i);
                out.begin('{').name("t").number(key.frame).name("s").begin('[');
                for (double part : key.value) out.number(part);
                out.end(']');
                if (i < keys.size() - 1) {
                    ease(out, "i", 0.67, 1);
                    ease(out, "o", 0.33, 0);
                }
                out.end('}');
            }
            out.end(']');
        }
        out.end('}');
    }

    private static void value(Json out, Key key) {
        if (key.value.size() == 1) {
            out.number(key.value.getFirst());
            return;
        }
        out.begin('[');
        for (double part : key.value) out.number(part);
        out.end(']');
    }

    private static void ease(Json out, String side, double x, double y) {
        out.name(side).begin('{').name("x").begin('[').number(x).end(']');
        out.name("y").begin('[').number(y).end(']').end('}');
    }
}
