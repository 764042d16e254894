package heliograph.contacts;

import static heliograph.store.Nothing.NOTHING;

import heliograph.profiles.Profiles;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.NoteType;
import heliograph.store.Nothing;
import heliograph.store.Pair;
import heliograph.store.Prefix;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.tl.stored.NoteArrived;
import heliograph.tl.stored.NoteAwaited;

/// Who waits for a number to get an account.
///
/// The waiting stands in the number's directory entry. A new account tells the entry in the step
/// that makes it, and the entry tells all who wait; someone who begins to wait after that step
/// finds the account instead. So nobody waits in vain, whatever comes in between.
final class Awaited {
    private static final Table<Pair<String, Long>, Nothing> AWAITED =
            new Table<>("awaited", Codecs.pair(Codecs.STRING, Codecs.LONG), Codecs.NOTHING);
    private static final NoteType<NoteAwaited> WAITS =
            new NoteType<>("contacts.waits", new TlCodec<>(NoteAwaited::read));
    private static final NoteType<NoteArrived> SIGNED_UP =
            new NoteType<>("contacts.signedup", new TlCodec<>(NoteArrived::read));
    private static final NoteType<NoteArrived> ARRIVED =
            new NoteType<>("contacts.arrived", new TlCodec<>(NoteArrived::read));

    /// Accounts that are told of one new account.
    private static final int WAITING_MAX = 10_000;

    /// What an account does when a number that it waits for has arrived.
    interface Arrival {
        /// The number has an account.
        ///
        /// @param tx a step of the waiting account's home
        void arrived(Tx tx, String phone, long user);
    }

    private final Profiles profiles;

    Awaited(Store store, Profiles profiles, Arrival arrival) {
        this.profiles = profiles;
        store.onNote(WAITS, this::waits);
        store.onNote(SIGNED_UP, (tx, _, note) -> signedUp(tx, note));
        store.onNote(ARRIVED, (tx, _, note) -> arrival.arrived(tx, note.phone(), note.user()));
        profiles.watch((tx, user, before, after) -> {
            if (before == null && after.phone() != null)
                tx.tell(entry(after.phone()), SIGNED_UP, new NoteArrived(after.phone(), user));
        });
    }

    private static Home entry(String phone) {
        return Home.directory("awaited", phone);
    }

    /// The account of this step waits for a number from now on.
    void add(Tx tx, String phone) {
        tx.tell(entry(phone), WAITS, new NoteAwaited(phone));
    }

    private void waits(Tx tx, Home from, NoteAwaited note) {
        long user = profiles.byPhone(note.phone());
        if (user != 0) tx.tell(from, ARRIVED, new NoteArrived(note.phone(), user));
        else tx.put(AWAITED, new Pair<>(note.phone(), from.id()), NOTHING);
    }

    private static void signedUp(Tx tx, NoteArrived note) {
        var waiting = tx.ascending(AWAITED, Prefix.of(Codecs.STRING, note.phone()), WAITING_MAX);
        for (var entry : waiting) {
            tx.tell(Home.account(entry.key().second()), ARRIVED, note);
            tx.delete(AWAITED, entry.key());
        }
    }
}
