package heliograph.files;

import java.util.HexFormat;

/// Content that is kept: equal content is one blob.
///
/// @param name its SHA-256 in hex, lower case
/// @param size in bytes
record Blob(String name, long size) {
    static Blob of(byte[] sha256, long size) {
        return new Blob(HexFormat.of().formatHex(sha256), size);
    }

    byte[] sha256() {
        return HexFormat.of().parseHex(name);
    }
}
