/// What wants doing at a date, kept so that a restart loses none of it.
///
/// ```
/// system home 1 | "alarm" (date, kind of home, its id) -> nothing
/// ```
@NullMarked
package heliograph.alarms;

import org.jspecify.annotations.NullMarked;
