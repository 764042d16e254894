package heliograph.tlgen;

import org.jspecify.annotations.Nullable;

/// A field of a constructor, in the order of the wire.
///
/// @param name camel case, whatever the schema wrote
/// @param word the word of flags that says whether the field is there; null when it always is
/// @param bit the bit in that word
public record Field(String name, TlType type, @Nullable String word, int bit) {
    public boolean optional() {
        return word != null;
    }

    public boolean isWord() {
        return type == TlType.Scalar.FLAGS;
    }

    public boolean isTrue() {
        return type == TlType.Scalar.TRUE;
    }

    @Override
    public String toString() {
        return name + ":" + (word == null ? "" : word + "." + bit + "?") + type;
    }
}
