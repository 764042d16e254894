package heliograph.accounts;

import heliograph.peers.Peers;
import heliograph.render.Renderer;
import heliograph.rpc.Access;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.tl.api.AnyUser;
import heliograph.tl.api.InputChannelEmpty;
import heliograph.tl.api.account.CheckUsername;
import heliograph.tl.api.account.ReorderUsernames;
import heliograph.tl.api.account.SetMainProfileTab;
import heliograph.tl.api.account.ToggleUsername;
import heliograph.tl.api.account.UpdateBirthday;
import heliograph.tl.api.account.UpdatePersonalChannel;
import heliograph.tl.api.account.UpdateProfile;
import heliograph.tl.api.account.UpdateUsername;

/// `account.*` by which people change how others see them.
public final class AccountsRpc {
    /// Which channels people can show on their pages.
    @FunctionalInterface
    public interface Showcase {
        /// Refuses with `PUBLIC_BROADCAST_EXPECTED` what is no public channel, and with
        /// `CHAT_ADMIN_REQUIRED` who does not run it.
        void check(Caller caller, long channel);
    }

    private final Accounts accounts;
    private final Peers peers;
    private final Renderer renderer;
    private final Showcase showcase;

    public AccountsRpc(Accounts accounts, Peers peers, Renderer renderer, Showcase showcase) {
        this.accounts = accounts;
        this.peers = peers;
        this.renderer = renderer;
        this.showcase = showcase;
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
        rpc.on(UpdatePersonalChannel.METHOD, Access.USERS, Cost.CHANGE, this::updateChannel);
        rpc.on(
                UpdateBirthday.METHOD,
                Access.USERS,
                Cost.CHANGE,
                (caller, query) -> {
                    accounts.born(caller, query.birthday());
                    return true;
                });
        rpc.on(
                SetMainProfileTab.METHOD,
                Access.USERS,
                Cost.CHANGE,
                (caller, query) -> {
                    accounts.open(caller, query.tab());
                    return true;
                });
    }

    private Boolean updateChannel(Caller caller, UpdatePersonalChannel query) {
        if (query.channel() instanceof InputChannelEmpty) {
            accounts.present(caller, null);
            return true;
        }
        long channel = peers.resolve(caller, query.channel());
        showcase.check(caller, channel);
        accounts.present(caller, channel);
        return true;
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
