/// How an account wants to hear of its chats.
///
/// ```
/// account home | "notify"  key -> PeerNotifySettings; keys are `users`, `chats`, `broadcasts` or a
///              |                  peer's mark
/// ```
@NullMarked
package heliograph.notifications;

import org.jspecify.annotations.NullMarked;
