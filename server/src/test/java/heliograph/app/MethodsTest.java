package heliograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.rpc.Rpc;
import heliograph.store.memory.MemoryStore;
import heliograph.tl.Method;
import heliograph.tl.api.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds `schema/methods.tsv` and `docs/methods.md` against the table of methods.
///
/// `-Dmethods.write=true` brings both up to date; features and notes are kept.
class MethodsTest {
    private static final Path SCHEMA = Path.of("../schema/methods.tsv");
    private static final Path PAGE = Path.of("../docs/methods.md");
    private static final String HEADER = "method\tstatus\tfeature\tnote";

    private record Row(String status, String feature, String note) {}

    @TempDir Path folder;

    @Test
    void theTableOfMethodsIsWhatTheSchemaSays() throws Exception {
        var rpc = rpc();
        var kept = read();
        var now = new TreeMap<String, Row>();
        for (var method : Api.METHODS) now.put(method.name(), row(rpc, method, kept));
        if (Boolean.getBoolean("methods.write")) {
            Files.write(SCHEMA, lines(now));
            Files.writeString(PAGE, page(now));
        }
        assertEquals(String.join("\n", lines(now)), String.join("\n", Files.readAllLines(SCHEMA)));
        assertEquals(page(now), Files.readString(PAGE));
    }

    private Rpc rpc() throws Exception {
        InstantSource noon = InstantSource.fixed(Instant.ofEpochSecond(43_200));
        var config = Config.read(List.of("--data", folder.toString(), "--test-accounts"));
        var random = new SecureRandom();
        var wiring =
                new Wiring(
                        config,
                        Server.ground(
                                Installation.open(folder, random),
                                new MemoryStore(noon),
                                noon,
                                random));
        wiring.open(1);
        return wiring.rpc();
    }

    /// What stands before the point of a method's name; empty where there is none.
    private static String space(String name) {
        return name.substring(0, Math.max(0, name.indexOf('.')));
    }

    private static Row row(Rpc rpc, Method<?, ?> method, Map<String, Row> kept) {
        var status =
                rpc.constants().contains(method)
                        ? "constant"
                        : rpc.methods().contains(method) ? "served" : "refused";
        var before = kept.get(method.name());
        var space = space(method.name());
        return before == null
                ? new Row(status, space.isEmpty() ? "api-wrappers" : space, "")
                : new Row(wrapper(method) ? "served" : status, before.feature(), before.note());
    }

    /// Wrappers are peeled off before the table is asked.
    private static boolean wrapper(Method<?, ?> method) {
        return List.of(
                        "invokeWithLayer",
                        "initConnection",
                        "invokeAfterMsg",
                        "invokeAfterMsgs",
                        "invokeWithoutUpdates")
                .contains(method.name());
    }

    private static Map<String, Row> read() throws IOException {
        var rows = new HashMap<String, Row>();
        if (!Files.exists(SCHEMA)) return rows;
        for (var line : Files.readAllLines(SCHEMA)) {
            var cells = line.split("\t", -1);
            rows.put(cells[0], new Row(cells[1], cells[2], cells[3]));
        }
        return rows;
    }

    private static List<String> lines(Map<String, Row> rows) {
        var lines = new ArrayList<String>();
        lines.add(HEADER);
        rows.forEach((name, row) ->
                lines.add(String.join("\t", name, row.status, row.feature, row.note)));
        return lines;
    }

    private static String page(Map<String, Row> rows) {
        var page = new StringBuilder("# Methods\n\nEvery method of layer " + Api.LAYER);
        page.append(
                """
                 and what becomes of a call: *served* does what the
                protocol says, *constant* says that there is none of what is asked for, and everything else is
                refused with `400 INPUT_METHOD_INVALID`. Made from `schema/methods.tsv` by `MethodsTest`.

                """);
        for (var status : List.of("served", "constant", "refused")) {
            var spaces = new TreeMap<String, List<String>>();
            rows.forEach((name, row) -> {
                if (row.status.equals(status))
                    spaces.computeIfAbsent(space(name), _ -> new ArrayList<>()).add(name);
            });
            int count = spaces.values().stream().mapToInt(List::size).sum();
            page.append("## ").append(status).append(": ").append(count).append("\n\n");
            for (var space : spaces.values())
                page.append("- `").append(String.join("`, `", space)).append("`\n");
            page.append('\n');
        }
        return page.toString();
    }
}
