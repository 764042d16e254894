package heliograph.tlgen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes how a record is written: one straight method for each shape that its line has in some
/// layer, and what stands in its place where a layer lacks it.
final class WriteCode {
    /// A field of the wire with the Java of its value; `null` when it is never there.
    private record Slot(Field field, @Nullable String java, boolean direct) {}

    private final Universe universe;
    private final FieldCode code;

    WriteCode(Universe universe) {
        this.universe = universe;
        this.code = new FieldCode(universe.model());
    }

    static String mask(Field field) {
        return "0x" + Integer.toHexString(1 << field.bit());
    }

    void emit(Source out, Combinator one) {
        List<History.Span> spans = universe.spans(one);
        exists(out, one);
        out.blank().line("@Override").line("public void write(TlWriter writer) {");
        instead(out, one);
        String replacement = replaced(out, one);
        if (spans.size() == 1 && replacement == null) {
            out.line("writer.int32(ID);").line("writeBody(writer);").line("}");
        } else {
            dispatch(out, one, spans);
        }
        out.blank().line("/// Writes the fields, as the newest layer has them, without the id.");
        body(out, one, one, "public void writeBody");
        for (History.Span span : spans) {
            Combinator line = span.line();
            if (line == null || line.equals(one)) continue;
            out.blank();
            body(out, one, line, "private void write" + span.from());
        }
    }

    private void exists(Source out, Combinator one) {
        if (!universe.droppable(one)) return;
        String condition = Objects.requireNonNull(universe.presence().condition(one));
        out.blank().line("@Override").line("public boolean existsIn(int layer) {");
        out.line("return " + condition + ";").line("}");
    }

    /// Begins `write` with what stands in for a value that holds something the layer lacks.
    private @Nullable String replaced(Source out, Combinator one) {
        if (!universe.written(one)) return null;
        String replacement = universe.presence().replacement(one);
        String condition = universe.presence().condition(one);
        if (replacement == null || condition == null) return null;
        out.line("int layer = writer.layer();").line("if (!(" + condition + ")) {");
        out.line(statement(replacement));
        if (!replacement.startsWith("throw ")) out.line("return;");
        out.line("}");
        return replacement;
    }

    /// Begins `write` with what older layers have for some values of a line, chosen by hand.
    private void instead(Source out, Combinator one) {
        universe.adapters()
                .all("instead", one.name())
                .forEach((layer, java) -> {
                    out.line(
                            "TlObject instead = writer.layer() < "
                                    + layer
                                    + " ? "
                                    + java
                                    + " : null;");
                    out.line("if (instead != null) {").line("instead.write(writer);");
                    out.line("return;").line("}");
                });
    }

    private static String statement(String java) {
        boolean whole = java.startsWith("writer.") || java.startsWith("throw ");
        return whole ? java + ";" : "(" + java + ").write(writer);";
    }

    private void dispatch(Source out, Combinator one, List<History.Span> spans) {
        String otherwise = "";
        for (History.Span span : spans) {
            Combinator line = span.line();
            if (line == null) continue;
            String condition =
                    span.from() == 0 ? "" : "if (writer.layer() >= " + span.from() + ") ";
            out.line(otherwise + condition + "{");
            if (line.equals(one)) out.line("writer.int32(ID);").line("writeBody(writer);");
            else out.line("write" + span.from() + "(writer);");
            out.line("}");
            otherwise = "else ";
        }
        History.Span oldest = spans.getLast();
        boolean gap = oldest.line() == null || spans.stream().anyMatch(span -> span.line() == null);
        if (gap && oldest.line() == null) {
            out.line("else throw new NotInLayer(\"" + one.name() + "\", writer.layer());");
        }
        out.line("}");
    }

    private void body(Source out, Combinator one, Combinator line, String method) {
        out.line(method + "(TlWriter writer) {");
        if (!line.equals(one)) out.line("writer.int32(0x" + line.hex() + ");");
        List<Slot> slots = slots(out, one, line);
        for (Field field : line.fields()) {
            if (field.isWord()) {
                out.line("int " + field.name() + "Word = " + word(slots, field.name()) + ";");
                out.line("writer.int32(" + field.name() + "Word);");
            } else if (!field.isTrue()) {
                field(out, slots, field);
            }
        }
        out.line("}");
    }

    private void field(Source out, List<Slot> slots, Field field) {
        Slot slot =
                slots.stream().filter(one -> one.field().equals(field)).findFirst().orElseThrow();
        if (slot.java() == null && unguarded(slots, field)) return;
        String condition =
                field.optional()
                        ? "if ((" + field.word() + "Word & " + mask(field) + ") != 0) "
                        : "";
        out.line(condition + write(slots, slot));
    }

