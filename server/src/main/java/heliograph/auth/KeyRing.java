package heliograph.auth;

import static heliograph.store.Nothing.NOTHING;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import heliograph.mtproto.crypto.AuthKey;
import heliograph.mtproto.exchange.Exchanged;
import heliograph.mtproto.session.AuthKeys;
import heliograph.mtproto.session.DestroyOutcome;
import heliograph.mtproto.session.KeyInfo;
import heliograph.mtproto.session.KeyInfo.FirstSalt;
import heliograph.mtproto.session.Salts;
import heliograph.rpc.Client;
import heliograph.rpc.Client.Device;
import heliograph.rpc.Clients;
import heliograph.secrets.Vault;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Nothing;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.tl.stored.StoredClient;
import heliograph.tl.stored.StoredKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Every auth key of the installation and the client behind it.
///
/// Permanent keys are kept, sealed. Temporary keys live in memory only, as
/// https://core.telegram.org/api/pfs allows: after a restart a client makes another.
public final class KeyRing implements AuthKeys, Clients {
    private static final Table<Nothing, StoredKey> KEY =
            new Table<>("key", Codecs.NOTHING, new TlCodec<>(StoredKey::read));
    private static final Table<Nothing, StoredClient> CLIENT =
            new Table<>("client", Codecs.NOTHING, new TlCodec<>(StoredClient::read));

    /// Temporary keys that may be in memory; beyond it the oldest go, and their clients make more.
    private static final int TEMPORARY_MAX = 200_000;

    /// Temporary keys bound to one permanent key at a time; of more the oldest go.
    static final int BOUND_MAX = 16;

    private static final int CACHED_MAX = 200_000;

    private static final String LABEL = "auth key";

    private final Store store;
    private final Vault vault;
    private final InstantSource clock;
    private final Cache<Long, KeyInfo> permanent =
            Caffeine.newBuilder().maximumSize(CACHED_MAX).build();
    private final Cache<Long, KeyInfo> temporary =
            Caffeine.newBuilder()
                    .maximumSize(TEMPORARY_MAX)
                    .expireAfterAccess(Duration.ofDays(2))
                    .build();
    private final Cache<Long, List<Long>> bound =
            Caffeine.newBuilder()
                    .maximumSize(CACHED_MAX)
                    .expireAfterAccess(Duration.ofDays(2))
                    .build();
    private final Cache<Long, Held> clients = Caffeine.newBuilder().maximumSize(CACHED_MAX).build();

