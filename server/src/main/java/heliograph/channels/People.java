package heliograph.channels;

import static heliograph.store.Nothing.NOTHING;

import heliograph.alarms.Alarms;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Entry;
import heliograph.store.Nothing;
import heliograph.store.Pair;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.stored.StoredChannel;
import heliograph.tl.stored.StoredChannelBox;
import heliograph.tl.stored.StoredMember;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows of a channel's people, and the lists by which a page of them is found without reading
/// all: the rolls, the order in which they came, the words of their names.
///
/// Members stand in order of joining. So that a page far down is found without walking there, the
/// members of each [#BUCKET] places are counted.
final class People {
    private static final Table<Long, StoredMember> MEMBERS =
            new Table<>("member", Codecs.LONG, new TlCodec<>(StoredMember::read));
    private static final Table<Pair<Integer, Long>, Nothing> ROLLS =
            new Table<>("roll", Codecs.pair(Codecs.INT, Codecs.LONG), Codecs.NOTHING);
    private static final Table<Integer, Long> ORDER = new Table<>("order", Codecs.INT, Codecs.LONG);
    private static final Table<Integer, Integer> BUCKETS =
            new Table<>("bucket", Codecs.INT, Codecs.INT);
    private static final Table<Pair<Integer, Long>, Nothing> ENDS =
            new Table<>("banend", Codecs.pair(Codecs.INT, Codecs.LONG), Codecs.NOTHING);
    private static final Table<Pair<String, Long>, Nothing> WORDS =
            new Table<>("word", Codecs.pair(Codecs.STRING, Codecs.LONG), Codecs.NOTHING);

    /// Places in the order of joining whose members are counted together.
    private static final int BUCKET = 1_000;

    /// Behind every word that begins with the text before it.
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private People() {}

    static @Nullable StoredMember find(View view, long user) {
        return view.get(MEMBERS, user);
    }

    /// Writes a row, or removes it when it is null, and brings all lists in step.
    ///
    /// @return the counters as they are then
    static StoredChannelBox put(
            Tx tx,
            StoredChannel channel,
            StoredChannelBox box,
            long user,
            @Nullable StoredMember given) {
        var before = tx.get(MEMBERS, user);
        boolean was = isIn(before);
        boolean is = isIn(given);
        int joins = joins(box) + (is && !was ? 1 : 0);
        var after = given == null ? null : ordered(given, before, is, was, joins);
        if (after == null) tx.delete(MEMBERS, user);
        else tx.put(MEMBERS, user, after);
        if (before != null && before.order() != null && !is) leave(tx, before.order());
        if (is && !was) enter(tx, joins, user);
        index(tx, user, words(before, was), words(after, is));
        ends(tx, user, end(before), end(after));
        int admins =
                roll(
                        tx,
                        Roll.ADMINS,
                        user,
                        admin(channel, user, before),
                        admin(channel, user, after));
        int restricted = roll(tx, Roll.RESTRICTED, user, restricted(before), restricted(after));
        int kicked = roll(tx, Roll.KICKED, user, kicked(before), kicked(after));
        roll(tx, Roll.BOTS, user, bot(before), bot(after));
        return box.toBuilder()
                .members(box.members() + step(was, is))
                .admins(box.admins() + admins)
                .restricted(box.restricted() + restricted)
                .kicked(box.kicked() + kicked)
                .joins(joins)
                .build();
    }

    /// Writes a row in which nothing has changed that any list goes by.
    static void note(Tx tx, long user, StoredMember member) {
        tx.put(MEMBERS, user, member);
    }

    /// Keeps the date at which a ban ends, and has the home be called then.
    private static void ends(Tx tx, long user, int before, int after) {
        if (before == after) return;
        if (before != 0) tx.delete(ENDS, new Pair<>(before, user));
        if (after == 0) return;
        tx.put(ENDS, new Pair<>(after, user), NOTHING);
        Alarms.set(tx, after);
    }

    private static int end(@Nullable StoredMember member) {
        return member != null && member.banned() instanceof ChatBannedRights banned
                ? banned.untilDate()
                : 0;
    }

    /// Users whose bans have ended by `date`.
    static List<Long> over(View view, int date, int limit) {
        var users = new ArrayList<Long>();
        var to = new Pair<>(date + 1, Long.MIN_VALUE);
        for (var entry : view.ascending(ENDS, null, to, limit)) users.add(entry.key().second());
        return users;
    }

    private static int joins(StoredChannelBox box) {
        return box.joins() == null ? 0 : box.joins();
    }

