package heliograph.search;

import heliograph.contacts.Search.Places;
import heliograph.peers.PeerId;
import heliograph.render.Found;
import heliograph.rpc.Caller;
import heliograph.search.Finder.Span;
import heliograph.search.Reach.Place;
import heliograph.store.Home;
import heliograph.tl.api.Reaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Finds messages.
///
/// Where the caller may look is decided when it asks, from the store; the index says which messages
/// match; each of them is read again from the store before it is shown.
public final class Search {
    private final Index index;
    private final Indexer indexer;
    private final Reach reach;

    Search(Index index, Indexer indexer, Reach reach) {
        this.index = index;
        this.indexer = indexer;
        this.reach = reach;
    }

    Reach reach() {
        return reach;
    }

    /// A page of one chat.
    ///
    /// @param tags of saved messages, one of which each has; empty for any
    Found inChat(Caller caller, Place place, Wanted wanted, Span span, List<Reaction> tags) {
        var any = query(place, wanted);
        var query =
                tags.isEmpty() ? any : Queries.all(any, Queries.ids(reach.tagged(caller, tags)));
        return ask(finder -> {
            var page = finder.page(query, span);
            if (page.ids().isEmpty()) return new Found(List.of(), page.count(), place.pts());
            var messages = reach.read(caller, place, page.ids());
            int above = page.ids().getFirst() + 1;
            boolean top = span.offsetId() <= 0 && span.addOffset() <= 0;
            int newer =
                    top
                            ? 0
                            : finder.count(
                                    Queries.all(query, Queries.ids(above, Integer.MAX_VALUE)));
            int gone = page.ids().size() - messages.size();
            return new Found(
                    messages, page.count() - gone, place.pts(), newer == 0 ? null : newer, null);
        });
    }

    int count(Place place, Wanted wanted) {
        var query = query(place, wanted);
        return ask(finder -> finder.count(query));
    }

    /// The ids (high half) and dates of all messages of a chat that match, newest first.
    long[] list(Place place, Wanted wanted) {
        var query = query(place, wanted);
        return ask(finder -> finder.all(query));
    }

    /// What of a place is wanted; what was just written there is waited for, for a moment.
    private Query query(Place place, Wanted wanted) {
        await(place.home());
        var where = new BooleanQuery.Builder();
        var peer = place.peer();
        where.add(
                peer == null
                        ? Queries.term(Documents.HOME, place.home().toString())
                        : Queries.term(Documents.CHAT, Documents.chat(place.home(), peer.marked())),
                Occur.FILTER);
        if (place.first() > 1)
            where.add(Queries.ids(place.first(), Integer.MAX_VALUE), Occur.FILTER);
        return Queries.of(wanted, where.build());
    }

    /// Which of the caller's chats are looked through.
    ///
    /// @param users whether private chats
    /// @param groups whether groups and supergroups
    /// @param broadcasts whether channels
    /// @param folder 0 for chats that are not in the archive, 1 for those that are; null for both
    record Scope(boolean users, boolean groups, boolean broadcasts, @Nullable Integer folder) {
        static final Scope ALL = new Scope(true, true, true, null);
    }

    /// A page of all chats of the caller.
    ///
    /// @param sent only what the caller has written itself
    /// @param after the last one of the page before; null for the first page
    Found everywhere(
            Caller caller,
            Scope scope,
            Wanted wanted,
            boolean sent,
            @Nullable Hit after,
            int limit) {
        await(Home.account(caller.user()));
        var places = places(caller, scope);
        var where = sent ? Queries.all(places, sentBy(caller)) : places;
        return page(caller, Queries.of(wanted, where), after, limit);
    }

    private static Query sentBy(Caller caller) {
        return Queries.number(Documents.BY, caller.user());
    }

    private Query places(Caller caller, Scope scope) {
        long viewer = caller.user();
        Set<Long> archived = scope.folder == null ? Set.of() : reach.archived(viewer);
        var any = new BooleanQuery.Builder();
        if (scope.users || scope.groups) any.add(box(viewer, scope, archived), Occur.SHOULD);
        var whole = new ArrayList<BytesRef>();
        if (scope.groups || scope.broadcasts)
            for (var place :
                    reach.joined(viewer, c -> c.broadcast() ? scope.broadcasts : scope.groups)) {
                var peer = place.peer();
                if (peer == null || !isInFolder(scope, archived, peer.marked())) continue;
                if (place.first() <= 1) whole.add(new BytesRef(place.home().toString()));
                else any.add(since(place), Occur.SHOULD);
            }
        if (!whole.isEmpty()) any.add(new TermInSetQuery(Documents.HOME, whole), Occur.SHOULD);
        return any.build();
    }

