package heliograph.auth;

import heliograph.rpc.Caller;
import heliograph.rpc.Limiter;
import heliograph.rpc.Limiter.Cost;
import java.time.InstantSource;

/// How often codes may be asked for and tried, counted for each number and for each address that
/// calls come from. Refuses with `FLOOD_WAIT_x`.
///
/// Test numbers are not counted unless the operator says so: load tests sign in by the thousand.
final class Limits {
    private final Limiter limiter;
    private final InstantSource clock;
    private final LiveSessions live;
    private final Phones phones;
    private final boolean countTests;

    Limits(
            Limiter limiter,
            InstantSource clock,
            LiveSessions live,
            Phones phones,
            boolean countTests) {
        this.limiter = limiter;
        this.clock = clock;
        this.live = live;
        this.phones = phones;
        this.countTests = countTests;
    }

    /// A code for `phone` is asked for.
    void code(Caller caller, String phone) {
        pay(caller, phone, Cost.CODE, Cost.CODE_FROM);
    }

    /// A code of `phone` is tried.
    void tried(Caller caller, String phone) {
        pay(caller, phone, Cost.TRY, Cost.TRY_FROM);
    }

    /// The password of `user` is tried.
    void tried(long user) {
        limiter.pay(Cost.TRY, "user " + user, 1, clock.millis());
    }

    private void pay(Caller caller, String phone, Cost each, Cost from) {
        if (phones.testCode(phone) != null && !countTests) return;
        limiter.pay(each, "phone " + phone, 1, clock.millis());
        var address = live.address(caller);
        if (!address.isEmpty()) limiter.pay(from, address, 1, clock.millis());
    }
}
