/// Messages in channels and supergroups: sending, changing, reading and counting them, and catching
/// up with what was missed (https://core.telegram.org/api/channel).
///
/// ```
/// channel home | "chrandom" (author, randomId) -> (id, pts), so that a client may repeat a send
///              | "chreads"  ()                 -> StoredReaders: how far others have read
///              | "readby"   (user, id)         -> when it had read up to the id, in small groups
///              | "viewed"   (user, id / 512)   -> a bit for each post that it has viewed
///              | "topicrds" topic          -> StoredReaders: the same, of a topic of a forum
/// account home | "threadrd" (group, root)     -> how far it has read a thread or topic
/// ```
///
/// The messages themselves, their indexes and counts belong to [heliograph.channels.Posts]. How far
/// an account has read stands in its own home, in the row of its chat list; how much is unread is
/// counted when it is asked, so that a post costs the same whatever the number of members.
@NullMarked
package heliograph.posts;

import org.jspecify.annotations.NullMarked;
