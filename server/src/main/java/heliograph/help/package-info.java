/// What clients ask of the service itself: its configuration, countries, languages, notices.
@NullMarked
package heliograph.help;

import org.jspecify.annotations.NullMarked;
