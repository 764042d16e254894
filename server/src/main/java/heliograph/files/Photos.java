package heliograph.files;

import heliograph.tl.api.AnyInputFile;
import heliograph.tl.api.AnyPhotoSize;
import heliograph.tl.api.AnyVideoSize;
import heliograph.tl.api.Photo;
import heliograph.tl.api.PhotoSize;
import heliograph.tl.api.VideoSize;
import heliograph.tl.stored.StoredBlob;
import heliograph.tl.stored.StoredFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes photos out of uploads. Every size is encoded anew, so that nothing of what a camera wrote
/// beside the picture, such as where it was taken, gets further; the upload itself is not kept.
final class Photos {
    /// The type of a profile photo's moving form.
    private static final String MOVING = "u";

    /// The largest video of a profile, in bytes.
    private static final long MOVING_MAX = 10 << 20;

    private static final int MOVING_SIDE = 800;

    private final Uploads uploads;
    private final Blobs blobs;
    private final FileRecords records;
    private final Pictures pictures;

    Photos(Uploads uploads, Blobs blobs, FileRecords records, Pictures pictures) {
        this.uploads = uploads;
        this.blobs = blobs;
        this.records = records;
        this.pictures = pictures;
    }

    /// The photo of a message.
    Photo message(long user, AnyInputFile file, boolean hasStickers) {
        long id =
                uploads.photograph(
                        user, file, whole -> keep(user, pictures.photo(whole), null, hasStickers));
        return require(id);
    }

    /// The photo of a page that a link leads to. Refuses as [#message] does.
    Photo page(long owner, byte[] picture) {
        return require(keep(owner, pictures.photo(picture), null, false));
    }

    /// The photo of a profile.
    ///
    /// @param moving how it moves; null when it stands still
    Photo profile(long user, AnyInputFile file, @Nullable Moving moving) {
        long id =
                uploads.photograph(
                        user, file, whole -> keep(user, pictures.profile(whole), moving, false));
        return require(id);
    }

    /// The photo of a profile, out of one that was sent in a message.
    Photo profile(long user, StoredFile photo) {
        var largest = largest(photo);
        var blob = Blob.of(largest.sha256(), largest.size());
        var whole = new Upload.Whole(blobs.path(blob), blob.size());
        return require(keep(user, pictures.profile(whole), null, false));
    }

    /// How a profile photo moves.
    ///
    /// @param size as clients see it
    /// @param blob its bytes; null when it is a sticker's
    record Moving(AnyVideoSize size, @Nullable StoredBlob blob) {
        static Moving sticker(AnyVideoSize markup) {
            return new Moving(markup, null);
        }
    }

    /// Takes the video of a profile photo as it is: MPEG-4, as clients send it.
    Moving moving(long user, AnyInputFile file, @Nullable Double startsAt) {
        var blob = uploads.publish(user, file);
        var format = Format.of(blobs.read(blob, 0, Format.HEAD));
        if (format != Format.MP4 || blob.size() > MOVING_MAX)
            throw FileErrors.VIDEO_FILE_INVALID.refusal();
        var size = new VideoSize(MOVING, MOVING_SIDE, MOVING_SIDE, (int) blob.size(), startsAt);
        return new Moving(size, FileRecords.stored(MOVING, blob, format));
    }

    private Photo require(long id) {
        var record = records.find(id);
        if (record != null && record.object() instanceof Photo photo) return photo;
        throw FileErrors.INPUT_FILE_INVALID.refusal();
    }

    private long keep(
            long user, List<Rendition> renditions, @Nullable Moving moving, boolean hasStickers) {
        var sizes = new ArrayList<AnyPhotoSize>();
        var kept = new ArrayList<StoredBlob>();
        for (var rendition : renditions) {
            sizes.add(rendition.toTl());
            if (!rendition.isStripped()) kept.add(keep(rendition));
        }
        if (moving != null && moving.blob != null) kept.add(moving.blob);
        var label = records.next();
        var photo =
                Photo.builder()
                        .hasStickers(hasStickers)
                        .id(label.id())
                        .accessHash(label.accessHash())
                        .fileReference(label.reference())
                        .date(label.date())
                        .sizes(sizes)
                        .videoSizes(moving == null ? null : List.of(moving.size))
                        .dcId(label.dc())
                        .build();
        records.put(label.id(), user, photo, kept);
        return label.id();
    }

    private StoredBlob keep(Rendition rendition) {
        return FileRecords.stored(rendition.type(), blobs.put(rendition.bytes()), Format.JPEG);
    }

    /// Whether a photo was made for a profile: it has square sizes.
    static boolean isProfile(Photo photo) {
        return photo.sizes().stream()
                .anyMatch(size -> size instanceof PhotoSize s && s.type().equals("a"));
    }

    /// The largest still size of a photo.
    static StoredBlob largest(StoredFile photo) {
        StoredBlob largest = null;
        for (var blob : photo.blobs()) if (!blob.type().equals(MOVING)) largest = blob;
        if (largest == null) throw FileErrors.LOCATION_INVALID.refusal();
        return largest;
    }
}
