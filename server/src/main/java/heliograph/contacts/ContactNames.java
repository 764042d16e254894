package heliograph.contacts;

import heliograph.rpc.RpcError;
import heliograph.tl.api.TextWithEntities;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people write of their contacts, within its limits.
final class ContactNames {
    static final int NAME_MAX = 64;

    /// `contact_note_length_limit`.
    static final int NOTE_MAX = 128;

    private ContactNames() {}

    /// A name without the space around it, cut to [#NAME_MAX].
    static String cut(String name) {
        var stripped = name.strip();
        return stripped.substring(0, end(stripped, NAME_MAX));
    }

    /// A first name: as above, but `CONTACT_NAME_EMPTY` when there is none.
    static String first(String name) {
        var cut = cut(name);
        if (cut.isEmpty()) throw RpcError.bad("CONTACT_NAME_EMPTY").refusal();
        return cut;
    }

    /// A note, without its entities when it must be cut to [#NOTE_MAX]; null when there is none.
    static @Nullable TextWithEntities note(@Nullable TextWithEntities note) {
        if (note == null) return null;
        int end = end(note.text(), NOTE_MAX);
        return end == note.text().length()
                ? note
                : new TextWithEntities(note.text().substring(0, end), List.of());
    }

    /// Where to cut, never between the halves of one character.
    private static int end(String text, int max) {
        if (text.length() <= max) return text.length();
        return Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    }
}
