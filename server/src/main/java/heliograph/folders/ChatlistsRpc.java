package heliograph.folders;

import static heliograph.rpc.Access.USERS;

import heliograph.folders.Chatlists.Link;
import heliograph.folders.Chatlists.Offer;
import heliograph.peers.PeerId;
import heliograph.peers.Peers;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.store.Store;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.DialogFilterChatlist;
import heliograph.tl.api.ExportedChatlistInvite;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.Peer;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChannel;
import heliograph.tl.api.UpdateDialogFilters;
import heliograph.tl.api.chatlists.AnyChatlistInvite;
import heliograph.tl.api.chatlists.ChatlistInvite;
import heliograph.tl.api.chatlists.ChatlistInviteAlready;
import heliograph.tl.api.chatlists.ChatlistUpdates;
import heliograph.tl.api.chatlists.CheckChatlistInvite;
import heliograph.tl.api.chatlists.DeleteExportedInvite;
import heliograph.tl.api.chatlists.EditExportedInvite;
import heliograph.tl.api.chatlists.ExportChatlistInvite;
import heliograph.tl.api.chatlists.ExportedInvites;
import heliograph.tl.api.chatlists.GetChatlistUpdates;
import heliograph.tl.api.chatlists.GetExportedInvites;
import heliograph.tl.api.chatlists.GetLeaveChatlistSuggestions;
import heliograph.tl.api.chatlists.HideChatlistUpdates;
import heliograph.tl.api.chatlists.JoinChatlistInvite;
import heliograph.tl.api.chatlists.JoinChatlistUpdates;
import heliograph.tl.api.chatlists.LeaveChatlist;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// `chatlists.*`: folders that are shared by links. Only channels and supergroups go with them.
public final class ChatlistsRpc {
    private final Chatlists lists;
    private final Doors doors;
    private final Peers peers;
    private final Renderer renderer;
    private final Supplier<String> prefix;

    /// What the folders are kept by.
    public record Ground(Store store, Updates updates, RandomGenerator random) {}

    /// @param prefix what links begin with, with a slash at the end
    public ChatlistsRpc(
            Ground ground, Doors doors, Peers peers, Renderer renderer, Supplier<String> prefix) {
        var folders = new Folders(ground.store, ground.updates);
        this.lists = new Chatlists(ground.store, folders, ground.random);
        this.doors = doors;
        this.peers = peers;
        this.renderer = renderer;
        this.prefix = prefix;
    }

    public void register(Rpc rpc) {
        rpc.on(ExportChatlistInvite.METHOD, USERS, Cost.CHANGE, this::exportInvite);
        rpc.on(EditExportedInvite.METHOD, USERS, Cost.CHANGE, this::editInvite);
        rpc.on(DeleteExportedInvite.METHOD, USERS, this::deleteInvite);
        rpc.on(GetExportedInvites.METHOD, USERS, this::getInvites);
        rpc.on(CheckChatlistInvite.METHOD, USERS, Cost.LOOKUP, this::check);
        rpc.on(JoinChatlistInvite.METHOD, USERS, Cost.JOIN, this::join);
        rpc.on(GetChatlistUpdates.METHOD, USERS, this::getUpdates);
        rpc.on(JoinChatlistUpdates.METHOD, USERS, Cost.JOIN, this::joinUpdates);
        rpc.on(HideChatlistUpdates.METHOD, USERS, this::hideUpdates);
        rpc.on(GetLeaveChatlistSuggestions.METHOD, USERS, this::getSuggestions);
        rpc.on(LeaveChatlist.METHOD, USERS, this::leave);
    }

    private heliograph.tl.api.chatlists.ExportedChatlistInvite exportInvite(
            Caller caller, ExportChatlistInvite query) {
        int folder = query.chatlist().filterId();
        var shared = shareable(caller, query.peers());
        var link = lists.export(caller, folder, query.title(), shared);
        return new heliograph.tl.api.chatlists.ExportedChatlistInvite(
                lists.offer(link.slug()).folder(), shown(link));
    }

    /// The channels that the caller gives away. Refuses with `CHAT_ADMIN_REQUIRED` where it may
    /// not.
    private List<Long> shareable(Caller caller, List<InputPeer> given) {
        if (given.isEmpty()) throw RpcError.bad("PEERS_LIST_EMPTY").refusal();
        Folders.refuseCrowded(given.size());
        var all = new ArrayList<Long>();
        for (var peer : given) {
            var named = peers.resolve(caller, peer);
            if (named.kind() != PeerId.Kind.CHANNEL) throw RpcError.PEER_ID_INVALID.refusal();
            if (!doors.mayShare(caller.user(), named.id()))
                throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
            all.add(named.marked());
        }
        return all;
    }

    private ExportedChatlistInvite shown(Link link) {
        return new ExportedChatlistInvite(
                link.list().title(),
                prefix.get() + "addlist/" + link.slug(),
                tl(link.list().peers()));
    }

    private static List<Peer> tl(List<Long> marked) {
        return marked.stream().map(peer -> new PeerId(peer).toTl()).toList();
    }

    private ExportedChatlistInvite editInvite(Caller caller, EditExportedInvite query) {
        var slug = Chatlists.slug(query.slug());
        var given = query.peers() == null ? null : shareable(caller, query.peers());
        return shown(lists.edit(caller, query.chatlist().filterId(), slug, query.title(), given));
    }

    private Boolean deleteInvite(Caller caller, DeleteExportedInvite query) {
        lists.delete(caller, query.chatlist().filterId(), Chatlists.slug(query.slug()));
        return true;
    }

