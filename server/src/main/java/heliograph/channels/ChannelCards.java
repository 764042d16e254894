package heliograph.channels;

import heliograph.peers.AccessHashes;
import heliograph.peers.PeerId;
import heliograph.profiles.NameOrder;
import heliograph.render.ChatCards;
import heliograph.render.Renderer;
import heliograph.tl.api.AnyChat;
import heliograph.tl.api.AnyChatPhoto;
import heliograph.tl.api.Channel;
import heliograph.tl.api.ChannelForbidden;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.ChatPhoto;
import heliograph.tl.api.ChatPhotoEmpty;
import heliograph.tl.api.EmojiStatus;
import heliograph.tl.api.PeerColor;
import heliograph.tl.stored.StoredChannel;
import org.jspecify.annotations.Nullable;

/// Channels and supergroups as they stand in `chats`.
public final class ChannelCards implements ChatCards {
    private final Channels channels;
    private final AccessHashes hashes;

    public ChannelCards(Channels channels, AccessHashes hashes) {
        this.channels = channels;
        this.hashes = hashes;
    }

    @Override
    public @Nullable AnyChat card(long viewer, PeerId chat) {
        if (chat.kind() != PeerId.Kind.CHANNEL) return null;
        var standing = channels.standing(chat.id(), viewer);
        if (standing == null) return null;
        var channel = standing.channel();
        long hash = hashes.of(viewer, chat);
        // A stranger may see the name of a private channel where a message names it, and no more.
        if (channel.deleted() || standing.isKicked())
            return new ChannelForbidden(
                    channel.broadcast(),
                    !channel.broadcast(),
                    false,
                    chat.id(),
                    hash,
                    channel.title(),
                    until(standing.banned()));
        var head = channels.head(chat.id());
        return plain(chat.id(), channel)
                .accessHash(hash)
                .creator(standing.isCreator())
                .left(!standing.isMember())
                .adminRights(standing.isMember() ? adminRights(standing) : null)
                .bannedRights(standing.banned())
                .participantsCount(head == null ? null : head.box().members())
                .build();
    }

    private static @Nullable ChatAdminRights adminRights(Standing standing) {
        return standing.isCreator() && standing.rights() == null
                ? AdminRights.ALL
                : standing.rights();
    }

    private static @Nullable Integer until(@Nullable ChatBannedRights banned) {
        return banned == null || banned.untilDate() == 0 ? null : banned.untilDate();
    }

    @Override
    public @Nullable AnyChat shared(PeerId chat) {
        if (chat.kind() != PeerId.Kind.CHANNEL) return null;
        var head = channels.head(chat.id());
        if (head == null) return null;
        return plain(chat.id(), head.channel()).min(true).accessHash(hashes.of(0, chat)).build();
    }

    private static Channel.Builder plain(long id, StoredChannel c) {
        var names = NameOrder.of(c);
        return Channel.builder()
                .id(id)
                .title(c.title())
                .date(c.created())
                .broadcast(c.broadcast())
                .megagroup(!c.broadcast())
                .gigagroup(c.gigagroup())
                .forum(c.forum())
                .forumTabs(c.forumTabs())
                .signatures(c.signatures())
                .signatureProfiles(c.signatureProfiles())
                .noforwards(c.noForwards())
                .joinToSend(c.joinToSend())
                .joinRequest(c.joinRequest())
                .hasLink(c.linked() != null)
                .hasGeo(c.location() != null)
                .slowmodeEnabled(c.slowMode() != null)
                .username(names.single())
                .usernames(names.several())
                .photo(photo(c))
                .defaultBannedRights(
                        c.defaultBanned() instanceof ChatBannedRights rights ? rights : null)
                .color(c.color() instanceof PeerColor color ? color : null)
                .profileColor(c.profileColor() instanceof PeerColor color ? color : null)
                .emojiStatus(c.emojiStatus() instanceof EmojiStatus status ? status : null);
    }

    private static AnyChatPhoto photo(StoredChannel c) {
        var small = Renderer.profilePhoto(c.photo());
        return small == null
                ? new ChatPhotoEmpty()
                : new ChatPhoto(
                        small.hasVideo(), small.photoId(), small.strippedThumb(), small.dcId());
    }
}
