package heliograph.store;

/// A kind of note that homes tell each other.
///
/// @param name 1 to 32 characters of `a-z 0-9 . _ -`; on disk until the note is delivered, so a
///   type that may still wait somewhere keeps its name and stays readable
/// @param codec the bytes of a note
public record NoteType<N>(String name, Codec<N> codec) {
    private static final int NAME_MAX = 32;

    public NoteType {
        Names.check(name, NAME_MAX);
    }
}
