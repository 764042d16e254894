/// Passkeys, with an authenticator that was written from the standard and shares no code with the
/// library that verifies it.
@NullMarked
package heliograph.passkeys;

import org.jspecify.annotations.NullMarked;
