package heliograph.channels.life;

import heliograph.channels.Channels;
import heliograph.channels.JoinRequests;
import heliograph.channels.Standing;
import heliograph.channels.StickerSets;
import heliograph.messages.NotifySettings;
import heliograph.messages.Scheduled;
import heliograph.peers.PeerId;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.View;
import heliograph.tl.TlObject;
import heliograph.tl.api.AnyChannelLocation;
import heliograph.tl.api.AnyPhoto;
import heliograph.tl.api.ChannelFull;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatReactions;
import heliograph.tl.api.ChatReactionsAll;
import heliograph.tl.api.ExportedChatInvite;
import heliograph.tl.api.InputStickerSet;
import heliograph.tl.api.PhotoEmpty;
import heliograph.tl.api.ProfileTab;
import heliograph.tl.api.StickerSet;
import heliograph.tl.stored.StoredChannel;
import heliograph.tl.stored.StoredChannelBox;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that a channel's page shows of it, as far as its viewer may see it.
public final class FullChannels {
    /// Of those who wait to be let in, so many are named.
    private static final int WAITING_SHOWN = 3;

    private final Store store;
    private final Channels channels;
    private final NotifySettings notify;
    private final ReadMarks marks;

    private final Links links;

    /// What other features know of a channel: the link that an admin gives to others, the sets of
    /// stickers, and where statistics are asked for.
    public interface Links {
        @Nullable ExportedChatInvite permanent(View view, long admin);

        /// The number of this service's data centre.
        int dc();

        StickerSets sets();
    }

    public FullChannels(
            Store store, Channels channels, NotifySettings notify, ReadMarks marks, Links links) {
        this.store = store;
        this.channels = channels;
        this.notify = notify;
        this.marks = marks;
        this.links = links;
    }

    /// What is read of a channel's home at one moment.
    record Seen(
            Standing standing,
            StoredChannelBox box,
            @Nullable ExportedChatInvite link,
            List<Long> waiting) {}

    /// Refuses with `CHANNEL_PRIVATE` who may not look.
    ChannelFull of(long viewer, long id) {
        var seen = channels.read(id, view -> seen(view, viewer));
        var full = ChannelFull.builder().id(id);
        open(full, seen);
        rights(full, seen.standing);
        if (seen.standing.isAdmin()) {
            counts(full, seen.box);
            full.statsDc(links.dc());
        }
        full.exportedInvite(seen.link);
        if (!seen.waiting.isEmpty())
            full.requestsPending(seen.box.requests()).recentRequesters(seen.waiting);
        full.stickerset(set(seen.standing.channel().stickerSet(), viewer))
                .emojiset(set(seen.standing.channel().emojiSet(), viewer));
        var peer = PeerId.channel(id);
        var settings =
                store.read(
                        Home.account(viewer),
                        view -> {
                            full.hasScheduled(Scheduled.waits(view, peer));
                            return notify.of(view, peer.marked());
                        });
        var read = marks.of(viewer, id);
        full.notifySettings(settings)
                .readInboxMaxId(read.readInbox())
                .unreadCount(read.unread())
                .viewForumAsMessages(read.asMessages())
                .folderId(read.folder())
                .pinnedMsgId(read.pinned() == 0 ? null : read.pinned());
        return full.build();
    }

    private @Nullable StickerSet set(@Nullable TlObject kept, long viewer) {
        return kept instanceof InputStickerSet set ? links.sets().shown(set, viewer) : null;
    }

    private Seen seen(View view, long viewer) {
        var standing = channels.standing(view, viewer).viewing();
        boolean inviting = standing.may(ChatAdminRights::inviteUsers);
        return new Seen(
                standing,
                Channels.box(view),
                inviting ? links.permanent(view, viewer) : null,
                inviting ? JoinRequests.newest(view, 0, 0, WAITING_SHOWN) : List.of());
    }

    private static void open(ChannelFull.Builder full, Seen seen) {
        var channel = seen.standing.channel();
        var box = seen.box;
        full.about(channel.about())
                .participantsCount(box.members())
                .pts(box.pts())
                .readOutboxMaxId(box.readOutbox())
                .chatPhoto(channel.photo() instanceof AnyPhoto photo ? photo : new PhotoEmpty(0))
                .hiddenPrehistory(channel.historyHidden())
                .participantsHidden(channel.membersHidden())
                .antispam(channel.antispam())
                .linkedChatId(channel.linked())
                .migratedFromChatId(channel.migratedFrom())
                .migratedFromMaxId(channel.migratedMaxId())
                .slowmodeSeconds(channel.slowMode())
                .ttlPeriod(channel.ttl())
                .mainTab(channel.mainTab() instanceof ProfileTab tab ? tab : null)
                .location(channel.location() instanceof AnyChannelLocation place ? place : null)
                .availableReactions(reactions(channel))
                .reactionsLimit(channel.reactionsLimit())
                .availableMinId(availableFrom(seen.standing));
    }

    private static ChatReactions reactions(StoredChannel channel) {
        return channel.reactions() instanceof ChatReactions set ? set : new ChatReactionsAll(false);
    }

    private static @Nullable Integer availableFrom(Standing standing) {
        return standing.firstVisible() <= 1 ? null : standing.firstVisible() - 1;
    }

    private static void rights(ChannelFull.Builder full, Standing standing) {
        var channel = standing.channel();
        boolean admin = standing.isAdmin();
        boolean listed = !channel.broadcast() && !channel.membersHidden();
        full.canViewStats(admin)
                .canViewParticipants(admin || listed)
                .canSetUsername(standing.isCreator())
                .canSetStickers(!channel.broadcast() && standing.may(ChatAdminRights::changeInfo))
                .canSetLocation(standing.isCreator() && channel.location() != null)
                .canDeleteChannel(standing.isCreator());
        if (channel.slowMode() != null && standing.member() != null && !admin) {
            var posted = standing.member().posted();
            if (posted != null && posted + channel.slowMode() > standing.now())
                full.slowmodeNextSendDate(posted + channel.slowMode());
        }
        if (standing.member() != null && standing.member().sendAs() != null)
            full.defaultSendAs(new PeerId(standing.member().sendAs()).toTl());
    }

    /// The counts that only admins see.
    private static void counts(ChannelFull.Builder full, StoredChannelBox box) {
        full.adminsCount(box.admins()).kickedCount(box.kicked()).bannedCount(box.restricted());
    }
}
