package heliograph.stats;

import heliograph.tl.api.AnyStatsGraph;
import heliograph.tl.api.DataJSON;
import heliograph.tl.api.StatsGraph;
import heliograph.tl.api.StatsGraphError;
import java.util.ArrayList;
import java.util.List;

/// A graph as clients draw it (https://core.telegram.org/api/stats#graph-visualization).
final class Graph {
    /// What clients show in the place of a graph that has no data.
    static final AnyStatsGraph NOTHING = new StatsGraphError("Not enough data to display.");

    /// How lines are drawn.
    enum Kind {
        LINE("line"),
        BAR("bar"),
        AREA("area");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    private static final List<String> COLORS =
            List.of(
                    "BLUE#327FE5",
                    "GREEN#61C752",
                    "RED#E05356",
                    "GOLDEN#EBA52D",
                    "LIGHTBLUE#58A8ED",
                    "LIGHTGREEN#8FCF39",
                    "ORANGE#F28C39",
                    "INDIGO#7F79F3",
                    "PURPLE#9F79E8",
                    "CYAN#40D0CA");

    /// One line of a graph.
    record Line(String name, List<Long> values) {
        private boolean isFlat() {
            for (long value : values) if (value != 0) return false;
            return true;
        }
    }

    private Graph() {}

    /// A graph over these moments; [#NOTHING] when all of it is zero.
    ///
    /// @param x milliseconds since 1970, or numbers
    /// @param stacked whether the lines are drawn on top of each other
    static AnyStatsGraph of(List<Long> x, Kind kind, boolean stacked, List<Line> lines) {
        boolean flat = true;
        for (var line : lines) flat &= line.isFlat();
        return x.isEmpty() || flat ? NOTHING : drawn(x, kind, stacked, lines);
    }

    private static AnyStatsGraph drawn(List<Long> x, Kind kind, boolean stacked, List<Line> lines) {
        var columns = new ArrayList<String>();
        var types = new ArrayList<String>();
        var names = new ArrayList<String>();
        var colors = new ArrayList<String>();
        columns.add(column("x", x));
        types.add("\"x\":\"x\"");
        for (int i = 0; i < lines.size(); i++) {
            var key = "y" + i;
            columns.add(column(key, lines.get(i).values));
            types.add(pair(key, kind.word));
            names.add(pair(key, lines.get(i).name));
            colors.add(pair(key, COLORS.get(i % COLORS.size())));
        }
        var json =
                "{\"columns\":["
                        + String.join(",", columns)
                        + "],\"types\":{"
                        + String.join(",", types)
                        + "},\"names\":{"
                        + String.join(",", names)
                        + "},\"colors\":{"
                        + String.join(",", colors)
                        + "}"
                        + (stacked ? ",\"stacked\":true" : "")
                        + "}";
        return new StatsGraph(new DataJSON(json), null);
    }

    private static String column(String key, List<Long> values) {
        var column = new StringBuilder("[\"").append(key).append('"');
        for (long value : values) column.append(',').append(value);
        return column.append(']').toString();
    }

    private static String pair(String key, String value) {
        return "\"" + key + "\":\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