    private String write(List<Slot> slots, Slot slot) {
        Field field = slot.field();
        String value = slot.java() == null ? Defaults.of(field.type()) : slot.java();
        boolean alone = !field.optional() || isObject(field) || guarded(slots, field).size() == 1;
        if (!alone && slot.java() != null) {
            value = "(" + value + " == null ? " + Defaults.of(field.type()) + " : " + value + ")";
        }
        boolean objects =
                field.type() instanceof TlType.Vector(TlType element, boolean _)
                        && element instanceof TlType.Named;
        if (value.equals("List.of()")) return "writer.vectorCount(0);";
        if (objects && !slot.direct()) return "writer.vector(" + value + ");";
        return code.write(field.type(), value);
    }

    private List<Slot> slots(Source out, Combinator one, Combinator line) {
        Map<Field, String> values = universe.carry().values(one, line, "down");
        var slots = new ArrayList<Slot>();
        for (Field field : line.components()) {
            slots.add(slot(out, one, field, Objects.requireNonNull(values.get(field))));
        }
        return slots;
    }

    private Slot slot(Source out, Combinator one, Field field, String java) {
        Optional<Field> now = one.field(field.name());
        boolean plain = now.map(Names::component).filter(java::equals).isPresent();
        boolean always = now.isPresent() && (!now.get().optional() || now.get().isTrue());
        boolean boxes = plain && always && field.optional() && !isObject(field);
        boolean sameType = now.isPresent() && now.get().type().equals(field.type());
        if (plain && !(boxes && !field.isTrue())) return new Slot(field, "this." + java, sameType);
        if (java.equals("null") || (field.isTrue() && java.equals("false"))) {
            return new Slot(field, null, false);
        }
        if (java.equals(Defaults.of(field.type()))) return new Slot(field, java, true);
        String local = "old" + Names.simple(field.name());
        out.line(
                declared(field, sameType)
                        + " "
                        + local
                        + " = "
                        + (plain ? "this." : "")
                        + java
                        + ";");
        return new Slot(field, local, sameType);
    }

    /// The type of a local: its own where that is known, else that of the adapter's value.
    private String declared(Field field, boolean sameType) {
        boolean scalar = field.type() instanceof TlType.Scalar;
        if ((scalar && !field.optional()) || field.isTrue()) return "var";
        return scalar || sameType ? universe.model().java(field.type(), true) : "var";
    }

    /// The value of a word of flags: a bit is set by what it guards.
    private String word(List<Slot> slots, String word) {
        var bits = new ArrayList<String>();
        for (int bit = 0; bit < 32; bit++) {
            int wanted = bit;
            List<Slot> guarded =
                    slots.stream()
                            .filter(slot ->
                                    word.equals(slot.field().word())
                                            && slot.field().bit() == wanted)
                            .toList();
            String present = guarded.isEmpty() ? null : present(guarded);
            if (present != null)
                bits.add("(" + present + " ? 0x" + Integer.toHexString(1 << bit) + " : 0)");
        }
        return bits.isEmpty() ? "0" : String.join("\n                        | ", bits);
    }

    /// When several fields share a bit, all objects must be there; else one field is enough.
    private @Nullable String present(List<Slot> slots) {
        List<Slot> objects = slots.stream().filter(slot -> isObject(slot.field())).toList();
        if (objects.stream().anyMatch(slot -> slot.java() == null)) return null;
        String conditions =
                (objects.isEmpty() ? slots : objects)
                        .stream()
                                .filter(slot -> slot.java() != null)
                                .map(this::present)
                                .collect(Collectors.joining(objects.isEmpty() ? " || " : " && "));
        return conditions.isEmpty() ? null : conditions;
    }

    private String present(Slot slot) {
        if (slot.field().isTrue()) return Objects.requireNonNull(slot.java());
        String there = slot.java() + " != null";
        boolean droppable =
                slot.field().type() instanceof TlType.Named(String name)
                        && universe.droppable(name);
        return droppable
                ? "(" + there + " && " + slot.java() + ".existsIn(writer.layer()))"
                : there;
    }

    private static boolean unguarded(List<Slot> slots, Field field) {
        return guarded(slots, field).stream().allMatch(slot -> slot.java() == null);
    }

    private static List<Slot> guarded(List<Slot> slots, Field field) {
        return slots.stream()
                .filter(slot ->
                        Objects.equals(slot.field().word(), field.word())
                                && slot.field().bit() == field.bit())
                .toList();
    }

    private static boolean isObject(Field field) {
        return field.type() instanceof TlType.Named || field.type() instanceof TlType.Any;
    }
}
