package heliograph.tlgen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes the readers of anything: two switches, the first on the upper six bits of the id, so that
/// each method stays small enough to be compiled.
final class DispatchCode {
    private static final int PER_METHOD = 64;

    private final Universe universe;
    private final Model model;

    DispatchCode(Universe universe) {
        this.universe = universe;
        this.model = universe.model();
    }

    /// A class with a static `read(int, TlReader)` over the given combinators.
    String readers(String name, String result, List<Combinator> all) {
        var groups = new TreeMap<Integer, Map<Integer, String>>();
        var reads = new ReadCode(universe);
        for (Combinator one : all) {
            reads.methods(one)
                    .forEach((id, method) ->
                            groups.computeIfAbsent(id >>> 26, any -> new LinkedHashMap<>())
                                    .putIfAbsent(id, model.record(one) + "." + method));
        }
        var out = new Source();
        Output.header(out, model.base());
        out.line("/// Reads by id, after the id.");
        out.line("final class " + name + " {").line("private " + name + "() {}").blank();
        out.line("static " + result + " read(int id, TlReader reader) {");
        out.line("return switch (id >>> 26) {");
        for (int group : groups.keySet()) {
            out.line("case %d -> read%d(id, reader);".formatted(group, group));
        }
        out.line("default -> throw new Malformed.UnknownConstructor(id);").line("};").line("}");
        groups.forEach((group, members) -> group(out, result, group, members));
        return out.line("}").toString();
    }

    private static void group(Source out, String result, int group, Map<Integer, String> members) {
        out.blank();
        out.line("private static %s read%d(int id, TlReader reader) {".formatted(result, group));
        out.line("return switch (id) {");
        members.forEach((id, java) -> out.line("case 0x%08x -> %s(reader);".formatted(id, java)));
        out.line("default -> throw new Malformed.UnknownConstructor(id);").line("};").line("}");
    }

    /// The list of all methods, whose classes are loaded when they are looked at.
    String methods(String name, List<Combinator> functions) {
        var out = new Source();
        Output.header(out, model.base());
        out.line("/// All methods; a method's class is loaded when it is asked for.");
        out.line("final class " + name + " extends java.util.AbstractList<Method<?, ?>> {");
        out.line("@Override").line("public int size() {");
        out.line("return " + functions.size() + ";").line("}");
        out.blank().line("@Override").line("public Method<?, ?> get(int index) {");
        out.line(
                "return switch (java.util.Objects.checkIndex(index, size()) / "
                        + PER_METHOD
                        + ") {");
        int groups = (functions.size() + PER_METHOD - 1) / PER_METHOD;
        for (int i = 0; i < groups; i++) out.line("case %d -> get%d(index);".formatted(i, i));
        out.line("default -> throw new IndexOutOfBoundsException(index);").line("};").line("}");
        for (int i = 0; i < groups; i++) {
            int from = i * PER_METHOD;
            int to = Math.min(from + PER_METHOD, functions.size());
            methodGroup(out, i, from, functions.subList(from, to));
        }
        return out.line("}").toString();
    }

    private void methodGroup(Source out, int group, int from, List<Combinator> functions) {
        out.blank().line("private static Method<?, ?> get%d(int index) {".formatted(group));
        out.line("return switch (index) {");
        for (int i = 0; i < functions.size(); i++) {
            out.line("case %d -> %s.METHOD;".formatted(from + i, model.record(functions.get(i))));
        }
        out.line("default -> throw new IndexOutOfBoundsException(index);").line("};").line("}");
    }

    /// The class that reads any function and any object of the schema.
    String dispatcher(String constants) {
        String name = model.dispatcher().substring(model.base().length() + 1);
        var out = new Source();
        Output.header(out, model.base());
        out.line("/// Reads anything of this schema.");
        out.line("public final class " + name + " {");
        boolean functions = model.schema().functions().findAny().isPresent();
        if (functions) {
            out.line("/// All methods of the newest layer, in the order of the schema.");
            out.line("public static final List<Method<?, ?>> METHODS = new MethodList();");
        }
        out.blank().line("private " + name + "() {}");
        if (!constants.isEmpty()) out.blank().raw(constants);
        if (functions) reader(out, "TlFunction<?>", "function", "FunctionReaders");
        reader(out, "TlObject", "object", "ObjectReaders");
        return out.line("}").toString();
    }

    private static void reader(Source out, String result, String name, String readers) {
        out.blank()
                .line("/// Reads any " + name + ", of whatever layer; a packed one is unpacked.");
        out.line("///").line("/// @throws Malformed.UnknownConstructor when no layer has the id");
        out.line("public static " + result + " " + name + "(TlReader reader) {");
        out.line("reader.enter();").line("int id = reader.int32();");
        out.line(result + " value = id == TlReader.GZIP_PACKED");
        out.line("        ? " + name + "(reader.unpack())");
        out.line("        : " + readers + ".read(id, reader);");
        out.line("reader.leave();").line("return value;").line("}");
    }
}
