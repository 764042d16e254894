package heliograph.channels.names;

import heliograph.accounts.Usernames;
import heliograph.channels.ChannelLog;
import heliograph.channels.ChannelRules;
import heliograph.channels.Channels;
import heliograph.channels.adminlog.AdminLog;
import heliograph.peers.PeerId;
import heliograph.profiles.Profiles;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.tl.api.ChannelAdminLogEventActionChangeUsername;
import heliograph.tl.api.UpdateChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The username by which everyone finds a channel. Only who made the channel gives it one.
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

    /// Gives the channel another username, or none when it is empty. Refuses with
    /// `CHAT_ADMIN_REQUIRED`, `USERNAME_NOT_MODIFIED`, `USERNAME_INVALID`, `USERNAME_OCCUPIED` or
    /// `CHANNELS_ADMIN_PUBLIC_TOO_MUCH`.
    void rename(Caller caller, long channel, String username) {
        var standing = channels.read(channel, view -> channels.standing(view, caller.user()));
        if (!standing.viewing().isCreator()) throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
        var before = shown(standing.channel().username());
        if (username.equals(before)) throw Usernames.USERNAME_NOT_MODIFIED.refusal();
        boolean none = username.isEmpty();
        var self = PeerId.channel(channel);
        if (!none) {
            Usernames.checked(username);
            if (before.isEmpty()) checkCount(caller);
            if (!profiles.claim(username, self)) throw Usernames.USERNAME_OCCUPIED.refusal();
        }
        var replaced = put(caller, channel, username);
        if (!replaced.isEmpty() && !folded(replaced).equals(folded(username)))
            profiles.release(replaced, self);
    }

    /// @return the name that the channel had
    private String put(Caller caller, long channel, String username) {
        return channels.write(
                channel,
                tx -> {
                    var standing = channels.standing(tx, caller.user());
                    if (!standing.isCreator()) throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
                    var before = shown(standing.channel().username());
                    channels.put(
                            tx,
                            standing.channel().toBuilder()
                                    .username(username.isEmpty() ? null : username)
                                    .build());
                    AdminLog.write(
                            tx,
                            caller,
                            new ChannelAdminLogEventActionChangeUsername(before, username));
                    log.tell(tx, new ChannelLog.News(new UpdateChannel(channel)), caller);
                    return before;
                });
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

    private static String folded(String username) {
        return username.toLowerCase(Locale.ROOT);
    }
}
