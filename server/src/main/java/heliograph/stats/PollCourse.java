package heliograph.stats;

import heliograph.polls.Polls;
import heliograph.tl.api.AnyStatsGraph;
import java.util.ArrayList;
import java.util.List;

/// How the votes of a poll came in: by the hour while they lie within two days, else by the day.
final class PollCourse {
    private static final int HOUR = 3_600;
    private static final int DAY = 24 * HOUR;

    private PollCourse() {}

    static AnyStatsGraph graph(Polls.Course course) {
        int first = Integer.MAX_VALUE;
        int last = 0;
        for (var dates : course.dates())
            for (int date : dates) {
                first = Math.min(first, date);
                last = Math.max(last, date);
            }
        if (last == 0) return Graph.NOTHING;
        int step = last - first <= 2 * DAY ? HOUR : DAY;
        int from = first / step;
        var moments = new ArrayList<Long>();
        for (int at = from; at <= last / step; at++) moments.add(at * (long) step * 1_000);
        var lines = new ArrayList<Graph.Line>();
        for (int i = 0; i < course.answers().size(); i++) {
            var counts = new long[moments.size()];
            for (int date : course.dates().get(i)) counts[date / step - from]++;
            lines.add(new Graph.Line(course.answers().get(i), boxed(counts)));
        }
        return Graph.of(moments, Graph.Kind.LINE, false, lines);
    }

    private static List<Long> boxed(long[] counts) {
        var all = new ArrayList<Long>(counts.length);
        for (long count : counts) all.add(count);
        return all;
    }
}
