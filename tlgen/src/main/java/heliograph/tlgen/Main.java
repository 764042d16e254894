package heliograph.tlgen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Generates all records: `Main SCHEMA-FOLDER OUTPUT-FOLDER`.
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 2) throw new IllegalArgumentException("SCHEMA-FOLDER OUTPUT-FOLDER");
        generate(Path.of(args[0]), Path.of(args[1]));
    }

    /// Generates into `target` what the schemas in `schemas` define.
    ///
    /// @throws IllegalStateException when a difference between layers is not handled
    static void generate(Path schemas, Path target) throws IOException {
        var folder = new SchemaFolder(schemas);
        var output = new Output(target);
        Universe api = api(folder);
        emit(output, api, layers(folder.layers()));
        var none = Adapters.parse(List.of(), List.of());
        emit(output, plain("mt", "Mt", List.of(folder.service()), none, null), "");
        List<Schema> stored = folder.stored().generations();
        if (!stored.isEmpty())
            emit(output, plain("stored", "Stored", stored, none, api.model()), "");
        output.prune();
        List<String> problems = new ArrayList<>(api.adapters().problems());
        problems.addAll(none.problems());
        if (!problems.isEmpty()) {
            throw new IllegalStateException(
                    "differences between layers, see schema/README.md:\n"
                            + String.join("\n", problems));
        }
    }

    static Universe api(SchemaFolder folder) throws IOException {
        Adapters adapters = folder.adapters();
        List<Schema> layers = folder.layers();
        var history = new History(layers, adapters);
        List<String> wanted = adapters.keys("keep");
        List<String> renamed = adapters.renamedFrom();
        List<Combinator> kept =
                history.removed().stream()
                        .filter(one ->
                                (one.function() && !renamed.contains(one.name()))
                                        || wanted.contains(one.name()))
                        .toList();
        var model = new Model("heliograph.tl.api", "Api", layers.getFirst(), kept, null);
        return new Universe(model, history, Reach.of(layers), adapters);
    }

    private static Universe plain(
            String name,
            String dispatcher,
            List<Schema> generations,
            Adapters adapters,
            @Nullable Model fallback) {
        var model =
                new Model(
                        "heliograph.tl." + name,
                        dispatcher,
                        generations.getFirst(),
                        List.of(),
                        fallback);
        return new Universe(model, new History(generations, adapters), null, adapters);
    }

    /// The constants of `Api`: the layers that there are tables for, and the nearest of them.
    private static String layers(List<Schema> layers) {
        String list =
                layers.reversed().stream()
                        .map(one -> "" + one.layer())
                        .collect(Collectors.joining(", "));
        return """
            /// The newest layer: the one of the records.
            public static final int LAYER = %d;

            /// The oldest layer that a client may speak.
            public static final int FLOOR = %d;

            private static final int[] LAYERS = {%s};

            /// The layer whose schema serves a client that says `layer`: the nearest that is not newer.
            public static int nearest(int layer) {
                int nearest = FLOOR;
                for (int known : LAYERS) {
                    if (known <= layer) nearest = known;
                }
                return nearest;
            }
        """
                .formatted(layers.getFirst().layer(), layers.getLast().layer(), list);
    }

    private static void emit(Output output, Universe universe, String constants)
            throws IOException {
        Model model = universe.model();
        var records = new RecordCode(universe);
        Set<String> packages = new LinkedHashSet<>();
        packages.add(model.base());
        for (Combinator one : model.all().toList()) {
            output.java(model.record(one), records.emit(one));
            packages.add(model.packageOf(one));
        }
        var unions = new UnionCode(universe);
        for (Model.Type type : model.types()) {
            if (type.union()) output.java(type.java(), unions.emit(type));
        }
        for (String name : packages) output.java(name + ".package-info", packageInfo(name));
        dispatch(output, universe, constants);
    }

    private static void dispatch(Output output, Universe universe, String constants)
            throws IOException {
        Model model = universe.model();
        var dispatch = new DispatchCode(universe);
        List<Combinator> newest = model.schema().functions().toList();
        List<Combinator> functions = model.all().filter(Combinator::function).toList();
        List<Combinator> objects = model.schema().constructors().toList();
        String base = model.base() + ".";
        if (!functions.isEmpty()) {
            output.java(
                    base + "FunctionReaders",
                    dispatch.readers("FunctionReaders", "TlFunction<?>", functions));
            output.java(base + "MethodList", dispatch.methods("MethodList", newest));
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
