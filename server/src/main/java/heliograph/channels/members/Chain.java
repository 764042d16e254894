package heliograph.channels.members;

import heliograph.channels.ChannelRules;
import heliograph.channels.Channels;
import heliograph.channels.Standing;
import heliograph.store.View;

/// Who made whom an admin: an admin may change those whom it made one, and those whom they did.
final class Chain {
    private final Channels channels;

    Chain(Channels channels) {
        this.channels = channels;
    }

    /// Whether `by` may change what the admin `target` may do.
    boolean mayEdit(View view, Standing by, Standing target) {
        if (by.user() == target.user() || target.isCreator()) return false;
        if (by.isCreator()) return true;
        if (!by.isAdmin()) return false;
        var member = target.member();
        // As long as there can be admins, so long can the chain be.
        for (int i = 0; i <= ChannelRules.ADMINS_MAX; i++) {
            if (member == null || member.promotedBy() == null) return false;
            if (member.promotedBy() == by.user()) return true;
            member = channels.member(view, member.promotedBy());
        }
        return false;
    }
}
