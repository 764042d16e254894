package heliograph.accounts;

import heliograph.render.Renderer;
import heliograph.rpc.Access;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.tl.api.AnyUser;
import heliograph.tl.api.account.CheckUsername;
import heliograph.tl.api.account.ReorderUsernames;
import heliograph.tl.api.account.ToggleUsername;
import heliograph.tl.api.account.UpdateProfile;
import heliograph.tl.api.account.UpdateUsername;

/// `account.*` by which people change how others see them.
public final class AccountsRpc {
    private final Accounts accounts;
    private final Renderer renderer;

    public AccountsRpc(Accounts accounts, Renderer renderer) {
        this.accounts = accounts;
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(CheckUsername.METHOD, Access.USERS, Cost.LOOKUP, this::checkUsername);
        rpc.on(UpdateUsername.METHOD, Access.USERS, Cost.CHANGE, this::updateUsername);
        rpc.on(
                ToggleUsername.METHOD,
                Access.USERS,
                Cost.CHANGE,
                (caller, query) -> {
                    accounts.toggle(caller, query.username(), query.active());
                    return true;
                });
        rpc.on(
                ReorderUsernames.METHOD,
                Access.USERS,
                Cost.CHANGE,
                (caller, query) -> {
                    accounts.reorder(caller, query.order());
                    return true;
                });
        rpc.on(UpdateProfile.METHOD, Access.USERS, Cost.CHANGE, this::updateProfile);
    }

    private Boolean checkUsername(Caller caller, CheckUsername query) {
        return accounts.isFree(caller, query.username());
    }

    private AnyUser updateUsername(Caller caller, UpdateUsername query) {
        accounts.rename(caller, query.username());
        return renderer.user(caller.user(), caller.user());
    }

    private AnyUser updateProfile(Caller caller, UpdateProfile query) {
        accounts.describe(caller, query.firstName(), query.lastName(), query.about());
        return renderer.user(caller.user(), caller.user());
    }
}
