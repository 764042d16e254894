package heliograph.tlgen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes `schema/between/LAYER.txt` out of a TL file: `BetweenFile SCHEMA-FOLDER LAYER TL-FILE
/// SOURCE [LEGACY-FILE]`.
///
/// `SOURCE` is where the TL file is from, for the file's head. The lines of a legacy file are ones
/// that the source adds of its own, for readers of older answers; they are left out unless the
/// layers beside have them.
final class BetweenFile {
    private BetweenFile() {}

    public static void main(String[] args) throws IOException {
        if (args.length < 4)
            throw new IllegalArgumentException("SCHEMA-FOLDER LAYER TL-FILE SOURCE [LEGACY-FILE]");
        var folder = new SchemaFolder(Path.of(args[0]));
        int layer = Integer.parseInt(args[1]);
        var tables = folder.tables();
        Set<String> left = new HashSet<>(folder.dropped());
        if (args.length > 4) {
            for (Combinator one : Schema.parse(0, Files.readString(Path.of(args[4]))).combinators())
                left.add(one.name());
            for (Schema beside :
                    List.of(
                            tables.lowerEntry(layer).getValue(),
                            tables.higherEntry(layer).getValue()))
                for (Combinator one : beside.combinators()) left.remove(one.name());
        }
        var lines = new ArrayList<String>();
        lines.add(
                "# Layer " + layer + ", from " + args[3] + ": what differs from the table below.");
        String text = Files.readString(Path.of(args[2]));
        lines.addAll(Between.rows(layer, text, tables, left));
        Path file = Path.of(args[0], "between", layer + ".txt");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }
}
