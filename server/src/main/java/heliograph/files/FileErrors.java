package heliograph.files;

import heliograph.rpc.RpcError;

/// The refusals of files and media, under the protocol's names.
final class FileErrors {
    // Parts
    static final RpcError FILE_PART_INVALID = RpcError.bad("FILE_PART_INVALID");
    static final RpcError FILE_PART_EMPTY = RpcError.bad("FILE_PART_EMPTY");
    static final RpcError FILE_PART_TOO_BIG = RpcError.bad("FILE_PART_TOO_BIG");
    static final RpcError FILE_PART_TOO_SMALL = RpcError.bad("FILE_PART_TOO_SMALL");
    static final RpcError FILE_PART_SIZE_INVALID = RpcError.bad("FILE_PART_SIZE_INVALID");
    static final RpcError FILE_PART_SIZE_CHANGED = RpcError.bad("FILE_PART_SIZE_CHANGED");
    static final RpcError FILE_PARTS_INVALID = RpcError.bad("FILE_PARTS_INVALID");
    static final RpcError MD5_CHECKSUM_INVALID = RpcError.bad("MD5_CHECKSUM_INVALID");
    static final RpcError INPUT_FILE_INVALID = RpcError.bad("INPUT_FILE_INVALID");

    // Locations
    static final RpcError FILE_ID_INVALID = RpcError.bad("FILE_ID_INVALID");
    static final RpcError LOCATION_INVALID = RpcError.bad("LOCATION_INVALID");
    static final RpcError OFFSET_INVALID = RpcError.bad("OFFSET_INVALID");
    static final RpcError FILE_REFERENCE_EMPTY = RpcError.bad("FILE_REFERENCE_EMPTY");
    static final RpcError FILE_REFERENCE_EXPIRED = RpcError.bad("FILE_REFERENCE_EXPIRED");
    static final RpcError FILE_REFERENCE_INVALID = RpcError.bad("FILE_REFERENCE_INVALID");
    static final RpcError SHA256_HASH_INVALID = RpcError.bad("SHA256_HASH_INVALID");

    // Photos
    static final RpcError PHOTO_EXT_INVALID = RpcError.bad("PHOTO_EXT_INVALID");
    static final RpcError PHOTO_INVALID_DIMENSIONS = RpcError.bad("PHOTO_INVALID_DIMENSIONS");
    static final RpcError PHOTO_SAVE_FILE_INVALID = RpcError.bad("PHOTO_SAVE_FILE_INVALID");
    static final RpcError IMAGE_PROCESS_FAILED = RpcError.bad("IMAGE_PROCESS_FAILED");
    static final RpcError PHOTO_CROP_SIZE_SMALL = RpcError.bad("PHOTO_CROP_SIZE_SMALL");
    static final RpcError PHOTO_FILE_MISSING = RpcError.bad("PHOTO_FILE_MISSING");
    static final RpcError PHOTO_INVALID = RpcError.bad("PHOTO_INVALID");
    static final RpcError PHOTO_ID_INVALID = RpcError.bad("PHOTO_ID_INVALID");
    static final RpcError VIDEO_FILE_INVALID = RpcError.bad("VIDEO_FILE_INVALID");
    static final RpcError ALBUM_PHOTOS_TOO_MANY = RpcError.bad("ALBUM_PHOTOS_TOO_MANY");
    static final RpcError BOT_INVALID = RpcError.bad("BOT_INVALID");

    // Media
    static final RpcError MEDIA_EMPTY = RpcError.bad("MEDIA_EMPTY");
    static final RpcError MEDIA_INVALID = RpcError.bad("MEDIA_INVALID");
    static final RpcError TTL_MEDIA_INVALID = RpcError.bad("TTL_MEDIA_INVALID");
    static final RpcError GEO_POINT_INVALID = RpcError.bad("GEO_POINT_INVALID");
    static final RpcError EMOTICON_INVALID = RpcError.bad("EMOTICON_INVALID");
    static final RpcError WEBPAGE_CURL_FAILED = RpcError.bad("WEBPAGE_CURL_FAILED");
    static final RpcError WEBPAGE_NOT_FOUND = RpcError.bad("WEBPAGE_NOT_FOUND");

    private FileErrors() {}

    /// `FILE_PART_x_MISSING`: the client shall save part `x` again.
    static RpcError partMissing(int part) {
        return RpcError.bad("FILE_PART_" + part + "_MISSING");
    }
}
