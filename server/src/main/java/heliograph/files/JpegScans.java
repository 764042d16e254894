package heliograph.files;

import java.util.ArrayList;
import java.util.List;

/// Where the scans of a JPEG end. A progressive JPEG gets sharper with each; a hostile one has
/// thousands, each of which costs a decoder a pass over all its pixels.
final class JpegScans {
    private static final int SOS = 0xda;
    private static final int EOI = 0xd9;

    private JpegScans() {}

    /// The offsets at which scans end, in order; stops quietly where the file is damaged.
    static List<Integer> ends(byte[] jpeg) {
        var ends = new ArrayList<Integer>();
        int at = 2;
        while (at + 4 <= jpeg.length && (jpeg[at] & 0xff) == 0xff) {
            int marker = jpeg[at + 1] & 0xff;
            if (marker == EOI) break;
            if (marker == 0xff) {
                at++; // padding before a marker
                continue;
            }
            at += 2 + length(jpeg, at + 2);
            if (marker != SOS) continue;
            at = entropyEnd(jpeg, at);
            ends.add(at);
        }
        return ends;
    }

    /// Where the coded data of the first scan begins and ends: `{from, to}`.
    static int[] firstData(byte[] jpeg) {
        int at = 2;
        while (at + 4 <= jpeg.length) {
            int marker = jpeg[at + 1] & 0xff;
            at += 2 + length(jpeg, at + 2);
            if (marker == SOS) return new int[] {at, entropyEnd(jpeg, at)};
        }
        throw new IllegalArgumentException("no scan");
    }

    private static int length(byte[] jpeg, int at) {
        return ((jpeg[at] & 0xff) << 8) + (jpeg[at + 1] & 0xff);
    }

    /// The next marker that is neither a stuffed byte nor a restart.
    private static int entropyEnd(byte[] jpeg, int from) {
        for (int at = from; at + 1 < jpeg.length; at++) {
            if ((jpeg[at] & 0xff) != 0xff) continue;
            int next = jpeg[at + 1] & 0xff;
            boolean data = next == 0 || next == 0xff || (next >= 0xd0 && next <= 0xd7);
            if (!data) return at;
        }
        return jpeg.length;
    }
}
