/// To whom an account turns most (https://core.telegram.org/api/top-rating).
///
/// ```
/// account home | "habit"    (use, peer) -> StoredRating: how often it wrote or forwarded to a peer
///              | "habitoff" ()          -> that it wants nothing of that kept
/// ```
///
/// What was done long ago counts less: a rating falls to a third in 28 days. A chat counts at most
/// once an hour, so that keeping it costs no write for each message.
@NullMarked
package heliograph.habits;

import org.jspecify.annotations.NullMarked;
