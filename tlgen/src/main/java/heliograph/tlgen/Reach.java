package heliograph.tlgen;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which types clients send and which they receive, by layer: a client of layer 150 neither sends
/// nor gets what its schema mentions nowhere, whatever newer schemas do with the type.
public final class Reach {
    /// Storage holds objects in the newest layer, and this was the first that was: what was written
    /// since then stays readable.
    private static final int STORED_SINCE = 229;

    private final Map<Integer, Set<String>> sent = new HashMap<>();
    private final Map<Integer, Set<String>> received = new HashMap<>();

    public static Reach of(List<Schema> layers) {
        var reach = new Reach();
        layers.forEach(reach::add);
        return reach;
    }

    private void add(Schema schema) {
        var fields = new HashMap<String, Set<String>>();
        var arguments = new HashSet<String>();
        var answers = new HashSet<String>(Set.of("Updates"));
        for (Combinator one : schema.combinators()) {
            Set<String> mentioned = new HashSet<>();
            for (Field field : one.fields()) mention(field.type(), mentioned);
            if (one.function()) {
                arguments.addAll(mentioned);
                mention(one.result(), answers);
            } else {
                fields.computeIfAbsent(one.result().toString(), any -> new HashSet<>())
                        .addAll(mentioned);
            }
        }
        sent.put(schema.layer(), closure(arguments, fields));
        received.put(schema.layer(), closure(answers, fields));
    }

    /// Clients of this layer send this line, or storage may hold it.
    public boolean isSent(int layer, Combinator one) {
        return one.function()
                || layer >= STORED_SINCE
                || sent.getOrDefault(layer, Set.of()).contains(one.result().toString());
    }

    /// Clients of this layer receive this line.
    public boolean isReceived(int layer, Combinator one) {
        return received.getOrDefault(layer, Set.of()).contains(one.result().toString());
    }

    private static void mention(TlType type, Set<String> into) {
        if (type instanceof TlType.Named(String name)) into.add(name);
        if (type instanceof TlType.Vector(TlType element, boolean _)) mention(element, into);
    }

    private static Set<String> closure(Set<String> from, Map<String, Set<String>> fields) {
        var open = new ArrayDeque<>(from);
        var reached = new HashSet<String>();
        while (!open.isEmpty()) {
            String type = open.poll();
            if (reached.add(type)) open.addAll(fields.getOrDefault(type, Set.of()));
        }
        return reached;
    }
}
