package heliograph.channels;

import heliograph.rpc.RpcError;
import heliograph.store.Tx;

/// How often a member may write in a group in slow mode; admins always may.
public final class SlowMode {
    private static final int TOO_EARLY = 420;

    private final Channels channels;

    public SlowMode(Channels channels) {
        this.channels = channels;
    }

    /// Takes the turn of one who writes, in the step that writes. Refuses with `SLOWMODE_WAIT_x`
    /// who wrote less than the group's seconds ago.
    public void take(Tx tx, Standing standing) {
        var pause = standing.channel().slowMode();
        var member = standing.member();
        if (pause == null || standing.isAdmin() || member == null) return;
        int next = member.posted() == null ? 0 : member.posted() + pause;
        if (next > standing.now())
            throw new RpcError(TOO_EARLY, "SLOWMODE_WAIT_" + (next - standing.now())).refusal();
        channels.note(tx, standing.user(), row -> row.toBuilder().posted(standing.now()).build());
    }
}
