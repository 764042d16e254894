package heliograph.messages;

import org.jspecify.annotations.Nullable;

/// Whether forwarded messages lead to their authors.
@FunctionalInterface
public interface Authorship {
    /// The name that stands in place of the author; null when the author lets the forwarder lead
    /// others to it.
    @Nullable String nameOnly(long forwarder, long author);
}
