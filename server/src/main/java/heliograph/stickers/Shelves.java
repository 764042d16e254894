package heliograph.stickers;

import heliograph.files.StickerFiles;
import heliograph.rpc.Caller;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.View;
import heliograph.tl.api.Document;
import heliograph.tl.stored.StoredShelf;
import heliograph.tl.stored.StoredShelved;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.List;

/// The stickers and GIFs that accounts have faved, saved or used last.
final class Shelves {
    private static final Table<Integer, StoredShelf> SHELVES =
            new Table<>("shelf", Codecs.INT, new TlCodec<>(StoredShelf::read));

    private final Store store;
    private final StickerFiles files;
    private final Updates updates;

    Shelves(Store store, StickerFiles files, Updates updates) {
        this.store = store;
        this.files = files;
        this.updates = updates;
    }

    /// @param date when it came there
    record Kept(Document document, int date) {}

    private static List<StoredShelved> of(View view, Shelf shelf) {
        var kept = view.get(SHELVES, shelf.number);
        return kept == null ? List.of() : kept.items();
    }

    /// What is there, the last first.
    List<Kept> list(long account, Shelf shelf) {
        var rows = store.read(Home.account(account), view -> of(view, shelf));
        var all = new ArrayList<Kept>();
        for (var row : rows) {
            var document = files.find(row.document());
            if (document != null) all.add(new Kept(document, row.date()));
        }
        return all;
    }

    /// Puts a document on top, or takes it away.
    void put(Caller caller, Shelf shelf, long document, boolean away) {
        store.write(
                Home.account(caller.user()),
                tx -> {
                    var before = of(tx, shelf);
                    var after = new ArrayList<StoredShelved>();
                    int now = (int) tx.now().getEpochSecond();
                    if (!away) after.add(new StoredShelved(document, now));
                    for (var row : before)
                        if (row.document() != document && after.size() < shelf.max) after.add(row);
                    if (after.equals(before)) return false;
                    tx.put(SHELVES, shelf.number, new StoredShelf(after));
                    updates.state(tx, caller.user(), shelf.changed(), caller);
                    return true;
                });
    }

    void clear(Caller caller, Shelf shelf) {
        store.write(
                Home.account(caller.user()),
                tx -> {
                    if (of(tx, shelf).isEmpty()) return false;
                    tx.delete(SHELVES, shelf.number);
                    updates.state(tx, caller.user(), shelf.changed(), caller);
                    return true;
                });
    }
}
