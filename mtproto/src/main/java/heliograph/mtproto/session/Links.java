package heliograph.mtproto.session;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The connections of one session, the one that sent last at the end. Changed inside the session's
/// monitor, read by anyone.
final class Links {
    /// Connections that one session may have at the same time; the one that sent longest ago
    /// leaves.
    static final int MAX = 16;

    private static final LinkState[] NONE = {};

    private volatile LinkState[] links = NONE;

    boolean isEmpty() {
        return links.length == 0;
    }

    @Nullable LinkState last() {
        var all = links;
        return all.length == 0 ? null : all[all.length - 1];
    }

    /// The connection to send on: the one that sent last among those that can take a message.
    @Nullable LinkState route() {
        var all = links;
        for (int i = all.length - 1; i >= 0; i--) if (all[i].ready()) return all[i];
        return null;
    }

    /// Makes a connection the one to send on; true when the session did not have it before.
    boolean join(LinkState link, Session session) {
        link.latest = session;
        var all = links;
        if (all.length > 0 && all[all.length - 1] == link) return false;
        boolean known = Arrays.asList(all).contains(link);
        if (!known && !link.add(session)) return false;
        if (!known && all.length == MAX) all[0].remove(session);
        var others = without(all, known ? link : all.length == MAX ? all[0] : null);
        var joined = Arrays.copyOf(others, others.length + 1);
        joined[others.length] = link;
        links = joined;
        return !known;
    }

    /// Lets go of a connection; false when it was not there.
    boolean leave(LinkState link) {
        var all = links;
        var others = without(all, link);
        links = others;
        return others.length < all.length;
    }

    /// Lets go of all; returns them.
    LinkState[] end(Session session) {
        var last = links;
        for (var link : last) link.remove(session);
        links = NONE;
        return last;
    }

    private static LinkState[] without(LinkState[] all, @Nullable LinkState link) {
        var others = Arrays.stream(all).filter(other -> other != link).toArray(LinkState[]::new);
        return others.length == 0 ? NONE : others;
    }
}
