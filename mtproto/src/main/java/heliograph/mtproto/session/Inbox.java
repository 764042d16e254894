package heliograph.mtproto.session;

import java.util.Arrays;

/// What a session knows of the client's messages: which came, in which order, what became of them,
/// and which acknowledgements are owed for them.
///
/// Ids are in a sorted array that grows on demand up to a limit; then the lowest are forgotten, and
/// an id that is not above every forgotten one can no longer be told from a repeat. Guarded by the
/// session's monitor.
final class Inbox {
    /// A service message; it needs no answer that is remembered.
    static final int PLAIN = 0;

    static final int CONTAINER = 1;

    /// A query without an answer.
    static final int RUNNING = 2;

    /// A query with an answer that the client has not acknowledged.
    static final int ANSWERED = 3;

    /// A query whose answer the client has.
    static final int CONFIRMED = 4;

    /// A query whose answer was given up for lack of room before it was acknowledged.
    static final int FORGOTTEN = 5;

    /// A query whose answer the client does not want.
    static final int DROPPED = 6;

    private static final int KIND = 7;
    private static final int FAILED = 8;
    private static final int ACKED = 16;
    private static final int UNORDERED = 32;

    private static final long[] NO_IDS = {};
    private static final int[] NO_SEQNOS = {};
    private static final byte[] NO_STATES = {};

    private final SessionLimits limits;
    private long[] ids = NO_IDS;
    private int[] seqnos = NO_SEQNOS;
    private byte[] states = NO_STATES;
    private int size;
    private long floor;
    private int running;
    private long[] owed = NO_IDS;
    private int owedCount;
    private long owedSince;

    Inbox(SessionLimits limits) {
        this.limits = limits;
    }

    /// Whether it can no longer be told if a message with this id has come.
    boolean forgotten(long id) {
        return id <= floor;
    }

    /// The highest id of a message that came.
    long highest() {
        return size == 0 ? floor : Math.max(floor, ids[size - 1]);
    }

    /// Where a message that has come is, or a negative number.
    int find(long id) {
        return Arrays.binarySearch(ids, 0, size, id);
    }

    int kind(int index) {
        return states[index] & KIND;
    }

    /// Whether a new message's sequence number fits those of its neighbours: 0, 32 (too low) or 33.
    int order(long id, int seqno) {
        int at = -find(id) - 1;
        for (int before = at - 1; before >= 0; before--) {
            if ((states[before] & UNORDERED) != 0) continue;
            if (seqnos[before] > seqno || (seqnos[before] == seqno && (seqno & 1) == 1)) return 32;
            break;
        }
        for (int after = at; after < size; after++) {
            if ((states[after] & UNORDERED) != 0) continue;
            if (seqnos[after] < seqno || (seqnos[after] == seqno && (seqno & 1) == 1)) return 33;
            break;
        }
        return 0;
    }

    /// Remembers a new message.
    ///
    /// @param ordered whether its sequence number binds those of others
    void add(long id, int seqno, int kind, boolean ordered, long nowMillis) {
        if (size == ids.length) makeRoom(nowMillis);
        int at = -find(id) - 1;
        System.arraycopy(ids, at, ids, at + 1, size - at);
        System.arraycopy(seqnos, at, seqnos, at + 1, size - at);
        System.arraycopy(states, at, states, at + 1, size - at);
        ids[at] = id;
        seqnos[at] = seqno;
        states[at] = (byte) (ordered ? kind : kind | UNORDERED);
        size++;
        if (kind == RUNNING) running++;
    }

    /// Queries without an answer.
    int running() {
        return running;
    }

    /// A query has its answer. Returns false when it has had one already, or wants none.
    boolean settle(long id, boolean failed) {
        int at = find(id);
        if (at < 0 || kind(at) != RUNNING) return false;
        running--;
        states[at] = (byte) ((states[at] & ~KIND) | ANSWERED | (failed ? FAILED : 0));
        acknowledge(id);
        return true;
    }

    /// Changes what became of a query; nothing when its id is forgotten.
    void become(long id, int kind) {
        int at = find(id);
        if (at < 0) return;
        if (kind(at) == RUNNING && kind != RUNNING) running--;
        states[at] = (byte) ((states[at] & ~KIND) | kind);
    }

    /// The client has the answer to a query.
    void confirm(long id) {
        become(id, CONFIRMED);
    }

