/// Turns TL schemas into Java: a record for each constructor and method, a sealed interface for
/// each type that has several, readers by constructor id and writers by layer.
@NullMarked
package heliograph.tlgen;

import org.jspecify.annotations.NullMarked;
