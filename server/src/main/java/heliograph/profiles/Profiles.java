package heliograph.profiles;

import static heliograph.store.Nothing.NOTHING;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import heliograph.peers.PeerId;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Nothing;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.tl.stored.StoredProfile;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The accounts, by id, phone number and username.
///
/// A directory entry and a profile lie in different homes, so an entry counts only while the
/// profile says the same: what a crash leaves between the two writes is free to be taken again.
public final class Profiles {
    private static final Table<Nothing, StoredProfile> PROFILE =
            new Table<>("profile", Codecs.NOTHING, new TlCodec<>(StoredProfile::read));
    private static final Table<String, Long> PHONES =
            new Table<>("phone", Codecs.STRING, Codecs.LONG);
    private static final Table<String, Long> NAMES =
            new Table<>("name", Codecs.STRING, Codecs.LONG);
    private static final Table<String, Long> CLAIMS =
            new Table<>("claim", Codecs.STRING, Codecs.LONG);
    private static final Table<String, Long> IDS = new Table<>("ids", Codecs.STRING, Codecs.LONG);

    /// Ids below are the service's own: 777000 speaks for it.
    private static final long FIRST_ID = 1_000_000;

    /// How long a username is kept for who claimed it and has not yet put it on; after a crash in
    /// between it is free again.
    static final Duration CLAIM_LIFE = Duration.ofMinutes(1);

    /// Where [#IDS] keeps whose the installation is.
    private static final String OWNER = "owner";

    private static final int CACHED_MAX = 100_000;

    /// Told of every profile that changes, inside the step that changes it.
    @FunctionalInterface
    public interface Watcher {
        /// A profile is another now.
        ///
        /// @param before null for an account that is new
        void changed(Tx tx, long user, @Nullable StoredProfile before, StoredProfile after);
    }

    /// Which usernames the peers have that are no accounts.
    @FunctionalInterface
    public interface Holders {
        /// Nobody but accounts has one.
        Holders NONE = _ -> NameOrder.NONE;

        /// The usernames that the peer says it has.
        NameOrder names(PeerId peer);
    }

    private final Store store;
    private final Holders holders;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final Cache<Long, Optional<StoredProfile>> cache =
            Caffeine.newBuilder().maximumSize(CACHED_MAX).build();

    public Profiles(Store store) {
        this(store, Holders.NONE);
    }

    /// @param holders the usernames of channels
    public Profiles(Store store, Holders holders) {
        this.store = store;
        this.holders = holders;
    }

    /// Enters a watcher. Call it before the store starts, as for notes.
    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    public @Nullable StoredProfile find(long user) {
        return cache.get(user, id -> Optional.ofNullable(read(id))).orElse(null);
    }

    private @Nullable StoredProfile read(long user) {
        return store.<@Nullable StoredProfile>read(
                Home.account(user), view -> view.get(PROFILE, NOTHING));
    }

    /// The account of a phone number (digits only), 0 when it has none.
    public long byPhone(String phone) {
        long id = entry(phoneHome(phone), PHONES, phone);
        var profile = id == 0 ? null : find(id);
        return profile != null && phone.equals(profile.phone()) ? id : 0;
    }

    /// Who has a username, in any case of letters; null when nobody has.
    public @Nullable PeerId byUsername(String username) {
        var name = folded(username);
        long marked = entry(nameHome(name), NAMES, name);
        if (marked == 0) return null;
        var peer = new PeerId(marked);
        var kept = names(peer, peer.isUser() ? find(marked) : null).find(name);
        return kept != null && kept.active() ? peer : null;
    }

    private NameOrder names(PeerId peer, @Nullable StoredProfile profile) {
        if (!peer.isUser()) return holders.names(peer);
        return profile == null ? NameOrder.NONE : NameOrder.of(profile);
    }

    private long entry(Home home, Table<String, Long> table, String key) {
        var id = store.<@Nullable Long>read(home, view -> view.get(table, key));
        return id == null ? 0 : id;
    }

