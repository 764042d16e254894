package heliograph.updates;

import heliograph.rpc.Caller;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Entry;
import heliograph.store.Pair;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.Update;
import heliograph.tl.stored.StoredEvent;
import heliograph.tl.stored.StoredUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;

/// Writes what happened to an account into its log, and tells its sessions once that is durable.
///
/// Everything here runs inside a transaction of the account's home, so an update is in the log if
/// and only if the change is in the box.
public final class Updates {
    /// By the `pts` that the event ends with.
    private static final Table<Integer, StoredEvent> LOG =
            new Table<>("log", Codecs.INT, new TlCodec<>(StoredEvent::read));

    /// By (date, number): set-once state such as drafts and pins, which clients apply in any order.
    private static final Table<Pair<Integer, Integer>, StoredEvent> STATE =
            new Table<>(
                    "state", Codecs.pair(Codecs.INT, Codecs.INT), new TlCodec<>(StoredEvent::read));

    /// How many seconds after its date a change without `pts` may show: it takes the date before it
    /// is durable, and a client that asks in between gets a date that is later. So what is that
    /// much older than the client's date is told once more; in their order, that changes nothing.
    static final int LATE = 3;

    /// Who takes news to an account's online sessions.
    @FunctionalInterface
    public interface Messenger {
        /// Takes news to every session of the account that listens.
        ///
        /// @param cause whose session is left out
        void push(long account, List<Update> news, Caller cause);
    }

    private final Messenger delivery;
    private final List<LongConsumer> watchers = new CopyOnWriteArrayList<>();

    public Updates(Messenger delivery) {
        this.delivery = delivery;
    }

    /// Enters who is told of an account whose log has grown, after the commit. It must be quick: it
    /// holds up the account.
    public void watch(LongConsumer watcher) {
        watchers.add(watcher);
    }

    /// Logs an event that takes `count` of `pts`.
    ///
    /// @param live makes the update that the online sessions get, from the `pts` after it
    /// @param cause whose session is left out, because its answer says the same
    /// @return that update
    public Update log(
            Tx tx,
            long account,
            StoredEvent event,
            int count,
            IntFunction<Update> live,
            Caller cause) {
        int pts = Box.advance(tx, count);
        tx.put(LOG, pts, event);
        return tell(tx, account, live.apply(pts), cause);
    }

    /// As above, for an update that is kept as it is.
    public Update log(Tx tx, long account, int count, IntFunction<Update> update, Caller cause) {
        int pts = Box.advance(tx, count);
        var made = update.apply(pts);
        tx.put(LOG, pts, new StoredUpdate(made));
        return tell(tx, account, made, cause);
    }

    private Update tell(Tx tx, long account, Update update, Caller cause) {
        tx.afterCommit(() -> {
            for (var watcher : watchers) watcher.accept(account);
            delivery.push(account, List.of(update), cause);
        });
        return update;
    }

    /// Keeps a change that has no `pts`; a client that was away gets it by date.
    public void state(Tx tx, long account, Update update, Caller cause) {
        int date = (int) tx.now().getEpochSecond();
        tx.put(STATE, new Pair<>(date, Box.nextState(tx)), new StoredUpdate(update));
        tx.afterCommit(() -> delivery.push(account, List.of(update), cause));
    }

    /// Tells an account what is not kept, after the commit of any home.
    public void push(Tx tx, long account, List<Update> news, Caller cause) {
        tx.afterCommit(() -> delivery.push(account, news, cause));
    }

    /// The events after `pts`, oldest first; each entry's key is the `pts` that it ends with.
    public static List<Entry<Integer, StoredEvent>> since(View view, int pts, int limit) {
        return view.ascending(LOG, pts + 1, null, limit);
    }

    /// Some of the changes without `pts`.
    ///
    /// @param next the date from which on there are more; 0 when these are all
    record States(List<Update> updates, int next) {}

    /// The changes without `pts` that a client at `date` may not know, oldest first: about so many,
    /// but always all of one second, since a client goes on by date.
    static States statesSince(View view, int date, int about) {
        var from = new Pair<>(date - LATE, Integer.MIN_VALUE);
        var found = view.ascending(STATE, from, null, about + 1);
        if (found.size() <= about) return new States(updates(found), 0);
        int next = Math.max(found.getLast().key().first(), date + 1);
        if (next == found.getFirst().key().first()) next++;
        var to = new Pair<>(next, Integer.MIN_VALUE);
        return new States(updates(view.ascending(STATE, from, to, Integer.MAX_VALUE)), next);
    }

    private static List<Update> updates(List<Entry<Pair<Integer, Integer>, StoredEvent>> kept) {
        var updates = new ArrayList<Update>(kept.size());
        for (var entry : kept)
            if (entry.value() instanceof StoredUpdate(var update)) updates.add((Update) update);
        return updates;
    }
}
