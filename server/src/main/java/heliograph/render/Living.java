package heliograph.render;

import heliograph.tl.api.AnyMessage;

/// Parts of a message that change without it, and may differ for each who looks: the results of a
/// poll, one's own reactions. They are filled in when the message is shown.
@FunctionalInterface
public interface Living {
    /// A message as it is kept, all of it.
    Living NONE = (_, message) -> message;

    /// The message as `viewer` sees it now; for everyone alike when `viewer` is 0.
    AnyMessage of(long viewer, AnyMessage message);

    /// What this fills in, and then what `next` does.
    default Living then(Living next) {
        return (viewer, message) -> next.of(viewer, of(viewer, message));
    }
}
