/// Whom an account has saved and blocked, who has saved it, and who is online.
///
/// ```
/// account home | "contact"  userId -> StoredContact
///              | "pending"  phone  -> StoredContact of a number that has no account yet
///              | "knownby"  userId -> nothing: that account has saved this one
///              | "block"    userId -> when it was blocked
/// ```
@NullMarked
package heliograph.contacts;

import org.jspecify.annotations.NullMarked;
