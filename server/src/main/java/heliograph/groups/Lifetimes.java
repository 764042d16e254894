package heliograph.groups;

import heliograph.rpc.RpcError;

/// How long messages may live before they delete themselves.
final class Lifetimes {
    static final int DAY = 86_400;
    static final int MAX = 366 * DAY;

    private Lifetimes() {}

    /// Refuses with `TTL_PERIOD_INVALID` what is neither never (0) nor whole days up to a year.
    static void check(int seconds) {
        if (seconds < 0 || seconds > MAX || seconds % DAY != 0)
            throw RpcError.bad("TTL_PERIOD_INVALID").refusal();
    }
}
