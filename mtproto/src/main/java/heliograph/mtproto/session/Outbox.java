package heliograph.mtproto.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a session sends: it gives out ids and sequence numbers, and remembers what the client has
/// not acknowledged, in the order of the ids.
///
/// When more is remembered than the limits allow, what was already sent goes first, the oldest
/// before the newest: an answer's query becomes [Inbox#FORGOTTEN], and lost updates are made good
/// by one `updatesTooLong` on the next connection. What could not be sent yet goes last: all
/// waiting updates are replaced by one `updatesTooLong` at once. Guarded by the session's monitor.
final class Outbox {
    /// What one container carries at most; a single larger message goes alone.
    static final int CONTAINER_BYTES = 256 << 10;

    private static final Sent[] NONE = {};

    /// Stands where a message was.
    private static final Sent GONE = new Sent(Sent.Kind.NOTICE, 0, 0, 0, new byte[0]);

    private final Inbox inbox;
    private final SessionLimits limits;
    private Sent[] kept = NONE;
    private int head;
    private int size;
    private int bytes;
    private int unsent;
    private boolean updatesLost;
    private @Nullable Sent tooLong;
    private @Nullable List<Sent> passing;
    private long lastId;
    private int contentMessages;

    /// @param lastId an id below all that this session will give out
    Outbox(Inbox inbox, SessionLimits limits, long lastId) {
        this.inbox = inbox;
        this.limits = limits;
        this.lastId = lastId;
    }

    /// The next id: later than all before.
    ///
    /// @param remainder [MsgIds#RESPONSE] or [MsgIds#NOTIFICATION]
    long nextId(int remainder, long nowMillis) {
        lastId = Math.max(MsgIds.at(nowMillis), (lastId & ~3L) + 4) | remainder;
        return lastId;
    }

    long lastId() {
        return lastId;
    }

    /// The sequence number of a message that needs no acknowledgement.
    int seqno() {
        return contentMessages * 2;
    }

    /// Adds a message that is remembered until it is acknowledged.
    Sent keep(Sent.Kind kind, long request, byte[] body, long nowMillis) {
        int remainder = kind == Sent.Kind.PUSH ? MsgIds.NOTIFICATION : MsgIds.RESPONSE;
        var message =
                new Sent(
                        kind,
                        nextId(remainder, nowMillis),
                        contentMessages++ * 2 + 1,
                        request,
                        body);
        append(message);
        return message;
    }

    /// Adds an update, unless one `updatesTooLong` that still waits covers it.
    void push(byte[] updates, long nowMillis) {
        if (tooLong != null && !tooLong.onWire) return;
        keep(Sent.Kind.PUSH, 0, updates, nowMillis);
    }

    /// Adds a message that is sent once and forgotten.
    void pass(byte[] body, long nowMillis) {
        if (passing == null) passing = new ArrayList<>(4);
        long id = nextId(MsgIds.RESPONSE, nowMillis);
        passing.add(new Sent(Sent.Kind.NOTICE, id, seqno(), 0, body));
    }

    /// Adds messages that [#takePassing] took out.
    void passAll(List<Sent> messages) {
        if (messages.isEmpty()) return;
        if (passing == null) passing = new ArrayList<>(messages);
        else passing.addAll(messages);
    }

    /// Takes out what would be sent once and forgotten.
    List<Sent> takePassing() {
        var taken = passing;
        passing = null;
        return taken == null ? List.of() : taken;
    }

    /// The remembered message with this id.
    @Nullable Sent find(long msgId) {
        int at = index(msgId);
        return at < 0 ? null : kept[at];
    }

    /// The remembered answer to a query.
    @Nullable Sent answerTo(long request) {
        for (int i = head + size - 1; i >= head; i--) {
            if (kept[i].request == request) return kept[i];
        }
        return null;
    }

    /// Forgets a message: it was acknowledged, or is not wanted. Returns null when there was none.
    @Nullable Sent remove(long msgId) {
        int at = index(msgId);
        if (at < 0) return null;
        var message = kept[at];
        removeAt(at);
        return message;
    }

    /// Sends a remembered message again with the next frame.
    void again(Sent message) {
        if (!message.onWire) return;
        message.onWire = false;
        unsent++;
    }

    /// The client is reached another way now: everything that it has not acknowledged is sent
    /// again.
    void moved(long nowMillis) {
        if (updatesLost) replaceUpdates(nowMillis);
        for (int i = head; i < head + size; i++) kept[i].onWire = false;
        unsent = size;
    }

    /// There is no connection any more.
    void offline() {
        passing = null;
    }

    /// Whether something waits to be sent.
    ///
    /// @param updates whether updates may be sent now
    boolean waits(boolean updates) {
        return passing != null || (unsent > 0 && (updates || nextUnsent(head, false) >= 0));
    }

