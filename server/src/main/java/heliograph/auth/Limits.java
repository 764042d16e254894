package heliograph.auth;

import heliograph.profiles.Profiles;
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
    private final Profiles profiles;

    Limits(
            Limiter limiter,
            InstantSource clock,
            LiveSessions live,
            Phones phones,
            Profiles profiles) {
        this.limiter = limiter;
        this.clock = clock;
        this.live = live;
        this.phones = phones;
        this.profiles = profiles;
    }

    /// A code for `phone` is asked for.
    void code(Caller caller, String phone) {
        from(caller, phone, Cost.CODE_FROM);
        each(phone, Cost.CODE);
    }

    /// Something is tried at the door of `phone`, right or wrong: counted for the address alone, so
    /// that nobody can lock another one out by mere noise.
    void knock(Caller caller, String phone) {
        from(caller, phone, Cost.TRY_FROM);
    }

    /// As above, at the door of an account.
    void knock(Caller caller, long user) {
        knock(caller, phone(user));
    }

    /// A code that is on its way to `phone` is guessed at.
    void guess(String phone) {
        each(phone, Cost.TRY);
    }

    /// A code is to be sent to an address of `user`.
    void mail(long user) {
        if (phones.isLimited(phone(user)))
            limiter.pay(Cost.CODE, "user " + user, 1, clock.millis());
    }

    /// The password of `user`, or a code that went to its address, is tried.
    void tried(long user) {
        if (phones.isLimited(phone(user))) limiter.pay(Cost.TRY, "user " + user, 1, clock.millis());
    }

    /// The number of an account; empty, which is no test number, when it has none.
    private String phone(long user) {
        var profile = profiles.find(user);
        var phone = profile == null ? null : profile.phone();
        return phone == null ? "" : phone;
    }

    private void each(String phone, Cost cost) {
        if (phones.isLimited(phone)) limiter.pay(cost, "phone " + phone, 1, clock.millis());
    }

    private void from(Caller caller, String phone, Cost cost) {
        var address = live.address(caller);
        if (phones.isLimited(phone) && !address.isEmpty())
            limiter.pay(cost, "address " + address, 1, clock.millis());
    }
}
