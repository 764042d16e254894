package heliograph.auth;

import heliograph.rpc.Caller;
import heliograph.tl.api.auth.AnyAuthorization;

/// The last step of a sign-in whose proof is another feature's: that one says whose the caller is,
/// and everything that follows is as after a code.
public final class ProvenSignIn {
    private final Limits limits;
    private final SignIn signIn;
    private final Granted granted;

    ProvenSignIn(Limits limits, SignIn signIn, Granted granted) {
        this.limits = limits;
        this.signIn = signIn;
        this.granted = granted;
    }

    /// Something is tried at the door of an account. Refuses with `FLOOD_WAIT_x` an address that
    /// tries too often.
    public void knock(Caller caller, long user) {
        limits.knock(caller, user);
    }

    /// Signs the caller's client in to an account to which it has proved its right. Refuses with
    /// `SESSION_PASSWORD_NEEDED` when there is a password, after which `auth.checkPassword` ends
    /// it.
    public AnyAuthorization enter(Caller caller, long user) {
        signIn.finish(caller, user);
        return granted.authorization(user);
    }
}
