package heliograph.messages;

import heliograph.rpc.Caller;
import heliograph.tl.api.InputMedia;
import heliograph.tl.api.MessageMedia;

/// Makes what stands in a message of what a client wants to send.
@FunctionalInterface
public interface MediaSource {
    /// The medium as it is kept; durable when this returns. Refuses with the protocol's errors.
    MessageMedia from(Caller caller, InputMedia media);
}
