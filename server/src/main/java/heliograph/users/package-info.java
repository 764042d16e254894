/// Users as others see them: by id, and with everything that a profile page shows.
@NullMarked
package heliograph.users;

import org.jspecify.annotations.NullMarked;
