package heliograph.tlgen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// How older layers are carried over: the rows of `schema/adapters.txt`, and the losses that
/// `schema/losses.txt` accepts. Remembers which were needed, so that none outlives its reason.
///
/// A row is `KIND KEY = JAVA` or `KIND KEY KEY`. Its Java is an expression that the generated code
/// evaluates where it needs the value; what is not short stands in `heliograph.tl.layer`.
public final class Adapters {
    private static final Set<String> KINDS =
            Set.of(
                    "up", "down", "type", "absent", "answer", "accept", "map", "renamed", "same",
                    "keep", "instead");

    private final Map<String, String> rows;
    private final Set<String> losses;
    private final Set<String> used = new HashSet<>();
    private final Set<String> problems = new TreeSet<>();

    private Adapters(Map<String, String> rows, Set<String> losses) {
        this.rows = rows;
        this.losses = losses;
    }

    static Adapters parse(List<String> lines, List<String> losses) {
        var rows = new HashMap<String, String>();
        for (String line : lines) {
            int equals = line.indexOf(" = ");
            String key =
                    (equals < 0 ? line : line.substring(0, equals)).strip().replaceAll(" +", " ");
            String kind = key.substring(0, key.indexOf(' '));
            if (!KINDS.contains(kind)) throw new IllegalArgumentException("no kind: " + line);
            String java = equals < 0 ? "" : qualified(line.substring(equals + 3).strip());
            if (rows.put(key, java) != null) throw new IllegalArgumentException("twice: " + line);
        }
        return new Adapters(rows, Set.copyOf(losses));
    }

    /// `api.`, `old.` and `layer.` stand for packages.
    private static String qualified(String java) {
        return java.replaceAll(
                "(?<![\\w.])(api|old|layer)\\.(?=(\\w+\\.)?[A-Z])", "heliograph.tl.$1.");
    }

    /// The Java of a row.
    Optional<String> find(String kind, String key) {
        String row = kind + " " + key;
        if (!rows.containsKey(row)) return Optional.empty();
        used.add(row);
        return Optional.of(rows.get(row));
    }

    /// The second keys of all rows of a kind that have this first key, with their Java.
    public Map<String, String> all(String kind, String first) {
        var found = new HashMap<String, String>();
        String prefix = kind + " " + first + " ";
        rows.forEach((row, java) -> {
            if (!row.startsWith(prefix)) return;
            used.add(row);
            found.put(row.substring(prefix.length()), java);
        });
        return found;
    }

    /// The first keys of all rows of a kind.
    List<String> keys(String kind) {
        var keys = new ArrayList<String>();
        for (String row : rows.keySet()) {
            if (!row.startsWith(kind + " ")) continue;
            used.add(row);
            keys.add(row.split(" ", -1)[1]);
        }
        return keys;
    }

    /// The names that lines had before they were renamed.
    List<String> renamedFrom() {
        var names = new ArrayList<String>();
        for (String row : rows.keySet()) {
            if (row.startsWith("renamed ")) names.add(row.split(" ", -1)[2]);
        }
        return names;
    }

    /// Something gets lost: a problem of the build, unless it is accepted.
    void lose(String what) {
        used.add(what);
        if (!losses.contains(what)) problems.add(what);
    }

    void problem(String what) {
        problems.add(what);
    }

    /// Everything that stands in the way of a build: what nothing handles, and rows without use.
    public List<String> problems() {
        var all = new ArrayList<String>(problems);
        for (String row : new TreeSet<>(rows.keySet())) {
            if (!used.contains(row)) all.add("adapters.txt, not needed: " + row);
        }
        for (String loss : new TreeSet<>(losses)) {
            if (!used.contains(loss)) all.add("losses.txt, not needed: " + loss);
        }
        return all;
    }
}
