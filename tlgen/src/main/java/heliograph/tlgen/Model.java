package heliograph.tlgen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What Java classes a schema becomes.
final class Model {
    /// A type of the schema with what it can be.
    ///
    /// @param java the class that stands for it: the union, or the only constructor's record
    record Type(String name, String java, List<Combinator> constructors) {
        boolean union() {
            return constructors.size() > 1;
        }
    }

    private final String base;
    private final String dispatcher;
    private final Schema schema;
    private final List<Combinator> kept;
    private final @Nullable Model fallback;
    private final Map<String, Type> types = new LinkedHashMap<>();
    private final Set<String> inVectors = new HashSet<>();

    /// @param base the package of names without a namespace
    /// @param dispatcher the class in it that reads any object and any function
    /// @param kept lines that only older layers have, for which there are records nevertheless
    /// @param fallback where types are looked up that this schema only mentions
    Model(
            String base,
            String dispatcher,
            Schema schema,
            List<Combinator> kept,
            @Nullable Model fallback) {
        this.base = base;
        this.dispatcher = dispatcher;
        this.schema = schema;
        this.kept = kept;
        this.fallback = fallback;
        collectTypes();
        checkNames();
        for (Combinator one : schema.combinators()) {
            for (Field field : one.fields()) noteVectors(field.type());
            noteVectors(one.result());
        }
    }

    private void collectTypes() {
        var byType = new LinkedHashMap<String, List<Combinator>>();
        schema.constructors()
                .forEach(one ->
                        byType.computeIfAbsent(one.result().toString(), any -> new ArrayList<>())
                                .add(one));
        byType.forEach((name, all) -> types.put(name, new Type(name, java(name, all), all)));
    }

    private String java(String type, List<Combinator> constructors) {
        if (constructors.size() == 1) return record(constructors.getFirst());
        String plain = base + Names.namespace(type) + "." + Names.simple(type);
        boolean collides = schema.combinators().stream().anyMatch(one -> record(one).equals(plain));
        if (!collides) return plain;
        return base + Names.namespace(type) + ".Any" + Names.simple(type);
    }

    private void checkNames() {
        var seen = new HashMap<String, String>();
        seen.put(dispatcher(), "the class that reads anything");
        for (Combinator one : all().toList()) {
            String before = seen.put(record(one), one.name());
            if (before != null) throw new IllegalStateException(before + " and " + one.name());
        }
        for (Type type : types.values()) {
            if (type.union() && seen.put(type.java(), type.name()) != null) {
                throw new IllegalStateException("two classes " + type.java());
            }
        }
    }

    private void noteVectors(TlType type) {
        if (!(type instanceof TlType.Vector(TlType element, boolean _))) return;
        if (element instanceof TlType.Named(String name)) inVectors.add(name);
        noteVectors(element);
    }

    Schema schema() {
        return schema;
    }

    /// Every line that becomes a record.
    Stream<Combinator> all() {
        return Stream.concat(schema.combinators().stream(), kept.stream());
    }

    List<Combinator> kept() {
        return kept;
    }

    boolean isKept(Combinator one) {
        return kept.contains(one);
    }

    Iterable<Type> types() {
        return types.values();
    }

    String base() {
        return base;
    }

    String dispatcher() {
        return base + "." + dispatcher;
    }

    /// The class that reads what a field of type `Object` holds: an object of the schema that this
    /// one builds on, if it builds on one.
    String objects() {
        return fallback == null ? dispatcher() : fallback.objects();
    }

    boolean inVectors(Type type) {
        return inVectors.contains(type.name())
                || type.constructors().stream().anyMatch(one -> inVectors.contains(one.name()));
    }

    /// Whether this schema, or the one that it falls back on, has the type.
    boolean has(String name) {
        return types.containsKey(name) || (fallback != null && fallback.has(name));
    }

    /// The type that a combinator is a constructor of.
    Type typeOf(Combinator constructor) {
        return named(constructor.result().toString());
    }

    /// Looks a type up by its name; a bare type goes by its constructor's name.
    Type named(String name) {
        Type type = types.get(name);
        if (type != null) return type;
        for (Type other : types.values()) {
            if (!other.union() && other.constructors().getFirst().name().equals(name)) return other;
        }
        if (fallback == null) throw new IllegalStateException("no type " + name);
        return fallback.named(name);
    }

    /// The class of a combinator's record.
    String record(Combinator one) {
        return packageOf(one) + "." + Names.simple(one.name());
    }

    String packageOf(Combinator one) {
        String root = isKept(one) ? base.replaceFirst("\\.\\w+$", ".old") : base;
        return root + Names.namespace(one.name());
    }

    /// The Java type of a component.
    String java(Field field) {
        if (!field.optional() || field.isTrue()) return java(field.type(), false);
        String boxed = java(field.type(), true);
        if (boxed.endsWith("[]")) return "byte @Nullable []";
        int dot = boxed.indexOf('<') < 0 ? boxed.lastIndexOf('.') : -1;
        return boxed.substring(0, dot + 1) + "@Nullable " + boxed.substring(dot + 1);
    }

    /// The Java type of an answer; one of a type that is gone is any object.
    String answer(Combinator function) {
        if (function.result() instanceof TlType.Named(String name) && !has(name)) return "TlObject";
        return java(function.result(), true);
    }

    /// The Java type of a TL type.
    String java(TlType type, boolean boxed) {
        return switch (type) {
            case TlType.Scalar scalar ->
                    switch (scalar) {
                        case INT -> boxed ? "Integer" : "int";
                        case LONG -> boxed ? "Long" : "long";
                        case DOUBLE -> boxed ? "Double" : "double";
                        case BOOL, TRUE -> boxed ? "Boolean" : "boolean";
                        case STRING -> "String";
                        case BYTES, INT128, INT256 -> "byte[]";
                        case FLAGS -> throw new IllegalStateException("flags are no component");
                    };
            case TlType.Named(String name) -> named(name).java();
            case TlType.Vector(TlType element, boolean _) -> "List<" + java(element, true) + ">";
            case TlType.Any(boolean function) -> function ? "TlFunction<?>" : "TlObject";
        };
    }
}
