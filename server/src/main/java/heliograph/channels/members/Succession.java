package heliograph.channels.members;

import heliograph.alarms.Alarms;
import heliograph.channels.Announcements;
import heliograph.channels.ChannelErrors;
import heliograph.channels.Channels;
import heliograph.channels.Roll;
import heliograph.channels.Standing;
import heliograph.rpc.Caller;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.MessageActionNewCreatorPending;
import heliograph.tl.stored.StoredChannel;
import heliograph.tl.stored.StoredSuccession;

/// What becomes of a channel whose creator leaves it
/// (https://core.telegram.org/constructor/messageActionNewCreatorPending).
///
/// The creator is out at once, with all its rights, and may come back for [#WAIT_SECONDS]: then the
/// channel is its heir's. The heir is the admin who has been in it longest, or, in groups without
/// another admin, the member who has; nobody becomes the owner of a broadcast by reading it.
final class Succession {
    static final int WAIT_SECONDS = 7 * 86_400;

    /// Members among whom an heir is looked for: those who came first.
    private static final int LOOKED_AT = 100;

    private final Channels channels;
    private final Announcements announcements;

    Succession(Channels channels, Announcements announcements) {
        this.channels = channels;
        this.announcements = announcements;
    }

    /// Whom the channel would be given to if its creator left; 0 for nobody.
    long heir(View view, StoredChannel channel) {
        long heir = 0;
        int first = Integer.MAX_VALUE;
        for (long admin : channels.roll(view, Roll.ADMINS, 0, Integer.MAX_VALUE)) {
            var standing = channels.standing(view, admin);
            var member = standing.member();
            if (member == null || member.order() == null || !isFit(standing)) continue;
            if (member.order() > first) continue;
            heir = admin;
            first = member.order();
        }
        if (heir != 0 || channel.broadcast()) return heir;
        for (long user : channels.oldest(view, LOOKED_AT))
            if (isFit(channels.standing(view, user))) return user;
        return 0;
    }

    /// Who the channel is given to now: the heir that was named, while it still can be.
    long settled(View view, StoredChannel channel) {
        var named = channel.succession();
        return named != null && isFit(channels.standing(view, named.heir()))
                ? named.heir()
                : heir(view, channel);
    }

    private static boolean isFit(Standing standing) {
        var member = standing.member();
        return standing.isMember()
                && standing.user() != standing.channel().creator()
                && standing.banned() == null
                && member != null
                && !member.bot();
    }

    /// Has a channel wait for its creator, who leaves in this step. Refuses with `USER_CREATOR`
    /// when there is nobody to give it to.
    void leaves(Tx tx, Caller caller, StoredChannel channel) {
        long heir = heir(tx, channel);
        if (heir == 0) throw ChannelErrors.USER_CREATOR.refusal();
        if (!channel.broadcast())
            announcements.announce(tx, caller, new MessageActionNewCreatorPending(heir));
        await(tx, channel, heir);
    }

    /// Has the heir wait, or, of 0, whoever it will be.
    void await(Tx tx, StoredChannel channel, long heir) {
        int date = (int) tx.now().getEpochSecond() + WAIT_SECONDS;
        var succession = new StoredSuccession(heir, date);
        channels.put(tx, channel.toBuilder().succession(succession).build());
        Alarms.set(tx, date);
    }

    /// Someone is in again: a creator keeps its channel.
    void returned(Tx tx, Standing standing) {
        var channel = standing.channel();
        if (channel.creator() == standing.user() && channel.succession() != null)
            channels.put(tx, channel.toBuilder().succession(null).build());
    }
}
