package heliograph.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.api.MessageEntity;
import heliograph.tl.api.MessageEntityBold;
import heliograph.tl.api.MessageEntityCode;
import heliograph.tl.api.MessageEntityTextUrl;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainMarksTest {
    private static String seen(String text, MessageEntity... marked) {
        return PlainMarks.in(text, List.of(marked)).stream()
                .map(entity -> {
                    var span = Span.of(entity);
                    var kind = entity.getClass().getSimpleName().replace("MessageEntity", "");
                    return kind
                            + " "
                            + text.substring(span.offset(), span.offset() + span.length());
                })
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "see https://example.org/a, please | Url https://example.org/a",
                "go to example.org. | Url example.org",
                "write to mai@example.org now | Email mai@example.org",
                "@lanterns, look | Mention @lanterns",
                "for #Đèn_lồng2 and #2026year | Hashtag #Đèn_lồng2; Hashtag #2026year",
                "#news@lanterns | Hashtag #news@lanterns",
                "buy $USD | Cashtag $USD",
                "/start | BotCommand /start",
                "then /help@lamp_bot | BotCommand /help@lamp_bot",
                "a.org @lanterns #go | Url a.org; Mention @lanterns; Hashtag #go",
            })
    void whatStandsInATextIsSeen(String text, String marks) {
        assertEquals(marks, seen(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a plain sentence. And another",
                "notes.md",
                "@abc",
                "x@lanterns",
                "#2026",
                "a#b",
                "$usd",
                "$TOOLONGER",
                "1/2",
                "/usr/bin",
                "and/or",
                "</b>",
                "@"
            })
    void otherThingsAreNot(String text) {
        assertEquals("", seen(text));
    }

    @Test
    void whatIsMarkedAsSomethingElseStays() {
        var text = "see example.org @lanterns";
        assertEquals("Mention @lanterns", seen(text, new MessageEntityCode(4, 11)));
        assertEquals(
                "Mention @lanterns", seen(text, new MessageEntityTextUrl(0, 5, "https://b.org")));
        assertEquals(
                "Url example.org; Mention @lanterns", seen(text, new MessageEntityBold(0, 25)));
        assertEquals("Url example.org; Mention @lanterns", seen(text, new MessageEntityCode(0, 4)));
    }

    /// Whatever the text, marks lie in it and do not overlap.
    @Test
    void marksLieBesideEachOther() {
        var random = new Random(3);
        var signs = "ab.@#$/:-_ đ1\uD83D\uDE00orgcom";
        for (int seed = 0; seed < 20_000; seed++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--)
                text.append(signs.charAt(random.nextInt(signs.length())));
            var spans = PlainMarks.in(text.toString(), List.of()).stream().map(Span::of).toList();
            for (int i = 0; i < spans.size(); i++) {
                var one = spans.get(i);
                assertTrue(one.length() > 0 && one.offset() + one.length() <= text.length());
                for (var other : spans.subList(0, i))
                    assertFalse(one.overlaps(other), text::toString);
            }
        }
    }
}
