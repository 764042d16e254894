package heliograph.messages;

import heliograph.tl.api.Document;
import heliograph.tl.api.DocumentAttributeAudio;
import heliograph.tl.api.DocumentAttributeVideo;
import heliograph.tl.api.MessageMedia;
import heliograph.tl.api.MessageMediaDocument;
import org.jspecify.annotations.Nullable;

/// Voice and round video notes.
final class Spoken {
    private Spoken() {}

    /// Whether the other party is told when a medium was played.
    static boolean isListened(@Nullable MessageMedia media) {
        if (!(media instanceof MessageMediaDocument holder)
                || !(holder.document() instanceof Document document)) return false;
        for (var attribute : document.attributes()) {
            if (attribute instanceof DocumentAttributeAudio audio && audio.voice()) return true;
            if (attribute instanceof DocumentAttributeVideo video && video.roundMessage())
                return true;
        }
        return false;
    }
}
