package heliograph.messages;

/// Which page of a chat a client wants (https://core.telegram.org/api/offsets).
///
/// @param offsetId only smaller ids; 0 begins with the newest
/// @param offsetDate only earlier dates; 0 for any
/// @param addOffset skips so many, or, negative, begins so many newer
/// @param limit at most so many, up to [#MAX]
/// @param maxId only smaller ids, 0 for any
/// @param minId only larger ids, 0 for any
public record Page(int offsetId, int offsetDate, int addOffset, int limit, int maxId, int minId) {
    /// Messages of one page at most.
    public static final int MAX = 100;

    public Page {
        limit = Math.clamp(limit, 0, MAX);
    }
}
