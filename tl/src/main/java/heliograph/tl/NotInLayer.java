package heliograph.tl;

/// The value, and everything that it could be written as, is unknown to the layer: the caller
/// answers with an error instead.
public final class NotInLayer extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotInLayer(String constructor, int layer) {
        super(constructor + " is not in layer " + layer, null, false, false);
    }
}
