package heliograph.folders;

import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyDialogFilter;
import heliograph.tl.api.DialogFilter;
import heliograph.tl.api.DialogFilterChatlist;
import heliograph.tl.stored.StoredChatlist;
import heliograph.tl.stored.StoredJoinedList;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Folders that are shared by links (https://core.telegram.org/api/folders#shared-folders).
///
/// A link names a folder of its maker's and some of the folder's channels; it lies in the maker's
/// home. Who comes by it gets a folder of its own that remembers the link.
final class Chatlists {
    /// `chatlist_invites_limit_default`: links to one folder.
    static final int LINKS_MAX = 3;

    /// `chatlists_joined_limit_default`: shared folders of one account.
    static final int SHARED_MAX = 2;

    /// Bytes of chance in a link, at six bits a letter.
    private static final int RANDOM = 12;

    /// UTF-16 units of a link's title.
    private static final int TITLE_MAX = 32;

    static final RpcError FILTER_ID_INVALID = RpcError.bad("FILTER_ID_INVALID");
    static final RpcError INVITE_SLUG_EXPIRED = RpcError.bad("INVITE_SLUG_EXPIRED");

    private static final Pattern SLUG = Pattern.compile("(?:.*/)?([A-Za-z0-9_-]{16})");
    private static final Table<String, StoredChatlist> LINKS =
            new Table<>("chatlist", Codecs.STRING, new TlCodec<>(StoredChatlist::read));
    private static final Table<Integer, StoredJoinedList> JOINED =
            new Table<>("joinlist", Codecs.INT, new TlCodec<>(StoredJoinedList::read));
    private static final Table<String, Long> OWNERS =
            new Table<>("listdir", Codecs.STRING, Codecs.LONG);

    private final Store store;
    private final Folders folders;
    private final RandomGenerator random;

    Chatlists(Store store, Folders folders, RandomGenerator random) {
        this.store = store;
        this.folders = folders;
        this.random = random;
    }

    /// A link, and the folder that it leads to.
    record Link(String slug, StoredChatlist list) {}

    /// What a link shows to who comes by it.
    ///
    /// @param folder the folder of its maker
    record Offer(long owner, Link link, DialogFilterChatlist folder) {}

    /// A folder that came by a link.
    record Taken(int folder, StoredJoinedList from) {}

    /// The hash in a link to a folder. Refuses with `INVITE_SLUG_EMPTY`, and with
    /// `INVITE_SLUG_EXPIRED` what leads nowhere.
    static String slug(String given) {
        if (given.isEmpty()) throw RpcError.bad("INVITE_SLUG_EMPTY").refusal();
        var found = SLUG.matcher(given);
        if (!found.matches()) throw INVITE_SLUG_EXPIRED.refusal();
        return found.group(1);
    }

    /// Makes a link to a folder of the caller's, and a shared one of the folder. Refuses with
    /// `FILTER_ID_INVALID`, `FILTER_NOT_SUPPORTED`, `CHATLISTS_TOO_MUCH` or `INVITES_TOO_MUCH`.
    Link export(Caller caller, int folder, String title, List<Long> peers) {
        store.read(Home.account(caller.user()), view -> shareable(view, folder));
        var slug = enter(caller.user());
        return store.write(
                Home.account(caller.user()),
                tx -> {
                    var now = shareable(tx, folder);
                    if (links(tx, folder).size() >= LINKS_MAX)
                        throw RpcError.bad("INVITES_TOO_MUCH").refusal();
                    boolean shared = Folders.find(tx, folder) instanceof DialogFilterChatlist;
                    if (!shared && shared(tx) >= SHARED_MAX) throw tooMany();
                    var list = new StoredChatlist(folder, title(title), within(now, peers));
                    tx.put(LINKS, slug, list);
                    folders.put(tx, caller, now.toBuilder().hasMyInvites(true).build());
                    return new Link(slug, list);
                });
    }

    private static RpcError.Refusal tooMany() {
        return RpcError.bad("CHATLISTS_TOO_MUCH").refusal();
    }

    private static String title(String title) {
        var stripped = title.strip();
        return stripped.length() <= TITLE_MAX ? stripped : stripped.substring(0, TITLE_MAX).strip();
    }

    private String enter(long owner) {
        var bytes = new byte[RANDOM];
        random.nextBytes(bytes);
        var slug = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        store.write(
                home(slug),
                tx -> {
                    tx.put(OWNERS, slug, owner);
                    return true;
                });
        return slug;
    }

    private static Home home(String slug) {
        return Home.directory("chatlist", slug);
    }

    /// A folder as one that can be shared: only chats by name are in it.
    private static DialogFilterChatlist shareable(View view, int folder) {
        return switch (Folders.find(view, folder)) {
            case DialogFilterChatlist list -> list;
            case DialogFilter f -> {
                boolean kinds =
                        f.contacts() || f.nonContacts() || f.groups() || f.broadcasts() || f.bots();
                boolean less = f.excludeMuted() || f.excludeRead() || f.excludeArchived();
                if (kinds || less || !f.excludePeers().isEmpty())
                    throw RpcError.bad("FILTER_NOT_SUPPORTED").refusal();
                yield DialogFilterChatlist.builder()
                        .titleNoanimate(f.titleNoanimate())
                        .id(f.id())
                        .title(f.title())
                        .emoticon(f.emoticon())
                        .color(f.color())
                        .pinnedPeers(f.pinnedPeers())
                        .includePeers(f.includePeers())
                        .build();
            }
            case null, default -> throw FILTER_ID_INVALID.refusal();
        };
    }

    /// Refuses with `PEERS_LIST_EMPTY` where none of the peers is in the folder.
    private static List<Long> within(DialogFilterChatlist folder, List<Long> peers) {
        var named = Folders.peers(folder);
        var kept = peers.stream().filter(named::contains).distinct().toList();
        if (kept.isEmpty()) throw RpcError.bad("PEERS_LIST_EMPTY").refusal();
        return kept;
    }

    private static int shared(View view) {
        int count = 0;
        for (var filter : Folders.of(view).filters())
            if (filter instanceof DialogFilterChatlist) count++;
        return count;
    }

    private static Map<String, StoredChatlist> links(View view, int folder) {
        var links = new LinkedHashMap<String, StoredChatlist>();
        for (var entry : view.ascending(LINKS, null, null, Integer.MAX_VALUE))
            if (entry.value().folder() == folder) links.put(entry.key(), entry.value());
        return links;
    }

    /// The caller's links to one of its folders.
    List<Link> exported(Caller caller, int folder) {
        return store.read(
                Home.account(caller.user()),
                view -> {
                    if (!(Folders.find(view, folder) instanceof DialogFilterChatlist))
                        throw FILTER_ID_INVALID.refusal();
                    var all = new ArrayList<Link>();
                    links(view, folder).forEach((slug, list) -> all.add(new Link(slug, list)));
                    return all;
                });
    }

    /// Changes what is not null of a link.
    Link edit(
            Caller caller,
            int folder,
            String slug,
            @Nullable String title,
            @Nullable List<Long> peers) {
        return store.write(
                Home.account(caller.user()),
                tx -> {
                    var before = own(tx, folder, slug);
                    var list =
                            new StoredChatlist(
                                    folder,
                                    title == null ? before.title() : title(title),
                                    peers == null
                                            ? before.peers()
                                            : within(shareable(tx, folder), peers));
                    tx.put(LINKS, slug, list);
                    return new Link(slug, list);
                });
    }

    private static StoredChatlist own(View view, int folder, String slug) {
        var list = view.get(LINKS, slug);
        if (list == null || list.folder() != folder) throw INVITE_SLUG_EXPIRED.refusal();
        return list;
    }

    /// Makes a link lead nowhere. A folder without links is as it was before it was shared.
    void delete(Caller caller, int folder, String slug) {
        store.write(
                Home.account(caller.user()),
                tx -> {
                    own(tx, folder, slug);
                    tx.delete(LINKS, slug);
                    if (links(tx, folder).isEmpty() && tx.get(JOINED, folder) == null)
                        folders.put(tx, caller, plain(shareable(tx, folder)));
                    return true;
                });
    }

    private static DialogFilter plain(DialogFilterChatlist list) {
        return DialogFilter.builder()
                .titleNoanimate(list.titleNoanimate())
                .id(list.id())
                .title(list.title())
                .emoticon(list.emoticon())
                .color(list.color())
                .pinnedPeers(list.pinnedPeers())
                .includePeers(list.includePeers())
                .build();
    }

    /// What a link leads to now. Refuses with `INVITE_SLUG_EXPIRED`.
    Offer offer(String slug) {
        var owner = store.<@Nullable Long>read(home(slug), view -> view.get(OWNERS, slug));
        if (owner == null) throw INVITE_SLUG_EXPIRED.refusal();
        return store.read(
                Home.account(owner),
                view -> {
                    var list = view.get(LINKS, slug);
                    if (list == null
                            || !(Folders.find(view, list.folder())
                                    instanceof DialogFilterChatlist folder))
                        throw INVITE_SLUG_EXPIRED.refusal();
                    return new Offer(owner, new Link(slug, list), folder);
                });
    }

    /// The caller's folder that came by a link; null when none did.
    @Nullable Taken taken(Caller caller, String slug) {
        return store.<@Nullable Taken>read(Home.account(caller.user()), view -> taken(view, slug));
    }

    private static @Nullable Taken taken(View view, String slug) {
        for (var entry : view.ascending(JOINED, null, null, Integer.MAX_VALUE))
            if (entry.value().slug().equals(slug)) return new Taken(entry.key(), entry.value());
        return null;
    }

    /// As [#taken(Caller, String)], by the folder. Refuses with `FILTER_ID_INVALID`.
    Taken taken(Caller caller, int folder) {
        return store.read(
                Home.account(caller.user()), view -> new Taken(folder, joined(view, folder)));
    }

    private static StoredJoinedList joined(View view, int folder) {
        var from = view.get(JOINED, folder);
        if (from == null || Folders.find(view, folder) == null) throw FILTER_ID_INVALID.refusal();
        return from;
    }

    /// The marked peers of one of the caller's folders.
    List<Long> peers(Caller caller, int folder) {
        return store.read(
                Home.account(caller.user()),
                view -> {
                    var found = Folders.find(view, folder);
                    if (found == null) throw FILTER_ID_INVALID.refusal();
                    return List.copyOf(Folders.peers(found));
                });
    }

    /// Refuses with `CHATLISTS_TOO_MUCH` or `FILTERS_TOO_MUCH` who may have no further folder.
    void room(Caller caller, String slug) {
        store.read(
                Home.account(caller.user()),
                view -> {
                    if (taken(view, slug) == null) room(view);
                    return true;
                });
    }

    private static void room(View view) {
        if (shared(view) >= SHARED_MAX) throw tooMany();
        Folders.refuseFull(view);
    }

    /// Puts chats into the caller's folder of a link, which is made when there is none yet.
    void take(Caller caller, Offer offer, DialogFilterChatlist entries) {
        store.write(
                Home.account(caller.user()),
                tx -> {
                    var before = taken(tx, offer.link.slug());
                    if (before != null) {
                        add(tx, caller, before.folder(), entries);
                        return true;
                    }
                    room(tx);
                    int id = Folders.freeId(tx);
                    tx.put(JOINED, id, new StoredJoinedList(offer.owner, offer.link.slug(), null));
                    folders.put(tx, caller, entries.toBuilder().id(id).build());
                    return true;
                });
    }

    private void add(Tx tx, Caller caller, int folder, DialogFilterChatlist entries) {
        if (!(Folders.find(tx, folder) instanceof DialogFilterChatlist list)) return;
        var all = new ArrayList<>(list.includePeers());
        var named = Folders.peers(list);
        for (var peer : entries.includePeers())
            if (!named.contains(Folders.marked(peer))) all.add(peer);
        Folders.refuseCrowded(all.size() + list.pinnedPeers().size());
        folders.put(tx, caller, list.toBuilder().includePeers(all).build());
    }

    /// Remembers chats of a link that the caller wants to hear no more of.
    void hide(Caller caller, int folder, List<Long> peers) {
        store.write(
                Home.account(caller.user()),
                tx -> {
                    var before = joined(tx, folder);
                    var hidden = new LinkedHashSet<Long>(peers);
                    if (before.hidden() != null) hidden.addAll(before.hidden());
                    tx.put(
                            JOINED,
                            folder,
                            new StoredJoinedList(
                                    before.owner(), before.slug(), List.copyOf(hidden)));
                    return true;
                });
    }

    /// Removes a folder that is shared; its links lead nowhere then.
    void leave(Caller caller, int folder) {
        folders.remove(caller, folder);
    }

    /// A folder is gone: so are its links.
    static void removed(Tx tx, int folder) {
        for (var slug : links(tx, folder).keySet()) tx.delete(LINKS, slug);
        tx.delete(JOINED, folder);
    }

    /// A shared folder as it may be kept: whether it has links is not for clients to say.
    static AnyDialogFilter kept(View view, AnyDialogFilter filter) {
        return filter instanceof DialogFilterChatlist list
                ? list.toBuilder().hasMyInvites(!links(view, list.id()).isEmpty()).build()
                : filter;
    }
}
