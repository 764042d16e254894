package heliograph.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was sent in a simulation, and what may have become of it: each message has a number that
/// its text begins with.
final class Sends {
    /// One message.
    static final class Sent {
        final int number;
        final long from;
        final long to;
        final int issued;

        /// When its sender knew that it was sent; 0 while it does not.
        int acknowledged;

        /// The id in its sender's box.
        int id;

        Sent(int number, long from, long to, int issued) {
            this.number = number;
            this.from = from;
            this.to = to;
            this.issued = issued;
        }
    }

    /// Somebody removed messages; what was sent before it was done may be gone.
    private static final class Removal {
        final long account;
        final long peer;

        /// Null for a whole chat.
        final @Nullable List<Integer> numbers;

        final boolean revoke;
        int done = Integer.MAX_VALUE;

        Removal(long account, long peer, @Nullable List<Integer> numbers, boolean revoke) {
            this.account = account;
            this.peer = peer;
            this.numbers = numbers;
            this.revoke = revoke;
        }

        boolean concerns(Sent sent, long box) {
            boolean chat =
                    (account == sent.from && peer == sent.to)
                            || (account == sent.to && peer == sent.from);
            boolean here = box == account || revoke;
            boolean named = numbers == null || numbers.contains(sent.number);
            return chat && here && named && sent.issued <= done;
        }
    }

    private final Map<Integer, Sent> all = new HashMap<>();
    private final List<Removal> removals = new ArrayList<>();
    private int time;

    Sent next(long from, long to) {
        var sent = new Sent(all.size() + 1, from, to, ++time);
        all.put(sent.number, sent);
        return sent;
    }

    void acknowledged(Sent sent, int id) {
        if (sent.acknowledged != 0 && sent.id != id)
            throw new AssertionError("message " + sent.number + " as " + sent.id + " and " + id);
        sent.acknowledged = ++time;
        sent.id = id;
    }

    /// A removal begins; the result is to be run when it is known to be done.
    Runnable removal(long account, long peer, @Nullable List<Integer> numbers, boolean revoke) {
        var removal = new Removal(account, peer, numbers, revoke);
        removals.add(removal);
        return () -> removal.done = ++time;
    }

    boolean mayBeGone(Sent sent, long box) {
        for (var removal : removals) if (removal.concerns(sent, box)) return true;
        return false;
    }

    List<Sent> all() {
        return List.copyOf(all.values());
    }

    /// The number that a text begins with; 0 for one that was not sent here.
    static int number(String text) {
        if (!text.startsWith("m")) return 0;
        int end = text.indexOf('.');
        return Integer.parseInt(text.substring(1, end < 0 ? text.length() : end));
    }
}
