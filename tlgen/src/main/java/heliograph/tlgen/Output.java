package heliograph.tlgen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// The folder of generated files: writes what changed, deletes what is no longer generated.
final class Output {
    private final Path root;
    private final Set<Path> written = new HashSet<>();

    Output(Path root) {
        this.root = root;
    }

    /// The head that all generated files share.
    static void header(Source out, String packageName) {
        out.line("package " + packageName + ";").blank();
        for (String name :
                new String[] {
                    "Answers",
                    "Malformed",
                    "Method",
                    "NotInLayer",
                    "TlFunction",
                    "TlObject",
                    "TlReader",
                    "TlWriter"
                }) {
            out.line("import heliograph.tl." + name + ";");
        }
        out.line("import java.util.ArrayList;").line("import java.util.List;");
        out.line("import java.util.Objects;")
                .line("import org.jspecify.annotations.Nullable;")
                .blank();
    }

    void java(String className, String text) throws IOException {
        write(root.resolve(className.replace('.', '/') + ".java"), text);
    }

    private void write(Path file, String text) throws IOException {
        written.add(file);
        if (Files.exists(file) && Files.readString(file).equals(text)) return;
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// Deletes the files of earlier runs that this run did not write.
    void prune() throws IOException {
        if (!Files.exists(root)) return;
        try (var all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!written.contains(file)) Files.delete(file);
            }
        }
    }
}
