package heliograph.mtproto.session;

import heliograph.mtproto.crypto.AuthKey;

/// An authorization key and what is known of it.
///
/// @param key the key
/// @param temporary whether it was made for forward secrecy and expires (core.telegram.org/api/pfs)
/// @param expiresAtMillis when a temporary key ends, in milliseconds since 1970; ignored otherwise
/// @param permKeyId the permanent key that a temporary one is bound to, 0 when it is not bound;
///   ignored for a permanent key
public record KeyInfo(AuthKey key, boolean temporary, long expiresAtMillis, long permKeyId) {
    /// A key without an end.
    public static KeyInfo permanent(AuthKey key) {
        return new KeyInfo(key, false, Long.MAX_VALUE, key.id());
    }

    /// A key that ends at `expiresAtMillis` and is not bound yet.
    public static KeyInfo unbound(AuthKey key, long expiresAtMillis) {
        return new KeyInfo(key, true, expiresAtMillis, 0);
    }
}
