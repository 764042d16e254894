package heliograph.updates;

import heliograph.mtproto.session.Session;
import heliograph.rpc.Caller;
import heliograph.rpc.Client;
import heliograph.rpc.Subscribers;
import heliograph.tl.NotInLayer;
import heliograph.tl.TlWriter;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.Api;
import heliograph.tl.api.UpdatesTooLong;
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

    @Override
    public void subscribe(Session session, Client client) {
        var before = accounts.put(session, client.user());
        if (before != null && before != client.user()) remove(before, session);
        byAccount.compute(client.user(), (_, all) -> with(all, new Listener(session, client)));
    }

    @Override
    public void unsubscribe(Session session) {
        var account = accounts.remove(session);
        if (account != null) remove(account, session);
    }

    private void remove(long account, Session session) {
        byAccount.computeIfPresent(account, (_, all) -> without(all, session));
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

    /// Sends updates to each session of the account but the cause's, each in its own layer; one
    /// layer is encoded once.
    public void push(long account, AnyUpdates updates, Caller cause) {
        var all = byAccount.get(account);
        if (all == null) return;
        byte[] last = null;
        int lastLayer = 0;
        for (var listener : all) {
            if (isCause(listener.session, cause)) continue;
            int layer = Api.nearest(listener.client.layer());
            if (last == null || layer != lastLayer) {
                last = encoded(updates, layer);
                lastLayer = layer;
            }
            listener.session.push(last);
        }
    }

    /// Updates in one layer. What has no words in it becomes `updatesTooLong`: the client asks.
    private static byte[] encoded(AnyUpdates updates, int layer) {
        var out = new TlWriter(layer);
        try {
            out.object(updates);
        } catch (NotInLayer unsayable) {
            out.reset();
            out.object(new UpdatesTooLong());
        }
        return out.toBytes();
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
