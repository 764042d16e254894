/// How an account wants to hear of its chats.
///
/// ```
/// account home | "notify"   key -> PeerNotifySettings; keys are `users`, `chats`, `broadcasts` or a
///              |                   peer's mark
///              | "joined"   ()  -> 1 when it does not want to hear of contacts that sign up
///              | "reacted"  ()  -> ReactionsNotifySettings
///              | "push"     (kind, token) -> StoredPush
/// ```
///
/// Nothing wakes an app yet: no push provider is configured, and where apps want to be woken is
/// only kept.
@NullMarked
package heliograph.notifications;

import org.jspecify.annotations.NullMarked;