    private ExportedInvites getInvites(Caller caller, GetExportedInvites query) {
        var invites = new ArrayList<ExportedChatlistInvite>();
        var named = new Named();
        for (var link : lists.exported(caller, query.chatlist().filterId())) {
            invites.add(shown(link));
            for (long peer : link.list().peers()) named.add(new PeerId(peer));
        }
        return new ExportedInvites(
                invites,
                renderer.chats(caller.user(), named),
                renderer.users(caller.user(), named));
    }

    private AnyChatlistInvite check(Caller caller, CheckChatlistInvite query) {
        var offer = lists.offer(Chatlists.slug(query.slug()));
        var named = new Named();
        for (long peer : offer.link().list().peers()) named.add(new PeerId(peer));
        var chats = renderer.chats(caller.user(), named);
        var users = renderer.users(caller.user(), named);
        var taken = lists.taken(caller, offer.link().slug());
        if (taken != null) {
            var missing = missing(caller, offer, taken.folder());
            var already = new ArrayList<>(offer.link().list().peers());
            already.removeAll(missing);
            return new ChatlistInviteAlready(
                    taken.folder(), tl(missing), tl(already), chats, users);
        }
        var folder = offer.folder();
        return new ChatlistInvite(
                folder.titleNoanimate(),
                folder.title(),
                folder.emoticon(),
                tl(offer.link().list().peers()),
                chats,
                users);
    }

    /// Chats of a link that are not in the caller's folder of it.
    private List<Long> missing(Caller caller, Offer offer, int folder) {
        var missing = new ArrayList<>(offer.link().list().peers());
        missing.removeAll(lists.peers(caller, folder));
        return missing;
    }

    private AnyUpdates join(Caller caller, JoinChatlistInvite query) {
        var offer = lists.offer(Chatlists.slug(query.slug()));
        lists.room(caller, offer.link().slug());
        return join(caller, offer, query.peers());
    }

    private AnyUpdates join(Caller caller, Offer offer, List<InputPeer> wanted) {
        var entries = new ArrayList<InputPeer>();
        var updates = new ArrayList<Update>();
        for (var one : wanted) {
            var peer = peers.resolve(caller, one);
            if (!offer.link().list().peers().contains(peer.marked())) continue;
            doors.enter(caller, peer.id(), offer.owner());
            entries.add(new InputPeerChannel(peer.id(), peers.hash(caller.user(), peer)));
            updates.add(new UpdateChannel(peer.id()));
        }
        if (entries.isEmpty()) throw RpcError.bad("FILTER_INCLUDE_EMPTY").refusal();
        var folder = offer.folder();
        lists.take(
                caller,
                offer,
                DialogFilterChatlist.builder()
                        .titleNoanimate(folder.titleNoanimate())
                        .title(folder.title())
                        .emoticon(folder.emoticon())
                        .color(folder.color())
                        .includePeers(entries)
                        .build());
        updates.add(new UpdateDialogFilters());
        return renderer.updates(caller.user(), updates);
    }

    /// What came to a link since; null when it leads nowhere any more.
    private @Nullable Offer offer(Caller caller, int folder) {
        var taken = lists.taken(caller, folder);
        try {
            return lists.offer(taken.from().slug());
        } catch (RpcError.Refusal gone) {
            return null;
        }
    }

    private List<Long> news(Caller caller, int folder, @Nullable Offer offer) {
        if (offer == null) return List.of();
        var missing = new ArrayList<>(missing(caller, offer, folder));
        var hidden = lists.taken(caller, folder).from().hidden();
        if (hidden != null) missing.removeAll(hidden);
        return missing;
    }

    private ChatlistUpdates getUpdates(Caller caller, GetChatlistUpdates query) {
        int folder = query.chatlist().filterId();
        var news = news(caller, folder, offer(caller, folder));
        var named = new Named();
        for (long peer : news) named.add(new PeerId(peer));
        return new ChatlistUpdates(
                tl(news),
                renderer.chats(caller.user(), named),
                renderer.users(caller.user(), named));
    }

    private AnyUpdates joinUpdates(Caller caller, JoinChatlistUpdates query) {
        var offer = offer(caller, query.chatlist().filterId());
        if (offer == null) throw Chatlists.INVITE_SLUG_EXPIRED.refusal();
        return join(caller, offer, query.peers());
    }

    private Boolean hideUpdates(Caller caller, HideChatlistUpdates query) {
        int folder = query.chatlist().filterId();
        lists.hide(caller, folder, news(caller, folder, offer(caller, folder)));
        return true;
    }

    /// Chats of the folder that the caller is in.
    private List<Peer> getSuggestions(Caller caller, GetLeaveChatlistSuggestions query) {
        lists.taken(caller, query.chatlist().filterId());
        var suggested = new ArrayList<Long>();
        for (long peer : lists.peers(caller, query.chatlist().filterId())) {
            var named = new PeerId(peer);
            if (named.kind() == PeerId.Kind.CHANNEL && doors.isIn(caller.user(), named.id()))
                suggested.add(peer);
        }
        return tl(suggested);
    }

    private AnyUpdates leave(Caller caller, LeaveChatlist query) {
        int folder = query.chatlist().filterId();
        var inside = lists.peers(caller, folder);
        var updates = new ArrayList<Update>();
        for (var one : query.peers()) {
            var peer = peers.resolve(caller, one);
            if (peer.kind() != PeerId.Kind.CHANNEL || !inside.contains(peer.marked())) continue;
            doors.leave(caller, peer.id());
            updates.add(new UpdateChannel(peer.id()));
        }
        lists.leave(caller, folder);
        updates.add(new UpdateDialogFilters());
        return renderer.updates(caller.user(), updates);
    }
}
