/// Auth keys, clients, and everything by which an account is signed in or out.
///
/// ```
/// auth key home | "key"    ()         -> StoredKey, the key itself sealed by the vault
///               | "client" ()         -> StoredClient: who is signed in, layer, device
/// account home  | "auths"  authKeyId  -> StoredAuthorization
/// ```
@NullMarked
package heliograph.auth;

import org.jspecify.annotations.NullMarked;
