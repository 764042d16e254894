package heliograph.folders;

import static heliograph.store.Nothing.NOTHING;

import heliograph.peers.PeerId;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Nothing;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.TlObject;
import heliograph.tl.api.AnyDialogFilter;
import heliograph.tl.api.DialogFilter;
import heliograph.tl.api.DialogFilterChatlist;
import heliograph.tl.api.DialogFilterDefault;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.InputPeerChannelFromMessage;
import heliograph.tl.api.InputPeerChat;
import heliograph.tl.api.InputPeerEmpty;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.InputPeerUser;
import heliograph.tl.api.InputPeerUserFromMessage;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateDialogFilter;
import heliograph.tl.api.UpdateDialogFilterOrder;
import heliograph.tl.api.UpdateDialogFilters;
import heliograph.tl.stored.StoredFilters;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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

    static StoredFilters of(View view) {
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

    /// A folder by its id; null when there is none.
    static @Nullable AnyDialogFilter find(View view, int id) {
        for (var filter : of(view).filters())
            if (id != 0 && id(filter) == id) return (AnyDialogFilter) filter;
        return null;
    }

    /// The peers that a folder names, as [PeerId] marks them.
    static Set<Long> peers(AnyDialogFilter filter) {
        var named = new LinkedHashSet<Long>();
        switch (filter) {
            case DialogFilter f -> {
                f.pinnedPeers().forEach(peer -> named.add(marked(peer)));
                f.includePeers().forEach(peer -> named.add(marked(peer)));
            }
            case DialogFilterChatlist f -> {
                f.pinnedPeers().forEach(peer -> named.add(marked(peer)));
                f.includePeers().forEach(peer -> named.add(marked(peer)));
            }
            case DialogFilterDefault _ -> {}
        }
        return named;
    }

    /// The peer that a folder names, as [PeerId] marks it; 0 for the account itself.
    static long marked(InputPeer peer) {
        return switch (peer) {
            case InputPeerUser(var id, _) -> id;
            case InputPeerUserFromMessage(_, _, var id) -> id;
            case InputPeerChat(var id) -> PeerId.chat(id).marked();
            case InputPeerChannel(var id, _) -> PeerId.channel(id).marked();
            case InputPeerChannelFromMessage(_, _, var id) -> PeerId.channel(id).marked();
            case InputPeerSelf _, InputPeerEmpty _ -> 0;
        };
    }

    /// Refuses with `FILTERS_TOO_MUCH` where there is no room for a further folder.
    static void refuseFull(View view) {
        if (of(view).filters().size() > FOLDERS_MAX)
            throw RpcError.bad("FILTERS_TOO_MUCH").refusal();
    }

    /// Refuses with `FILTER_INCLUDE_TOO_MUCH` where a folder names so many chats.
    static void refuseCrowded(int named) {
        if (named > CHATS_MAX) throw RpcError.bad("FILTER_INCLUDE_TOO_MUCH").refusal();
    }

    /// An id that no folder has.
    static int freeId(View view) {
        int id = FIRST_ID;
        while (find(view, id) != null) id++;
        return id;
    }

    /// Puts a folder in the place of the one with its id, or behind the others.
    void put(Caller caller, int id, AnyDialogFilter filter) {
        check(id, filter);
        store.write(
                Home.account(caller.user()),
                tx -> {
                    boolean shared = find(tx, id) instanceof DialogFilterChatlist;
                    if (shared != filter instanceof DialogFilterChatlist)
                        throw RpcError.bad("FILTER_NOT_SUPPORTED").refusal();
                    put(tx, caller, Chatlists.kept(tx, filter));
                    return true;
                });
    }

    /// As a part of a larger step; the sessions are told, the caller's own as well as long as no
    /// answer of its own says so.
    void put(Tx tx, Caller caller, AnyDialogFilter filter) {
        var before = of(tx);
        int id = id(filter);
        var all = new ArrayList<>(before.filters());
        int at = 0;
        while (at < all.size() && id(all.get(at)) != id) at++;
        if (at < all.size()) all.set(at, filter);
        else {
            refuseFull(tx);
            all.add(filter);
        }
        tx.put(FILTERS, NOTHING, new StoredFilters(before.tags(), all));
        updates.state(tx, caller.user(), new UpdateDialogFilter(id, filter), caller);
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
                refuseCrowded(Math.max(named, f.excludePeers().size()));
                title(f.title().text());
            }
            case DialogFilterChatlist f -> {
                int named = f.pinnedPeers().size() + f.includePeers().size();
                if (named == 0) throw RpcError.bad("FILTER_INCLUDE_EMPTY").refusal();
                refuseCrowded(named);
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
        store.write(
                Home.account(caller.user()),
                tx -> {
                    var before = of(tx);
                    var all = new ArrayList<>(before.filters());
                    if (id == 0 || !all.removeIf(filter -> id(filter) == id))
                        throw RpcError.bad("FILTER_ID_INVALID").refusal();
                    tx.put(FILTERS, NOTHING, new StoredFilters(before.tags(), all));
                    Chatlists.removed(tx, id);
                    updates.state(tx, caller.user(), new UpdateDialogFilter(id, null), caller);
                    return true;
                });
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
