/// Basic groups: up to 200 people, each of whom has what is said in a box of its own
/// (https://core.telegram.org/api/channel#basic-groups).
///
/// ```
/// group home   | "group"   ()              -> StoredGroup: everything about it, its members too
/// account home | "ingroup" group           -> StoredInGroup: whether it is in it
///              | "gevent"  (group, event)  -> (id, pts): service messages that are written already
/// system home  | "groupid" ()              -> the last id that was given
/// ```
///
/// The group's home is the truth. It numbers its changes; who made one gets the service message
/// into its box, by the call itself or by the group's note, whichever comes first, and passes it on
/// to the others.
@NullMarked
package heliograph.groups;

import org.jspecify.annotations.NullMarked;