    /// How a query ended, as far as is known.
    Outcome outcome(long id) {
        int at = find(id);
        if (at < 0) return Outcome.UNKNOWN;
        return switch (kind(at)) {
            case ANSWERED, CONFIRMED, FORGOTTEN ->
                    (states[at] & FAILED) != 0 ? Outcome.FAILED : Outcome.DONE_OK;
            case DROPPED, RUNNING, PLAIN, CONTAINER -> Outcome.UNKNOWN;
            default -> throw new AssertionError(kind(at));
        };
    }

    /// The byte of msgs_state_info for an id
    /// (core.telegram.org/mtproto/service_messages_about_messages#informational-message-regarding-status-of-messages).
    /// Telling it acknowledges the message.
    byte status(long id) {
        int at = find(id);
        if (at < 0) {
            if ((id & 3) != 0 || id <= floor || size == 0) return 1;
            if (id > ids[size - 1]) return 3;
            return (byte) (id < ids[0] && floor == 0 ? 1 : 2);
        }
        int status = 4;
        if ((states[at] & ACKED) != 0) status |= 8;
        if ((seqnos[at] & 1) == 0) status |= 16;
        switch (kind(at)) {
            case RUNNING -> status |= 32;
            case ANSWERED, DROPPED -> status |= 8 | 32 | 64;
            case CONFIRMED -> status |= 8 | 32 | 64 | 128;
            // The client must ask again: whatever it is told of the old query, no answer will come.
            case FORGOTTEN -> status = 1;
            default -> {}
        }
        if (status != 1) acknowledge(id);
        return (byte) status;
    }

    /// An acknowledgement is owed for a message.
    void owe(long id, long nowMillis) {
        if (owedCount == owed.length) {
            if (owedCount == SessionLimits.SERVICE_IDS) return;
            owed = Arrays.copyOf(owed, Math.max(4, owedCount * 2));
        }
        if (owedCount == 0) owedSince = nowMillis;
        owed[owedCount++] = id;
    }

    /// Something that acknowledges a message is on its way, so that nothing more is owed for it.
    void acknowledge(long id) {
        for (int i = owedCount - 1; i >= 0; i--) {
            if (owed[i] != id) continue;
            owed[i] = owed[--owedCount];
            break;
        }
        int at = find(id);
        if (at >= 0) states[at] |= ACKED;
    }

    boolean owes() {
        return owedCount > 0;
    }

    /// Whether what is owed has waited long enough, or is much.
    boolean owesNow(long nowMillis) {
        return owedCount >= limits.ackCount()
                || (owedCount > 0 && nowMillis - owedSince >= limits.ackDelayMillis());
    }

    /// The body of the msgs_ack that pays everything.
    byte[] pay() {
        var body = Wire.acks(owed, owedCount);
        for (int i = 0; i < owedCount; i++) {
            int at = find(owed[i]);
            if (at >= 0) states[at] |= ACKED;
        }
        owedCount = 0;
        if (owed.length > 16) owed = NO_IDS;
        return body;
    }

    /// Lets go of ids that are too old to be accepted again anyhow.
    void trim(long nowMillis) {
        forget(expired(nowMillis));
        if (size == 0) {
            ids = NO_IDS;
            seqnos = NO_SEQNOS;
            states = NO_STATES;
        }
        if (owedCount == 0) owed = NO_IDS;
    }

    /// How many of the lowest ids are of no use any more.
    private int expired(long nowMillis) {
        long oldest = MsgIds.at(nowMillis - 2 * MsgIds.OLD_MILLIS);
        int count = 0;
        while (count < size && ids[count] < oldest) {
            int kind = kind(count);
            if (kind == RUNNING || kind == ANSWERED) break;
            count++;
        }
        return count;
    }

    private void makeRoom(long nowMillis) {
        forget(expired(nowMillis));
        if (size < ids.length) return;
        if (size >= limits.rememberedIds()) {
            forget(size / 4);
            return;
        }
        int length = Math.min(limits.rememberedIds(), Math.max(8, size * 2));
        ids = Arrays.copyOf(ids, length);
        seqnos = Arrays.copyOf(seqnos, length);
        states = Arrays.copyOf(states, length);
    }

    /// Forgets the `count` lowest ids but those of queries that run.
    private void forget(int count) {
        int kept = 0;
        int left = count;
        for (int i = 0; i < size; i++) {
            if (left > 0 && kind(i) != RUNNING) {
                left--;
                floor = Math.max(floor, ids[i]);
                continue;
            }
            ids[kept] = ids[i];
            seqnos[kept] = seqnos[i];
            states[kept++] = states[i];
        }
        size = kept;
    }
}
