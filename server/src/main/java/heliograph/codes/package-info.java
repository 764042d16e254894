/// How a login code reaches a person: printed on the terminal, sent by e-mail, or handed to a
/// program of the operator's over HTTP.
///
/// The code itself, its life and its limits belong to [heliograph.auth]; this package only carries
/// it. A provider blocks until the code is on its way, and says [heliograph.codes.CodeNotSent] when
/// it is not.
@NullMarked
package heliograph.codes;

import org.jspecify.annotations.NullMarked;
