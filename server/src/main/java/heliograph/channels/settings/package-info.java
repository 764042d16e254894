/// What can be set of a channel: its names, its picture, and the rules for those in it.
@NullMarked
package heliograph.channels.settings;

import org.jspecify.annotations.NullMarked;
