package heliograph.tlgen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Generates all records: `Main SCHEMA-FOLDER OUTPUT-FOLDER`.
public final class Main {
    private static final int NEWEST = 229;
    private static final int FLOOR = 144;

    private Main() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 2) throw new IllegalArgumentException("SCHEMA-FOLDER OUTPUT-FOLDER");
        generate(Path.of(args[0]), Path.of(args[1]));
    }

    static void generate(Path schemas, Path target) throws IOException {
        var output = new Output(target);
        var api = new Model("heliograph.tl.api", "Api", schema(schemas, NEWEST), null);
        var constants = new LinkedHashMap<String, String>();
        constants.put("int LAYER", Integer.toString(NEWEST));
        constants.put("int FLOOR", Integer.toString(FLOOR));
        emit(output, api, constants);
        Schema service = Schema.parse(0, Files.readString(schemas.resolve("mtproto.tl")));
        emit(output, new Model("heliograph.tl.mt", "Mt", service, null), Map.of());
        Path storage = schemas.resolve("storage.tl");
        if (Files.exists(storage)) {
            Schema stored = Schema.parse(0, Files.readString(storage));
            emit(output, new Model("heliograph.tl.stored", "Stored", stored, api), Map.of());
        }
        output.prune();
    }

    private static Schema schema(Path schemas, int layer) throws IOException {
        Path file = schemas.resolve("target/api_" + layer + ".tl");
        if (!Files.exists(file)) {
            throw new IOException("no " + file + ": run schema/fetch");
        }
        return Schema.parse(layer, Files.readString(file));
    }

    private static void emit(Output output, Model model, Map<String, String> constants)
            throws IOException {
        var records = new RecordCode(model);
        Set<String> packages = new LinkedHashSet<>();
        packages.add(model.base());
        for (Combinator one : model.schema().combinators()) {
            output.java(model.record(one), records.emit(one));
            packages.add(model.packageOf(one));
        }
        var unions = new UnionCode(model);
        for (Model.Type type : model.types()) {
            if (type.union()) output.java(type.java(), unions.emit(type));
        }
        for (String name : packages) output.java(name + ".package-info", packageInfo(name));
        dispatch(output, model, constants);
    }

    private static void dispatch(Output output, Model model, Map<String, String> constants)
            throws IOException {
        var dispatch = new DispatchCode(model);
        List<Combinator> functions = model.schema().functions().toList();
        List<Combinator> objects = model.schema().constructors().toList();
        String base = model.base() + ".";
        if (!functions.isEmpty()) {
            output.java(
                    base + "FunctionReaders",
                    dispatch.readers("FunctionReaders", "TlFunction<?>", functions));
            output.java(base + "MethodList", dispatch.methods("MethodList", functions));
        }
        output.java(base + "ObjectReaders", dispatch.readers("ObjectReaders", "TlObject", objects));
        output.java(model.dispatcher(), dispatch.dispatcher(constants));
    }

    private static String packageInfo(String name) {
        return """
        /// Generated from the schema.
        @NullMarked
        package %s;

        import org.jspecify.annotations.NullMarked;
        """
                .formatted(name);
    }
}
