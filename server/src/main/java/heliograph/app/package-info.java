/// The program: its configuration, its wiring, its start and its end.
@NullMarked
package heliograph.app;

import org.jspecify.annotations.NullMarked;
