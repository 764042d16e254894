package heliograph.stickers;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Emoji as people write them: several code points may be one.
final class EmojiText {
    /// Emoji of one sticker.
    static final int MAX = 20;

    private static final int LENGTH_MAX = 16;
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private EmojiText() {}

    /// The emoji of a sticker, each once. Refuses with `STICKER_EMOJI_INVALID` none, more than
    /// [#MAX], and what is no emoji.
    static List<String> of(String text) {
        var found = new LinkedHashSet<String>();
        for (var match : GRAPHEME.matcher(text.strip()).results().toList()) {
            var one = match.group();
            boolean emoji = one.codePoints().anyMatch(EmojiText::isEmoji);
            if (!emoji || one.length() > LENGTH_MAX)
                throw StickerErrors.STICKER_EMOJI_INVALID.refusal();
            found.add(one);
        }
        if (found.isEmpty() || found.size() > MAX)
            throw StickerErrors.STICKER_EMOJI_INVALID.refusal();
        return List.copyOf(found);
    }

    /// Digits are emoji only with the mark that makes keys of them.
    private static boolean isEmoji(int c) {
        return c == 0x20e3 || (Character.isEmoji(c) && c > 0x7f);
    }

    /// The same emoji, whether or not its coloured form was asked for.
    static String plain(String emoji) {
        return emoji.replace("\ufe0f", "");
    }
}
