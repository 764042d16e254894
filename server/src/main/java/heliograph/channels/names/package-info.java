/// Usernames of channels.
///
/// A name is claimed in the directory first and then written into the channel; an entry of the
/// directory counts only while the channel says the same.
@NullMarked
package heliograph.channels.names;

import org.jspecify.annotations.NullMarked;
