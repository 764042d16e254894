package heliograph.tlgen;

/// A type as a schema writes it.
public sealed interface TlType {
    /// The types that the language itself has.
    enum Scalar implements TlType {
        INT("int"),
        LONG("long"),
        DOUBLE("double"),
        STRING("string"),
        BYTES("bytes"),
        BOOL("Bool"),
        INT128("int128"),
        INT256("int256"),
        /// Present when its flag is set; no bytes of its own.
        TRUE("true"),
        /// A word of flags; no component of a record.
        FLAGS("#");

        private final String tl;

        Scalar(String tl) {
            this.tl = tl;
        }

        @Override
        public String toString() {
            return tl;
        }
    }

    /// A type that the schema defines, by its name there.
    record Named(String name) implements TlType {
        @Override
        public String toString() {
            return name;
        }
    }

    /// `Vector<T>`, or `vector<t>` when it is bare.
    record Vector(TlType element, boolean bare) implements TlType {
        @Override
        public String toString() {
            return (bare ? "vector<" : "Vector<") + element + ">";
        }
    }

    /// Any method (`!X`) or, elsewhere, the answer of one (`X`).
    record Any(boolean function) implements TlType {
        @Override
        public String toString() {
            return function ? "!X" : "X";
        }
    }

    /// Reads `Vector<messages.SearchCounter>` and the like.
    static TlType parse(String text) {
        for (Scalar scalar : Scalar.values()) {
            if (scalar.tl.equals(text)) return scalar;
        }
        if (text.equals("!X")) return new Any(true);
        if (text.equals("X") || text.equals("Object")) return new Any(false);
        int open = text.indexOf('<');
        if (open < 0) return new Named(text.startsWith("%") ? text.substring(1) : text);
        String element = text.substring(open + 1, text.length() - 1);
        return new Vector(parse(element), text.startsWith("vector"));
    }
}
