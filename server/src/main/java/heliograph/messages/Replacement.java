package heliograph.messages;

import heliograph.rpc.RpcError;
import heliograph.tl.api.Document;
import heliograph.tl.api.DocumentAttributeAnimated;
import heliograph.tl.api.DocumentAttributeAudio;
import heliograph.tl.api.DocumentAttributeSticker;
import heliograph.tl.api.DocumentAttributeVideo;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageMedia;
import heliograph.tl.api.MessageMediaDocument;
import heliograph.tl.api.MessageMediaPhoto;
import heliograph.tl.api.MessageMediaWebPage;
import org.jspecify.annotations.Nullable;

/// What an edit may put in the place of what a message shows: a file in the place of a file or of
/// nothing, and of its own kind in an album
/// (https://core.telegram.org/method/messages.editMessage).
final class Replacement {
    private enum Kind {
        NOTHING,
        PICTURE,
        AUDIO,
        FILE,
        /// Polls, places, stickers, voice: another of the same constructor alone.
        FIXED
    }

    private Replacement() {}

    /// Refuses with `MEDIA_PREV_INVALID`, `MEDIA_NEW_INVALID` or `MEDIA_GROUPED_INVALID`.
    static void check(Message before, MessageMedia after) {
        var old = kind(before.media());
        var fresh = kind(after);
        boolean same = before.media() != null && before.media().getClass() == after.getClass();
        if (old == Kind.FIXED && !(fresh == Kind.FIXED && same))
            throw RpcError.bad("MEDIA_PREV_INVALID").refusal();
        if (fresh == Kind.FIXED && old != Kind.FIXED)
            throw RpcError.bad("MEDIA_NEW_INVALID").refusal();
        if (before.groupedId() != null && old != fresh)
            throw RpcError.bad("MEDIA_GROUPED_INVALID").refusal();
    }

    private static Kind kind(@Nullable MessageMedia media) {
        return switch (media) {
            case null -> Kind.NOTHING;
            case MessageMediaWebPage _ -> Kind.NOTHING;
            case MessageMediaPhoto _ -> Kind.PICTURE;
            case MessageMediaDocument m when m.document() instanceof Document d -> kind(d);
            default -> Kind.FIXED;
        };
    }

    private static Kind kind(Document document) {
        var kind = Kind.FILE;
        for (var attribute : document.attributes())
            switch (attribute) {
                case DocumentAttributeSticker _ -> {
                    return Kind.FIXED;
                }
                case DocumentAttributeVideo v -> {
                    if (v.roundMessage()) return Kind.FIXED;
                    kind = Kind.PICTURE;
                }
                case DocumentAttributeAnimated _ -> kind = Kind.PICTURE;
                case DocumentAttributeAudio a -> {
                    if (a.voice()) return Kind.FIXED;
                    kind = Kind.AUDIO;
                }
                default -> {}
            }
        return kind;
    }
}
