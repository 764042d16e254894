package heliograph.channels.invites;

import heliograph.channels.invites.Invites.Link;
import heliograph.store.View;
import heliograph.tl.api.ChatInviteExported;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Links as clients see them.
public final class InviteCards {
    private final Supplier<String> prefix;

    /// @param prefix what stands before `+HASH`, once the port is known
    public InviteCards(Supplier<String> prefix) {
        this.prefix = prefix;
    }

    ChatInviteExported of(Link link) {
        var invite = link.invite();
        return ChatInviteExported.builder()
                .revoked(invite.revoked())
                .permanent(invite.permanent())
                .requestNeeded(invite.requestNeeded())
                .link(prefix.get() + "+" + link.hash())
                .adminId(invite.admin())
                .date(invite.date())
                .startDate(invite.start())
                .expireDate(invite.expire())
                .usageLimit(invite.usageLimit())
                .usage(invite.usage() == 0 ? null : invite.usage())
                .requested(invite.requested() == 0 ? null : invite.requested())
                .title(invite.title())
                .build();
    }

    /// The link that an admin has for ever; null when it has none.
    public @Nullable ChatInviteExported permanent(View view, long admin) {
        var link = Invites.permanent(view, admin);
        return link == null ? null : of(link);
    }
}
