package heliograph.mtproto.session;

import heliograph.mtproto.crypto.AuthKey;
import org.jspecify.annotations.Nullable;

/// An authorization key and what is known of it.
///
/// @param key the key
/// @param temporary whether it was made for forward secrecy and expires (core.telegram.org/api/pfs)
/// @param expiresAtMillis when a temporary key ends, in milliseconds since 1970; ignored otherwise
/// @param permKeyId the permanent key that a temporary one is bound to, 0 when it is not bound;
///   ignored for a permanent key
/// @param first the salt that the exchange gave, null when it is long gone
public record KeyInfo(
        AuthKey key,
        boolean temporary,
        long expiresAtMillis,
        long permKeyId,
        @Nullable FirstSalt first) {
    /// The salt that a client takes from the key exchange (core.telegram.org/mtproto/auth_key, step
    /// 9). Some clients fail for good when the first message of a new key is told another one.
    ///
    /// @param untilMillis when it ends, in milliseconds since 1970
    public record FirstSalt(long salt, long untilMillis) {}

    public KeyInfo(AuthKey key, boolean temporary, long expiresAtMillis, long permKeyId) {
        this(key, temporary, expiresAtMillis, permKeyId, null);
    }

    /// A key without an end.
    public static KeyInfo permanent(AuthKey key) {
        return new KeyInfo(key, false, Long.MAX_VALUE, key.id());
    }

    /// A key that ends at `expiresAtMillis` and is not bound yet.
    public static KeyInfo unbound(AuthKey key, long expiresAtMillis) {
        return new KeyInfo(key, true, expiresAtMillis, 0);
    }

    /// The same key, just made by an exchange that gave this salt.
    public KeyInfo withFirst(FirstSalt salt) {
        return new KeyInfo(key, temporary, expiresAtMillis, permKeyId, salt);
    }

    /// The same key, bound to a permanent one.
    public KeyInfo boundTo(long permanentKeyId) {
        return new KeyInfo(key, temporary, expiresAtMillis, permanentKeyId, first);
    }
}
