package heliograph.messages;

import heliograph.peers.Peers;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.tl.api.InputMessageEntityMentionName;
import heliograph.tl.api.MessageEntity;
import heliograph.tl.api.MessageEntityMentionName;
import heliograph.tl.api.MessageEntityUnknown;
import heliograph.tl.api.MessageMedia;
import heliograph.tl.api.MessageMediaWebPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a text and its entities may be (https://core.telegram.org/api/entities).
///
/// Offsets and lengths count UTF-16 units, as Java's strings do.
final class TextRules {
    /// `message_length_max`: code units of a text.
    static final int TEXT_MAX = 4_096;

    /// `caption_length_max`: code units under a medium.
    static final int CAPTION_MAX = 1_024;

    static final int ENTITIES_MAX = 100;

    private static final String TOO_LONG = "MESSAGE_TOO_LONG";

    /// By where they begin; of two that begin together the longer is outside.
    private static final Comparator<MessageEntity> ORDER =
            Comparator.comparingInt((MessageEntity entity) -> Span.of(entity).offset())
                    .thenComparingInt(entity -> -Span.of(entity).length());

    /// A text as it is kept: trimmed, its entities checked, in order, and moved along.
    record Text(String text, @Nullable List<MessageEntity> entities) {}

    private final Peers peers;

    TextRules(Peers peers) {
        this.peers = peers;
    }

    /// The text of a message without a medium.
    Text message(Caller caller, String text, @Nullable List<MessageEntity> entities) {
        return marked(quote(caller, text, entities));
    }

    /// A part of another message's text; only what the client marks in it is marked.
    Text quote(Caller caller, String text, @Nullable List<MessageEntity> entities) {
        var kept = kept(caller, text, entities, TEXT_MAX, TOO_LONG);
        if (kept.text.isEmpty()) throw RpcError.bad("MESSAGE_EMPTY").refusal();
        return kept;
    }

    /// The text under a medium; may be empty.
    Text caption(Caller caller, String text, @Nullable List<MessageEntity> entities) {
        return marked(kept(caller, text, entities, CAPTION_MAX, "MEDIA_CAPTION_TOO_LONG"));
    }

    /// The text beside what a message shows; a preview of a link takes no room from it.
    Text beside(
            Caller caller,
            @Nullable MessageMedia shown,
            String text,
            @Nullable List<MessageEntity> entities) {
        return switch (shown) {
            case null -> message(caller, text, entities);
            case MessageMediaWebPage _ -> marked(kept(caller, text, entities, TEXT_MAX, TOO_LONG));
            default -> caption(caller, text, entities);
        };
    }

    private Text kept(
            Caller caller,
            String text,
            @Nullable List<MessageEntity> entities,
            int max,
            String tooLong) {
        int from = 0;
        int to = text.length();
        while (to > 0 && isBlank(text.charAt(to - 1))) to--;
        while (from < to && isBlank(text.charAt(from))) from++;
        if (to - from > max) throw RpcError.bad(tooLong).refusal();
        var trimmed = text.substring(from, to);
        if (entities == null || entities.isEmpty()) return new Text(trimmed, null);
        if (entities.size() > ENTITIES_MAX) throw RpcError.bad("ENTITIES_TOO_LONG").refusal();
        var checked = new ArrayList<MessageEntity>();
        for (var entity : entities) {
            var span = Span.of(entity);
            if (span.offset() < 0
                    || span.length() < 0
                    || (long) span.offset() + span.length() > text.length())
                throw RpcError.bad("ENTITY_BOUNDS_INVALID").refusal();
            int start = Math.max(from, span.offset()) - from;
            int end = Math.min(to, span.offset() + span.length()) - from;
            if (start < end) {
                var moved = moved(caller, entity, start, end - start);
                if (moved != null) checked.add(moved);
            }
        }
        checked.sort(ORDER);
        return new Text(trimmed, checked.isEmpty() ? null : checked);
    }

    /// With what the text says by itself, as far as there is room.
    private static Text marked(Text text) {
        var given = text.entities == null ? List.<MessageEntity>of() : text.entities;
        var found = PlainMarks.in(text.text, given);
        if (found.isEmpty()) return text;
        var all = new ArrayList<>(given);
        all.addAll(found.subList(0, Math.min(found.size(), ENTITIES_MAX - given.size())));
        all.sort(ORDER);
        return new Text(text.text, all.isEmpty() ? null : all);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\u200b';
    }

    /// A mention by name names a user that the caller can reach; what no client may send is left
    /// out.
    private @Nullable MessageEntity moved(Caller caller, MessageEntity entity, int at, int count) {
        return switch (entity) {
            case InputMessageEntityMentionName mention ->
                    new MessageEntityMentionName(
                            at, count, peers.resolve(caller, mention.userId()));
            case MessageEntityMentionName _, MessageEntityUnknown _ -> null;
            default -> Span.moved(entity, at, count);
        };
    }
}
