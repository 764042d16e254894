package heliograph.channels.names;

import heliograph.accounts.Usernames;
import heliograph.channels.ChannelLog;
import heliograph.channels.ChannelRules;
import heliograph.channels.Channels;
import heliograph.channels.adminlog.AdminLog;
import heliograph.peers.PeerId;
import heliograph.profiles.NameOrder;
import heliograph.profiles.Profiles;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.tl.api.ChannelAdminLogEventAction;
import heliograph.tl.api.ChannelAdminLogEventActionChangeUsername;
import heliograph.tl.api.ChannelAdminLogEventActionChangeUsernames;
import heliograph.tl.api.UpdateChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The usernames by which everyone finds a channel. Only who made the channel gives it one.
public final class Names {
    static final RpcError CHANNELS_ADMIN_PUBLIC_TOO_MUCH =
            RpcError.bad("CHANNELS_ADMIN_PUBLIC_TOO_MUCH");

    private final Channels channels;
    private final ChannelLog log;
    private final Profiles profiles;

    public Names(Channels channels, ChannelLog log, Profiles profiles) {
        this.channels = channels;
        this.log = log;
        this.profiles = profiles;
    }

    /// Whether the username is free, or the channel's own. Refuses with `USERNAME_INVALID`, and
    /// with `CHANNELS_ADMIN_PUBLIC_TOO_MUCH` who has so many.
    ///
    /// @param channel 0 for one that is yet to be made
    boolean isFree(Caller caller, long channel, String username) {
        var name = Usernames.checked(username);
        if (channel == 0 || !isPublic(channel)) checkCount(caller);
        var owner = profiles.byUsername(name);
        return owner == null || (channel != 0 && owner.equals(PeerId.channel(channel)));
    }

    /// Gives the channel another editable username, or none when it is empty: then all its others
    /// are free as well. Refuses with `CHAT_ADMIN_REQUIRED`, `USERNAME_NOT_MODIFIED`,
    /// `USERNAME_INVALID`, `USERNAME_OCCUPIED` or `CHANNELS_ADMIN_PUBLIC_TOO_MUCH`.
    void rename(Caller caller, long channel, String username) {
        var before = names(caller, channel).editable();
        if (username.equals(shown(before))) throw Usernames.USERNAME_NOT_MODIFIED.refusal();
        if (!username.isEmpty()) {
            Usernames.checked(username);
            if (before == null) checkCount(caller);
            claim(channel, username);
        }
        change(caller, channel, names -> names.renamed(username));
    }

    /// Switches one of the channel's usernames on or off, or takes one more that is free.
    void toggle(Caller caller, long channel, String username, boolean active) {
        var names = names(caller, channel);
        var _ = Usernames.toggled(names, username, active);
        if (names.find(username) == null) claim(channel, username);
        change(caller, channel, order -> Usernames.toggled(order, username, active));
    }

    void reorder(Caller caller, long channel, List<String> usernames) {
        change(caller, channel, order -> Usernames.ordered(order, usernames));
    }

    /// Switches off all usernames but the editable one. Refuses with `USERNAME_NOT_MODIFIED` where
    /// no other is on.
    void quiet(Caller caller, long channel) {
        change(
                caller,
                channel,
                order -> {
                    var after = order.quiet();
                    if (after.active().equals(order.active()))
                        throw Usernames.USERNAME_NOT_MODIFIED.refusal();
                    return after;
                });
    }

    /// The channel's names. Refuses with `CHAT_ADMIN_REQUIRED` all but who made it.
    private NameOrder names(Caller caller, long channel) {
        var standing = channels.read(channel, view -> channels.standing(view, caller.user()));
        if (!standing.viewing().isCreator()) throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
        return NameOrder.of(standing.channel());
    }

    private void claim(long channel, String username) {
        if (!profiles.claim(username, PeerId.channel(channel)))
            throw Usernames.USERNAME_OCCUPIED.refusal();
    }

    /// Changes the channel's names, and frees those that it has no more.
    private void change(Caller caller, long channel, UnaryOperator<NameOrder> change) {
        var freed = put(caller, channel, change);
        for (var name : freed) profiles.release(name, PeerId.channel(channel));
    }

    /// @return the names that the channel has no more
    private List<String> put(Caller caller, long channel, UnaryOperator<NameOrder> change) {
        return channels.write(
                channel,
                tx -> {
                    var standing = channels.standing(tx, caller.user()).viewing();
                    if (!standing.isCreator()) throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
                    var before = NameOrder.of(standing.channel());
                    var after = change.apply(before);
                    channels.put(
                            tx,
                            standing.channel().toBuilder()
                                    .username(after.editable())
                                    .moreUsernames(after.kept())
                                    .build());
                    AdminLog.write(tx, caller, action(before, after));
                    log.tell(tx, new ChannelLog.News(new UpdateChannel(channel)), caller);
                    return before.taken().stream()
                            .filter(name -> after.find(name) == null)
                            .toList();
                });
    }

    private static ChannelAdminLogEventAction action(NameOrder before, NameOrder after) {
        if (before.several() == null && after.several() == null)
            return new ChannelAdminLogEventActionChangeUsername(
                    shown(before.editable()), shown(after.editable()));
        return new ChannelAdminLogEventActionChangeUsernames(before.active(), after.active());
    }

    private static String shown(@Nullable String username) {
        return username == null ? "" : username;
    }

    private void checkCount(Caller caller) {
        if (publicOnes(caller.user()).size() >= ChannelRules.PUBLIC_MAX)
            throw CHANNELS_ADMIN_PUBLIC_TOO_MUCH.refusal();
    }

    private boolean isPublic(long channel) {
        var head = channels.head(channel);
        return head != null && head.channel().username() != null;
    }

    /// The channels with a username that the account made.
    List<Long> publicOnes(long account) {
        var found = new ArrayList<Long>();
        for (long channel : channels.joined(account)) {
            var head = channels.head(channel);
            if (head == null || head.channel().deleted()) continue;
            if (head.channel().creator() == account && head.channel().username() != null)
                found.add(channel);
        }
        return found;
    }
}
