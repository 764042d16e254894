package heliograph.messages;

import heliograph.reactions.Palette;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.ReactionEmoji;
import heliograph.tl.api.SavedReactionTag;
import heliograph.tl.api.UpdateSavedReactionTags;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reactions to one's own saved messages are tags, by which they are found again
/// (https://core.telegram.org/api/saved-messages#tags).
public final class SavedTags {
    /// Letters of a tag's name.
    static final int TITLE_MAX = 12;

    private static final Table<String, String> TITLES =
            new Table<>("tagtitle", Codecs.STRING, Codecs.STRING);

    private final Store store;
    private final Updates updates;

    SavedTags(Store store, Updates updates) {
        this.store = store;
        this.updates = updates;
    }

    /// The tags that an account has given, the one that it gave most first.
    ///
    /// @param peer the dialog of Saved Messages in which; 0 for all
    List<SavedReactionTag> list(long account, long peer) {
        return store.read(
                Home.account(account),
                view -> {
                    var all = new ArrayList<SavedReactionTag>();
                    for (var tag : SavedIndex.tagCounts(view, peer).entrySet()) {
                        var reaction = new ReactionEmoji(tag.getKey());
                        var title = view.get(TITLES, tag.getKey());
                        all.add(new SavedReactionTag(reaction, title, tag.getValue()));
                    }
                    return all;
                });
    }

    /// Names a tag, or takes its name away. Refuses with `REACTION_INVALID` what is none, and with
    /// `TAG_TITLE_TOO_LONG`.
    void name(Caller caller, Reaction tag, @Nullable String title) {
        if (!(tag instanceof ReactionEmoji(var emoji)) || !Palette.isStandard(tag))
            throw RpcError.bad("REACTION_INVALID").refusal();
        var clean = title == null ? "" : title.strip();
        if (clean.codePointCount(0, clean.length()) > TITLE_MAX)
            throw RpcError.bad("TAG_TITLE_TOO_LONG").refusal();
        store.write(
                Home.account(caller.user()),
                tx -> {
                    var before = tx.get(TITLES, emoji);
                    if (clean.equals(before == null ? "" : before)) return false;
                    if (clean.isEmpty()) tx.delete(TITLES, emoji);
                    else tx.put(TITLES, emoji, clean);
                    updates.state(tx, caller.user(), new UpdateSavedReactionTags(), caller);
                    return true;
                });
    }

    /// The ids of an account's messages that have one of some tags.
    public static Set<Integer> messages(Store store, long account, List<Reaction> tags) {
        return store.read(Home.account(account), view -> SavedIndex.tagged(view, tags));
    }
}
