/// Private chats and Saved Messages: every message is written to the box of each of its two
/// parties.
///
/// ```
/// account home | "message" (peer, id)       -> StoredMessage
///              | "where"   id               -> peer
///              | "origin"  (author, origin) -> id in this box
///              | "random"  randomId         -> id, so that a client may repeat a send
///              | "dialog"  peer             -> StoredDialog
///              | "recent"  (folder, date, id, peer) -> nothing: the order of the chat list
/// ```
@NullMarked
package heliograph.messages;

import org.jspecify.annotations.NullMarked;
