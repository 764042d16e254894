package heliograph.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.jspecify.annotations.Nullable;

/// Reads what a WebM says of itself (https://www.rfc-editor.org/rfc/rfc9559): its tracks and its
/// length.
final class WebmFile {
    private static final int HEADER = 0x1a45dfa3;
    private static final int DOC_TYPE = 0x4282;
    private static final int SEGMENT = 0x18538067;
    private static final int INFO = 0x1549a966;
    private static final int SCALE = 0x2ad7b1;
    private static final int DURATION = 0x4489;
    private static final int TRACKS = 0x1654ae6b;
    private static final int TRACK = 0xae;
    private static final int TRACK_TYPE = 0x83;
    private static final int CODEC = 0x86;
    private static final int VIDEO = 0xe0;
    private static final int WIDTH = 0xb0;
    private static final int HEIGHT = 0xba;
    private static final int CLUSTER = 0x1f43b675;

    /// Elements in elements: segment, tracks, track, video.
    private static final int DEPTH_MAX = 5;

    private static final int VIDEO_TYPE = 1;
    private static final double NANOS = 1e9;

    private final byte[] file;
    private int at;
    private boolean webm;
    private int tracks;
    private boolean vp9;
    private int width;
    private int height;
    private long scale = 1_000_000;
    private double duration;

    private WebmFile(byte[] file) {
        this.file = file;
    }

    /// A video without sound, in VP9.
    record Film(int width, int height, double seconds) {}

    /// What a file is; null when it is no such video.
    static @Nullable Film read(byte[] file) {
        var webm = new WebmFile(file);
        try {
            webm.elements(file.length, DEPTH_MAX);
        } catch (IndexOutOfBoundsException cut) {
            return null;
        }
        boolean good = webm.webm && webm.vp9 && webm.tracks == 1;
        return good ? new Film(webm.width, webm.height, webm.duration * webm.scale / NANOS) : null;
    }

    /// Goes through elements up to `end`; false once pictures begin.
    ///
    /// @param depth how deep there may be others inside
    private boolean elements(int end, int depth) {
        if (depth == 0) return false;
        while (at < end) {
            int id = (int) number(false);
            long size = number(true);
            if (id == CLUSTER) return false;
            int next = size < 0 || size > end - at ? end : at + (int) size;
            boolean further = true;
            switch (id) {
                case HEADER, SEGMENT, INFO, TRACKS, VIDEO -> further = elements(next, depth - 1);
                case TRACK -> {
                    tracks++;
                    further = elements(next, depth - 1);
                }
                case DOC_TYPE -> webm = text(next).equals("webm");
                case SCALE -> scale = unsigned(next);
                case DURATION -> duration = real(next);
                case TRACK_TYPE -> {
                    if (unsigned(next) != VIDEO_TYPE) tracks++;
                }
                case CODEC -> vp9 = text(next).equals("V_VP9");
                case WIDTH -> width = (int) unsigned(next);
                case HEIGHT -> height = (int) unsigned(next);
                default -> {
                    // It says nothing that is asked for.
                }
            }
            if (!further) return false;
            at = next;
        }
        return true;
    }

    /// A number whose first byte says how long it is.
    ///
    /// @param size whether that mark is taken off, as with sizes; -1 for one that is not known
    private long number(boolean size) {
        int first = file[at++] & 0xff;
        int more = Integer.numberOfLeadingZeros(first) - 24;
        long value = size ? first & (0xff >> (more + 1)) : first;
        boolean unknown = value == 0xff >> (more + 1);
        for (int i = 0; i < more; i++) {
            int next = file[at++] & 0xff;
            unknown &= next == 0xff;
            value = (value << 8) | next;
        }
        return size && unknown ? -1 : value;
    }

    private long unsigned(int end) {
        long value = 0;
        for (int i = at; i < end; i++) value = (value << 8) | (file[i] & 0xff);
        return value;
    }

    private double real(int end) {
        return end - at == Float.BYTES
                ? Float.intBitsToFloat((int) unsigned(end))
                : Double.longBitsToDouble(unsigned(end));
    }

    private String text(int end) {
        return new String(file, at, end - at, US_ASCII);
    }
}
