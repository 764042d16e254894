package heliograph.messages;

import heliograph.tl.api.InputMessageEntityMentionName;
import heliograph.tl.api.MessageEntity;
import heliograph.tl.api.MessageEntityBankCard;
import heliograph.tl.api.MessageEntityBlockquote;
import heliograph.tl.api.MessageEntityBold;
import heliograph.tl.api.MessageEntityBotCommand;
import heliograph.tl.api.MessageEntityCashtag;
import heliograph.tl.api.MessageEntityCode;
import heliograph.tl.api.MessageEntityCustomEmoji;
import heliograph.tl.api.MessageEntityDiffDelete;
import heliograph.tl.api.MessageEntityDiffInsert;
import heliograph.tl.api.MessageEntityDiffReplace;
import heliograph.tl.api.MessageEntityEmail;
import heliograph.tl.api.MessageEntityFormattedDate;
import heliograph.tl.api.MessageEntityHashtag;
import heliograph.tl.api.MessageEntityItalic;
import heliograph.tl.api.MessageEntityMention;
import heliograph.tl.api.MessageEntityMentionName;
import heliograph.tl.api.MessageEntityPhone;
import heliograph.tl.api.MessageEntityPre;
import heliograph.tl.api.MessageEntitySpoiler;
import heliograph.tl.api.MessageEntityStrike;
import heliograph.tl.api.MessageEntityTextUrl;
import heliograph.tl.api.MessageEntityUnderline;
import heliograph.tl.api.MessageEntityUnknown;
import heliograph.tl.api.MessageEntityUrl;

/// Where an entity lies in its text, and the same entity elsewhere.
///
/// @param offset the first UTF-16 unit
/// @param length how many units
record Span(int offset, int length) {
    /// Whether both have a part of the text.
    boolean overlaps(Span other) {
        return offset < other.offset + other.length && other.offset < offset + length;
    }

    static Span of(MessageEntity entity) {
        return switch (entity) {
            case InputMessageEntityMentionName e -> new Span(e.offset(), e.length());
            case MessageEntityBankCard e -> new Span(e.offset(), e.length());
            case MessageEntityBlockquote e -> new Span(e.offset(), e.length());
            case MessageEntityBold e -> new Span(e.offset(), e.length());
            case MessageEntityBotCommand e -> new Span(e.offset(), e.length());
            case MessageEntityCashtag e -> new Span(e.offset(), e.length());
            case MessageEntityCode e -> new Span(e.offset(), e.length());
            case MessageEntityCustomEmoji e -> new Span(e.offset(), e.length());
            case MessageEntityDiffDelete e -> new Span(e.offset(), e.length());
            case MessageEntityDiffInsert e -> new Span(e.offset(), e.length());
            case MessageEntityDiffReplace e -> new Span(e.offset(), e.length());
            case MessageEntityEmail e -> new Span(e.offset(), e.length());
            case MessageEntityFormattedDate e -> new Span(e.offset(), e.length());
            case MessageEntityHashtag e -> new Span(e.offset(), e.length());
            case MessageEntityItalic e -> new Span(e.offset(), e.length());
            case MessageEntityMention e -> new Span(e.offset(), e.length());
            case MessageEntityMentionName e -> new Span(e.offset(), e.length());
            case MessageEntityPhone e -> new Span(e.offset(), e.length());
            case MessageEntityPre e -> new Span(e.offset(), e.length());
            case MessageEntitySpoiler e -> new Span(e.offset(), e.length());
            case MessageEntityStrike e -> new Span(e.offset(), e.length());
            case MessageEntityTextUrl e -> new Span(e.offset(), e.length());
            case MessageEntityUnderline e -> new Span(e.offset(), e.length());
            case MessageEntityUnknown e -> new Span(e.offset(), e.length());
            case MessageEntityUrl e -> new Span(e.offset(), e.length());
        };
    }

    /// The entity with another place.
    static MessageEntity moved(MessageEntity entity, int at, int count) {
        return switch (entity) {
            case InputMessageEntityMentionName e ->
                    new InputMessageEntityMentionName(at, count, e.userId());
            case MessageEntityBankCard _ -> new MessageEntityBankCard(at, count);
            case MessageEntityBlockquote e -> new MessageEntityBlockquote(e.collapsed(), at, count);
            case MessageEntityBold _ -> new MessageEntityBold(at, count);
            case MessageEntityBotCommand _ -> new MessageEntityBotCommand(at, count);
            case MessageEntityCashtag _ -> new MessageEntityCashtag(at, count);
            case MessageEntityCode _ -> new MessageEntityCode(at, count);
            case MessageEntityCustomEmoji e ->
                    new MessageEntityCustomEmoji(at, count, e.documentId());
            case MessageEntityDiffDelete _ -> new MessageEntityDiffDelete(at, count);
            case MessageEntityDiffInsert _ -> new MessageEntityDiffInsert(at, count);
            case MessageEntityDiffReplace e -> new MessageEntityDiffReplace(at, count, e.oldText());
            case MessageEntityEmail _ -> new MessageEntityEmail(at, count);
            case MessageEntityFormattedDate e ->
                    new MessageEntityFormattedDate(
                            e.relative(),
                            e.shortTime(),
                            e.longTime(),
                            e.shortDate(),
                            e.longDate(),
                            e.dayOfWeek(),
                            at,
                            count,
                            e.date());
            case MessageEntityHashtag _ -> new MessageEntityHashtag(at, count);
            case MessageEntityItalic _ -> new MessageEntityItalic(at, count);
            case MessageEntityMention _ -> new MessageEntityMention(at, count);
            case MessageEntityMentionName e -> new MessageEntityMentionName(at, count, e.userId());
            case MessageEntityPhone _ -> new MessageEntityPhone(at, count);
            case MessageEntityPre e -> new MessageEntityPre(at, count, e.language());
            case MessageEntitySpoiler _ -> new MessageEntitySpoiler(at, count);
            case MessageEntityStrike _ -> new MessageEntityStrike(at, count);
            case MessageEntityTextUrl e -> new MessageEntityTextUrl(at, count, e.url());
            case MessageEntityUnderline _ -> new MessageEntityUnderline(at, count);
            case MessageEntityUnknown _ -> new MessageEntityUnknown(at, count);
            case MessageEntityUrl _ -> new MessageEntityUrl(at, count);
        };
    }
}
