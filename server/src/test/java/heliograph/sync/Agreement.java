package heliograph.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.sync.Sends.Sent;
import heliograph.tl.api.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether the boxes of different people fit together.
final class Agreement {
    private final Sends sends;
    private final Map<Long, Map<Integer, Message>> boxes = new HashMap<>();
    private final Map<Long, Box> copies = new HashMap<>();

    Agreement(Map<Long, List<Actor>> accounts, Sends sends) {
        this.sends = sends;
        accounts.forEach((account, sessions) -> {
            var box = sessions.getFirst().copy.box;
            copies.put(account, box);
            boxes.put(account, originals(box));
        });
    }

    /// The messages that were written here, by number; each is there once.
    private static Map<Integer, Message> originals(Box box) {
        var found = new HashMap<Integer, Message>();
        for (var m : box.messages.values()) {
            int number = Simulation.number(m);
            if (number == 0 || m.fwdFrom() != null) continue;
            var other = found.put(number, m);
            if (other != null) throw new AssertionError("twice: " + m + " and " + other);
        }
        return found;
    }

    void check() {
        for (var sent : sends.all()) {
            var here = in(sent.from, sent);
            var there = in(sent.to, sent);
            if (sent.acknowledged != 0) acknowledged(sent, here, there);
            if (here != null && there != null) {
                assertEquals(here.message(), there.message());
                assertEquals(here.date(), there.date());
                assertEquals(here.editDate(), there.editDate());
                if (sent.from != sent.to) read(sent, here, there);
            }
        }
        order();
    }

    private void acknowledged(Sent sent, @Nullable Message here, @Nullable Message there) {
        if (!sends.mayBeGone(sent, sent.from)) {
            assertTrue(here != null, "message " + sent.number + " is lost to its sender");
            assertEquals(sent.id, here.id());
        }
        if (!sends.mayBeGone(sent, sent.to))
            assertTrue(there != null, "message " + sent.number + " has not arrived");
    }

    /// What one has read, the other sees as read, and nothing else.
    private void read(Sent sent, Message here, Message there) {
        boolean read = there.id() <= box(sent.to).chat(sent.from).readInbox;
        boolean seen = here.id() <= box(sent.from).chat(sent.to).readOutbox;
        assertEquals(read, seen, "read mark of message " + sent.number);
    }

    private Box box(long account) {
        var box = copies.get(account);
        if (box == null) throw new AssertionError("no box of " + account);
        return box;
    }

    private @Nullable Message in(long account, Sent sent) {
        var box = boxes.get(account);
        return box == null ? null : box.get(sent.number);
    }

    /// What was known to be sent before another was written, stands before it; and both parties
    /// have one order.
    private void order() {
        var acknowledged = new ArrayList<Sent>();
        for (var sent : sends.all()) if (sent.acknowledged != 0) acknowledged.add(sent);
        acknowledged.sort(Comparator.comparingInt(sent -> sent.issued));
        for (var a : acknowledged)
            for (var b : acknowledged) {
                if (a.from != b.from || a == b) continue;
                if (a.acknowledged < b.issued) assertTrue(a.id < b.id, "order of sends");
                var first = in(a.to, a);
                var second = in(b.to, b);
                if (a.to == b.to && first != null && second != null)
                    assertEquals(a.id < b.id, first.id() < second.id(), "order at the other");
            }
    }
}
