package heliograph.files;

import heliograph.tl.api.AnyPhotoSize;
import heliograph.tl.api.PhotoSize;
import heliograph.tl.api.PhotoSizeProgressive;
import heliograph.tl.api.PhotoStrippedSize;
import java.util.List;

/// A picture in one of its sizes (https://core.telegram.org/api/files#image-thumbnail-types).
///
/// @param type its letter
/// @param bytes a JPEG; for type `i` what is left of one without its header
/// @param prefixes bytes after which it looks better each time, the last its whole length; empty
///   when it is not progressive
@SuppressWarnings("ArrayRecordComponent") // never compared
record Rendition(String type, int width, int height, byte[] bytes, List<Integer> prefixes) {
    static final String STRIPPED = "i";

    boolean isStripped() {
        return type.equals(STRIPPED);
    }

    AnyPhotoSize toTl() {
        if (isStripped()) return new PhotoStrippedSize(type, bytes);
        return prefixes.isEmpty()
                ? new PhotoSize(type, width, height, bytes.length)
                : new PhotoSizeProgressive(type, width, height, prefixes);
    }
}
