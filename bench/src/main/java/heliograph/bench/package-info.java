/// Measurements. Each prints its figure beside its reference, taken in the same run.
@NullMarked
package heliograph.bench;

import org.jspecify.annotations.NullMarked;
