/// What people tell the operator of.
@NullMarked
package heliograph.reports;

import org.jspecify.annotations.NullMarked;
