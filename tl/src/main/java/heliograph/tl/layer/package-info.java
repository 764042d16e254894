/// What names alone cannot carry between layers: small, pure functions that `schema/adapters.txt`
/// puts where generated code needs them.
@NullMarked
package heliograph.tl.layer;

import org.jspecify.annotations.NullMarked;
