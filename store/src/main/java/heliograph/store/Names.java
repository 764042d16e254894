package heliograph.store;

/// The one rule for names that go to disk.
final class Names {
    private Names() {}

    static void check(String name, int max) {
        if (name.isEmpty() || name.length() > max) {
            throw new IllegalArgumentException("a name of 1 to " + max + ": '" + name + "'");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean good = (c >= 'a' && c <= 'z') || "0123456789._-".indexOf(c) >= 0;
            if (!good)
                throw new IllegalArgumentException("a name of a-z 0-9 . _ -: '" + name + "'");
        }
    }
}
