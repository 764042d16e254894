package heliograph.messages;

import heliograph.render.Found;
import heliograph.render.MessageHead;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.stored.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Pages of a chat's messages.
final class History {
    private final Store store;
    private final Mailbox mailbox;

    History(Store store, Mailbox mailbox) {
        this.store = store;
        this.mailbox = mailbox;
    }

    /// A page of a chat, newest first.
    Found page(long account, long peer, Page page) {
        return store.read(
                Home.account(account),
                view -> {
                    var kept = line(view, peer).page(page);
                    return new Found(contents(kept), mailbox.count(view, peer));
                });
    }

    private Line<StoredMessage> line(View view, long peer) {
        return new Line<>(
                (from, to, limit) -> mailbox.newestFirst(view, peer, from, to, limit),
                (from, to, limit) -> mailbox.oldestFirst(view, peer, from, to, limit),
                kept -> MessageHead.id((AnyMessage) kept.message()),
                kept -> MessageHead.date((AnyMessage) kept.message()));
    }

    /// Messages of a chat that match, newest first; looks at no more than a bounded number.
    Found search(long account, long peer, Page page, Predicate<AnyMessage> wanted) {
        return store.read(
                Home.account(account),
                view -> {
                    var found =
                            line(view, peer)
                                    .search(page, kept -> (AnyMessage) kept.message(), wanted);
                    return new Found(found.page(), found.count());
                });
    }

    private static List<AnyMessage> contents(List<StoredMessage> kept) {
        var messages = new ArrayList<AnyMessage>(kept.size());
        for (var one : kept) messages.add((AnyMessage) one.message());
        return messages;
    }
}
