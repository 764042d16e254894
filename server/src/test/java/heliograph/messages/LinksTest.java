package heliograph.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import heliograph.tl.api.MessageEntity;
import heliograph.tl.api.MessageEntityBold;
import heliograph.tl.api.MessageEntityCode;
import heliograph.tl.api.MessageEntityTextUrl;
import heliograph.tl.api.MessageEntityUrl;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
    private static @Nullable String first(String text, MessageEntity... entities) {
        return Links.first(text, List.of(entities));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "see https://example.org/a?b=c#d now | https://example.org/a?b=c#d",
                "see http://localhost:8080/ | http://localhost:8080/",
                "HTTPS://EXAMPLE.ORG | HTTPS://EXAMPLE.ORG",
                "(https://example.org/a_(b)). | https://example.org/a_(b)",
                "[https://example.org/] | https://example.org/",
                "https://example.org/, and more | https://example.org/",
                "really https://example.org/?! | https://example.org/",
                "go to example.org. Then | https://example.org",
                "www.example.com.au/path | https://www.example.com.au/path",
                "example.de:8080/x | https://example.de:8080/x",
                "\u201eexample.net\u201c | https://example.net",
                "one example.org two https://example.com | https://example.org",
            })
    void linksAreSeen(String text, String link) {
        assertEquals(link, first(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no link",
                "notes.md",
                "Main.java",
                "end.Then",
                "bob@example.org",
                "bob.com@example",
                "1.5",
                "example.organic",
                "example.com.x",
                "ftp://example.org",
                "-example",
                "@example.com",
                "http://",
                "a.b",
                "tg://resolve?domain=a"
            })
    void otherThingsAreNot(String text) {
        assertNull(first(text));
    }

    @Test
    void entitiesSayWhatIsALink() {
        assertEquals("https://a.example/b", first("x a.example/b", new MessageEntityUrl(2, 11)));
        assertEquals(
                "http://b.test/", first("this", new MessageEntityTextUrl(0, 4, "http://b.test/")));
        assertNull(first("this", new MessageEntityTextUrl(0, 4, "tg://user?id=1")));
        assertEquals(
                "https://first.org",
                first("first.org that", new MessageEntityTextUrl(10, 4, "http://b.test/")));
        assertEquals(
                "http://b.test/",
                first("that first.org", new MessageEntityTextUrl(0, 4, "http://b.test/")));
        assertEquals("https://b.org", first("a.org b.org", new MessageEntityCode(0, 5)));
        assertEquals("https://a.org", first("a.org b.org", new MessageEntityBold(0, 5)));
        assertNull(first("x", new MessageEntityUrl(5, 2)));
        assertNull(first("x", new MessageEntityUrl(-1, Integer.MAX_VALUE)));
    }

    @Test
    void anAddressHasALength() {
        var start = "https://example.org/";
        assertNotNull(first(start + "a".repeat(Links.ADDRESS_MAX - start.length())));
        assertNull(first(start + "a".repeat(Links.ADDRESS_MAX - start.length() + 1)));
    }

    /// No text makes it fail, however it is made up.
    @Test
    void anyTextIsLookedThrough() {
        var random = new Random(3);
        var parts =
                List.of("a", ".", "com", "-", "http://", "/", "(", ")", " ", "@", "\ud83d", ":9");
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (int part = random.nextInt(60); part > 0; part--)
                text.append(parts.get(random.nextInt(parts.size())));
            first(text.toString());
        }
        for (var part : parts) first(part.repeat(4_096));
        first("a.".repeat(2_048));
    }
}
