package heliograph.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import heliograph.tl.api.storage.FileGif;
import heliograph.tl.api.storage.FileJpeg;
import heliograph.tl.api.storage.FileMov;
import heliograph.tl.api.storage.FileMp3;
import heliograph.tl.api.storage.FileMp4;
import heliograph.tl.api.storage.FilePdf;
import heliograph.tl.api.storage.FilePng;
import heliograph.tl.api.storage.FileType;
import heliograph.tl.api.storage.FileUnknown;
import heliograph.tl.api.storage.FileWebp;

/// What the content of a file is, as `storage.FileType` has it: told by the first bytes, never by
/// what the client says.
enum Format {
    UNKNOWN(0, "", new FileUnknown()),
    JPEG(1, "image/jpeg", new FileJpeg()),
    GIF(2, "image/gif", new FileGif()),
    PNG(3, "image/png", new FilePng()),
    PDF(4, "application/pdf", new FilePdf()),
    MP3(5, "audio/mpeg", new FileMp3()),
    MOV(6, "video/quicktime", new FileMov()),
    MP4(7, "video/mp4", new FileMp4()),
    WEBP(8, "image/webp", new FileWebp()),
    WEBM(9, "video/webm", new FileUnknown()),
    GZIP(10, "application/gzip", new FileUnknown());

    /// How many bytes [#of] wants to see.
    static final int HEAD = 16;

    /// On disk: never changes.
    final int code;

    final String mime;

    @SuppressWarnings("ImmutableEnumChecker") // its constructors have no fields
    final FileType type;

    Format(int code, String mime, FileType type) {
        this.code = code;
        this.mime = mime;
        this.type = type;
    }

    static Format ofCode(int code) {
        for (var format : values()) if (format.code == code) return format;
        return UNKNOWN;
    }

    /// @param head the first bytes of the file, [#HEAD] of them if it has so many
    static Format of(byte[] head) {
        var text = new String(head, 0, Math.min(head.length, HEAD), ISO_8859_1);
        if (text.startsWith("\u00ff\u00d8\u00ff")) return JPEG;
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) return PNG;
        if (text.startsWith("GIF8")) return GIF;
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) return WEBP;
        if (text.startsWith("%PDF")) return PDF;
        if (text.startsWith("\u001aE\u00df\u00a3")) return WEBM;
        if (text.startsWith("\u001f\u008b")) return GZIP;
        if (text.startsWith("ID3") || isMp3Frame(head)) return MP3;
        if (text.startsWith("ftyp", 4)) return text.startsWith("qt", 8) ? MOV : MP4;
        return UNKNOWN;
    }

    /// The sync word of an MPEG audio frame of layer III.
    private static boolean isMp3Frame(byte[] head) {
        return head.length > 1 && head[0] == (byte) 0xff && (head[1] & 0xe6) == 0xe2;
    }

    boolean isPicture() {
        return this == JPEG || this == PNG || this == GIF || this == WEBP;
    }
}
