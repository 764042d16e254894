package heliograph.groups;

import static heliograph.rpc.Access.USERS;

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

/// `messages.getCommonChats`: the groups and supergroups that two people are both in.
final class CommonRpc {
    private static final int PAGE_MAX = 100;

    private final Common common;
    private final Peers peers;
    private final Renderer renderer;

    CommonRpc(Common common, Peers peers, Renderer renderer) {
        this.common = common;
        this.peers = peers;
        this.renderer = renderer;
    }

    void register(Rpc rpc) {
        rpc.on(GetCommonChats.METHOD, USERS, this::getCommonChats);
    }

    private AnyChats getCommonChats(Caller caller, GetCommonChats query) {
        long user = peers.resolve(caller, query.userId());
        if (user == caller.user()) throw RpcError.USER_ID_INVALID.refusal();
        var all = common.of(caller.user(), user);
        int limit = Math.clamp(query.limit(), 1, PAGE_MAX);
        var named = new Named();
        all.stream()
                .filter(chat -> query.maxId() <= 0 || chat.id() < query.maxId())
                .limit(limit)
                .forEach(named::add);
        var cards = renderer.chats(caller.user(), named);
        return cards.size() == all.size() ? new Chats(cards) : new ChatsSlice(all.size(), cards);
    }
}
