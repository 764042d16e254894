package heliograph.channels;

import heliograph.rpc.RpcError;
import heliograph.store.Codecs;
import heliograph.store.Table;
import heliograph.store.Tx;

/// How often one may write in a group in slow mode; admins always may.
///
/// ```
/// channel home | "slowgst" user -> when one who has no row as a member last wrote
/// ```
public final class SlowMode {
    private static final int TOO_EARLY = 420;

    private static final Table<Long, Integer> GUESTS =
            new Table<>("slowgst", Codecs.LONG, Codecs.INT);

    private final Channels channels;

    public SlowMode(Channels channels) {
        this.channels = channels;
    }

    /// Takes the turn of one who writes, in the step that writes. Refuses with `SLOWMODE_WAIT_x`
    /// who wrote less than the group's seconds ago.
    public void take(Tx tx, Standing standing) {
        var pause = standing.channel().slowMode();
        if (pause == null || standing.isAdmin()) return;
        long user = standing.user();
        var member = standing.member();
        var posted = member == null ? tx.get(GUESTS, user) : member.posted();
        int next = posted == null ? 0 : posted + pause;
        if (next > standing.now())
            throw new RpcError(TOO_EARLY, "SLOWMODE_WAIT_" + (next - standing.now())).refusal();
        if (member == null) tx.put(GUESTS, user, standing.now());
        else channels.note(tx, user, row -> row.toBuilder().posted(standing.now()).build());
    }

    /// Refuses with `SLOWMODE_MULTI_MSGS_DISABLED` several messages at once, other than the parts
    /// of an album.
    ///
    /// @param apart how many messages of one's own they are
    public static void together(Standing standing, int apart) {
        if (apart > 1 && standing.channel().slowMode() != null && !standing.isAdmin())
            throw RpcError.bad("SLOWMODE_MULTI_MSGS_DISABLED").refusal();
    }
}
