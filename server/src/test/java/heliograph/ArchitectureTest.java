package heliograph;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The invariants of ARCHITECTURE.md that the compiler does not hold.
class ArchitectureTest {
    private static final JavaClasses SERVER =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(place -> !place.contains("/tl/"))
                    .importPackages("heliograph");

    @Test
    void onlyAppKnowsTheEngines() {
        noClasses()
                .that()
                .resideOutsideOfPackages("heliograph.app..", "heliograph.store..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("heliograph.store.rocks..")
                .check(SERVER);
    }

    @Test
    void onlyNetKnowsNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage("heliograph.net..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(SERVER);
    }

    @Test
    void onlySearchKnowsLucene() {
        noClasses()
                .that()
                .resideOutsideOfPackage("heliograph.search..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.lucene..", "com.ibm.icu..")
                .check(SERVER);
    }

    @Test
    void onlyPreviewsKnowTheWeb() {
        noClasses()
                .that()
                .resideOutsideOfPackage("heliograph.previews..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "org.jsoup..")
                .check(SERVER);
    }

    @Test
    void onlyCeremonyKnowsWebAuthn() {
        noClasses()
                .that()
                .haveNameNotMatching("heliograph\\.passkeys\\.Ceremony(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.webauthn4j..", "tools.jackson..")
                .check(SERVER);
    }

    @Test
    void featuresSeeNoBytesAndNoSessions() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "heliograph.messages..",
                        "heliograph.search..",
                        "heliograph.files..",
                        "heliograph.users..",
                        "heliograph.notifications..",
                        "heliograph.help..",
                        "heliograph.startup..",
                        "heliograph.accounts..",
                        "heliograph.passkeys..",
                        "heliograph.render..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("heliograph.net..", "heliograph.mtproto.session..")
                .check(SERVER);
    }

    @Test
    void timeAndChanceComeFromOutside() {
        noClasses()
                .that()
                .resideOutsideOfPackages("heliograph.app..", "heliograph.store.rocks..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .check(SERVER);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("heliograph.(*)..").should().beFreeOfCycles().check(SERVER);
    }

    @Test
    void filesHaveAtMost400Lines() throws IOException {
        var long_ = new ArrayList<String>();
        for (var file : sources())
            if (Files.readAllLines(file).size() > 400) long_.add(file.toString());
        assertEquals(List.of(), long_);
    }

    @Test
    void tablesHaveNamesOfTheirOwn() throws IOException {
        var name = Pattern.compile("new Table<>\\(\\s*\"([^\"]+)\"");
        var twice = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (var file : sources()) {
            var found = name.matcher(Files.readString(file));
            while (found.find()) if (!seen.add(found.group(1))) twice.add(found.group(1));
        }
        assertFalse(seen.isEmpty());
        assertEquals(List.of(), twice);
    }

    /// A method begins at four or eight blanks, its head ends with `) {` or, after what it throws,
    /// with `{`, and it ends at the `}` under its first letter: the formatter sees to all of that.
    @Test
    void methodsHaveAtMost60Lines() throws IOException {
        var head =
                Pattern.compile(
                        "(?m)^( {4}| {8})(?=[a-zA-Z@<])(?!if|for|while|switch|try|return|else)"
                                + "(?![^(\\n]*\\brecord )[^\\n;={]*\\([^;{}]*\\) ?(throws [^{;]+)?\\{$");
        var long_ = new ArrayList<String>();
        int heads = 0;
        for (var file : sources()) {
            var text = Files.readString(file);
            for (var found = head.matcher(text); found.find(); heads++) {
                int end = text.indexOf("\n" + found.group(1) + "}", found.end());
                long lines = text.substring(found.start(), end).lines().count() + 1;
                if (lines > 60) long_.add(file + ": " + found.group().lines().findFirst().get());
            }
        }
        assertTrue(heads > 1000, "methods: " + heads);
        assertEquals(List.of(), long_);
    }

    private static List<Path> sources() throws IOException {
        try (var modules = Files.list(Path.of(".."))) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(ArchitectureTest::files)
                    .toList();
        }
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
