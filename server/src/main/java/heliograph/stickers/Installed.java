package heliograph.stickers;

import heliograph.rpc.Caller;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateNewStickerSet;
import heliograph.tl.api.UpdateStickerSets;
import heliograph.tl.api.UpdateStickerSetsOrder;
import heliograph.tl.stored.StoredInstalledSet;
import heliograph.tl.stored.StoredInstalledSets;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Which sets accounts have installed or archived, in their order.
final class Installed {
    /// Sets of one kind that are installed; further ones push the last into the archive.
    static final int MAX = 200;

    /// Sets of one kind in the archive; the oldest is forgotten when there are more.
    static final int ARCHIVED_MAX = 1_000;

    private static final Table<Integer, StoredInstalledSets> PACKS =
            new Table<>("packs", Codecs.INT, new TlCodec<>(StoredInstalledSets::read));

    private final Store store;
    private final Sets sets;
    private final Updates updates;

    Installed(Store store, Sets sets, Updates updates) {
        this.store = store;
        this.sets = sets;
        this.updates = updates;
    }

    private static List<StoredInstalledSet> of(View view, Kind kind) {
        var kept = view.get(PACKS, kind.number);
        return kept == null ? List.of() : kept.sets();
    }

    private List<StoredInstalledSet> rows(long account, Kind kind) {
        return store.read(Home.account(account), view -> of(view, kind));
    }

    /// How an account has a set; null when it does not.
    @Nullable StoredInstalledSet find(long account, Sets.Found found) {
        for (var row : rows(account, found.kind())) if (row.set() == found.id()) return row;
        return null;
    }

    /// The sets that an account has installed, or those in its archive, the first on top.
    List<Sets.Found> list(long account, Kind kind, boolean archived) {
        var found = new ArrayList<Sets.Found>();
        for (var row : rows(account, kind))
            if (row.archived() == archived) {
                var set = sets.find(row.set());
                if (set != null) found.add(set);
            }
        return found;
    }

    /// All that an account knows of a kind, those that it uses first.
    List<Sets.Found> all(long account, Kind kind) {
        var all = list(account, kind, false);
        all.addAll(list(account, kind, true));
        return all;
    }

    private void change(
            Caller caller, Kind kind, UnaryOperator<List<StoredInstalledSet>> change, Update told) {
        store.write(
                Home.account(caller.user()),
                tx -> {
                    var before = of(tx, kind);
                    var after = change.apply(before);
                    if (after.equals(before)) return false;
                    put(tx, kind, after);
                    updates.state(tx, caller.user(), told, caller);
                    return true;
                });
    }

    private static void put(Tx tx, Kind kind, List<StoredInstalledSet> sets) {
        tx.put(PACKS, kind.number, new StoredInstalledSets(sets));
    }

    private static UpdateStickerSets changed(Kind kind) {
        return new UpdateStickerSets(kind == Kind.MASKS, kind == Kind.EMOJIS);
    }

    /// Puts a set on top, or into the archive.
    ///
    /// @param shown the set as clients of the account see it then
    /// @return the sets that had to make room
    List<Sets.Found> install(
            Caller caller,
            Sets.Found found,
            boolean archived,
            heliograph.tl.api.messages.StickerSet shown) {
        var kind = found.kind();
        var moved =
                store.write(
                        Home.account(caller.user()),
                        tx -> {
                            var after = new ArrayList<StoredInstalledSet>();
                            int now = (int) tx.now().getEpochSecond();
                            after.add(new StoredInstalledSet(archived, found.id(), now));
                            for (var row : of(tx, kind))
                                if (row.set() != found.id()) after.add(row);
                            var full = archiveRest(after);
                            put(tx, kind, after);
                            if (!archived)
                                updates.push(
                                        tx,
                                        caller.user(),
                                        List.of(new UpdateNewStickerSet(shown)),
                                        caller);
                            updates.state(tx, caller.user(), changed(kind), caller);
                            return full;
                        });
        return moved.stream().map(sets::find).filter(java.util.Objects::nonNull).toList();
    }

    /// Archives what is installed beyond [#MAX], and forgets what is archived beyond
    /// [#ARCHIVED_MAX].
    ///
    /// @return what was archived
    private static List<Long> archiveRest(List<StoredInstalledSet> rows) {
        var moved = new ArrayList<Long>();
        int used = 0;
        int archived = 0;
        for (var each = rows.listIterator(); each.hasNext(); ) {
            var row = each.next();
            if (!row.archived() && used++ >= MAX) {
                row = new StoredInstalledSet(true, row.set(), row.date());
                each.set(row);
                moved.add(row.set());
            }
            if (row.archived() && archived++ >= ARCHIVED_MAX) each.remove();
        }
        return moved;
    }

    /// Takes sets out of an account's lists.
    void uninstall(Caller caller, Kind kind, Set<Long> gone) {
        change(
                caller,
                kind,
                before -> before.stream().filter(row -> !gone.contains(row.set())).toList(),
                changed(kind));
    }

    /// Moves sets of an account into the archive, or out of it.
    void archive(Caller caller, Kind kind, Collection<Long> moved, boolean archived) {
        change(
                caller,
                kind,
                before -> {
                    var after = new ArrayList<StoredInstalledSet>();
                    for (var row : before)
                        after.add(
                                moved.contains(row.set())
                                        ? new StoredInstalledSet(archived, row.set(), row.date())
                                        : row);
                    archiveRest(after);
                    return after;
                },
                changed(kind));
    }

    /// Puts sets in an order; those that are not named come last.
    void order(Caller caller, Kind kind, List<Long> order) {
        var told =
                new UpdateStickerSetsOrder(
                        kind == Kind.MASKS, kind == Kind.EMOJIS, List.copyOf(order));
        change(caller, kind, before -> ordered(before, new LinkedHashSet<>(order)), told);
    }

    private static List<StoredInstalledSet> ordered(
            List<StoredInstalledSet> before, Collection<Long> order) {
        var after = new ArrayList<StoredInstalledSet>();
        for (long set : order) for (var row : before) if (row.set() == set) after.add(row);
        for (var row : before) if (!order.contains(row.set())) after.add(row);
        return after;
    }
}
