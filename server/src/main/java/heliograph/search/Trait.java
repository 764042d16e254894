package heliograph.search;

import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Document;
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
import heliograph.tl.api.MessageActionChatEditPhoto;
import heliograph.tl.api.MessageActionPhoneCall;
import heliograph.tl.api.MessageActionTopicCreate;
import heliograph.tl.api.MessageEmpty;
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
import heliograph.tl.api.MessageMediaWebPage;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.MessagesFilter;
import heliograph.tl.api.PhoneCallDiscardReasonMissed;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What filters tell messages apart by (https://core.telegram.org/type/MessagesFilter).
enum Trait {
    PHOTO,
    VIDEO,
    FILE,
    GIF,
    MUSIC,
    VOICE,
    ROUND,
    LINK,
    PINNED,
    MENTIONED,
    PLACE,
    CONTACT,
    POLL,
    CALL,
    MISSED_CALL,
    CHAT_PHOTO,
    /// Lies in a topic of a forum other than the first.
    TOPIC;

    /// The word for it in the index: on disk until the index is made anew.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The traits of which a message must have one to pass; none when every message does.
    static Set<Trait> of(MessagesFilter filter) {
        return switch (filter) {
            case InputMessagesFilterEmpty _ -> EnumSet.noneOf(Trait.class);
            case InputMessagesFilterPhotos _ -> EnumSet.of(PHOTO);
            case InputMessagesFilterVideo _ -> EnumSet.of(VIDEO);
            case InputMessagesFilterPhotoVideo _ -> EnumSet.of(PHOTO, VIDEO);
            case InputMessagesFilterDocument _ -> EnumSet.of(FILE);
            case InputMessagesFilterGif _ -> EnumSet.of(GIF);
            case InputMessagesFilterMusic _ -> EnumSet.of(MUSIC);
            case InputMessagesFilterVoice _ -> EnumSet.of(VOICE);
            case InputMessagesFilterRoundVideo _ -> EnumSet.of(ROUND);
            case InputMessagesFilterRoundVoice _ -> EnumSet.of(ROUND, VOICE);
            case InputMessagesFilterUrl _ -> EnumSet.of(LINK);
            case InputMessagesFilterPinned _ -> EnumSet.of(PINNED);
            case InputMessagesFilterMyMentions _ -> EnumSet.of(MENTIONED);
            case InputMessagesFilterGeo _ -> EnumSet.of(PLACE);
            case InputMessagesFilterContacts _ -> EnumSet.of(CONTACT);
            case InputMessagesFilterPoll _ -> EnumSet.of(POLL);
            case InputMessagesFilterPhoneCalls(var missed) ->
                    EnumSet.of(missed ? MISSED_CALL : CALL);
            case InputMessagesFilterChatPhotos _ -> EnumSet.of(CHAT_PHOTO);
        };
    }

    static Set<Trait> of(AnyMessage message) {
        var traits = EnumSet.noneOf(Trait.class);
        switch (message) {
            case Message m -> {
                if (m.pinned()) traits.add(PINNED);
                if (m.mentioned()) traits.add(MENTIONED);
                if (isLinked(m)) traits.add(LINK);
                if (m.replyTo() instanceof MessageReplyHeader r && r.forumTopic())
                    traits.add(TOPIC);
                addMedia(traits, m.media());
            }
            case MessageService m -> {
                if (m.mentioned()) traits.add(MENTIONED);
                if (m.replyTo() instanceof MessageReplyHeader r && r.forumTopic())
                    traits.add(TOPIC);
                if (m.action() instanceof MessageActionTopicCreate) traits.add(TOPIC);
                if (m.action() instanceof MessageActionChatEditPhoto) traits.add(CHAT_PHOTO);
                if (m.action() instanceof MessageActionPhoneCall call) {
                    traits.add(CALL);
                    if (call.reason() instanceof PhoneCallDiscardReasonMissed)
                        traits.add(MISSED_CALL);
                }
            }
            case MessageEmpty _ -> {}
        }
        return traits;
    }

    private static boolean isLinked(Message m) {
        if (m.media() instanceof MessageMediaWebPage) return true;
        if (m.entities() == null) return false;
        for (var entity : m.entities())
            if (entity instanceof MessageEntityUrl || entity instanceof MessageEntityTextUrl)
                return true;
        return false;
    }

    private static void addMedia(Set<Trait> traits, @Nullable MessageMedia media) {
        if (media == null) return;
        switch (media) {
            case MessageMediaPhoto _ -> traits.add(PHOTO);
            case MessageMediaDocument m -> {
                if (m.document() instanceof Document document) addDocument(traits, document);
            }
            case MessageMediaGeo _, MessageMediaGeoLive _, MessageMediaVenue _ -> traits.add(PLACE);
            case MessageMediaContact _ -> traits.add(CONTACT);
            case MessageMediaPoll _ -> traits.add(POLL);
            default -> {}
        }
    }

    private static void addDocument(Set<Trait> traits, Document document) {
        boolean animated = false;
        boolean plain = true;
        DocumentAttributeVideo video = null;
        for (var attribute : document.attributes())
            switch (attribute) {
                case DocumentAttributeAnimated _ -> animated = true;
                case DocumentAttributeSticker _ -> plain = false;
                case DocumentAttributeVideo v -> video = v;
                case DocumentAttributeAudio a -> {
                    traits.add(a.voice() ? VOICE : MUSIC);
                    plain = false;
                }
                default -> {}
            }
        if (animated) traits.add(GIF);
        else if (video != null) traits.add(video.roundMessage() ? ROUND : VIDEO);
        else if (plain) traits.add(FILE);
    }
}
