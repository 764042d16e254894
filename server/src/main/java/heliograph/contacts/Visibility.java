package heliograph.contacts;

import heliograph.messages.Authorship;
import heliograph.messages.Wishes;
import heliograph.privacy.Privacy;
import heliograph.privacy.Topic;
import heliograph.profiles.Profiles;
import heliograph.render.Acquaintance;
import heliograph.render.Service;
import heliograph.tl.api.TextWithEntities;
import heliograph.tl.api.UserStatus;
import heliograph.tl.api.UserStatusEmpty;
import heliograph.tl.api.UserStatusLastMonth;
import heliograph.tl.api.UserStatusLastWeek;
import heliograph.tl.api.UserStatusOffline;
import heliograph.tl.api.UserStatusOnline;
import heliograph.tl.api.UserStatusRecently;
import org.jspecify.annotations.Nullable;

/// What one account sees of another: what the other's rules allow, less what being blocked takes.
public final class Visibility implements Acquaintance, Authorship, Wishes {
    private static final int DAY = 24 * 3600;

    /// Someone who hides the minute is "last seen recently" up to so many seconds after it
    /// (https://core.telegram.org/constructor/userStatusRecently), then "within a week" and "within
    /// a month".
    static final int RECENTLY = 3 * DAY;

    static final int WEEK = 7 * DAY;
    static final int MONTH = 30 * DAY;

    private final Contacts contacts;
    private final Privacy privacy;
    private final Presence presence;
    private final Profiles profiles;

    public Visibility(Contacts contacts, Privacy privacy, Presence presence, Profiles profiles) {
        this.contacts = contacts;
        this.privacy = privacy;
        this.presence = presence;
        this.profiles = profiles;
    }

    /// Whether `viewer` may see that of `user`: nobody does whom it has blocked.
    public boolean sees(Topic topic, long viewer, long user) {
        return !isBlocked(user, viewer) && privacy.allows(topic, user, viewer);
    }

    /// Whether `owner` has blocked `other`.
    public boolean isBlocked(long owner, long other) {
        return contacts.circle(owner).blocked().containsKey(other);
    }

    /// Whether `owner` keeps `other` from its stories.
    public boolean isBlockedFromStories(long owner, long other) {
        return contacts.circle(owner).storiesBlocked().containsKey(other);
    }

    @Override
    public boolean refusesVoice(long sender, long user) {
        return !privacy.allows(Topic.VOICE, user, sender);
    }

    /// Whoever sees when the user is there also sees when it has read something
    /// (https://core.telegram.org/constructor/globalPrivacySettings).
    @Override
    public boolean hidesReadDates(long viewer, long user) {
        return !privacy.allows(Topic.LAST_SEEN, user, viewer)
                && privacy.global(user).hideReadMarks();
    }

    /// What the viewer has noted of the user; null when it has not.
    public @Nullable TextWithEntities note(long viewer, long user) {
        var saved = contacts.circle(viewer).contacts().get(user);
        return saved != null && saved.note() instanceof TextWithEntities note ? note : null;
    }

    /// The name that goes with the user's forwarded messages when they do not lead to it; null when
    /// they do.
    @Override
    public @Nullable String nameOnly(long forwarder, long author) {
        if (privacy.allows(Topic.FORWARD, author, forwarder)) return null;
        var profile = profiles.find(author);
        if (profile == null) return null;
        var last = profile.lastName();
        return last == null ? profile.firstName() : profile.firstName() + " " + last;
    }

    @Override
    public @Nullable Contact contact(long viewer, long user) {
        if (viewer == 0) return null;
        var circle = contacts.circle(viewer);
        var saved = circle.contacts().get(user);
        if (saved == null) return null;
        return new Contact(saved.firstName(), saved.lastName(), circle.mutual().contains(user));
    }

    /// As the owner's rules say; and whoever has saved the right number knows it already.
    @Override
    public boolean seesPhone(long viewer, long user) {
        if (viewer == 0) return false;
        var saved = contacts.circle(viewer).contacts().get(user);
        var profile = profiles.find(user);
        if (saved != null && profile != null && saved.phone().equals(profile.phone())) return true;
        return sees(Topic.PHONE, viewer, user);
    }

    @Override
    public boolean seesPhoto(long viewer, long user) {
        return sees(Topic.PHOTO, viewer, user);
    }

    /// Whether the viewer sees to the minute when the user is there: the user shows it, and the
    /// viewer does not hide its own from the user.
    boolean seesPresence(long viewer, long user) {
        return sees(Topic.LAST_SEEN, viewer, user) && privacy.allows(Topic.LAST_SEEN, viewer, user);
    }

    @Override
    public @Nullable UserStatus status(long viewer, long user) {
        if (user == Service.ID) return null;
        if (isBlocked(user, viewer)) return new UserStatusEmpty();
        int until = presence.onlineUntil(user);
        int seen = until != 0 ? presence.now() : presence.lastSeen(user);
        if (seesPresence(viewer, user)) {
            if (until != 0) return new UserStatusOnline(until);
            return seen == 0 ? new UserStatusEmpty() : new UserStatusOffline(seen);
        }
        boolean byMe = privacy.allows(Topic.LAST_SEEN, user, viewer);
        int ago = presence.now() - seen;
        if (ago < RECENTLY) return new UserStatusRecently(byMe);
        if (ago < WEEK) return new UserStatusLastWeek(byMe);
        if (ago < MONTH) return new UserStatusLastMonth(byMe);
        return new UserStatusEmpty();
    }
}
