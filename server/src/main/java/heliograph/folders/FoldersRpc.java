package heliograph.folders;

import static heliograph.rpc.Access.USERS;

import heliograph.peers.Peers;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.store.Store;
import heliograph.tl.api.AnyDialogFilter;
import heliograph.tl.api.DialogFilter;
import heliograph.tl.api.DialogFilterChatlist;
import heliograph.tl.api.DialogFilterDefault;
import heliograph.tl.api.DialogFilterSuggested;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.TextWithEntities;
import heliograph.tl.api.messages.DialogFilters;
import heliograph.tl.api.messages.GetDialogFilters;
import heliograph.tl.api.messages.GetSuggestedDialogFilters;
import heliograph.tl.api.messages.ToggleDialogFilterTags;
import heliograph.tl.api.messages.UpdateDialogFilter;
import heliograph.tl.api.messages.UpdateDialogFiltersOrder;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.List;

/// `messages.*` of folders.
public final class FoldersRpc {
    private final Folders folders;
    private final Peers peers;

    public FoldersRpc(Store store, Updates updates, Peers peers) {
        this.folders = new Folders(store, updates);
        this.peers = peers;
    }

    public void register(Rpc rpc) {
        rpc.on(GetDialogFilters.METHOD, USERS, this::getDialogFilters);
        rpc.on(UpdateDialogFilter.METHOD, USERS, Cost.CHANGE, this::updateDialogFilter);
        rpc.on(UpdateDialogFiltersOrder.METHOD, USERS, this::updateDialogFiltersOrder);
        rpc.on(ToggleDialogFilterTags.METHOD, USERS, this::toggleDialogFilterTags);
        rpc.on(GetSuggestedDialogFilters.METHOD, USERS, this::getSuggestedDialogFilters);
    }

    private DialogFilters getDialogFilters(Caller caller, GetDialogFilters query) {
        var kept = folders.of(caller.user());
        var filters = new ArrayList<AnyDialogFilter>();
        for (var filter : kept.filters()) filters.add((AnyDialogFilter) filter);
        return new DialogFilters(kept.tags(), filters);
    }

    private Boolean updateDialogFilter(Caller caller, UpdateDialogFilter query) {
        if (query.filter() == null) {
            folders.remove(caller, query.id());
            return true;
        }
        checkPeers(caller, query.filter());
        folders.put(caller, query.id(), query.filter());
        return true;
    }

    /// Nobody names in a folder what it was not shown.
    private void checkPeers(Caller caller, AnyDialogFilter filter) {
        switch (filter) {
            case DialogFilter f -> {
                checkPeers(caller, f.pinnedPeers());
                checkPeers(caller, f.includePeers());
                checkPeers(caller, f.excludePeers());
            }
            case DialogFilterChatlist f -> {
                checkPeers(caller, f.pinnedPeers());
                checkPeers(caller, f.includePeers());
            }
            case DialogFilterDefault _ -> {}
        }
    }

    private void checkPeers(Caller caller, List<InputPeer> named) {
        for (var peer : named) {
            var _ = peers.resolve(caller, peer);
        }
    }

    private Boolean updateDialogFiltersOrder(Caller caller, UpdateDialogFiltersOrder query) {
        folders.order(caller, query.order());
        return true;
    }

    private Boolean toggleDialogFilterTags(Caller caller, ToggleDialogFilterTags query) {
        folders.tags(caller, query.enabled());
        return true;
    }

    /// What most people make first, as long as the caller has nothing like it.
    private List<DialogFilterSuggested> getSuggestedDialogFilters(
            Caller caller, GetSuggestedDialogFilters query) {
        boolean unread = false;
        boolean personal = false;
        for (var filter : folders.of(caller.user()).filters())
            if (filter instanceof DialogFilter f) {
                unread |= f.excludeRead();
                personal |= f.contacts() && f.nonContacts() && !f.groups();
            }
        var all = new ArrayList<DialogFilterSuggested>();
        if (!unread)
            all.add(
                    new DialogFilterSuggested(
                            plain("Unread")
                                    .contacts(true)
                                    .nonContacts(true)
                                    .groups(true)
                                    .broadcasts(true)
                                    .bots(true)
                                    .excludeRead(true)
                                    .build(),
                            "New messages from all chats."));
        if (!personal)
            all.add(
                    new DialogFilterSuggested(
                            plain("Personal").contacts(true).nonContacts(true).build(),
                            "Only messages from personal chats."));
        return all;
    }

    private static DialogFilter.Builder plain(String title) {
        return DialogFilter.builder().title(new TextWithEntities(title, List.of()));
    }
}
