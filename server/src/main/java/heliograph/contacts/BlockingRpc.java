package heliograph.contacts;

import static heliograph.rpc.Access.USERS;

import heliograph.peers.PeerId;
import heliograph.peers.Peers;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.PeerBlocked;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.contacts.AnyBlocked;
import heliograph.tl.api.contacts.Block;
import heliograph.tl.api.contacts.Blocked;
import heliograph.tl.api.contacts.BlockedSlice;
import heliograph.tl.api.contacts.GetBlocked;
import heliograph.tl.api.contacts.SetBlocked;
import heliograph.tl.api.contacts.Unblock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;

/// `contacts.*` of the people whom an account has blocked.
public final class BlockingRpc {
    static final int PAGE_MAX = 100;
    private static final int SET_MAX = 1_000;

    private final Contacts contacts;
    private final Peers peers;
    private final Renderer renderer;

    public BlockingRpc(Contacts contacts, Peers peers, Renderer renderer) {
        this.contacts = contacts;
        this.peers = peers;
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(Block.METHOD, USERS, this::block);
        rpc.on(Unblock.METHOD, USERS, this::unblock);
        rpc.on(SetBlocked.METHOD, USERS, this::setBlocked);
        rpc.on(GetBlocked.METHOD, USERS, this::getBlocked);
    }

    private Boolean block(Caller caller, Block query) {
        contacts.block(caller, user(caller, query.id()), Ban.of(query.myStoriesFrom()), true);
        return true;
    }

    private Boolean unblock(Caller caller, Unblock query) {
        contacts.block(caller, user(caller, query.id()), Ban.of(query.myStoriesFrom()), false);
        return true;
    }

    private Boolean setBlocked(Caller caller, SetBlocked query) {
        if (query.id().size() > SET_MAX) throw RpcError.LIMIT_INVALID.refusal();
        var users = new LinkedHashSet<Long>();
        for (var input : query.id()) users.add(user(caller, input));
        if (users.contains(caller.user())) throw RpcError.bad("CONTACT_ID_INVALID").refusal();
        contacts.replaceBlocked(caller, users, Ban.of(query.myStoriesFrom()));
        return true;
    }

    /// Only people can be blocked.
    private long user(Caller caller, InputPeer input) {
        var peer = peers.resolve(caller, input);
        if (!peer.isUser()) throw RpcError.PEER_ID_INVALID.refusal();
        return peer.id();
    }

    /// Those blocked last come first.
    private AnyBlocked getBlocked(Caller caller, GetBlocked query) {
        var circle = contacts.circle(caller.user());
        var blocked = query.myStoriesFrom() ? circle.storiesBlocked() : circle.blocked();
        var all =
                blocked.entrySet().stream()
                        .sorted(
                                Map.Entry.<Long, Integer>comparingByValue(Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .toList();
        int from = Math.clamp(query.offset(), 0, all.size());
        int to = Math.min(all.size(), from + Math.clamp(query.limit(), 0, PAGE_MAX));
        var page = new ArrayList<PeerBlocked>();
        var named = new Named();
        for (var entry : all.subList(from, to)) {
            page.add(new PeerBlocked(new PeerUser(entry.getKey()), entry.getValue()));
            named.add(PeerId.user(entry.getKey()));
        }
        var users = renderer.users(caller.user(), named);
        var chats = renderer.chats(caller.user(), named);
        if (page.size() == all.size()) return new Blocked(page, chats, users);
        return new BlockedSlice(all.size(), page, chats, users);
    }
}
