package heliograph.files;

import heliograph.artwork.WebP;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyInputDocument;
import heliograph.tl.api.Document;
import heliograph.tl.api.DocumentAttribute;
import heliograph.tl.api.DocumentAttributeCustomEmoji;
import heliograph.tl.api.DocumentAttributeFilename;
import heliograph.tl.api.DocumentAttributeImageSize;
import heliograph.tl.api.DocumentAttributeSticker;
import heliograph.tl.api.DocumentAttributeVideo;
import heliograph.tl.api.InputDocument;
import heliograph.tl.api.InputDocumentEmpty;
import heliograph.tl.api.InputStickerSet;
import heliograph.tl.api.InputStickerSetID;
import heliograph.tl.api.MaskCoords;
import heliograph.tl.stored.StoredBlob;
import heliograph.tl.stored.StoredFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Documents as stickers: makes them of files that were sent, and finds them again
/// (https://core.telegram.org/api/stickers).
public final class StickerFiles {
    static final int STILL_MAX = 512 << 10;
    static final int VIDEO_MAX = 256 << 10;

    /// One side of a sticker is so long, the other not longer.
    static final int SIDE = 512;

    static final int EMOJI_SIDE = 100;
    private static final double SECONDS_MAX = 3;

    private static final RpcError STICKER_FILE_INVALID = RpcError.bad("STICKER_FILE_INVALID");
    private static final RpcError STICKER_PNG_DIMENSIONS = RpcError.bad("STICKER_PNG_DIMENSIONS");
    private static final RpcError STICKER_TGS_NOTGS = RpcError.bad("STICKER_TGS_NOTGS");
    private static final RpcError STICKER_VIDEO_BIG = RpcError.bad("STICKER_VIDEO_BIG");
    private static final RpcError STICKER_VIDEO_NOWEBM = RpcError.bad("STICKER_VIDEO_NOWEBM");
    private static final RpcError STICKER_INVALID = RpcError.bad("STICKER_INVALID");

    private final FileStorage files;

    public StickerFiles(FileStorage files) {
        this.files = files;
    }

    /// What a sticker belongs to.
    ///
    /// @param emoji that it stands for
    public record Label(
            long set,
            boolean masks,
            boolean emojis,
            boolean textColor,
            String emoji,
            @Nullable MaskCoords mask) {}

    /// What a file turned out to be.
    ///
    /// @param made whether the bytes are others than those that were sent
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Content(
            Format format, byte[] bytes, boolean made, DocumentAttribute size, String name) {}

    /// A sticker of a set, made of a document. The document stays what it was. Durable when this
    /// returns.
    ///
    /// Refuses with `STICKER_FILE_INVALID`, `STICKER_PNG_DIMENSIONS`, `STICKER_TGS_NOTGS`,
    /// `STICKER_VIDEO_BIG`, `STICKER_VIDEO_NOWEBM`, and as downloads do.
    public Document make(long user, AnyInputDocument source, Label label) {
        var record = record(source);
        var given = record.blobs().getFirst();
        if (given.size() > STILL_MAX)
            throw (Format.ofCode(given.format()) == Format.WEBM
                            ? STICKER_VIDEO_BIG
                            : STICKER_FILE_INVALID)
                    .refusal();
        var bytes = files.blobs().read(Blob.of(given.sha256(), given.size()), 0, STILL_MAX);
        var content = content(bytes, label.emojis);
        var blobs = new ArrayList<StoredBlob>();
        blobs.add(
                content.made
                        ? FileRecords.stored("", files.blobs().put(content.bytes), content.format)
                        : given);
        blobs.addAll(record.blobs().subList(1, record.blobs().size()));
        var name = files.records().next();
        var sticker =
                Document.builder()
                        .id(name.id())
                        .accessHash(name.accessHash())
                        .fileReference(name.reference())
                        .date(name.date())
                        .mimeType(content.format == Format.GZIP ? BuiltIn.TGS : content.format.mime)
                        .size(content.bytes.length)
                        .thumbs(((Document) record.object()).thumbs())
                        .dcId(name.dc())
                        .attributes(
                                List.of(
                                        content.size,
                                        attribute(label),
                                        new DocumentAttributeFilename(content.name)))
                        .build();
        files.records().put(name.id(), user, sticker, blobs);
        return sticker;
    }

    private StoredFile record(AnyInputDocument source) {
        return switch (source) {
            case InputDocument(long id, long hash, byte[] reference) -> {
                var record = files.records().require(id, hash, reference);
                if (!(record.object() instanceof Document)) throw STICKER_FILE_INVALID.refusal();
                yield record;
            }
            case InputDocumentEmpty _ -> throw STICKER_FILE_INVALID.refusal();
        };
    }

