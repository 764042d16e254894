package heliograph.reactions;

import static heliograph.store.Nothing.NOTHING;

import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Nothing;
import heliograph.store.Pair;
import heliograph.store.Table;
import heliograph.store.Triple;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.MessagePeerReaction;
import heliograph.tl.api.MessageReactions;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.ReactionCount;
import heliograph.tl.stored.StoredReaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who has put which reactions on the messages of a home, and how that is counted.
public final class Reactions {
    private static final Table<Triple<Long, Integer, Long>, StoredReaction> ROWS =
            new Table<>(
                    "react",
                    Codecs.triple(Codecs.LONG, Codecs.INT, Codecs.LONG),
                    new TlCodec<>(StoredReaction::read));
    private static final Table<Pair<Pair<Long, Integer>, Pair<Integer, Long>>, Nothing> ORDER =
            new Table<>(
                    "reactby",
                    Codecs.pair(
                            Codecs.pair(Codecs.LONG, Codecs.INT),
                            Codecs.pair(Codecs.INT, Codecs.LONG)),
                    Codecs.NOTHING);

    /// By (chat, user, message): what the user has reacted to.
    private static final Table<Triple<Long, Long, Integer>, Nothing> OWN =
            new Table<>(
                    "reactof", Codecs.triple(Codecs.LONG, Codecs.LONG, Codecs.INT), Codecs.NOTHING);

    /// The latest that a message carries itself.
    static final int RECENT_MAX = 3;

    /// A message among those of a home.
    ///
    /// @param chat as `PeerId` marks it
    public record Place(long chat, int message) {}

    /// One user's reactions to a message.
    public record Reactor(long user, int date, boolean big, List<Reaction> reactions) {}

    /// No reactions: what is told when the last was taken away.
    public static final MessageReactions NONE =
            new MessageReactions(false, false, false, List.of(), null, null);

    private Reactions() {}

    /// Puts a user's reactions in the place of those before; an empty list takes them away.
    ///
    /// @param before what the message carries
    /// @param reactor what the user puts on it, at its date
    /// @return what the message carries from here on, as a stranger sees it; null for none
    public static @Nullable MessageReactions change(
            Tx tx, Place place, @Nullable MessageReactions before, Reactor reactor) {
        var key = new Triple<>(place.chat, place.message, reactor.user);
        var old = tx.get(ROWS, key);
        if (old != null) tx.delete(ORDER, order(place, old.date(), reactor.user));
        var own = new Triple<>(place.chat, reactor.user, place.message);
        if (reactor.reactions.isEmpty()) {
            tx.delete(ROWS, key);
            tx.delete(OWN, own);
        } else {
            tx.put(OWN, own, NOTHING);
            tx.put(
                    ROWS,
                    key,
                    new StoredReaction(reactor.big, reactor.date, List.copyOf(reactor.reactions)));
            tx.put(ORDER, order(place, reactor.date, reactor.user), NOTHING);
        }
        var results = counts(before, old, reactor);
        if (results.isEmpty()) return null;
        boolean listed = before == null || before.canSeeList();
        return new MessageReactions(false, listed, false, results, recent(before, reactor), null);
    }

    private static Pair<Pair<Long, Integer>, Pair<Integer, Long>> order(
            Place place, int date, long user) {
        return new Pair<>(new Pair<>(place.chat, place.message), new Pair<>(date, user));
    }

    /// The counts after a change, the most frequent first.
    private static List<ReactionCount> counts(
            @Nullable MessageReactions before, @Nullable StoredReaction old, Reactor reactor) {
        Map<Reaction, Integer> counts = new LinkedHashMap<>();
        if (before != null)
            for (var count : before.results()) counts.put(count.reaction(), count.count());
        if (old != null) for (var gone : reactions(old)) counts.merge(gone, -1, Integer::sum);
        for (var put : reactor.reactions) counts.merge(put, 1, Integer::sum);
        var results = new ArrayList<ReactionCount>();
        counts.forEach((reaction, count) -> {
            if (count > 0) results.add(new ReactionCount(null, reaction, count));
        });
        results.sort(Comparator.comparingInt(ReactionCount::count).reversed());
        return results;
    }

