package heliograph.search;

import static heliograph.rpc.Access.USERS;

import heliograph.messages.Page;
import heliograph.render.MessageHead;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.search.Search.Scope;
import heliograph.tl.api.InputMessagesFilterEmpty;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerEmpty;
import heliograph.tl.api.SearchPostsFlood;
import heliograph.tl.api.channels.CheckSearchPostsFlood;
import heliograph.tl.api.channels.SearchPosts;
import heliograph.tl.api.messages.AnyMessages;
import heliograph.tl.api.messages.SearchGlobal;
import heliograph.tl.api.messages.SearchSentMedia;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Searches through more than one chat: one's own, and the channels that are open to all.
public final class EverywhereRpc {
    /// What clients are told of how often they may search in public channels, for nothing.
    private static final int POSTS_DAILY = 10_000;

    private final Search search;
    private final Renderer renderer;

    public EverywhereRpc(Search search, Renderer renderer) {
        this.search = search;
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(SearchGlobal.METHOD, USERS, Cost.FIND, this::searchGlobal);
        rpc.on(SearchSentMedia.METHOD, USERS, Cost.FIND, this::searchSentMedia);
        rpc.on(SearchPosts.METHOD, USERS, Cost.FIND, this::searchPosts);
        rpc.constant(
                CheckSearchPostsFlood.METHOD,
                USERS,
                _ -> new SearchPostsFlood(true, POSTS_DAILY, POSTS_DAILY, null, 0));
    }

    private AnyMessages searchGlobal(Caller caller, SearchGlobal query) {
        if (query.q().isBlank() && query.filter() instanceof InputMessagesFilterEmpty)
            throw RpcError.bad("SEARCH_QUERY_EMPTY").refusal();
        var wanted =
                Wanted.all(caller.user())
                        .text(query.q())
                        .filter(query.filter())
                        .dates(query.minDate(), query.maxDate());
        var after = after(caller, query.offsetRate(), query.offsetPeer(), query.offsetId());
        int limit = Math.clamp(query.limit(), 0, Page.MAX);
        var found = search.everywhere(caller, scope(query), wanted, false, after, limit);
        return renderer.page(caller.user(), found);
    }

    private static Scope scope(SearchGlobal query) {
        var folder = query.folderId();
        if (folder != null && folder != 0 && folder != 1)
            throw RpcError.bad("FOLDER_ID_INVALID").refusal();
        boolean any = !query.usersOnly() && !query.groupsOnly() && !query.broadcastsOnly();
        return new Scope(
                any || query.usersOnly(),
                any || query.groupsOnly(),
                any || query.broadcastsOnly(),
                folder);
    }

    /// The last message of the page before: by its date (`offset_rate`), or, for a client that has
    /// none, by what the message itself says.
    private @Nullable Hit after(Caller caller, int rate, InputPeer peer, int id) {
        if (peer instanceof InputPeerEmpty)
            return rate > 0 ? new Hit(Long.MIN_VALUE, 0, rate) : null;
        long marked = search.reach().named(caller, peer).marked();
        if (rate > 0) return new Hit(marked, id, rate);
        if (id <= 0) return null;
        var last = search.reach().read(caller, List.of(new Hit(marked, id, 0)));
        return last.isEmpty() ? null : new Hit(marked, id, MessageHead.date(last.getFirst()));
    }

    private AnyMessages searchSentMedia(Caller caller, SearchSentMedia query) {
        if (Trait.of(query.filter()).isEmpty())
            throw RpcError.bad("FILTER_NOT_SUPPORTED").refusal();
        var wanted = Wanted.all(caller.user()).text(query.q()).filter(query.filter());
        int limit = Math.clamp(query.limit(), 0, Page.MAX);
        var found = search.everywhere(caller, Scope.ALL, wanted, true, null, limit);
        return renderer.page(caller.user(), found);
    }

    private AnyMessages searchPosts(Caller caller, SearchPosts query) {
        var text = query.hashtag() == null ? query.query() : tag(query.hashtag());
        if (text == null || text.isBlank()) throw RpcError.bad("SEARCH_QUERY_EMPTY").refusal();
        var wanted = Wanted.all(caller.user()).text(text);
        var after = after(caller, query.offsetRate(), query.offsetPeer(), query.offsetId());
        int limit = Math.clamp(query.limit(), 0, Page.MAX);
        return renderer.page(caller.user(), search.posts(caller, wanted, after, limit));
    }

    private static String tag(String hashtag) {
        var name = hashtag.strip();
        return name.startsWith("#") || name.startsWith("$") ? name : "#" + name;
    }
}
