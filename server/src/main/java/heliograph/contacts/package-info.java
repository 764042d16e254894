/// Whom an account has saved and blocked, how people find each other, and who is online.
///
/// ```
/// account home            | "contact"  userId -> StoredContact
///                         | "pending"  phone  -> StoredContact of a number that has no account yet
///                         | "knownby"  userId -> nothing: that account has saved this one
///                         | "block"    userId -> when it was blocked
///                         | "blockst"  userId -> when it was kept from this one's stories
/// directory "awaited" home| "awaited"  (phone, userId) -> nothing: that account waits for the number
/// ```
///
/// What an account says and what others see of it meet in [heliograph.contacts.Visibility].
@NullMarked
package heliograph.contacts;

import org.jspecify.annotations.NullMarked;
