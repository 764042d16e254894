package heliograph.tl;

/// A value of the schema: it writes itself, constructor id first, in the layer of the writer.
public interface TlObject {
    /// Writes the constructor id and the fields as the writer's layer has them.
    void write(TlWriter out);

    /// Whether `layer` has this value. What it lacks is left out of vectors and optional fields.
    default boolean existsIn(int layer) {
        return true;
    }
}
