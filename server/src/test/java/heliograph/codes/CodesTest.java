package heliograph.codes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.codes.CodeProvider.Way;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The console, addresses and the owner's list.
final class CodesTest {
    static final LoginCode CODE = new LoginCode("4930901820", "12345", Duration.ofMinutes(5), "de");

    @TempDir private Path folder;

    @Test
    void theConsoleShowsNumberAndCode() {
        var out = new ByteArrayOutputStream();
        var codes = new TerminalCodes(new PrintStream(out, true, UTF_8));
        assertEquals(new Way.Text(), codes.send(CODE));
        assertEquals("Login code for +4930901820: 12345", out.toString(UTF_8).strip());
        assertTrue(codes.local());
    }

    @Test
    void aCodeInALogShowsNothing() {
        assertFalse(CODE.toString().contains("12345"));
        assertFalse(CODE.toString().contains("49309018"));
    }

    @Test
    void addressesAreMasked() {
        assertEquals("a***e@example.org", Addresses.masked("alice@example.org"));
        assertEquals("a***e@example.org", Addresses.masked("ape@example.org"));
        assertEquals("a***@example.org", Addresses.masked("al@example.org"));
        assertEquals("a***@example.org", Addresses.masked("a@example.org"));
        assertEquals("***@example.org", Addresses.masked("@example.org"));
    }

    @Test
    void aPatternNamesTheNumber() {
        var pattern = Addresses.pattern("{phone}@sms.example.org");
        assertEquals("4930901820@sms.example.org", pattern.of("4930901820"));
        Addresses nobody = phone -> null;
        assertEquals("1@sms.example.org", nobody.or(pattern).of("1"));
        for (var bad : new String[] {"x@example.org", "{phone}", "@{phone}"})
            assertThrows(IllegalArgumentException.class, () -> Addresses.pattern(bad));
    }

    @Test
    void theListIsReadAgainWhenItHasChanged() throws IOException {
        var file = folder.resolve("guests.txt");
        var list = new GuestList(file);
        assertFalse(list.has("4930901820"));
        Files.writeString(
                file,
                """
                # people
                +49 30 901820\talice@example.org # Alice
                (1) 555-123 4567
                bob@example.org

                """);
        assertTrue(list.has("4930901820"));
        assertEquals("alice@example.org", list.of("4930901820"));
        assertTrue(list.has("15551234567"));
        assertNull(list.of("15551234567"));
        assertFalse(list.has(""));
        Files.writeString(file, "15551234568");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        assertFalse(list.has("4930901820"));
        assertTrue(list.has("15551234568"));
        Files.delete(file);
        assertFalse(list.has("15551234568"));
    }

    @Test
    void aListIsNoLargerThanItsLimit() throws IOException {
        var file = folder.resolve("guests.txt");
        Files.write(file, new byte[GuestList.SIZE_MAX]);
        assertFalse(new GuestList(file).has("1"));
        Files.write(file, new byte[GuestList.SIZE_MAX + 1]);
        assertThrows(UncheckedIOException.class, () -> new GuestList(file).has("1"));
    }
}
