package heliograph.store.engine;

/// How a commit ended.
public sealed interface Outcome {
    /// It is durable.
    record Committed() implements Outcome {}

    /// Refused, nothing written: someone newer owns the home.
    ///
    /// @param newer the epoch of the newer owner
    record Fenced(long newer) implements Outcome {}

    /// Refused, nothing written: the home was not as the owner believed. It must look again.
    record Conflict() implements Outcome {}

    /// It may have been written, may yet be, or never; [Engine#claim] settles it.
    record Unknown() implements Outcome {}
}
