package heliograph.messages;

import heliograph.tl.api.MessageEntity;
import heliograph.tl.api.MessageEntityBlockquote;
import heliograph.tl.api.MessageEntityBold;
import heliograph.tl.api.MessageEntityBotCommand;
import heliograph.tl.api.MessageEntityCashtag;
import heliograph.tl.api.MessageEntityEmail;
import heliograph.tl.api.MessageEntityHashtag;
import heliograph.tl.api.MessageEntityItalic;
import heliograph.tl.api.MessageEntityMention;
import heliograph.tl.api.MessageEntitySpoiler;
import heliograph.tl.api.MessageEntityStrike;
import heliograph.tl.api.MessageEntityUnderline;
import heliograph.tl.api.MessageEntityUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/// What a text says without being marked: links, e-mail addresses, usernames, tags and commands.
/// Most clients leave it to the server to see them
/// (https://core.telegram.org/api/entities#automatically-detected).
///
/// All that repeats in a pattern is bounded, so that no text takes long to look through.
final class PlainMarks {
    private static final String BEFORE = "(?<![\\p{L}\\p{N}_@#$/.:-])";
    private static final String NAME = "[A-Za-z][A-Za-z0-9_]{3,31}";

    /// One kind of mark and the entity that it becomes.
    private record Kind(Pattern pattern, BiFunction<Integer, Integer, MessageEntity> entity) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(
                            Pattern.compile(
                                    "(?<![\\w.+-])[\\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.){1,8}"
                                            + "[A-Za-z]{2,24}(?![\\w-])"),
                            MessageEntityEmail::new),
                    new Kind(
                            Pattern.compile(BEFORE + "@" + NAME + "(?!\\w)"),
                            MessageEntityMention::new),
                    new Kind(
                            Pattern.compile(
                                    BEFORE
                                            + "#(?=[\\p{N}_]{0,64}\\p{L})[\\p{L}\\p{M}\\p{N}_]{1,64}"
                                            + "(?:@"
                                            + NAME
                                            + ")?(?![\\p{L}\\p{M}\\p{N}_#])"),
                            MessageEntityHashtag::new),
                    new Kind(
                            Pattern.compile(BEFORE + "\\$[A-Z]{3,8}(?![\\p{L}\\p{N}_$])"),
                            MessageEntityCashtag::new),
                    new Kind(
                            Pattern.compile(
                                    "(?<![\\p{L}\\p{N}_/<>@#$.:-])/[A-Za-z0-9_]{1,64}(?:@"
                                            + NAME
                                            + ")?(?![\\w/<>@])"),
                            MessageEntityBotCommand::new));

    private PlainMarks() {}

    /// The entities of what stands in a text and is not marked as something else: whoever marks a
    /// part as code, or as a link to elsewhere, means that.
    ///
    /// @param marked what is marked
    static List<MessageEntity> in(String text, List<MessageEntity> marked) {
        if (!hasSign(text)) return List.of();
        var closed = new ArrayList<Span>();
        for (var entity : marked) if (!isLook(entity)) closed.add(Span.of(entity));
        var found = new ArrayList<MessageEntity>();
        for (var link : Links.plain(text))
            add(link, new MessageEntityUrl(link.offset(), link.length()), closed, found);
        for (var kind : KINDS)
            for (var mark = kind.pattern.matcher(text); mark.find(); ) {
                var span = new Span(mark.start(), mark.end() - mark.start());
                add(span, kind.entity.apply(span.offset(), span.length()), closed, found);
            }
        return found;
    }

    private static void add(
            Span span, MessageEntity entity, List<Span> closed, List<MessageEntity> found) {
        for (var other : closed) if (span.overlaps(other)) return;
        closed.add(span);
        found.add(entity);
    }

    /// Whether something may stand in a text: most have no such sign.
    private static boolean hasSign(String text) {
        for (int i = 0; i < text.length(); i++)
            switch (text.charAt(i)) {
                case '.', '@', '#', '$', '/' -> {
                    return true;
                }
                default -> {}
            }
        return false;
    }

    /// Whether an entity only says how its text looks: a link may be bold.
    private static boolean isLook(MessageEntity entity) {
        return entity instanceof MessageEntityBold
                || entity instanceof MessageEntityItalic
                || entity instanceof MessageEntityUnderline
                || entity instanceof MessageEntityStrike
                || entity instanceof MessageEntitySpoiler
                || entity instanceof MessageEntityBlockquote;
    }
}
