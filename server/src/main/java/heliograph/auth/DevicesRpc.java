package heliograph.auth;

import heliograph.rpc.Access;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.tl.api.account.Authorizations;
import heliograph.tl.api.account.ChangeAuthorizationSettings;
import heliograph.tl.api.account.GetAuthorizations;
import heliograph.tl.api.account.ResetAuthorization;
import heliograph.tl.api.auth.LogOut;
import heliograph.tl.api.auth.LoggedOut;
import heliograph.tl.api.auth.ResetAuthorizations;

/// Which clients are signed in, and how they are signed out.
final class DevicesRpc {
    /// Days after which an unused client is said to be signed out. It is not; clients want a
    /// number.
    private static final int DAYS = 365;

    private final heliograph.auth.Authorizations authorizations;
    private final Devices devices;

    DevicesRpc(heliograph.auth.Authorizations authorizations, Devices devices) {
        this.authorizations = authorizations;
        this.devices = devices;
    }

    void register(Rpc rpc) {
        rpc.on(GetAuthorizations.METHOD, Access.USERS, this::getAuthorizations);
        rpc.on(ResetAuthorization.METHOD, Access.USERS, this::resetAuthorization);
        rpc.on(ResetAuthorizations.METHOD, Access.USERS, this::resetAuthorizations);
        rpc.on(ChangeAuthorizationSettings.METHOD, Access.USERS, this::changeAuthorizationSettings);
        rpc.on(LogOut.METHOD, Access.SIGNED_IN, this::logOut);
    }

    private Authorizations getAuthorizations(Caller caller, GetAuthorizations query) {
        return new Authorizations(DAYS, devices.of(caller));
    }

    private Boolean resetAuthorization(Caller caller, ResetAuthorization query) {
        authorizations.endByHash(caller, query.hash());
        return true;
    }

    private Boolean resetAuthorizations(Caller caller, ResetAuthorizations query) {
        authorizations.endOthers(caller);
        return true;
    }

    private Boolean changeAuthorizationSettings(Caller caller, ChangeAuthorizationSettings query) {
        var secret = query.encryptedRequestsDisabled();
        var calls = query.callRequestsDisabled();
        authorizations.change(
                caller,
                query.hash(),
                row -> {
                    var changed = row.toBuilder();
                    if (query.confirmed()) changed.unconfirmed(false);
                    if (secret != null) changed.encryptedRequestsDisabled(secret);
                    if (calls != null) changed.callRequestsDisabled(calls);
                    return changed.build();
                });
        return true;
    }

    private LoggedOut logOut(Caller caller, LogOut query) {
        authorizations.end(caller.user(), caller.authKeyId(), caller);
        return new LoggedOut(null);
    }
}
