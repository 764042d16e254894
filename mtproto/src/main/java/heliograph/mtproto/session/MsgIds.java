package heliograph.mtproto.session;

/// Message ids: about unixtime · 2³², told apart by the two lowest bits
/// (core.telegram.org/mtproto/description#message-identifier-msg-id).
final class MsgIds {
    /// The two lowest bits of an answer's id.
    static final int RESPONSE = 1;

    /// The two lowest bits of the id of a message that nobody asked for.
    static final int NOTIFICATION = 3;

    /// How old a message may be.
    static final long OLD_MILLIS = 300_000;

    /// How far a client's clock may be ahead.
    static final long AHEAD_MILLIS = 30_000;

    private MsgIds() {}

    /// The lowest id of a moment; its two lowest bits are free.
    static long at(long millis) {
        long seconds = Math.floorDiv(millis, 1000L);
        long fraction = (Math.floorMod(millis, 1000L) << 32) / 1000;
        return (seconds << 32) | (fraction & ~3L);
    }

    static long millis(long msgId) {
        return (msgId >>> 32) * 1000 + (((msgId & 0xffff_ffffL) * 1000) >>> 32);
    }

    /// What is wrong with a client's id: a code of bad_msg_notification, or 0.
    ///
    /// The protocol's page asks for a fraction of a second, too. Pyrogram 2.0.98 and later send
    /// none with the first message of each second, and take a refusal for the answer; repeats are
    /// told by the whole id in any case.
    static int fault(long msgId, long nowMillis) {
        if ((msgId & 3) != 0) return 18;
        long millis = millis(msgId);
        if (millis < nowMillis - OLD_MILLIS) return 16;
        return millis > nowMillis + AHEAD_MILLIS ? 17 : 0;
    }
}
