package heliograph.folders;

import static heliograph.store.Nothing.NOTHING;

import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Nothing;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.View;
import heliograph.tl.TlObject;
import heliograph.tl.api.AnyDialogFilter;
import heliograph.tl.api.DialogFilter;
import heliograph.tl.api.DialogFilterChatlist;
import heliograph.tl.api.DialogFilterDefault;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateDialogFilter;
import heliograph.tl.api.UpdateDialogFilterOrder;
import heliograph.tl.api.UpdateDialogFilters;
import heliograph.tl.stored.StoredFilters;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The folders of every account.
final class Folders {
    /// `dialog_filters_limit_default`, without the list of all chats.
    static final int FOLDERS_MAX = 10;

    /// `dialog_filters_chats_limit_default`: chats that are named in one folder.
    static final int CHATS_MAX = 100;

    /// UTF-16 units of a title.
    static final int TITLE_MAX = 12;

    private static final int FIRST_ID = 2;
    private static final int LAST_ID = 255;

    private static final Table<Nothing, StoredFilters> FILTERS =
            new Table<>("filters", Codecs.NOTHING, new TlCodec<>(StoredFilters::read));
    private static final StoredFilters NONE =
            new StoredFilters(false, List.of(new DialogFilterDefault()));

    private final Store store;
    private final Updates updates;

    Folders(Store store, Updates updates) {
        this.store = store;
        this.updates = updates;
    }

    StoredFilters of(long account) {
        return store.read(Home.account(account), Folders::of);
    }

    private static StoredFilters of(View view) {
        var kept = view.get(FILTERS, NOTHING);
        return kept == null ? NONE : kept;
    }

    /// 0 for the list of all chats.
    static int id(TlObject filter) {
        return switch ((AnyDialogFilter) filter) {
            case DialogFilter f -> f.id();
            case DialogFilterChatlist f -> f.id();
            case DialogFilterDefault _ -> 0;
        };
    }

    /// Puts a folder in the place of the one with its id, or behind the others.
    void put(Caller caller, int id, AnyDialogFilter filter) {
        check(id, filter);
        change(
                caller,
                before -> {
                    var all = new ArrayList<>(before.filters());
                    int at = 0;
                    while (at < all.size() && id(all.get(at)) != id) at++;
                    if (at < all.size()) all.set(at, filter);
                    else if (all.size() > FOLDERS_MAX)
                        throw RpcError.bad("FILTERS_TOO_MUCH").refusal();
                    else all.add(filter);
                    return new StoredFilters(before.tags(), all);
                },
                new UpdateDialogFilter(id, filter));
    }

    private static void check(int id, AnyDialogFilter filter) {
        if (id < FIRST_ID || id > LAST_ID || id(filter) != id)
            throw RpcError.bad("FILTER_ID_INVALID").refusal();
        switch (filter) {
            case DialogFilter f -> {
                boolean kinds =
                        f.contacts() || f.nonContacts() || f.groups() || f.broadcasts() || f.bots();
                int named = f.pinnedPeers().size() + f.includePeers().size();
                if (!kinds && named == 0) throw RpcError.bad("FILTER_INCLUDE_EMPTY").refusal();
                if (named > CHATS_MAX || f.excludePeers().size() > CHATS_MAX)
                    throw RpcError.bad("FILTER_INCLUDE_TOO_MUCH").refusal();
                title(f.title().text());
            }
            case DialogFilterChatlist f -> {
                int named = f.pinnedPeers().size() + f.includePeers().size();
                if (named == 0) throw RpcError.bad("FILTER_INCLUDE_EMPTY").refusal();
                if (named > CHATS_MAX) throw RpcError.bad("FILTER_INCLUDE_TOO_MUCH").refusal();
                title(f.title().text());
            }
            case DialogFilterDefault _ -> throw RpcError.bad("FILTER_ID_INVALID").refusal();
        }
    }

    private static void title(String title) {
        if (title.isBlank()) throw RpcError.bad("FILTER_TITLE_EMPTY").refusal();
        if (title.length() > TITLE_MAX) throw RpcError.bad("FILTER_TITLE_TOO_LONG").refusal();
    }

    void remove(Caller caller, int id) {
        change(
                caller,
                before -> {
                    var all = new ArrayList<>(before.filters());
                    if (id == 0 || !all.removeIf(filter -> id(filter) == id))
                        throw RpcError.bad("FILTER_ID_INVALID").refusal();
                    return new StoredFilters(before.tags(), all);
                },
                new UpdateDialogFilter(id, null));
    }

    /// Puts the folders into another order; those that are not named come last.
    void order(Caller caller, List<Integer> order) {
        change(
                caller,
                before -> {
                    var all = new ArrayList<TlObject>();
                    for (int id : order)
                        for (var filter : before.filters())
                            if (id(filter) == id && !all.contains(filter)) all.add(filter);
                    for (var filter : before.filters()) if (!all.contains(filter)) all.add(filter);
                    return new StoredFilters(before.tags(), all);
                },
                new UpdateDialogFilterOrder(List.copyOf(order)));
    }

    /// Whether chats show of which folders they are.
    void tags(Caller caller, boolean shown) {
        change(
                caller,
                before -> new StoredFilters(shown, before.filters()),
                new UpdateDialogFilters());
    }

    private void change(Caller caller, UnaryOperator<StoredFilters> change, Update told) {
        store.write(
                Home.account(caller.user()),
                tx -> {
                    tx.put(FILTERS, NOTHING, change.apply(of(tx)));
                    updates.state(tx, caller.user(), told, caller);
                    return true;
                });
    }
}
