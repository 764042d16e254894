package heliograph.contacts;

import static heliograph.rpc.Access.USERS;

import heliograph.peers.Peers;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyUser;
import heliograph.tl.api.ExportedContactToken;
import heliograph.tl.api.User;
import heliograph.tl.api.contacts.ExportContactToken;
import heliograph.tl.api.contacts.ImportContactToken;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Base64;
import java.util.function.Supplier;

/// Links by which someone without a username is found, for an hour
/// (https://core.telegram.org/api/links#temporary-profile-links).
///
/// A token is sealed and not kept: whoever it names, and until when, stands in it.
///
/// ```
/// user (8 bytes) | expires (4, seconds since 1970) | seal (8), in the URL's Base64
/// ```
public final class ContactTokensRpc {
    /// In seconds.
    static final int LIFETIME = 3_600;

    private static final int SIZE = 20;
    private static final RpcError IMPORT_TOKEN_INVALID = RpcError.bad("IMPORT_TOKEN_INVALID");

    private final Peers peers;
    private final Renderer renderer;
    private final InstantSource clock;
    private final Supplier<String> links;

    /// @param links what links begin with, such as `https://t.me/`
    public ContactTokensRpc(
            Peers peers, Renderer renderer, InstantSource clock, Supplier<String> links) {
        this.peers = peers;
        this.renderer = renderer;
        this.clock = clock;
        this.links = links;
    }

    public void register(Rpc rpc) {
        rpc.on(ExportContactToken.METHOD, USERS, (caller, _) -> exported(caller));
        rpc.on(ImportContactToken.METHOD, USERS, Cost.LOOKUP, this::imported);
    }

    private int now() {
        return (int) clock.instant().getEpochSecond();
    }

    private ExportedContactToken exported(Caller caller) {
        int expires = now() + LIFETIME;
        var bytes =
                ByteBuffer.allocate(SIZE)
                        .putLong(caller.user())
                        .putInt(expires)
                        .putLong(peers.seal(caller.user(), expires));
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
        return new ExportedContactToken(links.get() + "contact/" + token, expires);
    }

    private AnyUser imported(Caller caller, ImportContactToken query) {
        var bytes = ByteBuffer.wrap(decoded(query.token()));
        if (bytes.remaining() != SIZE) throw IMPORT_TOKEN_INVALID.refusal();
        long user = bytes.getLong();
        int expires = bytes.getInt();
        boolean sealed = bytes.getLong() == peers.seal(user, expires);
        if (!sealed || expires <= now()) throw IMPORT_TOKEN_INVALID.refusal();
        var found = renderer.user(caller.user(), user);
        if (!(found instanceof User known) || known.deleted()) throw IMPORT_TOKEN_INVALID.refusal();
        return found;
    }

    private static byte[] decoded(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException foreign) {
            throw IMPORT_TOKEN_INVALID.refusal();
        }
    }
}
