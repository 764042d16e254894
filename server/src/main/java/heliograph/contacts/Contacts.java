package heliograph.contacts;

import static heliograph.store.Nothing.NOTHING;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import heliograph.messages.Blocklist;
import heliograph.privacy.People;
import heliograph.profiles.Profiles;
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
import heliograph.tl.api.PeerSettings;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.TextWithEntities;
import heliograph.tl.api.UpdatePeerSettings;
import heliograph.tl.stored.NoteKnown;
import heliograph.tl.stored.StoredContact;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Whom each account has saved and blocked.
///
/// An account's circle is read once and kept in memory, because whoever is shown to anybody is
/// looked up in it: by how the viewer has saved it, and by whether it has saved or blocked the
/// viewer. Every change goes to the account's other sessions, also those that are away.
public final class Contacts implements Blocklist, People {
    private static final Table<Long, StoredContact> CONTACTS =
            new Table<>("contact", Codecs.LONG, new TlCodec<>(StoredContact::read));
    private static final Table<String, StoredContact> PENDING =
            new Table<>("pending", Codecs.STRING, new TlCodec<>(StoredContact::read));
    private static final Table<Long, Nothing> KNOWN_BY =
            new Table<>("knownby", Codecs.LONG, Codecs.NOTHING);
    private static final NoteType<NoteKnown> KNOWN =
            new NoteType<>("contacts.known", new TlCodec<>(NoteKnown::read));

    /// Contacts of one account, saved and pending together.
    static final int CONTACTS_MAX = 20_000;

    /// Accounts that hear of one account's changes because they have saved it.
    private static final int AUDIENCE_MAX = 5_000;

    /// Entries of all circles in memory together, at some hundred bytes each.
    private static final long CACHED_MAX = 1_000_000;

    private static final PeerSettings NO_BAR = PeerSettings.builder().build();

    private final Store store;
    private final Profiles profiles;
    private final Updates updates;
    private final Awaited awaited;
    private final LoadingCache<Long, Circle> circles;
    private volatile Arrivals arrivals = (_, _) -> {};

    /// Told that someone whom an account waited for has an account now.
    @FunctionalInterface
    public interface Arrivals {
        /// The user is a contact from now on.
        ///
        /// @param tx the step of the waiting account's home that makes a contact of the user
        void arrived(Tx tx, long user);
    }

    public Contacts(Store store, Profiles profiles, Updates updates) {
        this.store = store;
        this.profiles = profiles;
        this.updates = updates;
        this.circles =
                Caffeine.newBuilder()
                        .maximumWeight(CACHED_MAX)
                        .weigher((Long _, Circle circle) -> circle.weight())
                        .build(id -> store.read(Home.account(id), Contacts::read));
        this.awaited = new Awaited(store, profiles, this::arrived);
        store.onNote(KNOWN, this::known);
    }

    private static Circle read(View view) {
        var contacts = new LinkedHashMap<Long, StoredContact>();
        var mutual = new HashSet<Long>();
        for (var entry : view.ascending(CONTACTS, null, null, CONTACTS_MAX)) {
            contacts.put(entry.key(), entry.value());
            if (view.get(KNOWN_BY, entry.key()) != null) mutual.add(entry.key());
        }
        return new Circle(contacts, mutual, blocked(view, Ban.ALL), blocked(view, Ban.STORIES))
                .compact();
    }

    private static Map<Long, Integer> blocked(View view, Ban ban) {
        var blocked = new HashMap<Long, Integer>();
        for (var entry : view.ascending(ban.table(), null, null, Ban.MAX))
            blocked.put(entry.key(), entry.value());
        return blocked;
    }

    Circle circle(long account) {
        return Objects.requireNonNull(circles.get(account));
    }

    /// Accounts that this one has saved.
    public Collection<Long> saved(long account) {
        return circle(account).contacts().keySet();
    }

    /// Accounts that have saved this one: they hear when it changes.
    public Collection<Long> knownBy(long account) {
        return store.read(
                Home.account(account),
                view -> {
                    var all = new ArrayList<Long>();
                    for (var entry : view.ascending(KNOWN_BY, null, null, AUDIENCE_MAX))
                        all.add(entry.key());
                    return all;
                });
    }

