/// A service full of chats to look around in: made by calls on the service as clients make them,
/// from a seed.
@NullMarked
package heliograph.demo;

import org.jspecify.annotations.NullMarked;