    /// The one message that waits, when it is the newest of all and so needs no container, which
    /// would only give it a fresh id; it counts as sent.
    @Nullable Sent takeOnly(boolean updates) {
        Sent only;
        if (unsent == 0 && passing != null && passing.size() == 1) {
            only = passing.get(0);
        } else if (unsent == 1 && passing == null && size > 0) {
            only = kept[head + size - 1];
            if (only.onWire || (!updates && only.kind == Sent.Kind.PUSH)) return null;
        } else {
            return null;
        }
        if (only.msgId != lastId) return null;
        if (passing == null) markSent(only);
        passing = null;
        return only;
    }

    /// Takes what the next container carries, and counts it as sent.
    List<Sent> take(boolean updates) {
        var batch = new ArrayList<Sent>();
        int length = 0;
        int at = unsent == 0 ? -1 : nextUnsent(head, updates);
        while (at >= 0 && batch.size() < SessionLimits.CONTAINER_MESSAGES / 2) {
            var message = kept[at];
            length += 16 + message.size();
            if (length > CONTAINER_BYTES && !batch.isEmpty()) return batch;
            markSent(message);
            batch.add(message);
            at = unsent == 0 ? -1 : nextUnsent(at + 1, updates);
        }
        if (passing != null && batch.size() < SessionLimits.CONTAINER_MESSAGES / 2) {
            int count =
                    Math.min(passing.size(), SessionLimits.CONTAINER_MESSAGES / 2 - batch.size());
            var first = passing.subList(0, count);
            batch.addAll(first);
            first.clear();
            if (passing.isEmpty()) passing = null;
        }
        return batch;
    }

    /// Keeps within the limits; to be called when what could be sent was sent.
    void bound(long nowMillis) {
        if (fits()) return;
        for (int i = head; i < head + size && !fits(); ) {
            if (kept[i].onWire) giveUp(i);
            else i++;
        }
        if (fits()) return;
        if (hasUpdates()) replaceUpdates(nowMillis);
        while (!fits() && size > 1) giveUp(head);
    }

    /// Lets go of room that is not needed.
    void trim() {
        if (size == 0) {
            kept = NONE;
            head = 0;
        }
    }

    private boolean fits() {
        return size <= limits.keptMessages() && bytes <= limits.keptBytes();
    }

    private boolean hasUpdates() {
        for (int i = head; i < head + size; i++) {
            if (kept[i].kind == Sent.Kind.PUSH) return true;
        }
        return false;
    }

    /// Forgets a message that was not acknowledged.
    private void giveUp(int at) {
        var message = kept[at];
        switch (message.kind) {
            case PUSH -> updatesLost = true;
            case ANSWER -> inbox.become(message.request, Inbox.FORGOTTEN);
            case NOTICE -> {}
        }
        removeAt(at);
    }

    /// Puts one `updatesTooLong` in the place of all remembered updates.
    private void replaceUpdates(long nowMillis) {
        int to = head;
        for (int i = head; i < head + size; i++) {
            var message = kept[i];
            if (message.kind != Sent.Kind.PUSH) {
                kept[to++] = message;
                continue;
            }
            bytes -= message.size();
            if (!message.onWire) unsent--;
        }
        Arrays.fill(kept, to, head + size, GONE);
        size = to - head;
        updatesLost = false;
        tooLong = keep(Sent.Kind.PUSH, 0, Wire.TOO_LONG, nowMillis);
    }

    private void append(Sent message) {
        if (head + size == kept.length) {
            if (head > size) {
                System.arraycopy(kept, head, kept, 0, size);
                Arrays.fill(kept, size, head + size, GONE);
            } else {
                var wider = new Sent[Math.max(4, size * 2)];
                System.arraycopy(kept, head, wider, 0, size);
                kept = wider;
            }
            head = 0;
        }
        kept[head + size++] = message;
        bytes += message.size();
        unsent++;
    }

    private void removeAt(int at) {
        var message = kept[at];
        bytes -= message.size();
        if (!message.onWire) unsent--;
        if (message == tooLong) tooLong = null;
        size--;
        if (at == head) {
            kept[head++] = GONE;
        } else {
            System.arraycopy(kept, at + 1, kept, at, head + size - at);
            kept[head + size] = GONE;
        }
        if (size == 0) {
            head = 0;
            if (kept.length > 16) kept = NONE;
        }
    }

    private void markSent(Sent message) {
        if (message.onWire) return;
        message.onWire = true;
        unsent--;
    }

    private int nextUnsent(int from, boolean updates) {
        for (int i = from; i < head + size; i++) {
            if (!kept[i].onWire && (updates || kept[i].kind != Sent.Kind.PUSH)) return i;
        }
        return -1;
    }

    private int index(long msgId) {
        int low = head;
        int high = head + size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long id = kept[middle].msgId;
            if (id < msgId) low = middle + 1;
            else if (id > msgId) high = middle - 1;
            else return middle;
        }
        return -1;
    }
}