    private static List<MessagePeerReaction> recent(
            @Nullable MessageReactions before, Reactor reactor) {
        var peer = new PeerUser(reactor.user);
        var recent = new ArrayList<MessagePeerReaction>();
        for (var reaction : reactor.reactions)
            recent.add(
                    new MessagePeerReaction(
                            reactor.big, false, false, peer, reactor.date, reaction));
        if (before != null && before.recentReactions() != null)
            for (var one : before.recentReactions())
                if (!one.peerId().equals(peer)) recent.add(one);
        return List.copyOf(recent.subList(0, Math.min(RECENT_MAX, recent.size())));
    }

    /// What a message carries, with the viewer's own reactions marked.
    public static MessageReactions seen(
            View view, Place place, MessageReactions kept, long viewer) {
        var own = view.get(ROWS, new Triple<>(place.chat, place.message, viewer));
        List<Reaction> chosen = own == null ? List.of() : reactions(own);
        var results = new ArrayList<ReactionCount>();
        for (var count : kept.results()) {
            int order = chosen.indexOf(count.reaction());
            Integer mark = order < 0 ? null : order;
            results.add(new ReactionCount(mark, count.reaction(), count.count()));
        }
        var recent = mine(kept.recentReactions(), viewer);
        return new MessageReactions(false, kept.canSeeList(), false, results, recent, null);
    }

    private static @Nullable List<MessagePeerReaction> mine(
            @Nullable List<MessagePeerReaction> recent, long viewer) {
        if (recent == null) return null;
        var marked = new ArrayList<MessagePeerReaction>();
        for (var r : recent) {
            boolean my = r.peerId() instanceof PeerUser(var user) && user == viewer;
            marked.add(
                    new MessagePeerReaction(
                            r.big(), r.unread(), my, r.peerId(), r.date(), r.reaction()));
        }
        return marked;
    }

    /// A user's reactions to a message; null for none.
    public static @Nullable Reactor of(View view, Place place, long user) {
        var row = view.get(ROWS, new Triple<>(place.chat, place.message, user));
        return row == null ? null : new Reactor(user, row.date(), row.big(), reactions(row));
    }

    /// Messages of a chat that a user has reacted to.
    public static List<Integer> reactedTo(View view, long chat, long user, int limit) {
        var from = new Triple<>(chat, user, Integer.MIN_VALUE);
        var to = new Triple<>(chat, user + 1, Integer.MIN_VALUE);
        return view.ascending(OWN, from, to, limit).stream().map(row -> row.key().third()).toList();
    }

    /// Who has reacted to a message, the latest first.
    ///
    /// @param only with this reaction; null for any
    /// @param after the last of the page before; null for the first page
    /// @return at most `limit`; fewer only at the end
    public static List<Reactor> reactors(
            View view, Place place, @Nullable Reaction only, @Nullable Reactor after, int limit) {
        var found = new ArrayList<Reactor>();
        var from = order(place, Integer.MIN_VALUE, Long.MIN_VALUE);
        var to =
                after == null
                        ? order(
                                new Place(place.chat, place.message + 1),
                                Integer.MIN_VALUE,
                                Long.MIN_VALUE)
                        : order(place, after.date, after.user);
        while (found.size() < limit) {
            var page = view.descending(ORDER, from, to, limit);
            for (var row : page) {
                var one = of(view, place, row.key().second().second());
                boolean wanted = one != null && (only == null || one.reactions.contains(only));
                if (one != null && wanted && found.size() < limit) found.add(one);
            }
            if (page.size() < limit) break;
            to = page.getLast().key();
        }
        return found;
    }

    private static List<Reaction> reactions(StoredReaction row) {
        var all = new ArrayList<Reaction>();
        for (var one : row.reactions()) all.add((Reaction) one);
        return all;
    }

    /// Removes what is kept of the reactions to a message that is gone.
    public static void remove(Tx tx, Place place) {
        var from = order(place, Integer.MIN_VALUE, Long.MIN_VALUE);
        var to = order(new Place(place.chat, place.message + 1), Integer.MIN_VALUE, Long.MIN_VALUE);
        for (var row : tx.ascending(ORDER, from, to, Integer.MAX_VALUE)) {
            long user = row.key().second().second();
            tx.delete(ORDER, row.key());
            tx.delete(ROWS, new Triple<>(place.chat, place.message, user));
            tx.delete(OWN, new Triple<>(place.chat, user, place.message));
        }
    }
}