    public KeyRing(Store store, Vault vault, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("NullAway") // a loader of Caffeine's says null for a key that is not there
    public @Nullable KeyInfo find(long authKeyId) {
        var known = temporary.getIfPresent(authKeyId);
        if (known != null) return known;
        return permanent.get(authKeyId, this::load);
    }

    private @Nullable KeyInfo load(long authKeyId) {
        var stored =
                store.<@Nullable StoredKey>read(
                        Home.authKey(authKeyId), view -> view.get(KEY, NOTHING));
        if (stored == null) return null;
        return KeyInfo.permanent(new AuthKey(vault.open(LABEL, stored.sealed())));
    }

    /// Keeps the key that an exchange has made. A permanent one is durable when this returns, a
    /// temporary one is in memory until it expires.
    public void created(Exchanged made) {
        long now = clock.millis();
        var first = new FirstSalt(made.salt(), now + Salts.PERIOD_SECONDS * 1000L);
        var expires = made.expiresIn();
        if (expires.isEmpty()) {
            permanent.put(made.key().id(), kept(made.key()).withFirst(first));
        } else {
            var info = KeyInfo.unbound(made.key(), now + expires.getAsInt() * 1000L);
            temporary.put(made.key().id(), info.withFirst(first));
        }
    }

    private KeyInfo kept(AuthKey key) {
        int now = (int) clock.instant().getEpochSecond();
        var sealed = new StoredKey(vault.seal(LABEL, key.toBytes()), now);
        store.write(
                Home.authKey(key.id()),
                tx -> {
                    tx.put(KEY, NOTHING, sealed);
                    return true;
                });
        return KeyInfo.permanent(key);
    }

    /// From now on the temporary key speaks for the permanent one, until it expires. A client holds
    /// several at a time, for its main, media and spare connections.
    ///
    /// @return temporary keys of the same client that had to go, because it holds too many
    public List<Long> bind(long temporaryKeyId, long permanentKeyId) {
        temporary
                .asMap()
                .computeIfPresent(temporaryKeyId, (_, info) -> info.boundTo(permanentKeyId));
        var gone = new ArrayList<Long>();
        bound.asMap()
                .compute(
                        permanentKeyId,
                        (_, before) -> {
                            gone.clear();
                            var ids = new ArrayList<>(before == null ? List.<Long>of() : before);
                            ids.remove(temporaryKeyId);
                            ids.add(temporaryKeyId);
                            while (ids.size() > BOUND_MAX) gone.add(ids.removeFirst());
                            return List.copyOf(ids);
                        });
        temporary.invalidateAll(gone);
        return gone;
    }

    /// Forgets temporary keys of a client.
    ///
    /// @param kept which of them stay
    /// @return those that went
    public List<Long> dropTemporary(long permanentKeyId, LongPredicate kept) {
        var all = bound.getIfPresent(permanentKeyId);
        if (all == null) return List.of();
        var gone = all.stream().filter(id -> !kept.test(id)).toList();
        bound.asMap()
                .computeIfPresent(
                        permanentKeyId,
                        (_, ids) -> ids.stream().filter(id -> !gone.contains(id)).toList());
        temporary.invalidateAll(gone);
        return gone;
    }

    @Override
    public DestroyOutcome destroy(long authKeyId) {
        if (temporary.asMap().remove(authKeyId) != null) return DestroyOutcome.OK;
        if (find(authKeyId) == null) return DestroyOutcome.NONE;
        dropTemporary(authKeyId, _ -> false);
        store.write(
                Home.authKey(authKeyId),
                tx -> {
                    tx.delete(KEY, NOTHING);
                    tx.delete(CLIENT, NOTHING);
                    return true;
                });
        permanent.invalidate(authKeyId);
        clients.invalidate(authKeyId);
        return DestroyOutcome.OK;
    }

    /// A client in memory, and when it called last.
    private static final class Held {
        volatile Client client;
        volatile long seenMillis;

        Held(Client client) {
            this.client = client;
        }
    }

    /// The client behind a call. When it called last is remembered, in memory only.
    @Override
    public Client of(long authKeyId) {
        var held = held(authKeyId);
        held.seenMillis = clock.millis();
        return held.client;
    }

    /// The client, whoever asks.
    Client client(long authKeyId) {
        return held(authKeyId).client;
    }

    /// When the client called last, in seconds since 1970; 0 when not since the start.
    int lastSeen(long authKeyId) {
        var held = clients.getIfPresent(authKeyId);
        return held == null ? 0 : (int) (held.seenMillis / 1000);
    }

    private Held held(long authKeyId) {
        return clients.get(
                authKeyId,
                id -> {
                    var stored =
                            store.<@Nullable StoredClient>read(
                                    Home.authKey(id), view -> view.get(CLIENT, NOTHING));
                    return new Held(stored == null ? unknown(id) : client(id, stored));
                });
    }

    @Override
    public Client initialised(long authKeyId, int layer, Device device) {
        return change(
                authKeyId,
                before -> new Client(authKeyId, before.user(), before.bot(), layer, device));
    }

    /// The client is now signed in as `user`.
    public Client signedIn(long authKeyId, long user, boolean bot) {
        return change(
                authKeyId,
                before -> new Client(authKeyId, user, bot, before.layer(), before.device()));
    }

    /// The client is signed out, if `user` was signed in on it.
    public Client signedOut(long authKeyId, long user) {
        return change(
                authKeyId,
                before ->
                        before.user() != user
                                ? before
                                : new Client(authKeyId, 0, false, before.layer(), before.device()));
    }

    private Client change(long authKeyId, UnaryOperator<Client> change) {
        return store.write(
                Home.authKey(authKeyId),
                tx -> {
                    var before = current(tx, authKeyId);
                    var client = change.apply(before);
                    if (client.equals(before)) return client;
                    tx.put(CLIENT, NOTHING, stored(client));
                    tx.afterCommit(() -> hold(client));
                    return client;
                });
    }

    private void hold(Client client) {
        var _ =
                clients.asMap()
                        .compute(
                                client.authKeyId(),
                                (_, held) -> {
                                    if (held == null) return new Held(client);
                                    held.client = client;
                                    return held;
                                });
    }

    private static Client current(Tx tx, long authKeyId) {
        var stored = tx.get(CLIENT, NOTHING);
        return stored == null ? unknown(authKeyId) : client(authKeyId, stored);
    }

    private static Client unknown(long authKeyId) {
        return new Client(authKeyId, 0, false, 0, Device.UNKNOWN);
    }

    private static Client client(long authKeyId, StoredClient s) {
        var device =
                new Device(
                        s.apiId(),
                        s.model(),
                        s.system(),
                        s.app(),
                        s.systemLanguage(),
                        s.languagePack(),
                        s.language());
        return new Client(authKeyId, s.user(), s.bot(), s.layer(), device);
    }

    private static StoredClient stored(Client client) {
        var device = client.device();
        return StoredClient.builder()
                .bot(client.bot())
                .user(client.user())
                .layer(client.layer())
                .apiId(device.apiId())
                .model(device.model())
                .system(device.system())
                .app(device.app())
                .systemLanguage(device.systemLanguage())
                .languagePack(device.languagePack())
                .language(device.language())
                .build();
    }
}
