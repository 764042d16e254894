package heliograph.mtproto.session;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The connections of one session, the one that sent last at the end. Changed inside the session's
/// monitor, read by anyone.
final class Links {
    /// Connections that one session may have at the same time; the one that sent longest ago
    /// leaves.
    static final int MAX = 16;

    private static final LinkState[] NONE = {};

    private volatile LinkState[] links = NONE;
    private @Nullable Map<LinkState, List<Sent>> kept;

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
        if (!known && all.length == MAX) {
            kept(all[0]);
            all[0].remove(session);
        }
        var others = without(all, known ? link : all.length == MAX ? all[0] : null);
        var joined = Arrays.copyOf(others, others.length + 1);
        joined[others.length] = link;
        links = joined;
        return !known;
    }

    /// Keeps what answers a request's service messages while the request waits for the answers to
    /// its queries. It goes back over the connection that it came by: TDLib closes another that
    /// brings it, and asks again only after a minute.
    void keep(LinkState link, List<Sent> replies) {
        if (replies.isEmpty()) return;
        if (kept == null) kept = new HashMap<>();
        kept.merge(
                link,
                replies,
                (before, more) -> Stream.of(before, more).flatMap(List::stream).toList());
    }

    /// Takes what is kept for a connection.
    List<Sent> kept(LinkState link) {
        var all = kept;
        if (all == null) return List.of();
        var replies = all.remove(link);
        if (all.isEmpty()) kept = null;
        return replies == null ? List.of() : replies;
    }

    /// Lets go of a connection; false when it was not there.
    boolean leave(LinkState link) {
        kept(link);
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
        kept = null;
        return last;
    }

    private static LinkState[] without(LinkState[] all, @Nullable LinkState link) {
        var others = Arrays.stream(all).filter(other -> other != link).toArray(LinkState[]::new);
        return others.length == 0 ? NONE : others;
    }
}
