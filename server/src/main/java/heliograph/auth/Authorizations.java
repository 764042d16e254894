package heliograph.auth;

import static java.util.Comparator.comparingInt;

import heliograph.rpc.Caller;
import heliograph.rpc.Client;
import heliograph.rpc.RpcError;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Entry;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.tl.api.UpdateNewAuthorization;
import heliograph.tl.stored.StoredAuthorization;
import heliograph.updates.Updates;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Which clients are signed in to an account, and how they come and go.
///
/// The account's home holds the list that people see; the key's home says who a client is, and
/// alone decides what it may do. Signing in writes the list first, signing out the key first: a
/// crash in between leaves a line without a client, which counts for nothing, and never a client
/// without a line. When both happen at once, signing in looks whether its line is still there, and
/// signing out takes the key's right once more after the line: whichever comes last, the client is
/// out.
public final class Authorizations {
    private static final Table<Long, StoredAuthorization> AUTHS =
            new Table<>("auths", Codecs.LONG, new TlCodec<>(StoredAuthorization::read));

    /// Clients of one account; one more signs the longest idle one out.
    static final int CLIENTS_MAX = 500;

    private static final int NAME_MAX = 128;

    private final Store store;
    private final KeyRing keys;
    private final LiveSessions live;
    private final Notices notices;
    private final Updates updates;

    Authorizations(Store store, KeyRing keys, LiveSessions live, Notices notices, Updates updates) {
        this.store = store;
        this.keys = keys;
        this.live = live;
        this.notices = notices;
        this.updates = updates;
    }

    /// One client of an account.
    ///
    /// @param hash names it to people
    record Signed(long authKeyId, long hash, StoredAuthorization about) {}

    /// Signs the caller's client in, and tells the account's other sessions.
    void enter(Caller caller, long user) {
        var others = others(user, caller.authKeyId());
        boolean told = others.stream().anyMatch(one -> one.about.parent() == null);
        var written = write(caller, user, null, told);
        if (!told) return;
        var when = Instant.ofEpochSecond(written.created());
        notices.signedIn(user, keys.client(caller.authKeyId()).device(), when, written.address());
    }

    /// Signs a client in that another one of the same person vouches for: it is not listed, and
    /// ends with the other.
    ///
    /// @param parent the key of the client that vouches
    void enterBeside(Caller caller, long user, long parent) {
        write(caller, user, parent, false);
    }

    private StoredAuthorization write(
            Caller caller, long user, @Nullable Long parent, boolean told) {
        long key = caller.authKeyId();
        var client = keys.client(key);
        if (client.user() != 0 && client.user() != user) end(client.user(), key, caller);
        makeRoom(user, key, caller);
        var address = live.address(caller);
        var row =
                store.write(
                        Home.account(user),
                        tx -> {
                            int now = (int) tx.now().getEpochSecond();
                            var made = row(client, now, address, parent, told);
                            tx.put(AUTHS, key, made);
                            if (told) updates.state(tx, user, update(key, made), caller);
                            return made;
                        });
        keys.signedIn(key, user, false);
        if (!isListed(user, key)) {
            keys.signedOut(key, user);
            throw RpcError.AUTH_KEY_UNREGISTERED.refusal();
        }
        return row;
    }

    private boolean isListed(long user, long key) {
        return store.read(Home.account(user), view -> view.get(AUTHS, key) != null);
    }

    private void makeRoom(long user, long key, Caller caller) {
        var others = others(user, key);
        if (others.size() < CLIENTS_MAX) return;
        others.stream()
                .min(comparingInt(one -> one.about.active()))
                .ifPresent(idle -> end(user, idle.authKeyId, caller));
    }

    private static StoredAuthorization row(
            Client client, int now, String address, @Nullable Long parent, boolean unconfirmed) {
        var device = client.device();
        return StoredAuthorization.builder()
                .apiId(device.apiId())
                .model(cut(device.model()))
                .system(cut(device.system()))
                .app(cut(device.app()))
                .created(now)
                .active(now)
                .address(address)
                .parent(parent)
                .unconfirmed(unconfirmed)
                .build();
    }