    private static StoredMember ordered(
            StoredMember given, @Nullable StoredMember before, boolean is, boolean was, int joins) {
        var order = !is ? null : !was || before == null ? Integer.valueOf(joins) : before.order();
        return given.toBuilder().order(order).build();
    }

    private static void enter(Tx tx, int order, long user) {
        tx.put(ORDER, order, user);
        count(tx, order / BUCKET, 1);
    }

    private static void leave(Tx tx, int order) {
        tx.delete(ORDER, order);
        count(tx, order / BUCKET, -1);
    }

    private static void count(Tx tx, int bucket, int step) {
        var before = tx.get(BUCKETS, bucket);
        int after = (before == null ? 0 : before) + step;
        if (after == 0) tx.delete(BUCKETS, bucket);
        else tx.put(BUCKETS, bucket, after);
    }

    private static Set<String> words(@Nullable StoredMember member, boolean is) {
        if (!is || member == null || member.words() == null || member.words().isEmpty())
            return Set.of();
        return new HashSet<>(List.of(member.words().split(" ", -1)));
    }

    private static void index(Tx tx, long user, Set<String> before, Set<String> after) {
        for (var word : before) if (!after.contains(word)) tx.delete(WORDS, new Pair<>(word, user));
        for (var word : after)
            if (!before.contains(word)) tx.put(WORDS, new Pair<>(word, user), NOTHING);
    }

    static boolean isIn(@Nullable StoredMember member) {
        return member != null && !member.left() && !kicked(member);
    }

    private static boolean admin(StoredChannel channel, long user, @Nullable StoredMember member) {
        return isIn(member)
                && member != null
                && (channel.creator() == user || member.rights() instanceof ChatAdminRights);
    }

    private static boolean kicked(@Nullable StoredMember member) {
        return member != null
                && member.banned() instanceof ChatBannedRights banned
                && banned.viewMessages();
    }

    private static boolean restricted(@Nullable StoredMember member) {
        return member != null && member.banned() instanceof ChatBannedRights && !kicked(member);
    }

    private static boolean bot(@Nullable StoredMember member) {
        return isIn(member) && member != null && member.bot();
    }

    private static int roll(Tx tx, Roll roll, long user, boolean was, boolean is) {
        if (was && !is) tx.delete(ROLLS, new Pair<>(roll.code(), user));
        if (is && !was) tx.put(ROLLS, new Pair<>(roll.code(), user), NOTHING);
        return step(was, is);
    }

    private static int step(boolean was, boolean is) {
        return was == is ? 0 : is ? 1 : -1;
    }

    /// The users of a roll, by id, after `after`.
    static List<Long> roll(View view, Roll roll, long after, int limit) {
        var users = new ArrayList<Long>();
        var from = new Pair<>(roll.code(), after + 1);
        var to = new Pair<>(roll.code() + 1, Long.MIN_VALUE);
        for (var entry : view.ascending(ROLLS, from, to, limit)) users.add(entry.key().second());
        return users;
    }

    static List<Entry<Long, StoredMember>> all(View view, long after, int limit) {
        return view.ascending(MEMBERS, after + 1, null, limit);
    }

    /// Members from the one who came last, leaving out the first `offset` of them.
    static List<Long> newest(View view, int offset, int limit) {
        int skip = offset;
        Integer to = null;
        for (var bucket : view.descending(BUCKETS, null, null, Integer.MAX_VALUE)) {
            to = (bucket.key() + 1) * BUCKET;
            if (skip < bucket.value()) break;
            skip -= bucket.value();
            to = bucket.key() * BUCKET;
        }
        var users = new ArrayList<Long>();
        for (var entry : view.descending(ORDER, null, to, skip + limit)) users.add(entry.value());
        return users.subList(Math.min(skip, users.size()), users.size());
    }

    /// Members in the order in which they came.
    static List<Long> oldest(View view, int limit) {
        return view.ascending(ORDER, null, null, limit).stream().map(Entry::value).toList();
    }

    /// Members one of whose words begins with `start`, which is folded; each once for each such
    /// word, in the order of the words.
    static List<Long> beginning(View view, String start, int limit) {
        var from = new Pair<>(start, Long.MIN_VALUE);
        var to = new Pair<>(start + LAST, Long.MIN_VALUE);
        var users = new ArrayList<Long>();
        for (var entry : view.ascending(WORDS, from, to, limit)) users.add(entry.key().second());
        return users;
    }
}
