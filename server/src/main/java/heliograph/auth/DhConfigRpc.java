package heliograph.auth;

import static heliograph.rpc.Access.USERS;

import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.messages.AnyDhConfig;
import heliograph.tl.api.messages.DhConfig;
import heliograph.tl.api.messages.DhConfigNotModified;
import heliograph.tl.api.messages.GetDhConfig;
import java.security.SecureRandom;

/// `messages.getDhConfig`: the group in which two people agree on a key for a secret chat or a
/// call. It is the one of MTProto's own key exchange, which clients know as good.
public final class DhConfigRpc {
    /// Changes when the group does, which is never so far.
    static final int VERSION = 1;

    /// Random bytes that a client may ask for, to mix with its own.
    static final int RANDOM_MAX = 1_024;

    private final SecureRandom random;

    public DhConfigRpc(SecureRandom random) {
        this.random = random;
    }

    public void register(Rpc rpc) {
        rpc.on(GetDhConfig.METHOD, USERS, this::getDhConfig);
    }

    private AnyDhConfig getDhConfig(Caller caller, GetDhConfig query) {
        int length = query.randomLength();
        if (length < 0 || length > RANDOM_MAX)
            throw RpcError.bad("RANDOM_LENGTH_INVALID").refusal();
        var bytes = new byte[length];
        random.nextBytes(bytes);
        if (query.version() == VERSION) return new DhConfigNotModified(bytes);
        return new DhConfig(Srp.G, Srp.bytes(Srp.P), VERSION, bytes);
    }
}
