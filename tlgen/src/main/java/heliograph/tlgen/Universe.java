package heliograph.tlgen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One schema with all that its code is made from: classes, history, adapters.
final class Universe {
    private final Model model;
    private final History history;
    private final @Nullable Reach reach;
    private final @Nullable Presence presence;
    private final Adapters adapters;
    private final Carry carry;

    /// @param reach null where only old ids are read and nothing is written in old layers
    Universe(Model model, History history, @Nullable Reach reach, Adapters adapters) {
        this.model = model;
        this.history = history;
        this.reach = reach;
        this.adapters = adapters;
        this.carry = new Carry(adapters);
        this.presence = reach == null ? null : new Presence(model, history, reach, adapters);
    }

    Model model() {
        return model;
    }

    History history() {
        return history;
    }

    Carry carry() {
        return carry;
    }

    Adapters adapters() {
        return adapters;
    }

    Presence presence() {
        if (presence == null) throw new IllegalStateException("no layers");
        return presence;
    }

    /// The shapes that are read as this line, by id.
    Map<Integer, Combinator> shapes(Combinator one) {
        if (reach == null || model.isKept(one)) return history.byId(one, (layer, line) -> true);
        return history.byId(one, reach::isSent);
    }

    /// An id does not tell flags without a value apart: where an older layer had another one under
    /// the same id, it is lost.
    void lostFlags(Combinator one) {
        Map<Integer, Combinator> shapes = shapes(one);
        for (Schema schema : history.layers()) {
            Combinator line = history.lineIn(schema.layer(), one.name());
            if (line == null || !shapes.containsKey(line.id())) continue;
            if (reach != null && !reach.isSent(schema.layer(), line)) continue;
            Combinator read = shapes.get(line.id());
            for (Field field : line.components()) {
                if (!read.components().contains(field))
                    adapters.lose("flag " + one.name() + "." + field.name());
            }
        }
    }

    /// The shapes that this line is written in. What only older layers have is written in newer
    /// ones as the newest of the old; what nobody receives, as the newest layer has it.
    List<History.Span> spans(Combinator one) {
        if (model.isKept(one) && !one.function()) {
            List<History.Span> spans = history.spans(one, (layer, line) -> true);
            return spans.stream().filter(span -> span.line() != null).toList();
        }
        if (reach == null || !written(one))
            return List.of(new History.Span(0, Integer.MAX_VALUE, one));
        return history.spans(one, reach::isReceived);
    }

    /// Whether this line is written in older layers, too.
    boolean written(Combinator one) {
        boolean constructor = !one.function() && !model.isKept(one);
        return reach != null
                && constructor
                && reach.isReceived(history.layers().getFirst().layer(), one);
    }

    /// The layer from which on nothing is left out of vectors of this type; 0 when nothing ever is.
    int complete(String type) {
        return droppable(type) ? history.layers().getFirst().layer() : 0;
    }

    boolean droppable(Combinator one) {
        return presence != null && presence.droppable(one);
    }

    boolean droppable(String type) {
        return presence != null && presence.droppable(type);
    }

    /// What else is read where the type is expected, by id: old constructors, and those of other
    /// types that clients are known to send. A case is a block or an expression.
    Map<Integer, String> accepted(Model.Type type) {
        var cases = new LinkedHashMap<Integer, String>();
        adapters.all("accept", type.name())
                .forEach((name, java) -> {
                    Combinator other = history.newest(name);
                    String record = model.record(kept(other));
                    var reads = new ReadCode(this);
                    reads.methods(kept(other))
                            .forEach((id, method) -> {
                                String it = record + "." + method + "(reader)";
                                cases.put(id, "{ var it = " + it + "; yield " + java + "; }");
                            });
                });
        return cases;
    }

    private Combinator kept(Combinator other) {
        return model.kept().stream()
                .filter(one -> one.name().equals(other.name()))
                .findFirst()
                .orElse(other);
    }
}
