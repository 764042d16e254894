package heliograph.artwork;

import java.util.Base64;

/// One picture of an emoji.
///
/// @param emoji empty when it belongs to none
/// @param title what the emoji is called in English
/// @param side its width and height in pixels
/// @param size in bytes
/// @param sha256 of the file, in hex
/// @param outline a preview as `photoPathSize` has it; empty for a still
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Picture(
        Role role, String emoji, String title, int side, int size, String sha256, byte[] outline) {
    /// What a picture is for. The first six are those of `availableReaction`.
    public enum Role {
        ICON(false),
        APPEAR(true),
        SELECT(true),
        ACTIVATE(true),
        EFFECT(true),

        /// Around a reaction that was just put: one for all.
        AROUND(true),

        /// The icon of a topic.
        TOPIC(true);

        private final boolean animated;

        Role(boolean animated) {
            this.animated = animated;
        }

        /// Whether it is an animation, else a still.
        public boolean animated() {
            return animated;
        }
    }

    /// Where the lines of all pictures stand.
    static final String INDEX = "index.tsv";

    static Picture ofLine(String line) {
        var cell = line.split("\t", -1);
        return new Picture(
                Role.valueOf(cell[0]),
                cell[1],
                cell[2],
                Integer.parseInt(cell[3]),
                Integer.parseInt(cell[4]),
                cell[5],
                Base64.getDecoder().decode(cell[6]));
    }

    String toLine() {
        return String.join(
                "\t",
                role.name(),
                emoji,
                title,
                Integer.toString(side),
                Integer.toString(size),
                sha256,
                Base64.getEncoder().encodeToString(outline));
    }
}
