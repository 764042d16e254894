/// Passkeys: keys in people's devices that sign them in without a code
/// (https://core.telegram.org/api/passkeys, https://www.w3.org/TR/webauthn-3/).
///
/// ```
/// account home | "passkeys" credential's id, base64url -> StoredPasskey
/// ```
///
/// The challenges that wait for an answer live in memory for some minutes; after a restart a client
/// is told to begin anew. What signatures, keys and flags must be is decided by a library, in
/// [heliograph.passkeys.Ceremony] alone (`docs/decisions/0016-passkeys.md`).
@NullMarked
package heliograph.passkeys;

import org.jspecify.annotations.NullMarked;
