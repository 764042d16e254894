package heliograph.contacts;

import static heliograph.rpc.Access.USERS;

import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.tl.api.UpdateUserStatus;
import heliograph.tl.api.account.UpdateStatus;
import heliograph.updates.Delivery;
import java.util.List;

/// `account.updateStatus`, and the news of it to those who have saved the account.
public final class PresenceRpc {
    private final Presence presence;
    private final Contacts contacts;
    private final Delivery delivery;

    public PresenceRpc(Presence presence, Contacts contacts, Delivery delivery) {
        this.presence = presence;
        this.contacts = contacts;
        this.delivery = delivery;
    }

    public void register(Rpc rpc) {
        rpc.on(UpdateStatus.METHOD, USERS, this::updateStatus);
    }

    private Boolean updateStatus(Caller caller, UpdateStatus query) {
        if (presence.set(caller.user(), !query.offline())) tell(caller.user());
        return true;
    }

    /// Tells of those who have fallen silent. Called about once a second.
    public void tick() {
        presence.expired().forEach(this::tell);
    }

    private void tell(long account) {
        for (long viewer : contacts.knownBy(account)) {
            var status = contacts.status(viewer, account);
            if (status != null)
                delivery.push(
                        viewer, List.of(new UpdateUserStatus(account, status)), Caller.NOBODY);
        }
    }
}
