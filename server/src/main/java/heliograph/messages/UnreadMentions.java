package heliograph.messages;

import static heliograph.store.Nothing.NOTHING;

import heliograph.render.MessageHead;
import heliograph.store.Codecs;
import heliograph.store.Nothing;
import heliograph.store.Pair;
import heliograph.store.Prefix;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Message;
import java.util.ArrayList;
import java.util.List;

/// The messages of basic groups that mention the account and that it has not looked at, in its
/// home.
final class UnreadMentions {
    private static final Table<Pair<Long, Integer>, Nothing> WAITING =
            new Table<>("mentnew", Codecs.pair(Codecs.LONG, Codecs.INT), Codecs.NOTHING);

    private UnreadMentions() {}

    /// A message came, or was looked at, or is gone: keeps the count of its chat true.
    static void note(Tx tx, Dialogs dialogs, AnyMessage message, boolean waits) {
        if (!(message instanceof Message m) || !m.mentioned()) return;
        var key = new Pair<>(MessageHead.peer(m), m.id());
        boolean was = tx.get(WAITING, key) != null;
        if (was == waits) return;
        if (waits) tx.put(WAITING, key, NOTHING);
        else tx.delete(WAITING, key);
        int step = waits ? 1 : -1;
        dialogs.change(
                tx,
                key.first(),
                d -> {
                    int before = d.unreadMentions() == null ? 0 : d.unreadMentions();
                    int after = Math.max(0, before + step);
                    return d.toBuilder().unreadMentions(after == 0 ? null : after).build();
                });
    }

    /// Their ids, newest first.
    static List<Integer> ids(View view, long peer, int limit) {
        var ids = new ArrayList<Integer>();
        for (var row : view.descending(WAITING, Prefix.of(Codecs.LONG, peer), limit))
            ids.add(row.key().second());
        return ids;
    }
}
