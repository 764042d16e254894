package heliograph.updates;

import heliograph.mtproto.session.Session;
import heliograph.rpc.Caller;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.Api;
import java.util.Arrays;
import java.util.List;

/// Updates that are told together, in their order. Each is written once for each layer, and what
/// sessions of a layer get is one array that they share.
final class Bundle {
    private static final byte[][] NOTHING = {};

    /// @param cause whose session is left out, because its answer says the same
    record Part(Encoding updates, Caller cause) {
        Part(AnyUpdates updates, Caller cause) {
            this(new Encoding(updates), cause);
        }

        private boolean isCausedBy(Session session) {
            return session.id() == cause.sessionId() && session.authKeyId() == cause.usedKeyId();
        }
    }

    private final List<Part> parts;

    /// By layer, above the lowest that is served, as in [Encoding].
    private volatile byte[][][] written = new byte[0][][];

    Bundle(List<Part> parts) {
        this.parts = parts;
    }

    List<Part> parts() {
        return parts;
    }

    /// What a session gets; nobody writes into it.
    byte[][] of(Session session, int layer) {
        for (var part : parts) if (part.isCausedBy(session)) return without(session, layer);
        int place = Api.nearest(layer) - Api.FLOOR;
        var known = written;
        var all = place < known.length ? known[place] : null;
        return all == null ? write(layer, place) : all;
    }

    private byte[][] without(Session session, int layer) {
        var others = new byte[parts.size()][];
        int count = 0;
        for (var part : parts)
            if (!part.isCausedBy(session)) others[count++] = part.updates.in(layer);
        return count == 0 ? NOTHING : Arrays.copyOf(others, count);
    }

    private synchronized byte[][] write(int layer, int place) {
        var all = new byte[parts.size()][];
        for (int i = 0; i < all.length; i++) all[i] = parts.get(i).updates.in(layer);
        var more = Arrays.copyOf(written, Math.max(written.length, place + 1));
        more[place] = all;
        written = more;
        return all;
    }
}
