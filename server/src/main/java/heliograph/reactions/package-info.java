/// The reactions on messages, wherever the messages lie (https://core.telegram.org/api/reactions).
///
/// ```
/// any home | "react"   (chat, message, user)         -> StoredReaction
///          | "reactby" ((chat, message), (date, user)) -> nothing: their order
///          | "reactof" (chat, user, message)         -> nothing: what someone has reacted to
/// ```
///
/// The message carries the counts and the latest few, as someone sees it who has not reacted.
@NullMarked
package heliograph.reactions;

import org.jspecify.annotations.NullMarked;
