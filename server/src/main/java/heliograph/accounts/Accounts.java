package heliograph.accounts;

import heliograph.peers.PeerId;
import heliograph.profiles.Birthdays;
import heliograph.profiles.NameOrder;
import heliograph.profiles.Profiles;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Tx;
import heliograph.tl.api.Birthday;
import heliograph.tl.api.ProfileTab;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateUser;
import heliograph.tl.api.UpdateUserName;
import heliograph.tl.stored.StoredProfile;
import heliograph.updates.Delivery;
import heliograph.updates.Updates;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What an account says of itself: its names, its username, a few words about itself.
///
/// Its own other sessions learn of a change through its log; those who have it among their contacts
/// only while they are online, since a client asks for people again anyway.
public final class Accounts {
    /// Characters of a first or last name.
    static final int NAME_MAX = 64;

    /// Characters of the words about oneself.
    static final int ABOUT_MAX = 70;

    static final RpcError FIRSTNAME_INVALID = RpcError.bad("FIRSTNAME_INVALID");
    static final RpcError LASTNAME_INVALID = RpcError.bad("LASTNAME_INVALID");
    static final RpcError ABOUT_TOO_LONG = RpcError.bad("ABOUT_TOO_LONG");

    private final Profiles profiles;
    private final Updates updates;
    private final Delivery delivery;
    private final Audience audience;

    public Accounts(Profiles profiles, Updates updates, Delivery delivery, Audience audience) {
        this.profiles = profiles;
        this.updates = updates;
        this.delivery = delivery;
        this.audience = audience;
    }

    /// Whether the caller could take the username. Refuses with `USERNAME_INVALID` what is none.
    boolean isFree(Caller caller, String username) {
        var owner = profiles.byUsername(Usernames.checked(username));
        return owner == null || owner.equals(PeerId.user(caller.user()));
    }

    /// Gives the caller another editable username, or none when it is empty: then all its others
    /// are free as well.
    void rename(Caller caller, String username) {
        var names = NameOrder.of(profile(caller));
        var before = names.editable();
        if (username.equals(before == null ? "" : before))
            throw Usernames.USERNAME_NOT_MODIFIED.refusal();
        if (!username.isEmpty()) claim(caller, Usernames.checked(username));
        change(caller, order -> order.renamed(username));
    }

    /// Switches one of the caller's usernames on or off, or takes one more that is free.
    void toggle(Caller caller, String username, boolean active) {
        var names = NameOrder.of(profile(caller));
        var _ = Usernames.toggled(names, username, active);
        if (names.find(username) == null) claim(caller, username);
        change(caller, order -> Usernames.toggled(order, username, active));
    }

    void reorder(Caller caller, List<String> usernames) {
        change(caller, order -> Usernames.ordered(order, usernames));
    }

    private void claim(Caller caller, String username) {
        if (!profiles.claim(username, PeerId.user(caller.user())))
            throw Usernames.USERNAME_OCCUPIED.refusal();
    }

    /// Changes the caller's usernames, and frees those that it has no more.
    private void change(Caller caller, UnaryOperator<NameOrder> change) {
        var before = NameOrder.of(profile(caller));
        change(
                caller,
                profile -> {
                    var after = change.apply(NameOrder.of(profile.build()));
                    return profile.username(after.editable()).usernames(after.kept());
                },
                Accounts::named);
        var after = NameOrder.of(profile(caller));
        for (var name : before.taken())
            if (after.find(name) == null) profiles.release(name, PeerId.user(caller.user()));
    }

    /// Changes what is not null of the caller's names and words about itself.
    void describe(
            Caller caller,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String about) {
        var first = stripped(firstName);
        var last = stripped(lastName);
        var words = stripped(about);
        if (first != null && (first.isEmpty() || first.length() > NAME_MAX))
            throw FIRSTNAME_INVALID.refusal();
        if (last != null && last.length() > NAME_MAX) throw LASTNAME_INVALID.refusal();
        if (words != null && words.length() > ABOUT_MAX) throw ABOUT_TOO_LONG.refusal();
        if (first != null || last != null)
            change(
                    caller,
                    profile -> {
                        if (first != null) profile.firstName(first);
                        if (last != null) profile.lastName(last.isEmpty() ? null : last);
                        return profile;
                    },
                    Accounts::named);
        if (words != null) show(caller, profile -> profile.about(words.isEmpty() ? null : words));
    }

    /// Says when the caller was born; null says it no more. Refuses with `BIRTHDAY_INVALID`.
    void born(Caller caller, @Nullable Birthday day) {
        var checked = day == null ? null : Birthdays.checked(day);
        show(caller, profile -> profile.birthday(checked));
    }

    /// Shows a channel on the caller's page; null for none. Whoever calls has checked it.
    void present(Caller caller, @Nullable Long channel) {
        show(caller, profile -> profile.personalChannel(channel));
    }

    /// Which tab the caller's page opens with.
    void open(Caller caller, ProfileTab tab) {
        show(caller, profile -> profile.mainTab(tab));
    }

    private void show(Caller caller, UnaryOperator<StoredProfile.Builder> change) {
        change(caller, change, (user, _) -> new UpdateUser(user));
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : text.strip();
    }

    private StoredProfile profile(Caller caller) {
        var profile = profiles.find(caller.user());
        if (profile == null) throw RpcError.AUTH_KEY_UNREGISTERED.refusal();
        return profile;
    }

    /// Makes the update that tells of a changed profile.
    private interface Telling {
        Update of(long user, StoredProfile profile);
    }

    private void change(
            Caller caller, UnaryOperator<StoredProfile.Builder> change, Telling telling) {
        long user = caller.user();
        profiles.change(
                user,
                before -> before == null ? null : change.apply(before.toBuilder()).build(),
                (tx, after) -> tell(tx, caller, telling.of(user, after)));
    }

    private void tell(Tx tx, Caller caller, Update update) {
        updates.state(tx, caller.user(), update, caller);
        tx.afterCommit(() -> {
            for (long other : audience.of(caller.user()))
                if (other != caller.user()) delivery.push(other, List.of(update), Caller.NOBODY);
        });
    }

    private static UpdateUserName named(long user, StoredProfile profile) {
        return new UpdateUserName(
                user,
                profile.firstName(),
                profile.lastName() == null ? "" : profile.lastName(),
                NameOrder.of(profile).all());
    }
}
