package heliograph.messages;

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
    /// Messages that one search looks at; beyond it the client asks on from the last one.
    private static final int SCANNED_MAX = 20_000;

    private static final int SCAN_PAGE = 500;

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
                view -> new Found(contents(around(view, peer, page)), mailbox.count(view, peer)));
    }

    private List<StoredMessage> around(View view, long peer, Page page) {
        int low = Math.max(0, page.minId()) + 1;
        int high = page.maxId() > 0 ? page.maxId() : Integer.MAX_VALUE;
        int start = page.offsetId() > 0 ? page.offsetId() : Integer.MAX_VALUE;
        if (page.offsetDate() > 0)
            start = Math.min(start, firstFrom(view, peer, page.offsetDate()));
        var found = new ArrayList<StoredMessage>();
        int newer = Math.max(0, -page.addOffset());
        if (newer > 0 && start < Integer.MAX_VALUE) {
            var after = mailbox.oldestFirst(view, peer, start, Integer.MAX_VALUE, newer);
            found.addAll(after.reversed());
        }
        // Of the newer ones, those beyond the page's limit are its newest: they fall away first.
        int older = Math.max(0, page.addOffset());
        int wanted = page.limit() - Math.min(page.limit(), found.size());
        var before = mailbox.newestFirst(view, peer, 0, start, older + wanted);
        found.addAll(before.subList(Math.min(older, before.size()), before.size()));
        found.removeIf(kept -> {
            int id = Mailbox.Content.id((AnyMessage) kept.message());
            return id < low || id >= high;
        });
        return found.size() > page.limit() ? found.subList(0, page.limit()) : found;
    }

    /// The id of the first message that is not older than `date`; ids grow with dates.
    private int firstFrom(View view, long peer, int date) {
        int low = 0;
        var newest = mailbox.newestFirst(view, peer, 0, Integer.MAX_VALUE, 1);
        if (newest.isEmpty()) return Integer.MAX_VALUE;
        int high = Mailbox.Content.id((AnyMessage) newest.getFirst().message()) + 1;
        while (low < high) {
            int middle = low + (high - low) / 2;
            var at = mailbox.oldestFirst(view, peer, middle, Integer.MAX_VALUE, 1);
            var message = at.isEmpty() ? null : (AnyMessage) at.getFirst().message();
            if (message == null || Mailbox.Content.date(message) >= date) high = middle;
            else low = Mailbox.Content.id(message) + 1;
        }
        return low;
    }

    /// Messages of a chat that match, newest first; looks at no more than a bounded number.
    Found search(long account, long peer, Page page, Predicate<AnyMessage> wanted) {
        return store.read(
                Home.account(account),
                view -> {
                    var all = new ArrayList<AnyMessage>();
                    int high = page.maxId() > 0 ? page.maxId() : Integer.MAX_VALUE;
                    int low = Math.max(0, page.minId()) + 1;
                    for (int seen = 0; seen < SCANNED_MAX; seen += SCAN_PAGE) {
                        var part = mailbox.newestFirst(view, peer, low, high, SCAN_PAGE);
                        for (var kept : part) {
                            var message = (AnyMessage) kept.message();
                            if (wanted.test(message)) all.add(message);
                        }
                        if (part.size() < SCAN_PAGE) break;
                        high = Mailbox.Content.id((AnyMessage) part.getLast().message());
                    }
                    return new Found(cut(all, page), all.size());
                });
    }

    private static List<AnyMessage> cut(List<AnyMessage> all, Page page) {
        int start = 0;
        if (page.offsetId() > 0)
            while (start < all.size() && Mailbox.Content.id(all.get(start)) >= page.offsetId())
                start++;
        int from = Math.clamp((long) start + page.addOffset(), 0, all.size());
        return List.copyOf(all.subList(from, Math.min(all.size(), from + page.limit())));
    }

    private static List<AnyMessage> contents(List<StoredMessage> kept) {
        var messages = new ArrayList<AnyMessage>(kept.size());
        for (var one : kept) messages.add((AnyMessage) one.message());
        return messages;
    }
}
