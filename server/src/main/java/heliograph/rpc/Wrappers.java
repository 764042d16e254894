package heliograph.rpc;

import heliograph.mtproto.session.Session;
import heliograph.rpc.Client.Device;
import heliograph.tl.TlFunction;
import heliograph.tl.api.Api;
import heliograph.tl.api.InitConnection;
import heliograph.tl.api.InvokeAfterMsg;
import heliograph.tl.api.InvokeAfterMsgs;
import heliograph.tl.api.InvokeWithLayer;
import heliograph.tl.api.InvokeWithoutUpdates;
import heliograph.tl.api.auth.BindTempAuthKey;
import heliograph.tl.api.help.GetConfig;
import heliograph.tl.api.help.GetNearestDc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Peels `invokeWithLayer`, `initConnection`, `invokeAfterMsg(s)` and `invokeWithoutUpdates` off a
/// query, in whatever order a client puts them (https://core.telegram.org/api/invoking).
final class Wrappers {
    /// How long a query waits for the ones that it was sent after.
    private static final long AFTER_MILLIS = 500;

    private static final int NESTING_MAX = 8;

    private final Clients clients;

    Wrappers(Clients clients) {
        this.clients = clients;
    }

    /// A bare query and what its wrappers said.
    ///
    /// @param after MTProto ids of queries that must have succeeded first
    /// @param updates whether the session wants to hear of updates
    record Call(Caller caller, TlFunction<?> query, List<Long> after, boolean updates) {
        boolean waits() {
            return !after.isEmpty();
        }

        void await(Session session) throws InterruptedException {
            for (long messageId : after)
                switch (session.awaitOutcome(messageId, AFTER_MILLIS)) {
                    case DONE_OK -> {}
                    case FAILED -> throw RpcError.MSG_WAIT_FAILED.refusal();
                    case UNKNOWN -> throw RpcError.MSG_WAIT_TIMEOUT.refusal();
                }
        }
    }

    Call peel(Session session, long messageId, TlFunction<?> outermost) {
        TlFunction<?> query = outermost;
        var after = new ArrayList<Long>();
        boolean updates = true;
        int layer = 0;
        @Nullable Device device = null;
        for (int depth = 0; ; depth++) {
            if (depth > NESTING_MAX) throw RpcError.INPUT_FETCH_ERROR.refusal();
            switch (query) {
                case InvokeWithLayer with -> {
                    layer = with.layer();
                    query = with.query();
                }
                case InitConnection with -> {
                    if (layer == 0) throw RpcError.CONNECTION_LAYER_INVALID.refusal();
                    device = device(with);
                    query = with.query();
                }
                case InvokeAfterMsg with -> {
                    after.add(with.msgId());
                    query = with.query();
                }
                case InvokeAfterMsgs with -> {
                    after.addAll(with.msgIds());
                    query = with.query();
                }
                case InvokeWithoutUpdates with -> {
                    updates = false;
                    query = with.query();
                }
                default -> {
                    return new Call(
                            caller(session, messageId, query, layer, device),
                            query,
                            after,
                            updates);
                }
            }
        }
    }

    private Caller caller(
            Session session,
            long messageId,
            TlFunction<?> query,
            int declared,
            @Nullable Device device) {
        if (declared != 0 && declared < Api.FLOOR)
            throw RpcError.CONNECTION_LAYER_INVALID.refusal();
        long permKeyId = session.permKeyId();
        if (permKeyId == 0) {
            if (!allowedUnbound(query)) throw RpcError.AUTH_KEY_PERM_EMPTY.refusal();
            int layer = Api.nearest(declared == 0 ? Api.LAYER : declared);
            return new Caller(0, false, 0, session.authKeyId(), session.id(), messageId, layer);
        }
        var client = clients.of(permKeyId);
        if (device != null && (declared != client.layer() || !device.equals(client.device())))
            client = clients.initialised(permKeyId, declared, device);
        int layer = declared != 0 ? declared : client.layer();
        return new Caller(
                client.user(),
                client.bot(),
                permKeyId,
                session.authKeyId(),
                session.id(),
                messageId,
                Api.nearest(layer == 0 ? Api.LAYER : layer));
    }

    /// A temporary key that is not bound may do no more than this
    /// (https://core.telegram.org/api/pfs).
    private static boolean allowedUnbound(TlFunction<?> query) {
        return query instanceof BindTempAuthKey
                || query instanceof GetConfig
                || query instanceof GetNearestDc;
    }

    private static Device device(InitConnection with) {
        return new Device(
                with.apiId(),
                with.deviceModel(),
                with.systemVersion(),
                with.appVersion(),
                with.systemLangCode(),
                with.langPack(),
                with.langCode());
    }
}
