package heliograph.notifications;

import static heliograph.rpc.Access.USERS;
import static heliograph.store.Nothing.NOTHING;

import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Nothing;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.View;
import heliograph.tl.api.NotificationSoundDefault;
import heliograph.tl.api.ReactionNotificationsFromContacts;
import heliograph.tl.api.ReactionsNotifySettings;
import heliograph.tl.api.account.GetContactSignUpNotification;
import heliograph.tl.api.account.GetReactionsNotifySettings;
import heliograph.tl.api.account.SetContactSignUpNotification;
import heliograph.tl.api.account.SetReactionsNotifySettings;

/// `account.*` of the notifications that belong to no chat: contacts that sign up, reactions.
public final class NotifyOptionsRpc {
    private static final Table<Nothing, Integer> JOINED_SILENTLY =
            new Table<>("joined", Codecs.NOTHING, Codecs.INT);
    private static final Table<Nothing, ReactionsNotifySettings> REACTED =
            new Table<>("reacted", Codecs.NOTHING, new TlCodec<>(ReactionsNotifySettings::read));

    private static final ReactionsNotifySettings USUAL =
            new ReactionsNotifySettings(
                    new ReactionNotificationsFromContacts(),
                    new ReactionNotificationsFromContacts(),
                    null,
                    new NotificationSoundDefault(),
                    true);

    private final Store store;

    public NotifyOptionsRpc(Store store) {
        this.store = store;
    }

    public void register(Rpc rpc) {
        rpc.on(GetContactSignUpNotification.METHOD, USERS, this::getContactSignUp);
        rpc.on(SetContactSignUpNotification.METHOD, USERS, this::setContactSignUp);
        rpc.on(GetReactionsNotifySettings.METHOD, USERS, this::getReactions);
        rpc.on(SetReactionsNotifySettings.METHOD, USERS, this::setReactions);
    }

    /// Whether an account wants no noise when someone signs up.
    ///
    /// @param view a moment of the account's home
    public boolean joinsSilently(View view) {
        return view.get(JOINED_SILENTLY, NOTHING) != null;
    }

    /// The protocol's answer is the other way round than the name: true for silence.
    private Boolean getContactSignUp(Caller caller, GetContactSignUpNotification query) {
        return store.read(Home.account(caller.user()), this::joinsSilently);
    }

    private Boolean setContactSignUp(Caller caller, SetContactSignUpNotification query) {
        return store.write(
                Home.account(caller.user()),
                tx -> {
                    if (query.silent()) tx.put(JOINED_SILENTLY, NOTHING, 1);
                    else tx.delete(JOINED_SILENTLY, NOTHING);
                    return true;
                });
    }

    private ReactionsNotifySettings getReactions(Caller caller, GetReactionsNotifySettings query) {
        return store.read(
                Home.account(caller.user()),
                view -> {
                    var kept = view.get(REACTED, NOTHING);
                    return kept == null ? USUAL : kept;
                });
    }

    private ReactionsNotifySettings setReactions(Caller caller, SetReactionsNotifySettings query) {
        return store.write(
                Home.account(caller.user()),
                tx -> {
                    tx.put(REACTED, NOTHING, query.settings());
                    return query.settings();
                });
    }
}
