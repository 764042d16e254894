/// A whole server in memory, and clients that talk to it over the real protocol: for tests of what
/// several features do together.
@NullMarked
package heliograph;

import org.jspecify.annotations.NullMarked;
