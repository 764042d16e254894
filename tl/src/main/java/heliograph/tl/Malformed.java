package heliograph.tl;

/// The bytes are not TL. Carries no stack: a peer can cause it at will, so it must be cheap.
public class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Malformed(String why) {
        super(why, null, false, false);
    }

    /// A value of the type was expected, and this id is none of its constructors.
    public static Malformed no(String type, int id) {
        return new Malformed("0x" + Integer.toHexString(id) + " is no " + type);
    }

    /// The constructor id is in no layer that we know; a method becomes `INPUT_METHOD_INVALID`.
    public static final class UnknownConstructor extends Malformed {
        private static final long serialVersionUID = 1;
        private final int id;

        public UnknownConstructor(int id) {
            super("constructor 0x" + Integer.toHexString(id));
            this.id = id;
        }

        public int id() {
            return id;
        }
    }
}
