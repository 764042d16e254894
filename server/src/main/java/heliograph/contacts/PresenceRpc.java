package heliograph.contacts;

import static heliograph.rpc.Access.USERS;

import heliograph.accounts.Audience;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.tl.api.UpdateUserStatus;
import heliograph.tl.api.account.UpdateStatus;
import heliograph.updates.Updates;
import java.util.List;

/// `account.updateStatus`, and the news of it to those around the account who are online.
public final class PresenceRpc {
    private final Presence presence;
    private final Visibility visibility;
    private final Audience audience;
    private final Updates.Messenger delivery;

    public PresenceRpc(
            Presence presence,
            Visibility visibility,
            Audience audience,
            Updates.Messenger delivery) {
        this.presence = presence;
        this.visibility = visibility;
        this.audience = audience;
        this.delivery = delivery;
    }

    public void register(Rpc rpc) {
        rpc.on(UpdateStatus.METHOD, USERS, this::updateStatus);
    }

    private Boolean updateStatus(Caller caller, UpdateStatus query) {
        if (presence.set(caller.user(), !query.offline())) tell(caller.user());
        return true;
    }

    /// Tells of those who have fallen silent. Called several times a second.
    public void tick() {
        presence.expired().forEach(this::tell);
    }

    /// Whoever sees less than the minute hears nothing: the moment of the news would be the minute.
    private void tell(long account) {
        for (long viewer : audience.of(account)) {
            if (!presence.isConnected(viewer) || !visibility.seesPresence(viewer, account))
                continue;
            var status = visibility.status(viewer, account);
            if (status != null)
                delivery.push(
                        viewer, List.of(new UpdateUserStatus(account, status)), Caller.NOBODY);
        }
    }
}
