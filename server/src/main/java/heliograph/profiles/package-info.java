/// Who there is: the profile of each account, found by id, phone number or username.
///
/// ```
/// account home            | "profile"  ()        -> StoredProfile
/// directory "phone" home  | "phone"    number    -> user id
/// directory "name" home   | "name"     username  -> peer, marked as in [heliograph.peers.PeerId]
///                         | "claim"    username  -> when it was taken, in milliseconds since 1970
/// system home             | "ids"      "user"    -> the last user id that was given out
///                         | "ids"      "owner"   -> whose the installation is
/// ```
@NullMarked
package heliograph.profiles;

import org.jspecify.annotations.NullMarked;
