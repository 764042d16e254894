package heliograph.messages;

import heliograph.tl.api.MessageEntity;
import heliograph.tl.api.MessageEntityCode;
import heliograph.tl.api.MessageEntityPre;
import heliograph.tl.api.MessageEntityTextUrl;
import heliograph.tl.api.MessageEntityUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Links in texts (https://core.telegram.org/api/entities): those that entities name, and those
/// that just stand there, since many clients leave it to the server to see them.
public final class Links {
    /// UTF-16 units of an address; longer ones are none.
    static final int ADDRESS_MAX = 2_048;

    /// An address begins with `http`, or is a name under a domain that words seldom end with: a
    /// file called `notes.md` is no link, nor is what stands in an e-mail address. What is repeated
    /// is bounded, so that no text takes long to look through.
    private static final Pattern PLAIN =
            Pattern.compile(
                    "\\bhttps?://[^\\s<>\"`]++"
                            + "|(?<![\\w@./:-])(?:[a-z0-9][a-z0-9-]{0,62}\\.){1,8}"
                            + "(?:com|org|net|edu|gov|int|info|dev|app|io|me|tv|eu|de|fr|uk|nl|it"
                            + "|es|pt|pl|cz|at|ch|se|no|fi|dk|ru|ua|ir|in|cn|jp|kr|vn|br|ar|au|ca)"
                            + "(?![\\w@-]|\\.\\w)(?::\\d{1,5})?+(?:[/?#][^\\s<>\"`]*+)?+",
                    Pattern.CASE_INSENSITIVE);

    /// What stands before a colon, unless a port stands behind it.
    private static final Pattern SCHEME =
            Pattern.compile("[a-z][a-z0-9+.-]*+:(?!\\d)", Pattern.CASE_INSENSITIVE);

    private static final String AFTER_A_LINK = ".,;:!?'*_~|";

    private Links() {}

    /// The address of the first link of a text; null when it has none.
    public static @Nullable String first(String text, @Nullable List<MessageEntity> entities) {
        var marked = entities == null ? List.<MessageEntity>of() : entities;
        int at = Integer.MAX_VALUE;
        String first = null;
        for (var entity : marked) {
            var span = Span.of(entity);
            var named = named(text, entity, span);
            if (named != null && span.offset() < at && isWeb(address(named))) {
                at = span.offset();
                first = named;
            }
        }
        for (var plain : plain(text)) {
            if (plain.offset() >= at) break;
            if (isCode(plain.offset(), marked)) continue;
            first = text.substring(plain.offset(), plain.offset() + plain.length());
            break;
        }
        if (first == null || first.length() > ADDRESS_MAX) return null;
        return address(first);
    }

    /// Where links just stand in a text, in their order.
    static List<Span> plain(String text) {
        var found = new ArrayList<Span>();
        var plain = PLAIN.matcher(text);
        while (plain.find()) found.add(new Span(plain.start(), ended(plain.group()).length()));
        return found;
    }

    /// An address as it is asked for: whoever leaves out how means `https`.
    public static String address(String written) {
        var plain = written.strip();
        return SCHEME.matcher(plain).lookingAt() ? plain : "https://" + plain;
    }

    private static boolean isWeb(String address) {
        return address.regionMatches(true, 0, "http://", 0, 7)
                || address.regionMatches(true, 0, "https://", 0, 8);
    }

    private static @Nullable String named(String text, MessageEntity entity, Span span) {
        if (entity instanceof MessageEntityTextUrl link) return link.url();
        if (!(entity instanceof MessageEntityUrl)) return null;
        int end = (int) Math.min((long) span.offset() + span.length(), text.length());
        return span.offset() < 0 || span.offset() >= end
                ? null
                : text.substring(span.offset(), end);
    }

    private static boolean isCode(int at, List<MessageEntity> entities) {
        for (var entity : entities)
            if (entity instanceof MessageEntityCode || entity instanceof MessageEntityPre) {
                var span = Span.of(entity);
                if (span.offset() <= at && at - span.offset() < span.length()) return true;
            }
        return false;
    }

    /// Without what ends the sentence, and without a bracket that was opened before the link.
    private static String ended(String link) {
        int end = link.length();
        while (end > 0) {
            char last = link.charAt(end - 1);
            boolean closes =
                    switch (last) {
                        case ')' -> opens(link, '(', ')', end);
                        case ']' -> opens(link, '[', ']', end);
                        default -> AFTER_A_LINK.indexOf(last) >= 0;
                    };
            if (!closes) break;
            end--;
        }
        return link.substring(0, end);
    }

    private static boolean opens(String link, char open, char close, int end) {
        int depth = 0;
        for (int i = 0; i < end; i++) {
            if (link.charAt(i) == open) depth++;
            if (link.charAt(i) == close) depth--;
        }
        return depth < 0;
    }
}
