/// Usernames of channels.
///
/// A name is claimed in the directory first and then written into the channel; an entry of the
/// directory counts only while the channel says the same.
///
/// Elsewhere one buys further usernames from a market before they can be switched on; here there is
/// none, so switching a free name on takes it. Giving up the editable name gives up all.
@NullMarked
package heliograph.channels.names;

import org.jspecify.annotations.NullMarked;
