package heliograph.channels.members;

import heliograph.channels.AdminRights;
import heliograph.channels.Announcements;
import heliograph.channels.ChannelLog;
import heliograph.channels.ChannelRules;
import heliograph.channels.Channels;
import heliograph.channels.ParticipantCards;
import heliograph.channels.Standing;
import heliograph.channels.adminlog.AdminLog;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Tx;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantToggleAdmin;
import heliograph.tl.api.MessageActionChangeCreator;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChannel;
import heliograph.tl.stored.StoredChannel;
import heliograph.tl.stored.StoredMember;
import java.util.ArrayList;
import java.util.List;

/// Giving a channel to another of its members: at once, or when its creator has left it for good.
public final class Ownership {
    static final RpcError CHANNELS_ADMIN_PUBLIC_TOO_MUCH =
            RpcError.bad("CHANNELS_ADMIN_PUBLIC_TOO_MUCH");

    private final Channels channels;
    private final ChannelLog log;
    private final Announcements announcements;
    private final Succession succession;

    public Ownership(Channels channels, ChannelLog log, Announcements announcements) {
        this.channels = channels;
        this.log = log;
        this.announcements = announcements;
        this.succession = new Succession(channels, announcements);
    }

    /// Refuses with `CHAT_ADMIN_REQUIRED` who did not make the channel.
    void check(Caller caller, long channel) {
        channels.read(channel, view -> owner(channels.standing(view, caller.user())));
    }

    /// Whom the caller's channel passes to if the caller leaves it; 0 for nobody. Refuses with
    /// `CHAT_ADMIN_REQUIRED` who did not make it.
    long heir(Caller caller, long channel) {
        return channels.read(
                channel,
                view -> {
                    var owner = owner(channels.standing(view, caller.user()));
                    return succession.heir(view, owner.channel());
                });
    }

    private static Standing owner(Standing standing) {
        if (!standing.viewing().isCreator()) throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
        return standing;
    }

    /// Makes `user` the creator; who was it stays an admin with all rights. Refuses with
    /// `USER_ID_INVALID` who is no member, or restricted.
    List<Update> give(Caller caller, long channel, long user) {
        boolean full = publicOnes(user) >= ChannelRules.PUBLIC_MAX;
        return channels.write(
                channel,
                tx -> {
                    var before = owner(channels.standing(tx, caller.user()));
                    var heir = channels.standing(tx, user);
                    boolean fit = heir.isMember() && heir.banned() == null;
                    if (!fit || user == caller.user()) throw RpcError.USER_ID_INVALID.refusal();
                    if (full && before.channel().username() != null)
                        throw CHANNELS_ADMIN_PUBLIC_TOO_MUCH.refusal();
                    return give(tx, caller, before, heir);
                });
    }

    private List<Update> give(Tx tx, Caller caller, Standing before, Standing heir) {
        long user = heir.user();
        row(tx, caller.user(), user);
        crown(tx, before.channel().toBuilder(), user, caller.user());
        for (var one : List.of(before, heir))
            AdminLog.write(
                    tx,
                    caller,
                    new ChannelAdminLogEventActionParticipantToggleAdmin(
                            ParticipantCards.of(one),
                            ParticipantCards.of(channels.standing(tx, one.user()))));
        var updates = new ArrayList<Update>();
        var changed = new UpdateChannel(tx.home().id());
        updates.add(log.tell(tx, new ChannelLog.News(changed), caller));
        if (!before.channel().broadcast())
            updates.add(announcements.announce(tx, caller, new MessageActionChangeCreator(user)));
        return updates;
    }

    /// Gives a channel to its heir when the time of a creator that has left it is over: one
    /// [heliograph.channels.Due.Step].
    public boolean inherit(Tx tx, int date) {
        var channel = Channels.find(tx);
        if (channel == null || channel.deleted() || channel.succession() == null) return false;
        if (channel.succession().date() > date) return false;
        long heir = succession.settled(tx, channel);
        if (heir == 0) {
            succession.await(tx, channel, 0);
            return false;
        }
        long before = channel.creator();
        crown(tx, channel.toBuilder().succession(null), heir, before);
        log.tell(tx, new ChannelLog.News(new UpdateChannel(tx.home().id())), Caller.NOBODY);
        if (!channel.broadcast())
            announcements.announce(tx, Caller.NOBODY, before, new MessageActionChangeCreator(heir));
        return false;
    }

    /// Makes `user` the creator. It is an admin by its row while the channel changes hands, as who
    /// was the creator is if it stays, so that the roll of admins holds both before and after.
    private void crown(Tx tx, StoredChannel.Builder channel, long user, long before) {
        row(tx, user, before);
        channels.put(tx, channel.creator(user).build());
        channels.put(tx, user, crowned(tx, user));
    }

    private void row(Tx tx, long user, long promotedBy) {
        var member = channels.member(tx, user);
        if (member == null) return;
        channels.put(
                tx,
                user,
                member.toBuilder().rights(AdminRights.ALL).promotedBy(promotedBy).build());
    }

    private StoredMember crowned(Tx tx, long user) {
        var member = channels.member(tx, user);
        if (member == null) throw RpcError.USER_ID_INVALID.refusal();
        return member.toBuilder().rights(null).promotedBy(null).build();
    }

    private int publicOnes(long user) {
        int count = 0;
        for (long channel : channels.joined(user)) {
            var head = channels.head(channel);
            if (head == null || head.channel().deleted()) continue;
            if (head.channel().creator() == user && head.channel().username() != null) count++;
        }
        return count;
    }
}
