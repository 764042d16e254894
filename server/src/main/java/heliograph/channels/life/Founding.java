package heliograph.channels.life;

import heliograph.channels.Announcements;
import heliograph.channels.ChannelErrors;
import heliograph.channels.ChannelIds;
import heliograph.channels.ChannelRules;
import heliograph.channels.Channels;
import heliograph.channels.NewMembers;
import heliograph.channels.Topics;
import heliograph.rpc.Caller;
import heliograph.store.Tx;
import heliograph.tl.api.ChannelLocation;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.MessageActionChannelCreate;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChannel;
import heliograph.tl.stored.StoredChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes channels and supergroups.
public final class Founding {
    /// Nothing is forbidden; the date is how the protocol says "for ever".
    public static final ChatBannedRights NOTHING_BANNED =
            ChatBannedRights.builder().untilDate(Integer.MAX_VALUE).build();

    private final Channels channels;
    private final ChannelIds ids;
    private final NewMembers newMembers;
    private final Announcements announcements;

    public Founding(
            Channels channels, ChannelIds ids, NewMembers newMembers, Announcements announcements) {
        this.channels = channels;
        this.ids = ids;
        this.newMembers = newMembers;
        this.announcements = announcements;
    }

    /// What a channel is to be.
    ///
    /// @param broadcast whether only admins write
    /// @param ttl seconds after which messages delete themselves; null for never
    /// @param location where it stands; null for nowhere
    public record Plan(
            boolean broadcast,
            boolean forum,
            String title,
            String about,
            @Nullable Integer ttl,
            @Nullable ChannelLocation location) {}

    /// A channel that was made, and what its creator is told.
    public record Founded(long id, List<Update> updates) {}

    /// Makes a channel with the caller as its creator and only member. Refuses with
    /// `CHAT_TITLE_EMPTY`, `CHAT_ABOUT_TOO_LONG`, `TTL_PERIOD_INVALID` or `CHANNELS_TOO_MUCH`.
    public Founded found(Caller caller, Plan plan) {
        var title = Titles.checked(plan.title);
        var about = Titles.about(plan.about);
        int ttl = plan.ttl == null ? 0 : plan.ttl;
        if (!isTtl(ttl)) throw ChannelErrors.TTL_PERIOD_INVALID.refusal();
        var channel =
                StoredChannel.builder()
                        .broadcast(plan.broadcast)
                        .forum(plan.forum && !plan.broadcast)
                        .title(title)
                        .about(about)
                        .creator(caller.user())
                        .location(plan.location)
                        .defaultBanned(plan.broadcast ? null : NOTHING_BANNED)
                        .ttl(ttl == 0 ? null : ttl);
        long id = ids.next();
        try (var places = channels.places().hold(id, List.of(caller.user()))) {
            if (!places.has(caller.user())) throw ChannelErrors.CHANNELS_TOO_MUCH.refusal();
            var creator = newMembers.of(caller.user());
            return channels.write(id, tx -> found(tx, caller, channel, creator));
        }
    }

    private Founded found(
            Tx tx, Caller caller, StoredChannel.Builder plan, NewMembers.Newcomer creator) {
        long id = tx.home().id();
        int now = (int) tx.now().getEpochSecond();
        var channel = plan.created(now).build();
        channels.put(tx, channel);
        if (channel.forum()) Topics.begin(tx, caller.user(), 0);
        var row = NewMembers.row(creator, channel, null, 0, now).build();
        channels.put(tx, caller.user(), row);
        var said =
                announcements.announce(tx, caller, new MessageActionChannelCreate(channel.title()));
        return new Founded(id, List.of(new UpdateChannel(id), said));
    }

    /// Whether messages may live so many seconds; 0 is for ever.
    public static boolean isTtl(int seconds) {
        return seconds == 0 || (seconds >= ChannelRules.TTL_MIN && seconds <= ChannelRules.TTL_MAX);
    }
}
