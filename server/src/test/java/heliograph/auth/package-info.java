@NullMarked
package heliograph.auth;

import org.jspecify.annotations.NullMarked;
