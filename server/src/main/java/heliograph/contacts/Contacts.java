package heliograph.contacts;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import heliograph.accounts.Profiles;
import heliograph.messages.Blocklist;
import heliograph.render.Acquaintance;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.NoteType;
import heliograph.store.Nothing;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.UpdatePeerBlocked;
import heliograph.tl.api.UserStatus;
import heliograph.tl.stored.NoteKnown;
import heliograph.tl.stored.StoredContact;
import heliograph.updates.Updates;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The people around an account.
///
/// Each account's circle is read once and kept in memory, because whoever is shown to an account is
/// looked up in it.
public final class Contacts implements Acquaintance, Blocklist {
    private static final Table<Long, StoredContact> CONTACTS =
            new Table<>("contact", Codecs.LONG, new TlCodec<>(StoredContact::read));
    private static final Table<String, StoredContact> PENDING =
            new Table<>("pending", Codecs.STRING, new TlCodec<>(StoredContact::read));
    private static final Table<Long, Nothing> KNOWN_BY =
            new Table<>("knownby", Codecs.LONG, Codecs.NOTHING);
    private static final Table<Long, Integer> BLOCKED =
            new Table<>("block", Codecs.LONG, Codecs.INT);
    private static final NoteType<NoteKnown> KNOWN =
            new NoteType<>("contacts.known", new TlCodec<>(NoteKnown::read));

    /// Contacts of one account, saved and pending together.
    static final int CONTACTS_MAX = 20_000;

    private static final int CIRCLES_MAX = 50_000;

    /// An account's circle at one moment.
    record Circle(
            Map<Long, StoredContact> contacts, Set<Long> knownBy, Map<Long, Integer> blocked) {}

    private final Store store;
    private final Profiles profiles;
    private final Updates updates;
    private final Presence presence;
    private final LoadingCache<Long, Circle> circles;

    public Contacts(Store store, Profiles profiles, Updates updates, Presence presence) {
        this.store = store;
        this.profiles = profiles;
        this.updates = updates;
        this.presence = presence;
        this.circles =
                Caffeine.newBuilder()
                        .maximumSize(CIRCLES_MAX)
                        .build(id -> store.read(Home.account(id), Contacts::read));
        store.onNote(KNOWN, this::known);
    }

    private static Circle read(View view) {
        var contacts = new LinkedHashMap<Long, StoredContact>();
        for (var entry : view.ascending(CONTACTS, null, null, CONTACTS_MAX))
            contacts.put(entry.key(), entry.value());
        var knownBy = new HashSet<Long>();
        for (var entry : view.ascending(KNOWN_BY, null, null, Integer.MAX_VALUE))
            knownBy.add(entry.key());
        var blocked = new HashMap<Long, Integer>();
        for (var entry : view.ascending(BLOCKED, null, null, Integer.MAX_VALUE))
            blocked.put(entry.key(), entry.value());
        return new Circle(contacts, knownBy, blocked);
    }

    Circle circle(long account) {
        return circles.get(account);
    }

    /// The accounts that have saved this one: they hear when it changes.
    public Collection<Long> knownBy(long account) {
        return circle(account).knownBy;
    }

    /// Saves a user under a name.
    void save(Caller caller, long user, StoredContact contact) {
        change(
                caller.user(),
                tx -> {
                    if (tx.get(CONTACTS, user) == null) {
                        if (tx.count(CONTACTS, null, null) >= CONTACTS_MAX)
                            throw RpcError.bad("CONTACT_LIMIT_REACHED").refusal();
                        tx.tell(Home.account(user), KNOWN, new NoteKnown(true));
                    }
                    tx.put(CONTACTS, user, contact);
                });
    }

    /// Keeps a number that has no account yet.
    void await(Caller caller, StoredContact contact) {
        change(caller.user(), tx -> tx.put(PENDING, contact.phone(), contact));
    }

    int pending(long account) {
        return store.read(Home.account(account), view -> view.count(PENDING, null, null));
    }

    void forget(Caller caller, Collection<Long> users) {
        change(
                caller.user(),
                tx -> {
                    for (long user : users)
                        if (tx.get(CONTACTS, user) != null) {
                            tx.delete(CONTACTS, user);
                            tx.tell(Home.account(user), KNOWN, new NoteKnown(false));
                        }
                });
    }

    private void known(Tx tx, Home from, NoteKnown note) {
        if (note.known()) tx.put(KNOWN_BY, from.id(), Nothing.NOTHING);
        else tx.delete(KNOWN_BY, from.id());
        long account = tx.home().id();
        tx.afterCommit(() -> circles.invalidate(account));
    }

    void block(Caller caller, long user, boolean blocked) {
        if (user == caller.user()) throw RpcError.bad("CONTACT_ID_INVALID").refusal();
        change(
                caller.user(),
                tx -> {
                    if (blocked == (tx.get(BLOCKED, user) != null)) return;
                    if (blocked) tx.put(BLOCKED, user, (int) tx.now().getEpochSecond());
                    else tx.delete(BLOCKED, user);
                    updates.state(
                            tx,
                            caller.user(),
                            new UpdatePeerBlocked(blocked, false, new PeerUser(user)),
                            caller);
                });
    }

    private void change(long account, java.util.function.Consumer<Tx> work) {
        store.write(
                Home.account(account),
                tx -> {
                    work.accept(tx);
                    tx.afterCommit(() -> circles.invalidate(account));
                    return true;
                });
    }

    @Override
    public @Nullable Contact contact(long viewer, long user) {
        if (viewer == 0) return null;
        var circle = circle(viewer);
        var saved = circle.contacts.get(user);
        if (saved == null) return null;
        return new Contact(saved.firstName(), saved.lastName(), circle.knownBy.contains(user));
    }

    /// A number is shown to those whom its owner has saved, and to those who know it already.
    @Override
    public boolean seesPhone(long viewer, long user) {
        if (viewer == 0) return false;
        if (circle(viewer).knownBy.contains(user)) return true;
        var saved = circle(viewer).contacts.get(user);
        var profile = profiles.find(user);
        return saved != null && profile != null && saved.phone().equals(profile.phone());
    }

    @Override
    public boolean seesPhoto(long viewer, long user) {
        return viewer == 0 || !circle(user).blocked.containsKey(viewer);
    }

    @Override
    public @Nullable UserStatus status(long viewer, long user) {
        boolean hidden = viewer != 0 && circle(user).blocked.containsKey(viewer);
        return hidden ? null : presence.status(user);
    }

    @Override
    public boolean blocks(View view, long user) {
        return view.get(BLOCKED, user) != null;
    }
}
