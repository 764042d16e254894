package heliograph.tlgen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which constructors a layer may lack, and what is written in their place: another object, or
/// nothing, when they stand in a vector or in an optional field.
final class Presence {
    private final Model model;
    private final History history;
    private final Reach reach;
    private final Adapters adapters;

    /// The constructors that can be left out.
    private final Set<Combinator> droppable = new HashSet<>();

    Presence(Model model, History history, Reach reach, Adapters adapters) {
        this.model = model;
        this.history = history;
        this.reach = reach;
        this.adapters = adapters;
        List<Combinator> received = model.schema().constructors().filter(this::received).toList();
        for (Combinator one : received) {
            if (lacking(one) && replacement(one) == null) droppable.add(one);
        }
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Combinator one : received) {
                boolean carrier = !carried(one).isEmpty() && replacement(one) == null;
                if (carrier && droppable.add(one)) grown = true;
            }
        }
        check();
    }

    /// What cannot be left out, since it is all that a method answers, needs another answer; and a
    /// type whose constructors are left out has a row that says so.
    private void check() {
        for (Combinator one : model.schema().functions().toList()) {
            if (one.result() instanceof TlType.Named(String name) && droppable(name)) {
                adapters.problem("absent " + name + ": an answer of " + one.name());
            }
        }
        for (Combinator one : droppable) {
            boolean listed =
                    !lacking(one)
                            || adapters.find("absent", one.name()).isPresent()
                            || adapters.find("absent", one.result().toString()).isPresent();
            if (!listed) {
                String since =
                        spans(one).stream()
                                .filter(s -> s.line() != null)
                                .map(s -> "" + s.from())
                                .collect(Collectors.joining(","));
                adapters.problem(
                        "absent " + one.result() + " or " + one.name() + " (since " + since + ")");
            }
        }
    }

    /// Some layer has the type without this constructor.
    private boolean lacking(Combinator one) {
        return spans(one).stream().anyMatch(span -> span.line() == null && needed(one, span));
    }

    private boolean needed(Combinator one, History.Span span) {
        String type = one.result().toString();
        return history.layers().stream()
                .mapToInt(Schema::layer)
                .filter(layer -> layer >= span.from() && layer < span.below())
                .filter(layer -> reach.isReceived(layer, one))
                .anyMatch(layer -> history.hasType(layer, type));
    }

    private List<History.Span> spans(Combinator one) {
        return history.spans(one, reach::isReceived);
    }

    /// The Java of what is written in its place; null when it is left out.
    @Nullable String replacement(Combinator one) {
        String own = adapters.find("absent", one.name()).orElse(null);
        String java =
                own != null ? own : adapters.find("absent", one.result().toString()).orElse(null);
        return java == null || java.isEmpty() ? null : java;
    }

    /// The required fields that can be left out, and take what holds them with them.
    List<Field> carried(Combinator one) {
        return one.components().stream()
                .filter(field -> !field.optional())
                .filter(field ->
                        field.type() instanceof TlType.Named(String name) && droppable(name))
                .toList();
    }

    boolean droppable(Combinator one) {
        return droppable.contains(one);
    }

    boolean droppable(String type) {
        if (!model.has(type)) return false;
        return model.named(type).constructors().stream().anyMatch(droppable::contains);
    }

    /// Clients of the newest layer receive it.
    private boolean received(Combinator one) {
        return !one.function() && reach.isReceived(history.layers().getFirst().layer(), one);
    }

    /// The condition under which `this` is in the layer `layer`; null when it always is.
    @Nullable String condition(Combinator one) {
        if (!received(one)) return null;
        var parts = new ArrayList<String>();
        List<History.Span> there = spans(one).stream().filter(span -> span.line() != null).toList();
        String ranges =
                merged(there).stream()
                        .map(Presence::range)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" || "));
        if (!ranges.isEmpty()) parts.add(ranges.contains("||") ? "(" + ranges + ")" : ranges);
        for (Field field : carried(one)) {
            parts.add("this." + Names.component(field) + ".existsIn(layer)");
        }
        return parts.isEmpty() ? null : String.join(" && ", parts);
    }

    private static List<History.Span> merged(List<History.Span> spans) {
        var merged = new ArrayList<History.Span>();
        for (History.Span span : spans) {
            boolean next = !merged.isEmpty() && merged.getLast().from() == span.below();
            int below = next ? merged.removeLast().below() : span.below();
            merged.add(new History.Span(span.from(), below, span.line()));
        }
        return merged;
    }

    private static @Nullable String range(History.Span span) {
        String from = span.from() == 0 ? null : "layer >= " + span.from();
        String below = span.below() == Integer.MAX_VALUE ? null : "layer < " + span.below();
        if (from == null) return below;
        return below == null ? from : "(" + from + " && " + below + ")";
    }
}
