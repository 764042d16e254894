package heliograph.auth;

import heliograph.auth.Authorizations.Signed;
import heliograph.rpc.Caller;
import heliograph.rpc.Client.Device;
import heliograph.tl.api.Authorization;
import heliograph.tl.stored.StoredAuthorization;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/// The clients of an account as their owner sees them, under Settings > Devices.
final class Devices {
    /// After this long a sign-in that nobody objected to counts as confirmed, as
    /// `authorization_autoconfirm_period` of the client configuration has it.
    static final Duration CONFIRMED_AFTER = Duration.ofDays(7);

    private final Authorizations authorizations;
    private final KeyRing keys;
    private final Granted granted;
    private final InstantSource clock;

    Devices(Authorizations authorizations, KeyRing keys, Granted granted, InstantSource clock) {
        this.authorizations = authorizations;
        this.keys = keys;
        this.granted = granted;
        this.clock = clock;
    }

    heliograph.tl.api.auth.Authorization granted(long user) {
        return granted.authorization(user);
    }

    /// The caller's own client first, then the others, the latest first.
    List<Authorization> of(Caller caller) {
        var order =
                Comparator.<Signed, Boolean>comparing(s -> s.authKeyId() != caller.authKeyId())
                        .thenComparingInt(s -> -s.about().active());
        return authorizations.all(caller.user()).stream()
                .filter(signed -> signed.about().parent() == null)
                .sorted(order)
                .map(signed -> rendered(caller, signed))
                .toList();
    }

    private Authorization rendered(Caller caller, Signed signed) {
        boolean current = signed.authKeyId() == caller.authKeyId();
        var about = signed.about();
        int now = now();
        boolean young = now - about.created() < CONFIRMED_AFTER.toSeconds();
        return line(about)
                .current(current)
                .unconfirmed(!current && about.unconfirmed() && young)
                .encryptedRequestsDisabled(about.encryptedRequestsDisabled())
                .callRequestsDisabled(about.callRequestsDisabled())
                .hash(current ? 0 : signed.hash())
                .dateActive(current ? now : about.active())
                .build();
    }

    /// A client that was let in by its QR code and is about to come.
    Authorization coming(long authKeyId) {
        int now = now();
        Device device = keys.client(authKeyId).device();
        var about =
                StoredAuthorization.builder()
                        .apiId(device.apiId())
                        .model(device.model())
                        .system(device.system())
                        .app(device.app())
                        .created(now)
                        .active(now)
                        .build();
        return line(about).hash(Authorizations.hash(authKeyId)).build();
    }

    private static Authorization.Builder line(StoredAuthorization about) {
        return Authorization.builder()
                .deviceModel(about.model())
                .platform("")
                .systemVersion(about.system())
                .apiId(about.apiId())
                .appName("App " + about.apiId())
                .appVersion(about.app())
                .dateCreated(about.created())
                .dateActive(about.active())
                .ip(about.address())
                .country("")
                .region("");
    }

    private int now() {
        return (int) clock.instant().getEpochSecond();
    }
}