    /// Saves a user under a name; what was noted of it stays.
    void save(Caller caller, long user, StoredContact contact) {
        change(
                caller.user(),
                tx -> {
                    if (tx.get(CONTACTS, user) == null && count(tx) >= CONTACTS_MAX)
                        throw RpcError.LIMIT_INVALID.refusal();
                    put(tx, user, contact);
                    tell(tx, user, caller);
                });
    }

    /// Saves those of a phone book, in one step: under their accounts, or under their numbers until
    /// they have one.
    ///
    /// @param found by user, those who have an account
    /// @return how many of `found` and then of `wanted` were taken, before the account was full
    int save(
            Caller caller, List<Map.Entry<Long, StoredContact>> found, List<StoredContact> wanted) {
        int[] taken = new int[1];
        change(
                caller.user(),
                tx -> {
                    taken[0] = 0;
                    int room = CONTACTS_MAX - count(tx);
                    for (var one : found) {
                        boolean known = tx.get(CONTACTS, one.getKey()) != null;
                        if (!known && room-- <= 0) return;
                        put(tx, one.getKey(), one.getValue());
                        if (!known) tell(tx, one.getKey(), caller);
                        taken[0]++;
                    }
                    for (var one : wanted) {
                        boolean known = tx.get(PENDING, one.phone()) != null;
                        if (!known && room-- <= 0) return;
                        tx.put(PENDING, one.phone(), one);
                        if (!known) awaited.add(tx, one.phone());
                        taken[0]++;
                    }
                });
        return taken[0];
    }

    private static int count(View view) {
        return view.count(CONTACTS, null, null) + view.count(PENDING, null, null);
    }

    private static void put(Tx tx, long user, StoredContact contact) {
        var before = tx.get(CONTACTS, user);
        if (before == null) tx.tell(Home.account(user), KNOWN, new NoteKnown(true));
        tx.put(CONTACTS, user, before == null ? contact : renewed(before, contact));
    }

    /// What a new entry leaves out stays as it was.
    private static StoredContact renewed(StoredContact before, StoredContact after) {
        return new StoredContact(
                after.phone().isEmpty() ? before.phone() : after.phone(),
                after.firstName(),
                after.lastName(),
                after.note() == null ? before.note() : after.note(),
                before.closeFriend());
    }

    /// A number that this account waited for has an account now.
    private void arrived(Tx tx, String phone, long user) {
        var wanted = tx.get(PENDING, phone);
        if (wanted == null) return;
        fresh(tx, tx.home().id());
        tx.delete(PENDING, phone);
        if (user == tx.home().id() || tx.get(CONTACTS, user) != null) return;
        put(tx, user, wanted);
        tell(tx, user, Caller.NOBODY);
        arrivals.arrived(tx, user);
    }

    /// Enters who is told of arrivals. Call it before the store starts.
    public void watch(Arrivals told) {
        arrivals = told;
    }

    int pending(long account) {
        return store.read(Home.account(account), view -> view.count(PENDING, null, null));
    }

    void forget(Caller caller, Collection<Long> users) {
        change(caller.user(), tx -> users.forEach(user -> forget(tx, user, caller)));
    }

    /// Forgets those who were saved with one of these numbers, whether they have an account or not.
    void forgetPhones(Caller caller, Collection<String> phones) {
        change(
                caller.user(),
                tx -> {
                    for (var phone : phones) tx.delete(PENDING, phone);
                    for (var entry : tx.ascending(CONTACTS, null, null, CONTACTS_MAX))
                        if (phones.contains(entry.value().phone())) forget(tx, entry.key(), caller);
                });
    }

    private void forget(Tx tx, long user, Caller caller) {
        if (tx.get(CONTACTS, user) == null) return;
        tx.delete(CONTACTS, user);
        tx.tell(Home.account(user), KNOWN, new NoteKnown(false));
        tell(tx, user, caller);
    }

