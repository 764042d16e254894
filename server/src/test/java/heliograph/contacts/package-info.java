@NullMarked
package heliograph.contacts;

import org.jspecify.annotations.NullMarked;
