/// Well-typed answers for features that Heliograph does not have, which stock clients ask for when
/// they start: each says "there is none" in the way that lets the client go on.
@NullMarked
package heliograph.startup;

import org.jspecify.annotations.NullMarked;
