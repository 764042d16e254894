package heliograph.search;

import static heliograph.rpc.Access.USERS;

import heliograph.messages.Page;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.search.Finder.Span;
import heliograph.search.Reach.Place;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerEmpty;
import heliograph.tl.api.MessagesFilter;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.SearchResultPosition;
import heliograph.tl.api.SearchResultsCalendarPeriod;
import heliograph.tl.api.messages.AnyMessages;
import heliograph.tl.api.messages.GetSearchCounters;
import heliograph.tl.api.messages.GetSearchResultsCalendar;
import heliograph.tl.api.messages.GetSearchResultsPositions;
import heliograph.tl.api.messages.Search;
import heliograph.tl.api.messages.SearchCounter;
import heliograph.tl.api.messages.SearchResultsCalendar;
import heliograph.tl.api.messages.SearchResultsPositions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `messages.search` and what else looks through one chat (https://core.telegram.org/api/search).
public final class SearchRpc {
    /// Filters of one `messages.getSearchCounters`; the protocol has 18 kinds.
    static final int FILTERS_MAX = 36;

    /// Positions of one answer.
    static final int POSITIONS_MAX = 100;

    /// Days of one answer.
    static final int DAYS_MAX = 100;

    private static final int DAY_SECONDS = 86_400;

    private final heliograph.search.Search search;
    private final Renderer renderer;

    public SearchRpc(heliograph.search.Search search, Renderer renderer) {
        this.search = search;
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(Search.METHOD, USERS, Cost.FIND, this::search);
        rpc.on(GetSearchCounters.METHOD, USERS, Cost.FIND, this::getSearchCounters);
        rpc.on(GetSearchResultsCalendar.METHOD, USERS, Cost.FIND, this::getSearchResultsCalendar);
        rpc.on(GetSearchResultsPositions.METHOD, USERS, Cost.FIND, this::getSearchResultsPositions);
    }

    /// With an empty peer this is the list of calls of all private chats.
    private AnyMessages search(Caller caller, Search query) {
        var place =
                query.peer() instanceof InputPeerEmpty
                        ? Reach.box(caller)
                        : place(caller, query.peer());
        var wanted =
                Wanted.all(caller.user())
                        .text(query.q())
                        .filter(query.filter())
                        .from(marked(caller, query.fromId()))
                        .saved(marked(caller, query.savedPeerId()))
                        .thread(query.topMsgId())
                        .dates(query.minDate(), query.maxDate())
                        .ids(query.minId(), query.maxId());
        int limit = Math.clamp(query.limit(), 0, Page.MAX);
        var span = new Span(query.offsetId(), query.addOffset(), limit);
        var tags = query.savedReaction() == null ? List.<Reaction>of() : query.savedReaction();
        return renderer.page(caller.user(), search.inChat(caller, place, wanted, span, tags));
    }

    private Place place(Caller caller, InputPeer peer) {
        return search.reach().place(caller, search.reach().named(caller, peer));
    }

    private long marked(Caller caller, @Nullable InputPeer peer) {
        return peer == null || peer instanceof InputPeerEmpty
                ? 0
                : search.reach().named(caller, peer).marked();
    }

    private List<SearchCounter> getSearchCounters(Caller caller, GetSearchCounters query) {
        if (query.filters().size() > FILTERS_MAX) throw RpcError.LIMIT_INVALID.refusal();
        var place = place(caller, query.peer());
        var any =
                Wanted.all(caller.user())
                        .saved(marked(caller, query.savedPeerId()))
                        .thread(query.topMsgId());
        var counters = new ArrayList<SearchCounter>();
        for (var filter : query.filters())
            counters.add(new SearchCounter(false, filter, search.count(place, any.filter(filter))));
        return counters;
    }

    private long[] list(
            Caller caller, Place place, @Nullable InputPeer saved, MessagesFilter filter) {
        var wanted = Wanted.all(caller.user()).saved(marked(caller, saved)).filter(filter);
        return search.list(place, wanted);
    }

    /// How many there are on each day (of UTC) that has any, newest first.
    private SearchResultsCalendar getSearchResultsCalendar(
            Caller caller, GetSearchResultsCalendar query) {
        var place = place(caller, query.peer());
        long[] all = list(caller, place, query.savedPeerId(), query.filter());
        var days = new ArrayList<SearchResultsCalendarPeriod>();
        int skipped = 0;
        while (skipped < all.length && isBefore(query, all[skipped])) skipped++;
        for (int i = skipped; i < all.length && days.size() < DAYS_MAX; ) {
            int day = Math.floorDiv(date(all[i]), DAY_SECONDS);
            int end = i;
            while (end < all.length && Math.floorDiv(date(all[end]), DAY_SECONDS) == day) end++;
            days.add(
                    new SearchResultsCalendarPeriod(
                            day * DAY_SECONDS, id(all[end - 1]), id(all[i]), end - i));
            i = end;
        }
        var shown = new ArrayList<Integer>();
        for (var day : days) {
            shown.add(day.maxMsgId());
            if (day.minMsgId() != day.maxMsgId()) shown.add(day.minMsgId());
        }
        long user = caller.user();
        var messages = renderer.messages(user, search.reach().read(caller, place, shown));
        var named = new Named().messages(messages);
        int oldest = all.length == 0 ? 0 : all.length - 1;
        return SearchResultsCalendar.builder()
                .count(all.length)
                .minDate(all.length == 0 ? 0 : date(all[oldest]))
                .minMsgId(all.length == 0 ? 0 : id(all[oldest]))
                .offsetIdOffset(skipped == 0 ? null : skipped)
                .periods(days)
                .messages(messages)
                .chats(renderer.chats(user, named))
                .users(renderer.users(user, named))
                .build();
    }

    private static boolean isBefore(GetSearchResultsCalendar query, long one) {
        return (query.offsetId() > 0 && id(one) >= query.offsetId())
                || (query.offsetDate() > 0 && date(one) >= query.offsetDate());
    }

    /// Some of the messages, spread evenly from the offset on, with their places among all.
    private SearchResultsPositions getSearchResultsPositions(
            Caller caller, GetSearchResultsPositions query) {
        var place = place(caller, query.peer());
        long[] all = list(caller, place, query.savedPeerId(), query.filter());
        int limit = Math.clamp(query.limit(), 1, POSITIONS_MAX);
        int first = 0;
        while (query.offsetId() > 0 && first < all.length && id(all[first]) >= query.offsetId())
            first++;
        int step = Math.max(1, Math.ceilDiv(all.length - first, limit));
        var positions = new ArrayList<SearchResultPosition>();
        for (int i = first; i < all.length; i += step)
            positions.add(new SearchResultPosition(id(all[i]), date(all[i]), i));
        return new SearchResultsPositions(all.length, positions);
    }

    private static int id(long one) {
        return (int) (one >> 32);
    }

    private static int date(long one) {
        return (int) one;
    }
}