    private static String cut(String text) {
        return text.length() <= NAME_MAX ? text : text.substring(0, NAME_MAX);
    }

    private static UpdateNewAuthorization update(long key, StoredAuthorization row) {
        return new UpdateNewAuthorization(
                true, hash(key), row.created(), row.model() + ", " + row.app(), row.address());
    }

    /// Every client that is signed in to the account.
    List<Signed> all(long user) {
        return rows(user).stream()
                .filter(row -> keys.client(row.key()).user() == user)
                .map(row -> new Signed(row.key(), hash(row.key()), seen(row.key(), row.value())))
                .toList();
    }

    /// A client was active when it signed in, or when it called last since the server's start.
    private StoredAuthorization seen(long key, StoredAuthorization row) {
        int seen = keys.lastSeen(key);
        return seen <= row.active() ? row : row.toBuilder().active(seen).build();
    }

    private List<Signed> others(long user, long key) {
        return all(user).stream().filter(one -> one.authKeyId != key).toList();
    }

    private List<Entry<Long, StoredAuthorization>> rows(long user) {
        return store.read(
                Home.account(user), view -> view.ascending(AUTHS, null, null, 2 * CLIENTS_MAX));
    }

    /// Whether someone is signed in to the account on a client that shows messages, other than this
    /// one.
    boolean isElsewhere(long user, long key) {
        return others(user, key).stream().anyMatch(one -> one.about.parent() == null);
    }

    /// Signs one client out, and those that it vouched for. Nothing happens when it is not signed
    /// in to this account.
    void end(long user, long key, Caller cause) {
        for (var row : rows(user)) {
            var parent = row.value().parent();
            if (parent != null && parent == key && row.key() != key) endOne(user, row.key(), cause);
        }
        endOne(user, key, cause);
    }

    private void endOne(long user, long key, Caller cause) {
        keys.signedOut(key, user);
        live.end(user, key, cause);
        store.write(
                Home.account(user),
                tx -> {
                    tx.delete(AUTHS, key);
                    return true;
                });
        keys.signedOut(key, user);
    }

    /// Signs out the client that `hash` names. Refuses with `HASH_INVALID`.
    void endByHash(Caller caller, long hash) {
        end(caller.user(), byHash(caller, hash).authKeyId, caller);
    }

    /// Signs every client out but the caller's.
    void endOthers(Caller caller) {
        for (var row : rows(caller.user())) {
            var parent = row.value().parent();
            boolean own = parent != null && parent == caller.authKeyId();
            if (row.key() != caller.authKeyId() && !own) end(caller.user(), row.key(), caller);
        }
    }

    /// Changes what is kept of the client that `hash` names, 0 being the caller's own. Refuses with
    /// `HASH_INVALID`.
    void change(Caller caller, long hash, UnaryOperator<StoredAuthorization> change) {
        long key = hash == 0 ? caller.authKeyId() : byHash(caller, hash).authKeyId;
        store.write(
                Home.account(caller.user()),
                tx -> {
                    var row = tx.get(AUTHS, key);
                    if (row != null) tx.put(AUTHS, key, change.apply(row));
                    return true;
                });
    }

    private Signed byHash(Caller caller, long hash) {
        return others(caller.user(), caller.authKeyId()).stream()
                .filter(one -> one.hash == hash && one.about.parent() == null)
                .findFirst()
                .orElseThrow(AuthErrors.HASH_INVALID::refusal);
    }

    /// A number that names a client to people and tells nothing of its key; never 0.
    static long hash(long authKeyId) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var input = ByteBuffer.allocate(9).put((byte) 'A').putLong(authKeyId);
            long hash = ByteBuffer.wrap(sha.digest(input.array())).getLong();
            return hash == 0 ? 1 : hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
