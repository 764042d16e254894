package heliograph.stickers;

import heliograph.messages.MediaSource;
import heliograph.rpc.Caller;
import heliograph.store.StoreException;
import heliograph.tl.api.Document;
import heliograph.tl.api.DocumentAttributeSticker;
import heliograph.tl.api.InputMedia;
import heliograph.tl.api.InputMediaDocument;
import heliograph.tl.api.MessageMedia;
import heliograph.tl.api.MessageMediaDocument;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/// Media of all kinds; a sticker that is sent comes to those that its sender used last.
public final class StickerMedia implements MediaSource {
    private static final Logger LOG = System.getLogger(StickerMedia.class.getName());

    private final Shelves shelves;
    private final MediaSource others;

    StickerMedia(Shelves shelves, MediaSource others) {
        this.shelves = shelves;
        this.others = others;
    }

    @Override
    public MessageMedia from(Caller caller, InputMedia media) {
        var made = others.from(caller, media);
        if (media instanceof InputMediaDocument
                && made instanceof MessageMediaDocument shown
                && shown.document() instanceof Document document
                && document.attributes().stream()
                        .anyMatch(DocumentAttributeSticker.class::isInstance))
            used(caller, document);
        return made;
    }

    /// What the store has no room for is not remembered: the message matters more.
    private void used(Caller caller, Document sticker) {
        try {
            shelves.put(caller, Shelf.RECENT, sticker.id(), false);
        } catch (StoreException lost) {
            LOG.log(Level.DEBUG, "A sticker was not remembered", lost);
        }
    }
}
