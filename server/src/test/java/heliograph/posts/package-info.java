/// Messages in channels and supergroups, asked for as clients ask.
@NullMarked
package heliograph.posts;

import org.jspecify.annotations.NullMarked;
