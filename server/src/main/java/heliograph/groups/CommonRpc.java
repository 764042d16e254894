package heliograph.groups;

import static heliograph.rpc.Access.USERS;

import heliograph.channels.Channels;
import heliograph.peers.PeerId;
import heliograph.peers.Peers;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.messages.AnyChats;
import heliograph.tl.api.messages.Chats;
import heliograph.tl.api.messages.ChatsSlice;
import heliograph.tl.api.messages.GetCommonChats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// `messages.getCommonChats`: the groups and supergroups that two people are both in.
final class CommonRpc {
    private static final int PAGE_MAX = 100;

    private final Groups groups;
    private final Channels channels;
    private final Peers peers;
    private final Renderer renderer;

    CommonRpc(Groups groups, Channels channels, Peers peers, Renderer renderer) {
        this.groups = groups;
        this.channels = channels;
        this.peers = peers;
        this.renderer = renderer;
    }

    void register(Rpc rpc) {
        rpc.on(GetCommonChats.METHOD, USERS, this::getCommonChats);
    }

    private AnyChats getCommonChats(Caller caller, GetCommonChats query) {
        long user = peers.resolve(caller, query.userId());
        if (user == caller.user()) throw RpcError.USER_ID_INVALID.refusal();
        var all = common(caller.user(), user);
        int limit = Math.clamp(query.limit(), 1, PAGE_MAX);
        var named = new Named();
        all.stream()
                .filter(chat -> query.maxId() <= 0 || chat.id() < query.maxId())
                .limit(limit)
                .forEach(named::add);
        var cards = renderer.chats(caller.user(), named);
        return cards.size() == all.size() ? new Chats(cards) : new ChatsSlice(all.size(), cards);
    }

    /// Those with the highest ids first, as pages go on by id.
    private List<PeerId> common(long one, long other) {
        var all = new ArrayList<PeerId>();
        for (long id : groups.joined(one)) {
            var group = groups.find(id);
            if (group != null && !group.isClosed() && group.isMember(other))
                all.add(PeerId.chat(id));
        }
        for (long id : channels.joined(one)) {
            var head = channels.head(id);
            boolean talks = head != null && !head.channel().broadcast();
            if (talks && channels.isIn(id, other)) all.add(PeerId.channel(id));
        }
        all.sort(Comparator.comparingLong(PeerId::id).reversed());
        return all;
    }
}
