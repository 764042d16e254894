package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Document;
import heliograph.tl.api.DocumentAttribute;
import heliograph.tl.api.DocumentAttributeAnimated;
import heliograph.tl.api.DocumentAttributeAudio;
import heliograph.tl.api.DocumentAttributeSticker;
import heliograph.tl.api.DocumentAttributeVideo;
import heliograph.tl.api.InputMessagesFilterChatPhotos;
import heliograph.tl.api.InputMessagesFilterContacts;
import heliograph.tl.api.InputMessagesFilterDocument;
import heliograph.tl.api.InputMessagesFilterEmpty;
import heliograph.tl.api.InputMessagesFilterGeo;
import heliograph.tl.api.InputMessagesFilterGif;
import heliograph.tl.api.InputMessagesFilterMusic;
import heliograph.tl.api.InputMessagesFilterMyMentions;
import heliograph.tl.api.InputMessagesFilterPhoneCalls;
import heliograph.tl.api.InputMessagesFilterPhotoVideo;
import heliograph.tl.api.InputMessagesFilterPhotos;
import heliograph.tl.api.InputMessagesFilterPinned;
import heliograph.tl.api.InputMessagesFilterPoll;
import heliograph.tl.api.InputMessagesFilterRoundVideo;
import heliograph.tl.api.InputMessagesFilterRoundVoice;
import heliograph.tl.api.InputMessagesFilterUrl;
import heliograph.tl.api.InputMessagesFilterVideo;
import heliograph.tl.api.InputMessagesFilterVoice;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageActionPhoneCall;
import heliograph.tl.api.MessageEntityTextUrl;
import heliograph.tl.api.MessageEntityUrl;
import heliograph.tl.api.MessageMedia;
import heliograph.tl.api.MessageMediaContact;
import heliograph.tl.api.MessageMediaDocument;
import heliograph.tl.api.MessageMediaGeo;
import heliograph.tl.api.MessageMediaGeoLive;
import heliograph.tl.api.MessageMediaPhoto;
import heliograph.tl.api.MessageMediaPoll;
import heliograph.tl.api.MessageMediaVenue;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.MessagesFilter;
import heliograph.tl.api.PeerUser;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a search in a chat lets through.
final class Filters {
    private Filters() {}

    static Predicate<AnyMessage> of(MessagesFilter filter) {
        return switch (filter) {
            case InputMessagesFilterEmpty _ -> _ -> true;
            case InputMessagesFilterPhotos _ -> Filters::photo;
            case InputMessagesFilterVideo _ -> Filters::video;
            case InputMessagesFilterPhotoVideo _ -> m -> photo(m) || video(m);
            case InputMessagesFilterDocument _ -> Filters::plainDocument;
            case InputMessagesFilterGif _ -> m -> has(m, DocumentAttributeAnimated.class);
            case InputMessagesFilterMusic _ -> m -> audio(m, false);
            case InputMessagesFilterVoice _ -> m -> audio(m, true);
            case InputMessagesFilterRoundVideo _ -> Filters::round;
            case InputMessagesFilterRoundVoice _ -> m -> audio(m, true) || round(m);
            case InputMessagesFilterUrl _ -> Filters::url;
            case InputMessagesFilterPinned _ -> m -> m instanceof Message p && p.pinned();
            case InputMessagesFilterMyMentions _ -> m -> m instanceof Message p && p.mentioned();
            case InputMessagesFilterGeo _ -> Filters::place;
            case InputMessagesFilterContacts _ ->
                    m -> m instanceof Message p && p.media() instanceof MessageMediaContact;
            case InputMessagesFilterPoll _ ->
                    m -> m instanceof Message p && p.media() instanceof MessageMediaPoll;
            case InputMessagesFilterPhoneCalls _ ->
                    m ->
                            m instanceof MessageService s
                                    && s.action() instanceof MessageActionPhoneCall;
            case InputMessagesFilterChatPhotos _ -> _ -> false;
            default -> throw RpcError.bad("INPUT_FILTER_INVALID").refusal();
        };
    }

    /// Text that contains `query` whatever the case of its letters; all when it is empty.
    static Predicate<AnyMessage> text(String query) {
        if (query.isBlank()) return _ -> true;
        var wanted = query.strip().toLowerCase(Locale.ROOT);
        return m -> m instanceof Message p && p.message().toLowerCase(Locale.ROOT).contains(wanted);
    }

    static Predicate<AnyMessage> from(long peer) {
        return m ->
                switch (m) {
                    case Message p -> p.fromId() != null && PeerId.of(p.fromId()).marked() == peer;
                    case MessageService s ->
                            s.fromId() != null && PeerId.of(s.fromId()).marked() == peer;
                    case heliograph.tl.api.MessageEmpty _ -> false;
                };
    }

    /// Dates from `min` to `max`, both included; 0 leaves an end open.
    static Predicate<AnyMessage> between(int min, int max) {
        return m -> {
            int date = Mailbox.Content.date(m);
            return date >= min && (max == 0 || date <= max);
        };
    }

    /// Whether the other party is told when a medium was played: voice and round video notes.
    static boolean isListened(@Nullable MessageMedia media) {
        if (media == null) return false;
        var probe = Message.builder().peerId(new PeerUser(1)).media(media).build();
        return audio(probe, true) || round(probe);
    }

    private static boolean photo(AnyMessage m) {
        return m instanceof Message p && p.media() instanceof MessageMediaPhoto;
    }

    private static boolean video(AnyMessage m) {
        return has(m, DocumentAttributeVideo.class)
                && !has(m, DocumentAttributeAnimated.class)
                && !round(m);
    }

    private static boolean round(AnyMessage m) {
        return document(m) instanceof Document d
                && d.attributes().stream()
                        .anyMatch(a -> a instanceof DocumentAttributeVideo v && v.roundMessage());
    }

    private static boolean audio(AnyMessage m, boolean voice) {
        return document(m) instanceof Document d
                && d.attributes().stream()
                        .anyMatch(a -> a instanceof DocumentAttributeAudio v && v.voice() == voice);
    }

    private static boolean plainDocument(AnyMessage m) {
        return document(m) instanceof Document
                && !has(m, DocumentAttributeVideo.class)
                && !has(m, DocumentAttributeAudio.class)
                && !has(m, DocumentAttributeAnimated.class)
                && !has(m, DocumentAttributeSticker.class);
    }

    private static boolean url(AnyMessage m) {
        return m instanceof Message p
                && p.entities() != null
                && p.entities().stream()
                        .anyMatch(e ->
                                e instanceof MessageEntityUrl || e instanceof MessageEntityTextUrl);
    }

    private static boolean place(AnyMessage m) {
        return m instanceof Message p
                && (p.media() instanceof MessageMediaGeo
                        || p.media() instanceof MessageMediaGeoLive
                        || p.media() instanceof MessageMediaVenue);
    }

    private static boolean has(AnyMessage m, Class<? extends DocumentAttribute> attribute) {
        return document(m) instanceof Document d
                && d.attributes().stream().anyMatch(attribute::isInstance);
    }

    private static Object document(AnyMessage m) {
        return m instanceof Message p
                        && p.media() instanceof MessageMediaDocument media
                        && media.document() != null
                ? media.document()
                : m;
    }
}
