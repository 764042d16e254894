/// From what is kept to what one viewer may see of it. The only place that fills in `users` and
/// `chats` of an answer.
@NullMarked
package heliograph.render;

import org.jspecify.annotations.NullMarked;
