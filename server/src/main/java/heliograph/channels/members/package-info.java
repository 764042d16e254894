/// Who is in a channel: coming, going, being asked in, promoted, restricted and banned, and the
/// lists of all these.
///
/// Who comes is checked in two steps: what its own home knows (how many channels it is in, whom it
/// lets invite it), then, in the step of the channel's home, everything else.
@NullMarked
package heliograph.channels.members;

import org.jspecify.annotations.NullMarked;
