package heliograph.bench;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// Which stage of the server the samples of a recording were taken in: a sample counts for the
/// stage of the innermost frame that names one.
///
/// Arguments: the file, and how many of the hottest frames to print beside.
final class CpuShares {
    private record Stage(String name, List<String> frames) {}

    /// Prefixes of `class.method`, the first that fits decides.
    private static final List<Stage> STAGES =
            List.of(
                    new Stage(
                            "seal",
                            List.of(
                                    "mtproto.crypto.MessageCipher.seal",
                                    "mtproto.crypto.MessageCipher.lambda$seal")),
                    new Stage(
                            "decrypt",
                            List.of(
                                    "mtproto.crypto.MessageCipher.open",
                                    "mtproto.crypto.MessageCipher.check",
                                    "mtproto.crypto.MessageCipher.lambda$open")),
                    new Stage("TL read of the query", List.of("rpc.Dispatcher.read")),
                    new Stage("render", List.of("render.")),
                    new Stage(
                            "TL write of answers and updates",
                            List.of("updates.Online.push", "tl.Answers")),
                    new Stage(
                            "store: write and sync",
                            List.of(
                                    "store.rocks.Database.write",
                                    "store.rocks.Disk.write",
                                    "store.rocks.Committer$Worker")),
                    new Stage("store: reads", List.of("store.rocks.Database", "store.rocks.Disk")),
                    new Stage("store: transactions, notes", List.of("store.")),
                    new Stage("session", List.of("mtproto.session.")),
                    new Stage("socket", List.of("net.", "mtproto.transport.")),
                    new Stage(
                            "handler",
                            List.of(
                                    "messages.",
                                    "updates.",
                                    "rpc.",
                                    "peers.",
                                    "contacts.",
                                    "auth.",
                                    "accounts.",
                                    "app.")));

    private static final String OTHER = "other (scheduler, collector, compiler)";

    private CpuShares() {}

    /// Prints.
    public static void main(String[] words) throws Exception {
        var stages = new TreeMap<String, Integer>();
        var tops = new TreeMap<String, Integer>();
        var within = new TreeMap<String, Integer>();
        int count = 0;
        try (var file = new RecordingFile(Path.of(words[0]))) {
            while (file.hasMoreEvents()) {
                var event = file.readEvent();
                if (!event.getEventType().getName().equals("jdk.CPUTimeSample")) continue;
                count++;
                stages.merge(stage(event), 1, Integer::sum);
                var trace = event.getStackTrace();
                if (trace == null || trace.getFrames().isEmpty()) continue;
                tops.merge(name(trace.getFrames().getFirst()), 1, Integer::sum);
                trace.getFrames().stream()
                        .map(CpuShares::name)
                        .distinct()
                        .forEach(frame -> within.merge(frame, 1, Integer::sum));
            }
        }
        System.out.println(count + " samples");
        int top = words.length > 1 ? Integer.parseInt(words[1]) : 0;
        print("stage", stages, count, stages.size());
        print("innermost", tops, count, top);
        print("within", within, count, top * 3);
    }

    private static void print(String what, Map<String, Integer> counts, int all, int most) {
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(most)
                .forEach(entry ->
                        System.out.printf(
                                "%s %5.1f%% %s%n",
                                what, 100.0 * entry.getValue() / all, entry.getKey()));
    }

    private static String stage(RecordedEvent event) {
        var trace = event.getStackTrace();
        if (trace == null) return OTHER;
        for (var frame : trace.getFrames()) {
            var name = name(frame);
            if (!name.startsWith("heliograph.")) continue;
            var own = name.substring("heliograph.".length());
            for (var stage : STAGES)
                if (stage.frames.stream().anyMatch(own::startsWith)) return stage.name;
        }
        return OTHER;
    }

    private static String name(RecordedFrame frame) {
        var method = frame.getMethod();
        return method.getType().getName() + "." + method.getName();
    }
}
