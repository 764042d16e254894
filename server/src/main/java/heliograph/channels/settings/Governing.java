package heliograph.channels.settings;

import heliograph.channels.Announcements;
import heliograph.channels.ChannelLog;
import heliograph.channels.Channels;
import heliograph.channels.Standing;
import heliograph.channels.adminlog.AdminLog;
import heliograph.rpc.Caller;
import heliograph.store.Tx;
import heliograph.tl.api.ChannelAdminLogEventAction;
import heliograph.tl.api.MessageAction;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChannel;
import heliograph.tl.stored.StoredChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One way to change what everyone sees of a channel: checked, written, entered in the admin log
/// and told in one step.
public final class Governing {
    private final Channels channels;
    private final ChannelLog log;
    private final Announcements announcements;

    public Governing(Channels channels, ChannelLog log, Announcements announcements) {
        this.channels = channels;
        this.log = log;
        this.announcements = announcements;
    }

    /// A change.
    ///
    /// @param event null when the admin log has none for it
    /// @param said a service message; null when none is sent
    public record Step(
            StoredChannel after,
            @Nullable ChannelAdminLogEventAction event,
            @Nullable MessageAction said) {
        static Step quiet(StoredChannel.Builder after, @Nullable ChannelAdminLogEventAction event) {
            return new Step(after.build(), event, null);
        }

        static Step said(
                StoredChannel.Builder after, ChannelAdminLogEventAction event, MessageAction said) {
            return new Step(after.build(), event, said);
        }
    }

    /// Changes a channel.
    ///
    /// @param how checks what the caller may, and says what the channel is then
    /// @return what the caller is told
    public List<Update> change(Caller caller, long channel, Function<Standing, Step> how) {
        return channels.write(
                channel, tx -> change(tx, caller, how.apply(channels.standing(tx, caller.user()))));
    }

    /// As above, as a part of a larger step of the channel's home.
    List<Update> change(Tx tx, Caller caller, Step step) {
        channels.put(tx, step.after);
        if (step.event != null) AdminLog.write(tx, caller, step.event);
        var updates = new ArrayList<Update>();
        var changed = new UpdateChannel(tx.home().id());
        updates.add(log.tell(tx, new ChannelLog.News(changed), caller));
        if (step.said != null) updates.add(announcements.announce(tx, caller, step.said));
        return updates;
    }
}
