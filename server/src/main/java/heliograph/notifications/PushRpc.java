package heliograph.notifications;

import static heliograph.rpc.Access.USERS;

import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Entry;
import heliograph.store.Home;
import heliograph.store.Pair;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.tl.api.account.RegisterDevice;
import heliograph.tl.api.account.UnregisterDevice;
import heliograph.tl.api.account.UpdateDeviceLocked;
import heliograph.tl.stored.StoredPush;
import java.util.Comparator;

/// `account.*` by which apps say where they want to be woken. It is kept, and nothing more: no push
/// provider is configured.
public final class PushRpc {
    /// Kinds of tokens (https://core.telegram.org/api/push-updates): 1 to 13.
    static final int KIND_MAX = 13;

    static final int TOKEN_MAX = 4_096;

    /// Bytes of the secret that notifications are sealed with; apps may leave it out.
    static final int SECRET_BYTES = 256;

    /// Other accounts in the same app.
    static final int OTHERS_MAX = 100;

    /// Devices of one account; a further one takes the place of the oldest.
    static final int DEVICES_MAX = 50;

    private static final Table<Pair<Integer, String>, StoredPush> DEVICES =
            new Table<>(
                    "push",
                    Codecs.pair(Codecs.INT, Codecs.STRING),
                    new TlCodec<>(StoredPush::read));

    private final Store store;

    public PushRpc(Store store) {
        this.store = store;
    }

    public void register(Rpc rpc) {
        rpc.on(RegisterDevice.METHOD, USERS, this::registerDevice);
        rpc.on(UnregisterDevice.METHOD, USERS, this::unregisterDevice);
        rpc.constant(UpdateDeviceLocked.METHOD, USERS, _ -> true);
    }

    private Boolean registerDevice(Caller caller, RegisterDevice query) {
        var key = key(query.tokenType(), query.token());
        int secret = query.secret().length;
        if (secret != 0 && secret != SECRET_BYTES) throw RpcError.bad("TOKEN_INVALID").refusal();
        if (query.otherUids().size() > OTHERS_MAX) throw RpcError.LIMIT_INVALID.refusal();
        return store.write(
                Home.account(caller.user()),
                tx -> {
                    var all = tx.ascending(DEVICES, null, null, DEVICES_MAX);
                    if (all.size() >= DEVICES_MAX && tx.get(DEVICES, key) == null)
                        all.stream()
                                .min(Comparator.comparingInt(entry -> entry.value().since()))
                                .map(Entry::key)
                                .ifPresent(oldest -> tx.delete(DEVICES, oldest));
                    tx.put(
                            DEVICES,
                            key,
                            StoredPush.builder()
                                    .noMuted(query.noMuted())
                                    .sandbox(query.appSandbox())
                                    .tokenType(query.tokenType())
                                    .token(query.token())
                                    .secret(query.secret())
                                    .otherUsers(query.otherUids())
                                    .since((int) tx.now().getEpochSecond())
                                    .build());
                    return true;
                });
    }

    private Boolean unregisterDevice(Caller caller, UnregisterDevice query) {
        var key = key(query.tokenType(), query.token());
        return store.write(
                Home.account(caller.user()),
                tx -> {
                    tx.delete(DEVICES, key);
                    return true;
                });
    }

    private static Pair<Integer, String> key(int kind, String token) {
        if (token.isEmpty()) throw RpcError.bad("TOKEN_EMPTY").refusal();
        if (kind < 1 || kind > KIND_MAX) throw RpcError.bad("TOKEN_TYPE_INVALID").refusal();
        if (token.length() > TOKEN_MAX) throw RpcError.bad("TOKEN_INVALID").refusal();
        return new Pair<>(kind, token);
    }
}
