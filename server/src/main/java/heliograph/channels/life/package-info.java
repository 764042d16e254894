/// The life of channels and supergroups: how one is made, shown and ended.
@NullMarked
package heliograph.channels.life;

import org.jspecify.annotations.NullMarked;
