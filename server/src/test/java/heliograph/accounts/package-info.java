@NullMarked
package heliograph.accounts;

import org.jspecify.annotations.NullMarked;