    /// Makes these contacts, and no others, close friends. Whoever is no contact is passed over.
    void closeFriends(Caller caller, Collection<Long> users) {
        change(
                caller.user(),
                tx -> {
                    for (var entry : tx.ascending(CONTACTS, null, null, CONTACTS_MAX)) {
                        var contact = entry.value();
                        boolean close = users.contains(entry.key());
                        if (contact.closeFriend() == close) continue;
                        tx.put(CONTACTS, entry.key(), marked(contact, close));
                        tell(tx, entry.key(), caller);
                    }
                });
    }

    private static StoredContact marked(StoredContact c, boolean close) {
        return new StoredContact(c.phone(), c.firstName(), c.lastName(), c.note(), close);
    }

    /// Keeps a few words about a contact, which only the account itself sees.
    void note(Caller caller, long user, TextWithEntities note) {
        edit(
                caller,
                user,
                c ->
                        new StoredContact(
                                c.phone(),
                                c.firstName(),
                                c.lastName(),
                                note.text().isEmpty() ? null : note,
                                c.closeFriend()));
    }

    private void edit(Caller caller, long user, UnaryOperator<StoredContact> change) {
        change(
                caller.user(),
                tx -> {
                    var before = tx.get(CONTACTS, user);
                    if (before == null) throw RpcError.bad("CONTACT_ID_INVALID").refusal();
                    tx.put(CONTACTS, user, change.apply(before));
                    tell(tx, user, caller);
                });
    }

    /// The other sessions get the user as it is now, and what stands above the chat with it.
    private void tell(Tx tx, long user, Caller cause) {
        updates.state(
                tx, tx.home().id(), new UpdatePeerSettings(new PeerUser(user), NO_BAR), cause);
    }

    /// Another account has saved this one, or has taken it out. Only circles that hold that account
    /// change: someone whom thousands save is not read anew each time.
    private void known(Tx tx, Home from, NoteKnown note) {
        if (tx.get(CONTACTS, from.id()) != null) fresh(tx, tx.home().id());
        if (note.known()) tx.put(KNOWN_BY, from.id(), NOTHING);
        else tx.delete(KNOWN_BY, from.id());
    }

    void block(Caller caller, long user, Ban ban, boolean blocked) {
        if (user == caller.user()) throw RpcError.bad("CONTACT_ID_INVALID").refusal();
        change(
                caller.user(),
                tx -> {
                    boolean fresh = blocked && tx.get(ban.table(), user) == null;
                    if (fresh && tx.count(ban.table(), null, null) >= Ban.MAX)
                        throw RpcError.LIMIT_INVALID.refusal();
                    block(tx, caller, user, ban, blocked);
                });
    }

    /// Puts `users`, at most [Ban#MAX], in the place of all who were blocked.
    void replaceBlocked(Caller caller, Collection<Long> users, Ban ban) {
        change(
                caller.user(),
                tx -> {
                    for (long user : blocked(tx, ban).keySet())
                        if (!users.contains(user)) block(tx, caller, user, ban, false);
                    for (long user : users) block(tx, caller, user, ban, true);
                });
    }

    private void block(Tx tx, Caller caller, long user, Ban ban, boolean blocked) {
        if (blocked == (tx.get(ban.table(), user) != null)) return;
        if (!blocked) tx.delete(ban.table(), user);
        else tx.put(ban.table(), user, (int) tx.now().getEpochSecond());
        updates.state(tx, caller.user(), Ban.told(tx, user), caller);
    }

    private void change(long account, Consumer<Tx> work) {
        store.write(
                Home.account(account),
                tx -> {
                    fresh(tx, account);
                    work.accept(tx);
                    return true;
                });
    }

    /// Drops the circle from memory once the step is done: before anything else of the step is
    /// told, which must show the new one.
    private void fresh(Tx tx, long account) {
        tx.afterCommit(() -> circles.invalidate(account));
    }

    @Override
    public boolean blocks(View view, long user) {
        return view.get(Ban.ALL.table(), user) != null;
    }

    @Override
    public boolean isContact(long owner, long other) {
        return circle(owner).contacts().containsKey(other);
    }

    @Override
    public boolean isCloseFriend(long owner, long other) {
        var contact = circle(owner).contacts().get(other);
        return contact != null && contact.closeFriend();
    }

    @Override
    public boolean isBot(long user) {
        var profile = profiles.find(user);
        return profile != null && profile.bot();
    }
}
