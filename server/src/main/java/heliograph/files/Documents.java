package heliograph.files;

import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyInputFile;
import heliograph.tl.api.AnyPhotoSize;
import heliograph.tl.api.Document;
import heliograph.tl.api.DocumentAttribute;
import heliograph.tl.api.DocumentAttributeImageSize;
import heliograph.tl.api.DocumentAttributeVideo;
import heliograph.tl.api.InputMediaUploadedDocument;
import heliograph.tl.stored.StoredBlob;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes documents out of uploads: the bytes as they came, to the last one.
final class Documents {
    private final Uploads uploads;
    private final Blobs blobs;
    private final FileRecords records;
    private final Pictures pictures;

    Documents(Uploads uploads, Blobs blobs, FileRecords records, Pictures pictures) {
        this.uploads = uploads;
        this.blobs = blobs;
        this.records = records;
        this.pictures = pictures;
    }

    /// The document that an upload becomes. Durable when this returns.
    Document make(long user, InputMediaUploadedDocument media) {
        var blob = uploads.publish(user, media.file());
        var format = Format.of(blobs.read(blob, 0, Format.HEAD));
        var attributes = new ArrayList<>(Attributes.of(media, Uploads.name(media.file())));
        var thumbnail = thumbnail(user, media.thumb(), blob, format, attributes);
        var kept = new ArrayList<StoredBlob>();
        var thumbs = new ArrayList<AnyPhotoSize>();
        kept.add(FileRecords.stored("", blob, format));
        for (var size : thumbnail) {
            thumbs.add(size.toTl());
            if (!size.isStripped())
                kept.add(FileRecords.stored(size.type(), blobs.put(size.bytes()), Format.JPEG));
        }
        var label = records.next();
        var document =
                Document.builder()
                        .id(label.id())
                        .accessHash(label.accessHash())
                        .fileReference(label.reference())
                        .date(label.date())
                        .mimeType(Attributes.mime(media.mimeType()))
                        .size(blob.size())
                        .thumbs(thumbs.isEmpty() ? null : thumbs)
                        .dcId(label.dc())
                        .attributes(attributes)
                        .build();
        records.put(label.id(), user, document, kept);
        return document;
    }

    /// The thumbnail that the client gives, or that of a picture. A document whose picture cannot
    /// be read has none: it is a document like any other.
    private List<Rendition> thumbnail(
            long user,
            @Nullable AnyInputFile given,
            Blob blob,
            Format format,
            List<DocumentAttribute> attributes) {
        try {
            if (given != null) return uploads.read(user, given, pictures::thumbnail).sizes();
            if (!format.isPicture() || blob.size() > Pictures.FILE_MAX) return List.of();
            var made = pictures.thumbnail(new Upload.Whole(blobs.path(blob), blob.size()));
            if (attributes.stream().noneMatch(Documents::hasSize))
                attributes.addFirst(new DocumentAttributeImageSize(made.width(), made.height()));
            return made.sizes();
        } catch (RpcError.Refusal unreadable) {
            return List.of();
        }
    }

    private static boolean hasSize(DocumentAttribute attribute) {
        return attribute instanceof DocumentAttributeImageSize
                || attribute instanceof DocumentAttributeVideo;
    }
}
