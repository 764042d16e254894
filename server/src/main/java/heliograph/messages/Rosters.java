package heliograph.messages;

import heliograph.store.View;
import org.jspecify.annotations.Nullable;

/// Basic groups, as the boxes of their members need to know them.
public interface Rosters {
    /// An installation without groups.
    Rosters NONE =
            new Rosters() {
                @Override
                public @Nullable Roster of(long group) {
                    return null;
                }

                @Override
                public boolean isOut(View account, long group, int event) {
                    return true;
                }

                @Override
                public boolean knew(View account, long group) {
                    return false;
                }
            };

    /// Who is in a group now; null when there is no such group.
    @Nullable Roster of(long group);

    /// Whether the account has left the group later than at `event`: what was sent by then comes
    /// too late for it.
    ///
    /// @param account a moment of the account's home
    boolean isOut(View account, long group, int event);

    /// Whether the account is in the group or ever was.
    ///
    /// @param account a moment of the account's home
    boolean knew(View account, long group);
}
