@NullMarked
package heliograph.notifications;

import org.jspecify.annotations.NullMarked;
