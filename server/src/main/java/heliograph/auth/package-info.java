/// Auth keys, clients, and everything by which an account is signed in or out.
///
/// ```
/// auth key home | "key"      ()         -> StoredKey, the key itself sealed by the vault
///               | "client"   ()         -> StoredClient: who is signed in, layer, device
/// account home  | "auths"    authKeyId  -> StoredAuthorization: what people see of it
///               | "password" ()         -> StoredPassword, the verifier sealed by the vault; the
///                                        address by which a forgotten one is replaced
/// ```
///
/// What lives for minutes is in memory only, on a [heliograph.auth.Shelf]: codes, QR tokens,
/// transfers, the numbers of a password check, sign-ins that wait for a password, addresses that
/// wait to be confirmed. A restart loses it, and the client begins that step anew:
/// `PHONE_CODE_EXPIRED`, `SRP_ID_INVALID`, `AUTH_TOKEN_INVALID`, `EMAIL_HASH_EXPIRED`.
///
/// The wiring needs [heliograph.auth.KeyRing], [heliograph.auth.Connected] and
/// [heliograph.auth.Auth]; everything else stays in here.
@NullMarked
package heliograph.auth;

import org.jspecify.annotations.NullMarked;
