/// To whom an account turns most.
@NullMarked
package heliograph.habits;

import org.jspecify.annotations.NullMarked;
