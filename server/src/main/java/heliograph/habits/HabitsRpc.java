package heliograph.habits;

import static heliograph.rpc.Access.USERS;

import heliograph.habits.Habits.Rated;
import heliograph.habits.Habits.Use;
import heliograph.peers.PeerId;
import heliograph.peers.Peers;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.ListHash;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyChat;
import heliograph.tl.api.Channel;
import heliograph.tl.api.Chat;
import heliograph.tl.api.TopPeer;
import heliograph.tl.api.TopPeerCategory;
import heliograph.tl.api.TopPeerCategoryBotsApp;
import heliograph.tl.api.TopPeerCategoryBotsGuestChat;
import heliograph.tl.api.TopPeerCategoryBotsInline;
import heliograph.tl.api.TopPeerCategoryBotsPM;
import heliograph.tl.api.TopPeerCategoryChannels;
import heliograph.tl.api.TopPeerCategoryCorrespondents;
import heliograph.tl.api.TopPeerCategoryForwardChats;
import heliograph.tl.api.TopPeerCategoryForwardUsers;
import heliograph.tl.api.TopPeerCategoryGroups;
import heliograph.tl.api.TopPeerCategoryPeers;
import heliograph.tl.api.TopPeerCategoryPhoneCalls;
import heliograph.tl.api.User;
import heliograph.tl.api.contacts.AnyTopPeers;
import heliograph.tl.api.contacts.GetTopPeers;
import heliograph.tl.api.contacts.ResetTopPeerRating;
import heliograph.tl.api.contacts.ToggleTopPeers;
import heliograph.tl.api.contacts.TopPeers;
import heliograph.tl.api.contacts.TopPeersDisabled;
import heliograph.tl.api.contacts.TopPeersNotModified;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// `contacts.*` of the peers that an account turns to most.
public final class HabitsRpc {
    static final int PAGE_MAX = 100;

    private final Habits habits;
    private final Peers peers;
    private final Renderer renderer;

    public HabitsRpc(Habits habits, Peers peers, Renderer renderer) {
        this.habits = habits;
        this.peers = peers;
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(GetTopPeers.METHOD, USERS, this::getTopPeers);
        rpc.on(
                ResetTopPeerRating.METHOD,
                USERS,
                (caller, query) -> {
                    var peer = peers.resolve(caller, query.peer());
                    habits.reset(caller.user(), use(query.category()), peer);
                    return true;
                });
        rpc.on(
                ToggleTopPeers.METHOD,
                USERS,
                (caller, query) -> {
                    habits.keep(caller.user(), query.enabled());
                    return true;
                });
    }

    private static Use use(TopPeerCategory category) {
        return switch (category) {
            case TopPeerCategoryForwardUsers _, TopPeerCategoryForwardChats _ -> Use.FORWARD;
            case TopPeerCategoryBotsApp _,
                    TopPeerCategoryBotsGuestChat _,
                    TopPeerCategoryBotsInline _,
                    TopPeerCategoryBotsPM _,
                    TopPeerCategoryChannels _,
                    TopPeerCategoryCorrespondents _,
                    TopPeerCategoryGroups _,
                    TopPeerCategoryPhoneCalls _ ->
                    Use.WRITE;
        };
    }

    /// Calls, inline bots and mini-apps are not there: their categories are empty, and left out.
    private AnyTopPeers getTopPeers(Caller caller, GetTopPeers query) {
        var wanted = wanted(query);
        boolean others =
                query.phoneCalls()
                        || query.botsInline()
                        || query.botsApp()
                        || query.botsGuestchat();
        if (wanted.isEmpty() && !others) throw RpcError.bad("TYPES_EMPTY").refusal();
        if (habits.isOff(caller.user())) return new TopPeersDisabled();
        int limit = Math.clamp(query.limit(), 0, PAGE_MAX);
        var categories = new ArrayList<TopPeerCategoryPeers>();
        var named = new Named();
        var hash = new ListHash();
        for (var one : wanted.entrySet()) {
            var all = new ArrayList<TopPeer>();
            for (var rated : habits.top(caller.user(), use(one.getKey())))
                if (one.getValue().test(card(caller, rated)))
                    all.add(new TopPeer(rated.peer().toTl(), rated.rating()));
            int from = Math.clamp(query.offset(), 0, all.size());
            var page = List.copyOf(all.subList(from, Math.min(all.size(), from + limit)));
            if (page.isEmpty()) continue;
            for (var peer : page) {
                var id = PeerId.of(peer.peer());
                named.add(id);
                hash.add(id.id());
            }
            categories.add(new TopPeerCategoryPeers(one.getKey(), all.size(), page));
        }
        if (query.hash() != 0 && query.hash() == hash.value()) return new TopPeersNotModified();
        return new TopPeers(
                categories,
                renderer.chats(caller.user(), named),
                renderer.users(caller.user(), named));
    }

    /// What stands in the categories that were asked for.
    private static Map<TopPeerCategory, Predicate<Object>> wanted(GetTopPeers query) {
        var wanted = new LinkedHashMap<TopPeerCategory, Predicate<Object>>();
        Predicate<Object> people = card -> card instanceof User u && !u.bot() && !u.deleted();
        Predicate<Object> bots = card -> card instanceof User u && u.bot();
        Predicate<Object> groups =
                card ->
                        (card instanceof Chat g && !g.deactivated() && !g.left())
                                || (card instanceof Channel c && c.megagroup() && !c.left());
        Predicate<Object> channels =
                card -> card instanceof Channel c && c.broadcast() && !c.left();
        if (query.correspondents()) wanted.put(new TopPeerCategoryCorrespondents(), people);
        if (query.botsPm()) wanted.put(new TopPeerCategoryBotsPM(), bots);
        if (query.forwardUsers()) wanted.put(new TopPeerCategoryForwardUsers(), people);
        if (query.forwardChats())
            wanted.put(new TopPeerCategoryForwardChats(), groups.or(channels));
        if (query.groups()) wanted.put(new TopPeerCategoryGroups(), groups);
        if (query.channels()) wanted.put(new TopPeerCategoryChannels(), channels);
        return wanted;
    }

    private Object card(Caller caller, Rated rated) {
        if (rated.peer().isUser()) return renderer.user(caller.user(), rated.peer().id());
        List<AnyChat> cards = renderer.chats(caller.user(), new Named().add(rated.peer()));
        return cards.isEmpty() ? rated : cards.getFirst();
    }
}
