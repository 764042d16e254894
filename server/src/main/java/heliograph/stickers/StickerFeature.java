package heliograph.stickers;

import static heliograph.rpc.Access.USERS;

import heliograph.files.FileStorage;
import heliograph.rpc.Rpc;
import heliograph.tl.api.messages.AnyAvailableReactions;
import heliograph.tl.api.messages.AvailableReactionsNotModified;
import heliograph.tl.api.messages.GetAvailableReactions;
import heliograph.tl.api.messages.GetDefaultTagReactions;
import heliograph.tl.api.messages.Reactions;
import heliograph.tl.api.messages.ReactionsNotModified;

/// The feature, put together.
public final class StickerFeature {
    private StickerFeature() {}

    public static void register(Rpc rpc, FileStorage files) {
        var standard = new StandardReactions(files);
        rpc.on(
                GetAvailableReactions.METHOD,
                USERS,
                (_, query) -> available(standard, query.hash()));
        rpc.constant(
                GetDefaultTagReactions.METHOD,
                USERS,
                query -> {
                    var tags = StandardReactions.tags();
                    long hash = tags.hashCode() & Integer.MAX_VALUE;
                    return query.hash() == hash
                            ? new ReactionsNotModified()
                            : new Reactions(hash, tags);
                });
    }

    private static AnyAvailableReactions available(StandardReactions standard, int known) {
        var all = standard.available();
        return all.hash() == known ? new AvailableReactionsNotModified() : all;
    }
}
