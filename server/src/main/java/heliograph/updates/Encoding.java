package heliograph.updates;

import heliograph.tl.NotInLayer;
import heliograph.tl.TlWriter;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.Api;
import heliograph.tl.api.UpdatesTooLong;
import java.util.Arrays;

/// Updates on their way to many sessions: written once for each layer.
final class Encoding {
    private final AnyUpdates updates;

    /// By layer, above the lowest that is served; few of them are ever filled.
    private volatile byte[][] written = new byte[0][];

    Encoding(AnyUpdates updates) {
        this.updates = updates;
    }

    /// The bytes for a client that says `clientLayer`.
    byte[] in(int clientLayer) {
        int layer = Api.nearest(clientLayer);
        int place = layer - Api.FLOOR;
        var known = written;
        var bytes = place < known.length ? known[place] : null;
        return bytes == null ? write(layer, place) : bytes;
    }

    private synchronized byte[] write(int layer, int place) {
        var known = written;
        var bytes = place < known.length ? known[place] : null;
        if (bytes != null) return bytes;
        bytes = encoded(layer);
        var more = Arrays.copyOf(known, Math.max(known.length, place + 1));
        more[place] = bytes;
        written = more;
        return bytes;
    }

    /// What has no words in the layer becomes `updatesTooLong`: the client asks.
    private byte[] encoded(int layer) {
        var out = new TlWriter(layer);
        try {
            out.object(updates);
        } catch (NotInLayer unsayable) {
            out.reset();
            out.object(new UpdatesTooLong());
        }
        return out.toBytes();
    }
}
