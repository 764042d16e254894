package heliograph.channels.invites;

import heliograph.channels.invites.Invites.Link;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.stored.StoredInvite;
import org.jspecify.annotations.Nullable;

/// What becomes of a link as people come by it, in the home of the chat.
public final class Uses {
    private Uses() {}

    /// A link that leads into the chat. Refuses with `INVITE_HASH_EXPIRED` when it is of no use.
    ///
    /// @param member whether who asks is in the chat: to members no link is of no use
    public static StoredInvite open(View view, String hash, boolean member) {
        var invite = Invites.find(view, hash);
        if (invite == null) throw InviteErrors.INVITE_HASH_EXPIRED.refusal();
        int now = (int) view.now().getEpochSecond();
        boolean late = invite.expire() != null && invite.expire() <= now;
        boolean full = invite.usageLimit() != null && invite.usage() >= invite.usageLimit();
        if (!member && (invite.revoked() || late || full))
            throw InviteErrors.INVITE_HASH_EXPIRED.refusal();
        return invite;
    }

    /// Counts someone who came in by a link; nothing when there is none.
    ///
    /// @param approvedBy who let it in; null when nobody had to
    public static void came(Tx tx, @Nullable String hash, long user, @Nullable Long approvedBy) {
        if (hash != null) used(tx, hash, user, approvedBy);
    }

    /// As [#came]; gives the link as it is then, null when there is none.
    static @Nullable Link used(Tx tx, String hash, long user, @Nullable Long approvedBy) {
        var invite = Invites.find(tx, hash);
        if (invite == null) return null;
        var used = new Link(hash, invite.toBuilder().usage(invite.usage() + 1).build());
        Invites.put(tx, hash, used.invite());
        Invites.came(tx, hash, user, approvedBy);
        return used;
    }

    /// Counts those who wait because of a link.
    public static void asked(Tx tx, @Nullable String hash, int step) {
        var invite = hash == null ? null : Invites.find(tx, hash);
        if (invite == null || hash == null) return;
        int requested = Math.max(0, invite.requested() + step);
        Invites.put(tx, hash, invite.toBuilder().requested(requested).build());
    }
}
