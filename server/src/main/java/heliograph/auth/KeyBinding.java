package heliograph.auth;

import heliograph.mtproto.crypto.MessageCipher;
import heliograph.mtproto.crypto.Side;
import heliograph.rpc.Caller;
import heliograph.tl.Malformed;
import heliograph.tl.TlReader;
import heliograph.tl.api.auth.BindTempAuthKey;
import heliograph.tl.mt.BindAuthKeyInner;
import java.time.InstantSource;
import java.util.List;

/// Binds temporary keys to permanent ones (https://core.telegram.org/api/pfs).
final class KeyBinding {
    /// Bytes of the binding message: two blocks of envelope and header, the inner message, padding.
    private static final int MESSAGE_MAX = 256;

    private final KeyRing keys;
    private final LiveSessions live;
    private final InstantSource clock;

    KeyBinding(KeyRing keys, LiveSessions live, InstantSource clock) {
        this.keys = keys;
        this.live = live;
        this.clock = clock;
    }

    /// Binds the key that the call came under to the one that the query names, if a message sealed
    /// with that one asks for the same.
    void bind(Caller caller, BindTempAuthKey query) {
        var temporary = keys.find(caller.usedKeyId());
        if (temporary == null || !temporary.temporary())
            throw AuthErrors.TEMP_AUTH_KEY_EMPTY.refusal();
        if (temporary.permKeyId() != 0 && temporary.permKeyId() != query.permAuthKeyId())
            throw AuthErrors.TEMP_AUTH_KEY_ALREADY_BOUND.refusal();
        if (query.expiresAt() <= clock.instant().getEpochSecond())
            throw AuthErrors.EXPIRES_AT_INVALID.refusal();
        if (!isSealed(caller, query)) throw AuthErrors.ENCRYPTED_MESSAGE_INVALID.refusal();
        for (long gone : keys.bind(caller.usedKeyId(), query.permAuthKeyId())) live.forget(gone);
        live.bound(caller.usedKeyId(), query.permAuthKeyId());
    }

    private boolean isSealed(Caller caller, BindTempAuthKey query) {
        var permanent = keys.find(query.permAuthKeyId());
        var message = query.encryptedMessage();
        if (permanent == null || permanent.temporary() || message.length > MESSAGE_MAX)
            return false;
        var opened =
                MessageCipher.V1.open(permanent.key(), Side.CLIENT, message, 0, message.length);
        if (opened == null || opened.header().msgId() != caller.messageId()) return false;
        try {
            var in = new TlReader(opened.plain(), opened.from(), opened.to());
            var inner = BindAuthKeyInner.read(in);
            return in.left() == 0
                    && inner.nonce() == query.nonce()
                    && inner.tempAuthKeyId() == caller.usedKeyId()
                    && inner.permAuthKeyId() == query.permAuthKeyId()
                    && inner.tempSessionId() == caller.sessionId()
                    && inner.expiresAt() == query.expiresAt();
        } catch (Malformed e) {
            return false;
        }
    }

    /// Forgets the temporary keys of the caller's client, but for the one in use and those named.
    void drop(Caller caller, List<Long> except) {
        var gone =
                keys.dropTemporary(
                        caller.authKeyId(), id -> id == caller.usedKeyId() || except.contains(id));
        gone.forEach(live::forget);
    }
}
