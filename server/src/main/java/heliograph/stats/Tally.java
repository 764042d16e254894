package heliograph.stats;

import heliograph.channels.MemberDays;
import heliograph.tl.api.Message;
import heliograph.tl.api.PostInteractionCounters;
import heliograph.tl.api.PostInteractionCountersMessage;
import heliograph.tl.api.ReactionCustomEmoji;
import heliograph.tl.api.ReactionEmoji;
import heliograph.tl.api.ReactionEmpty;
import heliograph.tl.api.ReactionPaid;
import heliograph.tl.api.StatsAbsValueAndPrev;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is counted of a channel's messages of the last [#DAYS] days, by the day.
final class Tally {
    /// Days that graphs show.
    static final int DAYS = 30;

    /// Days of the period of which totals are told; as many before it are compared with them.
    static final int PERIOD = 7;

    /// Posts whose numbers are told one by one.
    private static final int RECENT_MAX = 100;

    private static final int HOURS = 24;

    /// What one person has written in the period.
    static final class Poster {
        int messages;
        long chars;
    }

    /// What one day, or one period, adds up to.
    static final class Sum {
        int messages;
        long views;
        long forwards;
        long reactions;
        final Set<Long> posters = new HashSet<>();

        private void add(Sum other) {
            messages += other.messages;
            views += other.views;
            forwards += other.forwards;
            reactions += other.reactions;
            posters.addAll(other.posters);
        }
    }

    /// A number of a sum.
    @FunctionalInterface
    interface Figure {
        long of(Sum sum);
    }

    final int today;
    private final List<Sum> days = new ArrayList<>();
    private final long[] hours = new long[HOURS];
    private final long[] weekdays = new long[PERIOD];
    final Map<Long, Poster> posters = new HashMap<>();
    final Map<String, Long> emotions = new LinkedHashMap<>();
    final List<PostInteractionCounters> recent = new ArrayList<>();

    /// @param today the day since 1970
    Tally(int today) {
        this.today = today;
        for (int i = 0; i < DAYS; i++) days.add(new Sum());
    }

    /// The first second that is counted.
    int since() {
        return (today - DAYS + 1) * MemberDays.DAY;
    }

    /// Counts a message; call it from the newest on.
    ///
    /// @param author the account that wrote it
    void add(Message m, long author) {
        int index = m.date() / MemberDays.DAY - (today - DAYS + 1);
        if (index < 0 || index >= DAYS) return;
        var day = days.get(index);
        int views = m.views() == null ? 0 : m.views();
        int forwards = m.forwards() == null ? 0 : m.forwards();
        int reactions = 0;
        boolean now = index >= DAYS - PERIOD;
        if (m.reactions() != null)
            for (var count : m.reactions().results()) {
                reactions += count.count();
                if (now) emotions.merge(name(count.reaction()), (long) count.count(), Long::sum);
            }
        day.messages++;
        day.views += views;
        day.forwards += forwards;
        day.reactions += reactions;
        if (author > 0) day.posters.add(author);
        if (recent.size() < RECENT_MAX)
            recent.add(new PostInteractionCountersMessage(m.id(), views, forwards, reactions));
        if (!now) return;
        hours[m.date() % MemberDays.DAY / 3_600]++;
        // The first day of 1970 was a Thursday; weeks begin with Monday.
        weekdays[(m.date() / MemberDays.DAY + 3) % PERIOD]++;
        if (author <= 0) return;
        var poster = posters.computeIfAbsent(author, _ -> new Poster());
        poster.messages++;
        poster.chars += m.message().codePointCount(0, m.message().length());
    }

    private static String name(heliograph.tl.api.Reaction reaction) {
        return switch (reaction) {
            case ReactionEmoji(var emoji) -> emoji;
            case ReactionCustomEmoji(var id) -> Long.toString(id);
            case ReactionPaid _ -> "\u2b50";
            case ReactionEmpty _ -> "";
        };
    }

    /// How many messages came in each hour of the day.
    List<Long> hours() {
        return list(hours);
    }

    /// How many came on each day of the week, from Monday on.
    List<Long> weekdays() {
        return list(weekdays);
    }

    private static List<Long> list(long[] values) {
        var list = new ArrayList<Long>();
        for (long value : values) list.add(value);
        return list;
    }

    /// A number of each day.
    List<Long> daily(Figure number) {
        var values = new ArrayList<Long>();
        for (var day : days) values.add(number.of(day));
        return values;
    }

    private Sum sum(int from, int to) {
        var sum = new Sum();
        for (var day : days.subList(from, to)) sum.add(day);
        return sum;
    }

    /// A number of the period, and of the one before.
    StatsAbsValueAndPrev total(Figure number) {
        return new StatsAbsValueAndPrev(number.of(now()), number.of(before()));
    }

    /// The same, for each message.
    StatsAbsValueAndPrev mean(Figure number) {
        return new StatsAbsValueAndPrev(mean(now(), number), mean(before(), number));
    }

    private Sum now() {
        return sum(DAYS - PERIOD, DAYS);
    }

    private Sum before() {
        return sum(DAYS - 2 * PERIOD, DAYS - PERIOD);
    }

    private static double mean(Sum sum, Figure number) {
        return sum.messages == 0 ? 0 : (double) number.of(sum) / sum.messages;
    }

    /// The beginnings of the days, in milliseconds.
    List<Long> moments() {
        var moments = new ArrayList<Long>();
        for (int i = 0; i < DAYS; i++) moments.add(moment(today - DAYS + 1 + i));
        return moments;
    }

    /// The beginning of a day, in milliseconds.
    static long moment(int day) {
        return (long) day * MemberDays.DAY * 1_000;
    }
}