    private static Query since(Place place) {
        return Queries.all(
                Queries.term(Documents.HOME, place.home().toString()),
                Queries.ids(place.first(), Integer.MAX_VALUE));
    }

    private static boolean isInFolder(Scope scope, Set<Long> archived, long peer) {
        return scope.folder == null || (scope.folder == 1) == archived.contains(peer);
    }

    /// The caller's own box: private chats have positive marks, groups negative ones.
    private static Query box(long viewer, Scope scope, Set<Long> archived) {
        var home = Home.account(viewer);
        var all = new BooleanQuery.Builder();
        all.add(Queries.term(Documents.HOME, home.toString()), Occur.FILTER);
        if (!scope.users || !scope.groups)
            all.add(
                    LongField.newRangeQuery(
                            Documents.PEER,
                            scope.users ? 1 : Long.MIN_VALUE,
                            scope.users ? Long.MAX_VALUE : 0),
                    Occur.FILTER);
        if (scope.folder != null) {
            var chats = new ArrayList<BytesRef>();
            for (long peer : archived) chats.add(new BytesRef(Documents.chat(home, peer)));
            var put = new TermInSetQuery(Documents.CHAT, chats);
            all.add(put, scope.folder == 1 ? Occur.FILTER : Occur.MUST_NOT);
        }
        return all.build();
    }

    /// A page of the channels that everyone may read.
    Found posts(Caller caller, Wanted wanted, @Nullable Hit after, int limit) {
        await(Home.account(caller.user()));
        try {
            return page(caller, Queries.of(wanted, publicPosts()), after, limit);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// Only what matches is looked at, however many channels there are.
    private Query publicPosts() throws IOException {
        var open = new ArrayList<Long>();
        for (long channel : indexer.names().broadcasts())
            if (reach.isPublicChannel(channel)) open.add(PeerId.channel(channel).marked());
        long[] peers = open.stream().mapToLong(Long::longValue).toArray();
        return SortedNumericDocValuesField.newSlowSetQuery(Documents.PEER, peers);
    }

    /// Channels and supergroups by the words of their titles and the beginnings of their usernames,
    /// those with most members first: for [heliograph.contacts.Search.Gatherings].
    public Places named(long viewer, String text, boolean broadcasts, int limit) {
        await(Home.account(viewer));
        try {
            var names = indexer.names();
            var in = new ArrayList<Long>();
            for (var place : reach.joined(viewer, c -> !broadcasts || c.broadcast()))
                in.add(place.home().id());
            var mine = new ArrayList<PeerId>();
            for (long channel : names.among(in, text, limit)) mine.add(PeerId.channel(channel));
            var others = new ArrayList<PeerId>();
            for (long channel : names.open(text, broadcasts, limit + mine.size()))
                if (reach.isPublic(channel) && !in.contains(channel) && others.size() < limit)
                    others.add(PeerId.channel(channel));
            return new Places(mine, others);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Found page(Caller caller, Query query, @Nullable Hit after, int limit) {
        return ask(finder -> {
            var page = finder.everywhere(query, after, limit);
            var hits = page.hits();
            var messages = reach.read(caller, hits);
            int gone = hits.size() - messages.size();
            boolean more = !hits.isEmpty() && hits.size() == limit;
            Integer next = more ? (Integer) hits.getLast().date() : null;
            return new Found(messages, page.count() - gone, null, null, next);
        });
    }

    private void await(Home home) {
        try {
            indexer.await(home);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static UncheckedIOException unreadable(IOException cause) {
        return new UncheckedIOException("the index cannot be read", cause);
    }

    /// What is asked of the index.
    private interface Question<R> {
        R ask(Finder finder) throws IOException;
    }

    private <R> R ask(Question<R> question) {
        try {
            return index.search(searcher -> question.ask(new Finder(searcher)));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
