/// Channels and supergroups: one home each, written once whatever the number of members
/// (https://core.telegram.org/api/channel).
///
/// ```
/// channel home | "channel" ()          -> StoredChannel: what everyone sees
///              | "chanbox" ()          -> StoredChannelBox: pts, last message id, counts
///              | "member"  user        -> StoredMember
///              | "roll"    (roll, user) -> nothing: the members of one [Roll]
///              | "banend"  (date, user) -> nothing: what is forbidden to it ends then
///              | "post"    id          -> StoredPost
///              | "postnum" id          -> StoredCounts: views, forwards, replies
///              | "gone"    id          -> nothing: an id whose message was deleted
///              | "pinned"  id          -> nothing
///              | "authored" (user, id) -> nothing
///              | "thread"  (root, id)  -> nothing: the replies below a message
///              | "mention" (user, id)  -> nothing: the user has not read that it is mentioned
///              | "topic", "topicord", "topicpin": see [heliograph.channels.Topics]
///              | "chanlog" pts         -> StoredEvent, each taking as many pts as it counts
/// account home | "channels" channel    -> StoredJoined
/// ```
///
/// The channel's home is the truth of who is in it; "channels" is the account's own list, which a
/// note keeps in step. Every right is asked of [Standing], at the moment of the write.
@NullMarked
package heliograph.channels;

import org.jspecify.annotations.NullMarked;
