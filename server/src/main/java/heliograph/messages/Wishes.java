package heliograph.messages;

/// What people ask of those who write to them in private (https://core.telegram.org/api/privacy).
public interface Wishes {
    /// Whether the user takes no voice and round video notes from the sender.
    boolean refusesVoice(long sender, long user);

    /// Whether the user does not tell the viewer when it has read something.
    boolean hidesReadDates(long viewer, long user);
}
