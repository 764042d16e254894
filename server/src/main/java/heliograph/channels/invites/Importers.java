package heliograph.channels.invites;

import heliograph.channels.JoinRequests;
import heliograph.channels.NameWords;
import heliograph.profiles.Profiles;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.View;
import heliograph.tl.api.ChatInviteImporter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who came in by a link, and who waits to be let in.
public final class Importers {
    static final int PAGE_MAX = 100;

    /// People that one page looks at.
    private static final int LOOKED_AT_MAX = 2_000;

    private final InviteHall hall;
    private final Profiles profiles;

    public Importers(InviteHall hall, Profiles profiles) {
        this.hall = hall;
        this.profiles = profiles;
    }

    /// Which people.
    ///
    /// @param hash only those of this link; null for all
    /// @param date from where on: those who came or asked before this second; 0 from the newest
    /// @param user and in it those with an id below this
    record Wanted(
            boolean waiting, @Nullable String hash, String text, int date, long user, int limit) {}

    /// @param count how many there are in all
    record Page(int count, List<ChatInviteImporter> importers) {}

    Page page(Caller caller, long chat, Wanted wanted) {
        return hall.read(
                chat,
                view -> {
                    var host = hall.inviting(view, caller.user());
                    var hash = wanted.hash;
                    var invite = hash == null ? null : Invites.find(view, hash);
                    if (hash != null && invite == null)
                        throw InviteErrors.INVITE_HASH_EXPIRED.refusal();
                    boolean foreign = invite != null && invite.admin() != caller.user();
                    if (foreign && !host.creator()) throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
                    if (wanted.waiting) return waiting(view, wanted);
                    if (hash == null || invite == null) return new Page(0, List.of());
                    return new Page(invite.usage(), came(view, hash, wanted));
                });
    }

    private Page waiting(View view, Wanted wanted) {
        var words = NameWords.of(wanted.text);
        var found = new ArrayList<ChatInviteImporter>();
        for (long user : JoinRequests.newest(view, wanted.date, wanted.user, LOOKED_AT_MAX)) {
            if (found.size() == wanted.limit) break;
            var request = JoinRequests.find(view, user);
            if (request == null) continue;
            if (wanted.hash != null && !wanted.hash.equals(request.invite())) continue;
            var profile = profiles.find(user);
            if (!NameWords.match(NameWords.of(profile), words)) continue;
            var about = profile == null ? null : profile.about();
            found.add(new ChatInviteImporter(true, false, user, request.date(), about, null));
        }
        return new Page(wanted.hash == null ? hall.waiting(view) : found.size(), found);
    }

    private static List<ChatInviteImporter> came(View view, String hash, Wanted wanted) {
        var found = new ArrayList<ChatInviteImporter>();
        for (var entry : Invites.importers(view, hash, wanted.date, wanted.user, wanted.limit))
            found.add(
                    new ChatInviteImporter(
                            false,
                            false,
                            entry.key().third(),
                            entry.key().second(),
                            null,
                            entry.value().approvedBy()));
        return found;
    }
}
