/// The log of each account (`pts`), and the way of an update to the sessions that are online
/// (https://core.telegram.org/api/updates).
///
/// ```
/// account home | "box"   ()            -> StoredBox: pts, the last message id
///              | "log"   pts           -> StoredEvent, each taking as many pts as it counts
///              | "state" (date, n)     -> StoredUpdate without pts
/// ```
@NullMarked
package heliograph.updates;

import org.jspecify.annotations.NullMarked;
