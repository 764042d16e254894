package heliograph.messages;

/// What a change of several messages did.
///
/// @param pts the counter of the chat's log after it
/// @param count how much of it the change took
/// @param more whether the caller shall ask again, because not all was done at once
public record Affected(int pts, int count, boolean more) {}
