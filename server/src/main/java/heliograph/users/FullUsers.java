package heliograph.users;

import heliograph.contacts.PeerBars;
import heliograph.contacts.Visibility;
import heliograph.messages.ChatState;
import heliograph.peers.PeerId;
import heliograph.privacy.Topic;
import heliograph.profiles.Profiles;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyPhoto;
import heliograph.tl.api.Birthday;
import heliograph.tl.api.ProfileTab;
import heliograph.tl.api.TextWithEntities;
import heliograph.tl.api.UserFull;
import heliograph.tl.stored.StoredProfile;
import org.jspecify.annotations.Nullable;

/// Everything that a profile page shows of a user, as far as its viewer may see it.
public final class FullUsers {
    private final Profiles profiles;
    private final ChatState rows;
    private final Circles circles;
    private final PeerBars bars;
    private final Visibility visibility;

    /// What groups and channels have to do with people.
    public interface Circles {
        /// Before there are any.
        Circles NONE =
                new Circles() {
                    @Override
                    public int common(long one, long other) {
                        return 0;
                    }

                    @Override
                    public @Nullable Integer newest(long channel) {
                        return null;
                    }
                };

        /// How many groups two people are both in.
        int common(long one, long other);

        /// The newest message of a public channel; null when it is none any more.
        @Nullable Integer newest(long channel);
    }

    /// @param rows what an account has of a chat
    public FullUsers(
            Profiles profiles,
            ChatState rows,
            Circles circles,
            PeerBars bars,
            Visibility visibility) {
        this.profiles = profiles;
        this.rows = rows;
        this.circles = circles;
        this.bars = bars;
        this.visibility = visibility;
    }

    /// Refuses with `USER_ID_INVALID` when there is no such user.
    UserFull of(long viewer, long user) {
        var profile = profiles.find(user);
        if (profile == null) throw RpcError.USER_ID_INVALID.refusal();
        var row = rows.of(viewer, PeerId.user(user));
        Long channel = profile.personalChannel();
        Integer newest = channel == null ? null : circles.newest(channel);
        return UserFull.builder()
                .id(user)
                .about(sees(Topic.ABOUT, viewer, user) ? profile.about() : null)
                .birthday(birthday(profile, viewer, user))
                .profilePhoto(sees(Topic.PHOTO, viewer, user) ? photo(profile.photo()) : null)
                .fallbackPhoto(photo(profile.fallbackPhoto()))
                .settings(bars.of(viewer, user))
                .notifySettings(row.notifications())
                .pinnedMsgId(row.pinnedMessage())
                .folderId(row.folder())
                .hasScheduled(row.scheduled())
                .ttlPeriod(row.ttl())
                .commonChatsCount(circles.common(viewer, user))
                .blocked(visibility.isBlocked(viewer, user))
                .blockedMyStoriesFrom(visibility.isBlockedFromStories(viewer, user))
                .canPinMessage(true)
                .voiceMessagesForbidden(!sees(Topic.VOICE, viewer, user))
                .privateForwardName(visibility.nameOnly(viewer, user))
                .readDatesPrivate(visibility.hidesReadDates(viewer, user))
                .note(note(viewer, user))
                .personalChannelId(newest == null ? null : channel)
                .personalChannelMessage(newest)
                .mainTab(profile.mainTab() instanceof ProfileTab tab ? tab : null)
                .build();
    }

    private boolean sees(Topic topic, long viewer, long user) {
        return visibility.sees(topic, viewer, user);
    }

    private static @Nullable AnyPhoto photo(@Nullable Object kept) {
        return kept instanceof AnyPhoto photo ? photo : null;
    }

    private @Nullable Birthday birthday(StoredProfile profile, long viewer, long user) {
        boolean seen = sees(Topic.BIRTHDAY, viewer, user);
        return seen && profile.birthday() instanceof Birthday day ? day : null;
    }

    private @Nullable TextWithEntities note(long viewer, long user) {
        return visibility.note(viewer, user);
    }
}
