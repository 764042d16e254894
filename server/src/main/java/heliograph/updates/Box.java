package heliograph.updates;

import static heliograph.store.Nothing.NOTHING;

import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Nothing;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.stored.StoredBox;

/// The counters of one account's box: its `pts` and its last message id.
public final class Box {
    private static final Table<Nothing, StoredBox> BOX =
            new Table<>("box", Codecs.NOTHING, new TlCodec<>(StoredBox::read));

    /// A new account's: `pts` begins at 1, because clients take 0 for "unknown".
    private static final StoredBox NEW = new StoredBox(1, 0, 0, 0);

    private Box() {}

    public static StoredBox of(View view) {
        var box = view.get(BOX, NOTHING);
        return box == null ? NEW : box;
    }

    public static int nextMessageId(Tx tx) {
        var box = of(tx);
        int id = Math.incrementExact(box.messageId());
        tx.put(BOX, NOTHING, new StoredBox(box.pts(), id, box.qts(), box.state()));
        return id;
    }

    /// Moves `pts` by `count`, and gives it.
    static int advance(Tx tx, int count) {
        var box = of(tx);
        int pts = Math.addExact(box.pts(), count);
        tx.put(BOX, NOTHING, new StoredBox(pts, box.messageId(), box.qts(), box.state()));
        return pts;
    }

    /// The number of the next update without `pts`.
    static int nextState(Tx tx) {
        var box = of(tx);
        int state = Math.incrementExact(box.state());
        tx.put(BOX, NOTHING, new StoredBox(box.pts(), box.messageId(), box.qts(), state));
        return state;
    }
}
