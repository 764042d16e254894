package heliograph.tlgen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the value of each field is carried from one shape of a line to another.
final class Carry {
    private static final Pattern WORD =
            Pattern.compile("(?<![\\w.\"])[a-z]\\w*\\b(?!\\s*[(.:])|(?<![\\w.\"])[a-z]\\w*(?=\\.)");

    private final Adapters adapters;

    Carry(Adapters adapters) {
        this.adapters = adapters;
    }

    /// Java for every component of `to`, where the components of `from` are in scope.
    ///
    /// @param direction `up` to the newest shape, `down` to an older one
    Map<Field, String> values(Combinator from, Combinator to, String direction) {
        var values = new HashMap<Field, String>();
        String name = direction.equals("up") ? to.name() : from.name();
        Set<String> consumed = new HashSet<>();
        for (Field target : to.components()) {
            Optional<Field> source = from.field(target.name());
            Optional<String> row = row(direction, name, target, source);
            if (row.isPresent()) {
                consumed.addAll(words(row.get()));
                values.put(target, row.get());
            } else if (source.isPresent()) {
                consumed.add(Names.component(source.get()));
                values.put(target, carried(source.get(), target, direction + " " + name));
            } else {
                values.put(target, missing(target, direction, name));
            }
        }
        if (direction.equals("up")) losses(from, consumed, name);
        return values;
    }

    /// A row is needed where the field is not simply the same in both.
    private Optional<String> row(
            String direction, String name, Field target, Optional<Field> source) {
        boolean same =
                source.isPresent()
                        && same(source.get().type(), target.type())
                        && (target.optional() || !source.get().optional());
        if (same) return Optional.empty();
        String key = name + "." + target.name();
        return adapters.find(direction, key + ":" + target.type())
                .or(() -> adapters.find(direction, key));
    }

    private void losses(Combinator from, Set<String> consumed, String name) {
        for (Field field : from.components()) {
            if (consumed.contains(Names.component(field))) continue;
            adapters.lose("in " + name + "." + field.name());
        }
    }

    private String carried(Field source, Field target, String where) {
        String value = Names.component(source);
        boolean nullable = source.optional() && !source.isTrue();
        if (same(source.type(), target.type())) {
            if (!nullable || target.optional()) return value;
            return "(" + value + " == null ? " + nothing(target, where) + " : " + value + ")";
        }
        Optional<String> converter = adapters.find("type", source.type() + " -> " + target.type());
        if (converter.isEmpty()) {
            adapters.problem(
                    where + "." + target.name() + ": " + source.type() + " -> " + target.type());
            return Defaults.of(target.type());
        }
        String converted = converter.get().replaceAll("\\bit\\b", value);
        if (!nullable) return converted;
        boolean stays = target.optional() && !target.isTrue();
        String none = stays ? "null" : nothing(target, where);
        return "(" + value + " == null ? " + none + " : " + converted + ")";
    }

    /// Where a value is missing that must be there, nothing of its type is taken, if accepted.
    private String nothing(Field target, String where) {
        String nothing = Defaults.of(target.type());
        if (nothing.equals("null")) adapters.problem(where + "." + target.name() + ": an object");
        else if (!target.isTrue()) adapters.lose("default " + where + "." + target.name());
        return nothing;
    }

    private String missing(Field target, String direction, String name) {
        if (direction.equals("down")) {
            if (target.optional()) adapters.lose("out " + name + "." + target.name());
        }
        if (target.optional()) return target.isTrue() ? "false" : "null";
        return nothing(target, direction + " " + name);
    }

    /// Whether values of both types are the same objects here, though the schema renamed the type.
    boolean same(TlType a, TlType b) {
        if (a.equals(b)) return true;
        if (a instanceof TlType.Vector(TlType x, boolean p)
                && b instanceof TlType.Vector(TlType y, boolean q)) {
            return p == q && same(x, y);
        }
        return renamed(a, b) || renamed(b, a);
    }

    private boolean renamed(TlType old, TlType now) {
        return old instanceof TlType.Named && adapters.find("same", old + " " + now).isPresent();
    }

    /// The names that a Java expression mentions.
    static Set<String> words(String java) {
        var words = new HashSet<String>();
        Matcher matcher = WORD.matcher(java);
        while (matcher.find()) words.add(matcher.group());
        return words;
    }

    /// Fields that a row may mention though this shape lacks them: those of the other shapes.
    static List<Field> elsewhere(Combinator here, Iterable<Combinator> shapes) {
        var found = new HashMap<String, Field>();
        for (Combinator shape : shapes) {
            for (Field field : shape.components()) {
                if (here.field(field.name()).isEmpty()) found.putIfAbsent(field.name(), field);
            }
        }
        return List.copyOf(found.values());
    }
}