    /// Makes the account of a phone number that has none, and gives its id.
    ///
    /// @param profile its profile; the phone is filled in here
    public long create(String phone, StoredProfile profile) {
        long fresh = nextId();
        long id =
                store.write(
                        phoneHome(phone),
                        tx -> {
                            var before = tx.get(PHONES, phone);
                            if (before != null) {
                                var owner = read(before);
                                if (owner == null) return before;
                                if (phone.equals(owner.phone())) return before;
                            }
                            tx.put(PHONES, phone, fresh);
                            return fresh;
                        });
        put(id, profile.toBuilder().phone(phone).owner(claimOwner(id)).build());
        return id;
    }

    /// Whether the installation has an owner: the account that was made first.
    public boolean hasOwner() {
        var owner = store.<@Nullable Long>read(Home.system(), view -> view.get(IDS, OWNER));
        return owner != null && find(owner) != null;
    }

    /// Makes `user` the owner unless there is one. The entry counts only while its account exists.
    private boolean claimOwner(long user) {
        return store.write(
                Home.system(),
                tx -> {
                    var before = tx.get(IDS, OWNER);
                    if (before != null && before != user && read(before) != null) return false;
                    tx.put(IDS, OWNER, user);
                    return true;
                });
    }

    /// Writes the profile of an account that has none, as 777000's at first start.
    public void put(long user, StoredProfile profile) {
        change(user, before -> before == null ? profile : before);
    }

    private long nextId() {
        return store.write(
                Home.system(),
                tx -> {
                    var last = tx.get(IDS, "user");
                    long next = last == null ? FIRST_ID : last + 1;
                    tx.put(IDS, "user", next);
                    return next;
                });
    }

    /// Changes a profile in one step of its home, and gives it as it is then.
    public StoredProfile change(long user, UnaryOperator<@Nullable StoredProfile> change) {
        return change(user, change, (_, _) -> {});
    }

    /// As above, with something more that happens in the same step.
    ///
    /// @param also gets the profile as it is then; not called when nothing has changed
    public StoredProfile change(
            long user,
            UnaryOperator<@Nullable StoredProfile> change,
            BiConsumer<Tx, StoredProfile> also) {
        return store.write(
                Home.account(user),
                tx -> {
                    var before = tx.get(PROFILE, NOTHING);
                    var after = change(tx, user, change);
                    if (!after.equals(before)) also.accept(tx, after);
                    return after;
                });
    }

    /// As [#change(long, UnaryOperator)], as a part of a larger step of the account's home.
    public StoredProfile change(Tx tx, long user, UnaryOperator<@Nullable StoredProfile> change) {
        var before = tx.get(PROFILE, NOTHING);
        var after = change.apply(before);
        if (after == null) throw new IllegalArgumentException("no profile: " + user);
        if (after.equals(before)) return after;
        tx.put(PROFILE, NOTHING, after);
        tx.afterCommit(() -> cache.put(user, Optional.of(after)));
        for (var watcher : watchers) watcher.changed(tx, user, before, after);
        return after;
    }

    /// Takes a username for a peer, which must then say so in its profile within [#CLAIM_LIFE].
    /// Answers false when another has it, or is about to.
    public boolean claim(String username, PeerId peer) {
        var name = folded(username);
        return store.write(
                nameHome(name),
                tx -> {
                    long now = tx.now().toEpochMilli();
                    var before = tx.get(NAMES, name);
                    if (before != null && before != peer.marked()) {
                        var claimed = tx.get(CLAIMS, name);
                        boolean fresh = claimed != null && now - claimed < CLAIM_LIFE.toMillis();
                        if (fresh || holds(new PeerId(before), name)) return false;
                    }
                    tx.put(NAMES, name, peer.marked());
                    tx.put(CLAIMS, name, now);
                    return true;
                });
    }

    private boolean holds(PeerId peer, String name) {
        return names(peer, peer.isUser() ? read(peer.id()) : null).find(name) != null;
    }

    /// Frees a username that the peer had.
    public void release(String username, PeerId peer) {
        var name = folded(username);
        store.write(
                nameHome(name),
                tx -> {
                    var owner = tx.get(NAMES, name);
                    if (owner != null && owner == peer.marked()) {
                        tx.delete(NAMES, name);
                        tx.delete(CLAIMS, name);
                    }
                    return true;
                });
    }

    private static String folded(String username) {
        return username.toLowerCase(Locale.ROOT);
    }

    private static Home phoneHome(String phone) {
        return Home.directory("phone", phone);
    }

    private static Home nameHome(String name) {
        return Home.directory("name", name);
    }
}
