package heliograph.render;

import heliograph.tl.api.UserStatus;
import org.jspecify.annotations.Nullable;

/// What one account knows and may see of another: the part of a user that depends on the viewer.
public interface Acquaintance {
    /// How `viewer` has saved a user.
    ///
    /// @param mutual whether the user has saved the viewer's number as well
    record Contact(String firstName, String lastName, boolean mutual) {}

    /// How the viewer has saved the user; null when it has not.
    @Nullable Contact contact(long viewer, long user);

    /// Whether the viewer may see the user's phone number.
    boolean seesPhone(long viewer, long user);

    /// Whether the viewer may see the user's photo.
    boolean seesPhoto(long viewer, long user);

    /// The user's presence as the viewer may see it; null for the service and for bots.
    @Nullable UserStatus status(long viewer, long user);
}
