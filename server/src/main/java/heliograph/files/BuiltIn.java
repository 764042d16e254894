package heliograph.files;

import heliograph.artwork.Artwork;
import heliograph.artwork.Picture;
import heliograph.tl.api.Document;
import heliograph.tl.api.DocumentAttribute;
import heliograph.tl.api.DocumentAttributeCustomEmoji;
import heliograph.tl.api.DocumentAttributeFilename;
import heliograph.tl.api.DocumentAttributeImageSize;
import heliograph.tl.api.DocumentAttributeSticker;
import heliograph.tl.api.InputStickerSet;
import heliograph.tl.api.InputStickerSetEmpty;
import heliograph.tl.api.InputStickerSetID;
import heliograph.tl.api.PhotoPathSize;
import heliograph.tl.stored.StoredFile;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The pictures that the server brings along, as documents like any other. They lie in its jar;
/// their ids follow from role, emoji and content, so that they are the same after every start, and
/// an id never comes to mean another picture.
final class BuiltIn {
    static final String TGS = "application/x-tgsticker";

    /// When they say they were made: 2026-01-01, for all of them are of one release or another.
    private static final int DATE = 1_767_225_600;

    private static final String OUTLINE = "j";

    private final FileKeys keys;

    /// Made when a file is first asked for, so that a start does not wait for it.
    private volatile @Nullable Index index;

    BuiltIn(FileKeys keys) {
        this.keys = keys;
    }

    private record Index(Map<Long, Picture> byId, Map<String, Picture> byContent) {}

    private Index index() {
        var known = index;
        if (known == null) index = known = read();
        return known;
    }

    private static Index read() {
        var read = new Index(new HashMap<>(), new HashMap<>());
        for (var picture : Artwork.OURS.pictures()) {
            read.byId.put(id(picture), picture);
            read.byContent.put(picture.sha256(), picture);
        }
        return read;
    }

    private static long id(Picture picture) {
        var name = picture.role().name() + '\0' + picture.emoji() + '\0' + picture.sha256();
        var sum =
                Disk.digest("SHA-256")
                        .digest(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return ByteBuffer.wrap(sum).getLong() & Long.MAX_VALUE;
    }

    /// The record of one of them; null when the id is none of theirs.
    @Nullable StoredFile find(long id) {
        var picture = index().byId.get(id);
        if (picture == null) return null;
        var blob = new Blob(picture.sha256(), picture.size());
        var format = picture.role().animated() ? Format.GZIP : Format.WEBP;
        return new StoredFile(0, document(picture), List.of(FileRecords.stored("", blob, format)));
    }

    /// The bytes of a content; null when it is none of theirs.
    byte @Nullable [] content(Blob blob) {
        var picture = index().byContent.get(blob.name());
        return picture == null ? null : Artwork.OURS.content(picture);
    }

    Document document(Picture picture) {
        long id = id(picture);
        boolean animated = picture.role().animated();
        return Document.builder()
                .id(id)
                .accessHash(keys.accessHash(id))
                .fileReference(keys.reference(id))
                .date(DATE)
                .mimeType(animated ? TGS : Format.WEBP.mime)
                .size(picture.size())
                .thumbs(animated ? List.of(new PhotoPathSize(OUTLINE, picture.outline())) : null)
                .dcId(keys.dc())
                .attributes(attributes(picture))
                .build();
    }

    private List<DocumentAttribute> attributes(Picture picture) {
        return List.of(
                new DocumentAttributeImageSize(picture.side(), picture.side()),
                switch (picture.role()) {
                    case TOPIC ->
                            new DocumentAttributeCustomEmoji(
                                    true, false, picture.emoji(), set(StandardSet.TOPIC_ICONS));
                    case SELECT -> sticker(picture, set(StandardSet.ANIMATED_EMOJI));
                    case ICON, APPEAR, ACTIVATE, EFFECT, AROUND ->
                            sticker(picture, new InputStickerSetEmpty());
                },
                new DocumentAttributeFilename(
                        picture.role().animated() ? "AnimatedSticker.tgs" : "sticker.webp"));
    }

    private static DocumentAttribute sticker(Picture picture, InputStickerSet set) {
        return new DocumentAttributeSticker(false, picture.emoji(), set, null);
    }

    private InputStickerSet set(StandardSet set) {
        return new InputStickerSetID(set.id(), keys.setHash(set.id()));
    }
}
