package heliograph.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateDeleteMessages;
import heliograph.tl.api.UpdateEditMessage;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.UpdatePinnedMessages;
import heliograph.tl.api.UpdateReadHistoryInbox;
import heliograph.tl.api.UpdateReadHistoryOutbox;
import heliograph.tl.api.UpdateReadMessagesContents;
import heliograph.tl.api.Updates;
import heliograph.tl.api.UpdatesTooLong;
import heliograph.tl.api.updates.AnyDifference;
import heliograph.tl.api.updates.Difference;
import heliograph.tl.api.updates.DifferenceEmpty;
import heliograph.tl.api.updates.DifferenceSlice;
import heliograph.tl.api.updates.DifferenceTooLong;
import java.util.HashMap;
import java.util.List;

/// One session's copy of its account, kept in step by the account's log.
final class Copy {
    /// What became of a difference.
    enum Progress {
        DONE,
        MORE,
        RELOAD
    }

    Box box;
    int date;

    /// Set when the server said that updates were lost.
    boolean behind;

    /// Whether a difference's messages are taken before its other updates: clients differ.
    private final boolean messagesFirst;

    /// Whether the copy is that of one moment; what was loaded in pieces is not, at first.
    private boolean exact;

    final Journal journal;
    private final Sequence log;

    Copy(long owner, boolean messagesFirst, Journal journal) {
        this.box = new Box(owner);
        this.journal = journal;
        this.log = new Sequence(journal);
        this.messagesFirst = messagesFirst;
    }

    boolean gap() {
        return behind || log.gap();
    }

    int pts() {
        return log.pts();
    }

    /// Takes in what was pushed, or came as an answer.
    void take(AnyUpdates updates) {
        switch (updates) {
            case UpdatesTooLong _ -> behind = true;
            case Updates u -> {
                assertEquals(0, u.seq());
                assertTrue(u.date() > 0);
                u.updates().forEach(this::take);
            }
            default -> throw new AssertionError("not served here: " + updates);
        }
    }

    private void take(Update update) {
        int count = count(update);
        if (count == 0) box.change(update);
        else place(pts(update), count, () -> live(update));
    }

    private void live(Update update) {
        box.change(update);
        if (exact && update instanceof UpdateReadHistoryInbox read)
            assertEquals(read.stillUnreadCount(), box.unread(Box.peer(read.peer())), "unread");
    }

    /// Puts a change into its place in the log.
    void place(int at, int count, Runnable change) {
        log.place(at, count, change);
    }

    /// Sets everything aside until [#release]: a difference is on its way.
    void hold() {
        log.hold();
    }

    void release() {
        log.release();
    }

    /// Begins anew, from what was loaded at `pts`.
    void loaded(Box fresh, int pts, int date) {
        this.box = fresh;
        log.begin(pts);
        this.date = date;
        behind = true;
        exact = false;
    }

    Progress take(AnyDifference difference) {
        switch (difference) {
            case DifferenceEmpty d -> date = d.date();
            case Difference d -> {
                take(d.newMessages(), d.otherUpdates());
                checkUnread(d.otherUpdates());
                reach(d.state().pts(), d.state().date());
            }
            case DifferenceSlice d -> {
                take(d.newMessages(), d.otherUpdates());
                reach(d.intermediateState().pts(), d.intermediateState().date());
                return Progress.MORE;
            }
            case DifferenceTooLong d -> {
                assertTrue(d.pts() > log.pts());
                return Progress.RELOAD;
            }
        }
        behind = false;
        exact = true;
        return Progress.DONE;
    }

    private void reach(int nextPts, int nextDate) {
        log.reach(nextPts);
        date = nextDate;
        assertTrue(date > 0);
    }

    private void take(List<? extends heliograph.tl.api.AnyMessage> news, List<Update> others) {
        if (messagesFirst) news.forEach(box::put);
        int last = log.pts();
        for (var update : others) {
            if (count(update) > 0) {
                assertTrue(pts(update) > last, "a difference out of order");
                last = pts(update);
                journal.saw(last, count(update));
            }
            box.change(update);
        }
        if (!messagesFirst) news.forEach(box::put);
    }

    /// After all of a difference, what it says is unread is what is unread (rule U15).
    private void checkUnread(List<Update> others) {
        var told = new HashMap<Long, Integer>();
        for (var update : others)
            if (update instanceof UpdateReadHistoryInbox read)
                told.put(Box.peer(read.peer()), read.stillUnreadCount());
        told.forEach((peer, count) -> assertEquals(count, box.unread(peer), "unread"));
    }

    static int pts(Update update) {
        return switch (update) {
            case UpdateNewMessage u -> u.pts();
            case UpdateEditMessage u -> u.pts();
            case UpdateDeleteMessages u -> u.pts();
            case UpdatePinnedMessages u -> u.pts();
            case UpdateReadHistoryInbox u -> u.pts();
            case UpdateReadHistoryOutbox u -> u.pts();
            case UpdateReadMessagesContents u -> u.pts();
            default -> 0;
        };
    }

    /// `pts_count`; 0 for an update that has no place in the log.
    static int count(Update update) {
        return switch (update) {
            case UpdateNewMessage u -> u.ptsCount();
            case UpdateEditMessage u -> u.ptsCount();
            case UpdateDeleteMessages u -> u.ptsCount();
            case UpdatePinnedMessages u -> u.ptsCount();
            case UpdateReadHistoryInbox u -> u.ptsCount();
            case UpdateReadHistoryOutbox u -> u.ptsCount();
            case UpdateReadMessagesContents u -> u.ptsCount();
            default -> 0;
        };
    }
}
