/// Links by which people come into a channel, and those who wait to be let in
/// (https://core.telegram.org/api/invites).
///
/// ```
/// channel home   | "invite"   hash               -> StoredInvite
///                | "inviteby" (admin, hash)      -> nothing
///                | "importer" (hash, date, user) -> StoredImporter
/// directory home | "invdir"   hash               -> whose it is, as PeerId marks it
/// ```
///
/// An entry of the directory counts only while the chat has the link. A link is
/// `http://HOST:PORT/+HASH` of the operator's own; wherever a client names one, any text that ends
/// in the hash is taken, `https://t.me/+HASH` too.
@NullMarked
package heliograph.channels.invites;

import org.jspecify.annotations.NullMarked;
