package heliograph.groups;

import heliograph.channels.life.Founding;
import heliograph.peers.AccessHashes;
import heliograph.peers.PeerId;
import heliograph.render.ChatCards;
import heliograph.render.Renderer;
import heliograph.tl.api.AnyChat;
import heliograph.tl.api.AnyChatPhoto;
import heliograph.tl.api.Chat;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.ChatForbidden;
import heliograph.tl.api.ChatPhoto;
import heliograph.tl.api.ChatPhotoEmpty;
import heliograph.tl.api.InputChannel;
import heliograph.tl.stored.StoredGroup;
import org.jspecify.annotations.Nullable;

/// Basic groups as they stand in `chats`: only those who are or were in one see it.
public final class GroupCards implements ChatCards {
    private final Groups groups;
    private final AccessHashes hashes;

    public GroupCards(Groups groups, AccessHashes hashes) {
        this.groups = groups;
        this.hashes = hashes;
    }

    @Override
    public @Nullable AnyChat card(long viewer, PeerId chat) {
        var group = groups.find(chat.id());
        if (group == null) return null;
        var member = group.member(viewer);
        if (member == null && !groups.knew(viewer, chat.id())) return null;
        var state = group.state();
        if (state.deleted() || group.isKicked(viewer))
            return new ChatForbidden(chat.id(), state.title());
        boolean admin = member != null && member.admin() && state.creator() != viewer;
        return Chat.builder()
                .id(chat.id())
                .title(state.title())
                .photo(photo(state))
                .date(state.created())
                .creator(state.creator() == viewer)
                .left(member == null)
                .participantsCount(member == null ? 0 : state.members().size())
                .version(state.version())
                .noforwards(state.noForwards())
                .deactivated(group.isClosed())
                .migratedTo(channel(viewer, state.migratedTo()))
                .adminRights(admin ? Group.ADMIN : null)
                .defaultBannedRights(banned(group))
                .build();
    }

    /// Always there: without it TDLib lets nobody write.
    private static ChatBannedRights banned(Group group) {
        var banned = group.banned();
        return banned == null ? Founding.NOTHING_BANNED : banned;
    }

    private @Nullable InputChannel channel(long viewer, @Nullable Long id) {
        return id == null ? null : new InputChannel(id, hashes.of(viewer, PeerId.channel(id)));
    }

    @Override
    public @Nullable AnyChat shared(PeerId chat) {
        return null;
    }

    private static AnyChatPhoto photo(StoredGroup group) {
        var small = Renderer.profilePhoto(group.photo());
        return small == null
                ? new ChatPhotoEmpty()
                : new ChatPhoto(
                        small.hasVideo(), small.photoId(), small.strippedThumb(), small.dcId());
    }
}
