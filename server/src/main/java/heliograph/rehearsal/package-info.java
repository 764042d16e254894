/// What a first client does, done once by the server itself so that the start-up cache holds what
/// it takes: a key exchange, a sign-up, the calls of a client that starts, and a file of 10 MiB.
@NullMarked
package heliograph.rehearsal;

import org.jspecify.annotations.NullMarked;
