/// Tests of the program as it is put together.
@NullMarked
package heliograph.app;

import org.jspecify.annotations.NullMarked;
