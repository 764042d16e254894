package heliograph.updates;

import heliograph.mtproto.session.Session;
import heliograph.rpc.Caller;
import heliograph.rpc.Client;
import heliograph.rpc.Subscribers;
import heliograph.tl.api.AnyUpdates;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The sessions that listen, by account. An account that is not online costs nothing.
public final class Online implements Subscribers {
    private record Listener(Session session, Client client) {}

    /// Immutable arrays: a push walks one without a lock, and most accounts have one session.
    private final Map<Long, Listener[]> byAccount = new ConcurrentHashMap<>();

    /// Sessions to their account, so that a session that signs out leaves its old account.
    private final Map<Session, Long> accounts = new ConcurrentHashMap<>();

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
        var before = accounts.put(session, client.user());
        if (before != null && before != client.user()) remove(before, session);
        byAccount.compute(client.user(), (_, all) -> with(all, new Listener(session, client)));
        watcher.changed(client.user());
    }

    @Override
    public void unsubscribe(Session session) {
        var account = accounts.remove(session);
        if (account != null) remove(account, session);
    }

    private void remove(long account, Session session) {
        byAccount.computeIfPresent(account, (_, all) -> without(all, session));
        watcher.changed(account);
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

    private static Listener @Nullable [] without(Listener[] all, Session session) {
        var left = Arrays.stream(all).filter(l -> l.session != session).toArray(Listener[]::new);
        return left.length == 0 ? null : left;
    }

    /// Whether a session of the account listens over a live connection.
    public boolean isOnline(long account) {
        var all = byAccount.get(account);
        if (all == null) return false;
        for (var listener : all) if (listener.session.online()) return true;
        return false;
    }

    /// Whether the account has sessions that listen. One whose connection is lost counts: it must
    /// learn what it missed when it comes back on another.
    public boolean listens(long account) {
        return byAccount.containsKey(account);
    }

    /// Sends updates to each session of the account but the cause's, each in its own layer.
    public void push(long account, AnyUpdates updates, Caller cause) {
        push(account, new Encoding(updates), cause);
    }

    /// As above, for updates that go to other accounts as well.
    void push(long account, Encoding updates, Caller cause) {
        var all = byAccount.get(account);
        if (all == null) return;
        for (var listener : all)
            if (!isCause(listener.session, cause))
                listener.session.push(updates.in(listener.client.layer()));
    }

    /// Every session of an account that is signed in on the given key.
    public void each(long account, long authKeyId, Consumer<Session> action) {
        var all = byAccount.get(account);
        if (all == null) return;
        for (var listener : all)
            if (listener.client.authKeyId() == authKeyId) action.accept(listener.session);
    }

    private static boolean isCause(Session session, Caller cause) {
        return session.id() == cause.sessionId() && session.authKeyId() == cause.usedKeyId();
    }
}
