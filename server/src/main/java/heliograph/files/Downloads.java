package heliograph.files;

import static heliograph.files.FileErrors.LOCATION_INVALID;
import static heliograph.files.FileErrors.OFFSET_INVALID;

import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyInputFileLocation;
import heliograph.tl.api.Document;
import heliograph.tl.api.FileHash;
import heliograph.tl.api.InputDocumentFileLocation;
import heliograph.tl.api.InputPeerPhotoFileLocation;
import heliograph.tl.api.InputPhotoFileLocation;
import heliograph.tl.api.InputPhotoLegacyFileLocation;
import heliograph.tl.api.InputStickerSet;
import heliograph.tl.api.InputStickerSetThumb;
import heliograph.tl.api.Photo;
import heliograph.tl.api.upload.File;
import heliograph.tl.stored.StoredBlob;
import heliograph.tl.stored.StoredFile;
import java.util.ArrayList;
import java.util.List;

/// Reads files for those who were shown them
/// (https://core.telegram.org/api/files#downloading-files).
final class Downloads {
    static final int BLOCK = 1 << 20;
    private static final int UNIT = 4 << 10;
    private static final int PRECISE_UNIT = 1 << 10;

    /// What one hash covers.
    static final int HASHED = 128 << 10;

    /// Hashes in one answer: those of a block.
    private static final int HASHES_MAX = BLOCK / HASHED;

    private final Blobs blobs;
    private final FileRecords records;
    private final ProfilePhotos profiles;
    private final SetThumbs sets;

    Downloads(FileStorage files, ProfilePhotos profiles, SetThumbs sets) {
        this.sets = sets;
        this.blobs = files.blobs();
        this.records = files.records();
        this.profiles = profiles;
    }

    /// A part of a file. Behind its end there are no bytes.
    ///
    /// @param precise whether offset and limit may be multiples of 1 KiB
    File read(
            Caller caller, AnyInputFileLocation location, long offset, int limit, boolean precise) {
        check(offset, limit, precise);
        var found = locate(caller, location);
        var bytes = blobs.read(blob(found.stored), offset, limit);
        return new File(Format.ofCode(found.stored.format()).type, found.date, bytes);
    }

    static void check(long offset, int limit, boolean precise) {
        int unit = precise ? PRECISE_UNIT : UNIT;
        if (offset < 0 || offset % unit != 0) throw OFFSET_INVALID.refusal();
        if (limit <= 0 || limit > BLOCK || limit % unit != 0)
            throw RpcError.LIMIT_INVALID.refusal();
        if (!precise && BLOCK % limit != 0) throw RpcError.LIMIT_INVALID.refusal();
        if (offset / BLOCK != (offset + limit - 1) / BLOCK) throw RpcError.LIMIT_INVALID.refusal();
    }

    /// The SHA-256 of each 128 KiB from the one that holds `offset` on, up to a MiB of them.
    List<FileHash> hashes(Caller caller, AnyInputFileLocation location, long offset) {
        if (offset < 0) throw OFFSET_INVALID.refusal();
        var blob = blob(locate(caller, location).stored);
        long from = offset - offset % HASHED;
        var hashes = new ArrayList<FileHash>();
        for (long at = from; at < blob.size() && hashes.size() < HASHES_MAX; at += HASHED) {
            var bytes = blobs.read(blob, at, HASHED);
            var sum = Disk.digest("SHA-256").digest(bytes);
            hashes.add(new FileHash(at, bytes.length, sum));
        }
        return hashes;
    }

    private static Blob blob(StoredBlob stored) {
        return Blob.of(stored.sha256(), stored.size());
    }

    private record Found(StoredBlob stored, int date) {}

    private Found locate(Caller caller, AnyInputFileLocation location) {
        return switch (location) {
            case InputDocumentFileLocation(long id, long hash, byte[] reference, var type) ->
                    document(records.require(id, hash, reference), type);
            case InputPhotoFileLocation(long id, long hash, byte[] reference, var type) ->
                    photo(records.require(id, hash, reference), type);
            case InputPhotoLegacyFileLocation l ->
                    photo(records.require(l.id(), l.accessHash(), l.fileReference()), "");
            case InputPeerPhotoFileLocation(boolean big, var peer, long id) -> {
                var record = profiles.find(caller, peer, id);
                yield photo(record, big ? "" : record.blobs().getFirst().type());
            }
            case InputStickerSetThumb(var set, int version) -> thumb(set, version);
            // Encrypted and passport files, streams and exports are none of ours.
            default -> throw LOCATION_INVALID.refusal();
        };
    }

    private Found thumb(InputStickerSet set, int version) {
        var document = sets.find(set, version);
        var record = document == null ? null : records.find(document.id());
        if (record == null) throw LOCATION_INVALID.refusal();
        return document(record, "");
    }

    private static Found document(StoredFile record, String type) {
        if (!(record.object() instanceof Document document)) throw LOCATION_INVALID.refusal();
        return new Found(ofType(record, type), document.date());
    }

    /// No type asks for the largest.
    private static Found photo(StoredFile record, String type) {
        if (!(record.object() instanceof Photo photo)) throw LOCATION_INVALID.refusal();
        var stored = type.isEmpty() ? Photos.largest(record) : ofType(record, type);
        return new Found(stored, photo.date());
    }

    private static StoredBlob ofType(StoredFile record, String type) {
        return record.blobs().stream()
                .filter(blob -> blob.type().equals(type))
                .findFirst()
                .orElseThrow(LOCATION_INVALID::refusal);
    }
}
