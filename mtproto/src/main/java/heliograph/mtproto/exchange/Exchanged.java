package heliograph.mtproto.exchange;

import heliograph.mtproto.crypto.AuthKey;
import java.util.OptionalInt;

/// A key that both sides have.
///
/// @param salt the first server salt
/// @param expiresIn seconds that a temporary key lives; empty for a permanent one
/// @param dc the datacenter that the client named, negative for its media, 10,000 more for test;
///   empty when it named none
/// @param serverTime the server's clock in the exchange, in seconds since 1970
public record Exchanged(
        AuthKey key, long salt, OptionalInt expiresIn, OptionalInt dc, int serverTime) {}
