package heliograph.messages;

import heliograph.render.MessageHead;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.UpdateDeleteMessages;
import heliograph.tl.api.UpdatePinnedMessages;
import heliograph.tl.stored.StoredEditMessage;
import heliograph.tl.stored.StoredMessage;
import heliograph.tl.stored.StoredNewMessage;
import heliograph.tl.stored.StoredUpdate;
import heliograph.updates.Box;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The messages of an account's box and what has changed in it, for those who keep a copy of their
/// own: an index.
public final class BoxRows {
    private static final int ARCHIVE = 1;

    private final Mailbox mailbox;
    private final Dialogs dialogs;

    public BoxRows(Messages messages) {
        this.mailbox = messages.mailbox();
        this.dialogs = messages.dialogs();
    }

    /// A message and the account that wrote it.
    public record Row(long author, AnyMessage message) {}

    /// What a stretch of the log has touched.
    ///
    /// @param ids messages that are new, changed or gone
    /// @param pts how far the stretch goes
    public record Touched(Set<Integer> ids, int pts) {}

    public int pts(View view) {
        return Box.of(view).pts();
    }

    /// What the log says after `pts`.
    ///
    /// @param limit events that are read at most
    public Touched since(View view, int pts, int limit) {
        var ids = new LinkedHashSet<Integer>();
        int reached = pts;
        for (var event : Updates.since(view, pts, limit)) {
            reached = event.key();
            switch (event.value()) {
                case StoredNewMessage(_, var id) -> ids.add(id);
                case StoredEditMessage(_, var id) -> ids.add(id);
                case StoredUpdate(UpdateDeleteMessages gone) -> ids.addAll(gone.messages());
                case StoredUpdate(UpdatePinnedMessages pins) -> ids.addAll(pins.messages());
                case StoredUpdate _ -> {}
            }
        }
        return new Touched(ids, reached);
    }

    /// A message by its id; null when it is not there any more.
    public @Nullable Row find(View view, int id) {
        var kept = mailbox.find(view, id);
        return kept == null ? null : row(kept);
    }

    /// The chats that lie in the archive, as [heliograph.peers.PeerId] marks them.
    public Set<Long> archived(View view) {
        var archived = new HashSet<Long>();
        dialogs.all(view)
                .forEach((peer, row) -> {
                    var folder = row.folder();
                    if (folder != null && folder == ARCHIVE) archived.add(peer);
                });
        return archived;
    }

    /// Messages of all chats, in the order of [heliograph.peers.PeerId] marks and ids.
    ///
    /// @param last the one that the page begins after; null for the first page
    public List<Row> after(View view, @Nullable AnyMessage last, int limit) {
        long peer = last == null ? Long.MIN_VALUE : MessageHead.peer(last);
        int id = last == null ? 0 : MessageHead.id(last);
        var rows = new ArrayList<Row>();
        for (var kept : mailbox.after(view, peer, id, limit)) rows.add(row(kept));
        return rows;
    }

    private static Row row(StoredMessage kept) {
        return new Row(kept.author(), (AnyMessage) kept.message());
    }
}
