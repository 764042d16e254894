package heliograph.updates;

import heliograph.mtproto.session.Session;
import heliograph.rpc.Caller;
import heliograph.rpc.Client;
import heliograph.rpc.Subscribers;
import heliograph.tl.api.AnyUpdates;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The sessions that listen, by account. An account that is not online costs nothing.
public final class Online implements Subscribers {
    private static final Listener[] NOBODY = {};

    /// @param layer the client's, here because a push to many reads little else of it
    private record Listener(Session session, int layer, Client client) {}

    /// The sessions of an account. Whoever tells the account something often may keep it; when it
    /// is empty the account may have another.
    static final class Seat {
        /// Immutable: a push walks one without a lock, and most accounts have one session.
        private volatile Listener[] all = NOBODY;

        boolean isEmpty() {
            return all.length == 0;
        }
    }

    private final Map<Long, Seat> byAccount = new ConcurrentHashMap<>();

    /// The sessions on which nobody is signed in, by their key: there may be very many, and only
    /// those of one key are ever told something.
    private final Map<Long, Listener[]> byKey = new ConcurrentHashMap<>();

    /// Sessions to their client, so that a session that signs in or out leaves its old place.
    private final Map<Session, Client> clients = new ConcurrentHashMap<>();

    /// Told when an account begins or ceases to listen, after it has.
    @FunctionalInterface
    public interface Watcher {
        void changed(long account);
    }

    private volatile Watcher watcher = _ -> {};

    /// Enters the watcher. Call it before the first connection.
    public void watch(Watcher watching) {
        watcher = watching;
    }

    @Override
    public void subscribe(Session session, Client client) {
        var before = clients.put(session, client);
        if (before != null && !samePlace(before, client)) remove(before, session);
        var listener = new Listener(session, client.layer(), client);
        if (client.user() == 0) {
            byKey.compute(client.authKeyId(), (_, all) -> with(all, listener));
            return;
        }
        byAccount.compute(
                client.user(),
                (_, known) -> {
                    var seat = known == null ? new Seat() : known;
                    seat.all = with(seat.all, listener);
                    return seat;
                });
        watcher.changed(client.user());
    }

    @Override
    public void unsubscribe(Session session) {
        var client = clients.remove(session);
        if (client != null) remove(client, session);
    }

    private static boolean samePlace(Client one, Client other) {
        return one.user() == other.user()
                && (one.user() != 0 || one.authKeyId() == other.authKeyId());
    }

    private void remove(Client client, Session session) {
        if (client.user() == 0) {
            byKey.computeIfPresent(
                    client.authKeyId(),
                    (_, all) -> {
                        var left = without(all, session);
                        return left.length == 0 ? null : left;
                    });
            return;
        }
        byAccount.computeIfPresent(
                client.user(),
                (_, seat) -> {
                    seat.all = without(seat.all, session);
                    return seat.isEmpty() ? null : seat;
                });
        watcher.changed(client.user());
    }

    private static Listener[] with(Listener @Nullable [] all, Listener one) {
        if (all == null) return new Listener[] {one};
        for (int i = 0; i < all.length; i++)
            if (all[i].session == one.session) {
                var changed = all.clone();
                changed[i] = one;
                return changed;
            }
        var longer = Arrays.copyOf(all, all.length + 1);
        longer[all.length] = one;
        return longer;
    }

    private static Listener[] without(Listener[] all, Session session) {
        return Arrays.stream(all).filter(l -> l.session != session).toArray(Listener[]::new);
    }

    /// Whether a session of the account listens over a live connection.
    public boolean isOnline(long account) {
        var seat = byAccount.get(account);
        if (seat == null) return false;
        for (var listener : seat.all) if (listener.session.online()) return true;
        return false;
    }

    /// The sessions of an account; null when none listens.
    @Nullable Seat seat(long account) {
        return byAccount.get(account);
    }

    /// Whether the account has sessions that listen. One whose connection is lost counts: it must
    /// learn what it missed when it comes back on another.
    public boolean listens(long account) {
        return byAccount.containsKey(account);
    }

    /// Sends updates to each session of the account but the cause's, each in its own layer.
    public void push(long account, AnyUpdates updates, Caller cause) {
        var seat = seat(account);
        if (seat != null) push(seat, new Bundle(List.of(new Bundle.Part(updates, cause))));
    }

    /// As above, for several at once: each session gets them together.
    static void push(Seat seat, Bundle bundle) {
        for (var listener : seat.all) {
            var updates = bundle.of(listener.session, listener.layer);
            if (updates.length > 0) listener.session.push(updates, updates.length);
        }
    }

    /// Every session of an account that is signed in on the given key; account 0 is nobody's, for
    /// those on which nobody is.
    public void each(long account, long authKeyId, Consumer<Session> action) {
        var seat = seat(account);
        var all = account == 0 ? byKey.get(authKeyId) : seat == null ? null : seat.all;
        if (all == null) return;
        for (var listener : all)
            if (listener.client.authKeyId() == authKeyId) action.accept(listener.session);
    }
}
