package heliograph.mtproto.session;

/// What a client can make a session grow to.
///
/// @param sessionsPerKey live sessions of one key; the longest idle one without a connection makes
///   room, and when all are connected the newcomer gets −429
/// @param idleMillis how long a session without a connection is remembered
/// @param runningQueries queries of one session without an answer; one more gets −429
/// @param rememberedIds ids of received messages, for telling repeats; at least twice
///   `runningQueries`, whose ids are never forgotten
/// @param keptMessages messages of ours that are remembered until they are acknowledged
/// @param keptBytes the same in bytes; a shared update counts in each session
/// @param unpackedBytes what the gzip_packed parts of one frame may unpack to, together
/// @param gzipFromBytes answers from this size on are packed when that makes them smaller
/// @param repeatedBytes answers up to this size are sent again when their query comes twice; a
///   larger one is announced by msg_detailed_info
/// @param ackDelayMillis how long an acknowledgement waits for company
/// @param ackCount how many acknowledgements do not wait
public record SessionLimits(
        int sessionsPerKey,
        long idleMillis,
        int runningQueries,
        int rememberedIds,
        int keptMessages,
        int keptBytes,
        int unpackedBytes,
        int gzipFromBytes,
        int repeatedBytes,
        int ackDelayMillis,
        int ackCount) {
    /// Messages in one container (core.telegram.org/mtproto/service_messages#simple-container).
    public static final int CONTAINER_MESSAGES = 1024;

    /// Ids in one msgs_ack, msgs_state_req or msg_resend_req
    /// (core.telegram.org/mtproto/service_messages_about_messages).
    public static final int SERVICE_IDS = 8192;

    public SessionLimits {
        if (rememberedIds < 2 * runningQueries) throw new IllegalArgumentException("rememberedIds");
    }

    /// What a server begins with.
    public static final SessionLimits DEFAULT =
            new SessionLimits(
                    64, 600_000, 1024, 2048, 512, 2 << 20, 8 << 20, 4096, 16 << 10, 250, 16);
}
