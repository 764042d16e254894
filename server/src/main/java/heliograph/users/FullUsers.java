package heliograph.users;

import heliograph.contacts.PeerBars;
import heliograph.contacts.Visibility;
import heliograph.messages.NotifySettings;
import heliograph.peers.PeerId;
import heliograph.privacy.Topic;
import heliograph.profiles.Profiles;
import heliograph.rpc.RpcError;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.tl.api.AnyPhoto;
import heliograph.tl.api.Birthday;
import heliograph.tl.api.TextWithEntities;
import heliograph.tl.api.UserFull;
import heliograph.tl.stored.StoredProfile;
import org.jspecify.annotations.Nullable;

/// Everything that a profile page shows of a user, as far as its viewer may see it.
public final class FullUsers {
    private final Store store;
    private final Profiles profiles;
    private final NotifySettings notify;
    private final PeerBars bars;
    private final Visibility visibility;

    public FullUsers(
            Store store,
            Profiles profiles,
            NotifySettings notify,
            PeerBars bars,
            Visibility visibility) {
        this.store = store;
        this.profiles = profiles;
        this.notify = notify;
        this.bars = bars;
        this.visibility = visibility;
    }

    /// Refuses with `USER_ID_INVALID` when there is no such user.
    UserFull of(long viewer, long user) {
        var profile = profiles.find(user);
        if (profile == null) throw RpcError.USER_ID_INVALID.refusal();
        var settings =
                store.read(
                        Home.account(viewer), view -> notify.of(view, PeerId.user(user).marked()));
        return UserFull.builder()
                .id(user)
                .about(sees(Topic.ABOUT, viewer, user) ? profile.about() : null)
                .birthday(birthday(profile, viewer, user))
                .profilePhoto(sees(Topic.PHOTO, viewer, user) ? photo(profile.photo()) : null)
                .fallbackPhoto(photo(profile.fallbackPhoto()))
                .settings(bars.of(viewer, user))
                .notifySettings(settings)
                .blocked(visibility.isBlocked(viewer, user))
                .blockedMyStoriesFrom(visibility.isBlockedFromStories(viewer, user))
                .canPinMessage(true)
                .voiceMessagesForbidden(!sees(Topic.VOICE, viewer, user))
                .privateForwardName(visibility.nameOnly(viewer, user))
                .readDatesPrivate(visibility.hidesReadDates(viewer, user))
                .note(note(viewer, user))
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