    private static Content content(byte[] bytes, boolean emojis) {
        return switch (Format.of(bytes)) {
            case WEBP, PNG -> still(bytes, emojis);
            case GZIP -> {
                if (!TgsFile.isGood(bytes)) throw STICKER_TGS_NOTGS.refusal();
                var size = new DocumentAttributeImageSize(TgsFile.SIDE, TgsFile.SIDE);
                yield new Content(Format.GZIP, bytes, false, size, "AnimatedSticker.tgs");
            }
            case WEBM -> film(bytes, emojis);
            case UNKNOWN, JPEG, GIF, PDF, MP3, MOV, MP4 -> throw STICKER_FILE_INVALID.refusal();
        };
    }

    private static boolean fits(int width, int height, boolean emojis) {
        return emojis
                ? width == EMOJI_SIDE && height == EMOJI_SIDE
                : Math.max(width, height) == SIDE;
    }

    /// Apps show WebP only: a PNG becomes one.
    private static Content still(byte[] bytes, boolean emojis) {
        var image = PictureReader.small(bytes, SIDE);
        int width = image.getWidth();
        int height = image.getHeight();
        if (!fits(width, height, emojis)) throw STICKER_PNG_DIMENSIONS.refusal();
        boolean made = Format.of(bytes) != Format.WEBP;
        var kept = made ? WebP.of(image) : bytes;
        if (kept.length > STILL_MAX) throw STICKER_FILE_INVALID.refusal();
        var size = new DocumentAttributeImageSize(width, height);
        return new Content(Format.WEBP, kept, made, size, "sticker.webp");
    }

    private static Content film(byte[] bytes, boolean emojis) {
        if (bytes.length > VIDEO_MAX) throw STICKER_VIDEO_BIG.refusal();
        var film = WebmFile.read(bytes);
        if (film == null
                || !fits(film.width(), film.height(), emojis)
                || !(film.seconds() >= 0 && film.seconds() <= SECONDS_MAX))
            throw STICKER_VIDEO_NOWEBM.refusal();
        var size =
                DocumentAttributeVideo.builder()
                        .nosound(true)
                        .duration(film.seconds())
                        .w(film.width())
                        .h(film.height())
                        .build();
        return new Content(Format.WEBM, bytes, false, size, "sticker.webm");
    }

    private DocumentAttribute attribute(Label label) {
        var set = set(label.set);
        return label.emojis
                ? new DocumentAttributeCustomEmoji(true, label.textColor, label.emoji, set)
                : new DocumentAttributeSticker(label.masks, label.emoji, set, label.mask);
    }

    /// The same sticker with another label; messages that show it keep the old one.
    public void relabel(Document sticker, Label label) {
        var record = files.records().find(sticker.id());
        if (record == null) throw STICKER_INVALID.refusal();
        var attributes = new ArrayList<DocumentAttribute>();
        for (var one : sticker.attributes())
            attributes.add(set(one) == null ? one : attribute(label));
        var changed = sticker.toBuilder().attributes(attributes).build();
        files.records().put(sticker.id(), record.owner(), changed, record.blobs());
    }

    /// The set that a document is a sticker or custom emoji of; null when of none.
    public static @Nullable InputStickerSet set(Document document) {
        for (var one : document.attributes()) {
            var set = set(one);
            if (set != null) return set;
        }
        return null;
    }

    private static @Nullable InputStickerSet set(DocumentAttribute attribute) {
        return switch (attribute) {
            case DocumentAttributeSticker sticker -> sticker.stickerset();
            case DocumentAttributeCustomEmoji emoji -> emoji.stickerset();
            default -> null;
        };
    }

    /// The emoji that a sticker or custom emoji stands for; empty when a document is none.
    public static String emoji(Document document) {
        for (var one : document.attributes()) {
            if (one instanceof DocumentAttributeSticker sticker) return sticker.alt();
            if (one instanceof DocumentAttributeCustomEmoji emoji) return emoji.alt();
        }
        return "";
    }

    /// How a set is named to clients.
    public InputStickerSetID set(long id) {
        return new InputStickerSetID(id, files.keys().setHash(id));
    }

    /// The data centre that pictures of sets are in.
    public int dc() {
        return files.keys().dc();
    }

    /// A document by its id alone, for who is allowed to see it.
    public @Nullable Document find(long id) {
        var record = files.records().find(id);
        return record != null && record.object() instanceof Document document ? document : null;
    }

    /// The document that a client names. Refuses with `STICKER_ID_INVALID` for none, and as
    /// downloads do.
    public Document named(AnyInputDocument named) {
        return switch (named) {
            case InputDocument(long id, long hash, byte[] reference) ->
                    files.records().document(id, hash, reference);
            case InputDocumentEmpty _ -> throw RpcError.bad("STICKER_ID_INVALID").refusal();
        };
    }
}
