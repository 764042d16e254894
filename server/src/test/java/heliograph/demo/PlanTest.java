package heliograph.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void theSameSeedGivesTheSamePlan() {
        assertEquals(Plan.of(1, 100, 5_000), Plan.of(1, 100, 5_000));
        assertNotEquals(Plan.of(1, 100, 5_000), Plan.of(2, 100, 5_000));
    }

    @Test
    void theWholeIsAsLargeAsItIsToBe() {
        var whole = Demo.Size.WHOLE;
        var plan = Plan.of(whole.seed(), whole.chats(), whole.messages());
        assertEquals(9_600, plan.chats().size());
        assertEquals(1_000_000, plan.chats().stream().mapToInt(Plan.Chat::messages).sum());
        var made = new HashMap<Integer, Integer>();
        var names = new HashSet<String>();
        for (var chat : plan.chats()) {
            made.merge(chat.people().getFirst(), 1, Integer::sum);
            assertTrue(names.add(chat.username()), chat::username);
            assertTrue(chat.username().matches("[a-z][a-z0-9_]{4,31}"), chat::username);
            assertEquals(chat.people().size(), new HashSet<>(chat.people()).size());
            assertFalse(chat.title().isBlank());
            assertTrue(chat.title().length() <= 128 && chat.about().length() <= 255);
        }
        for (int count : made.values()) assertTrue(count <= 8, "chats of one person: " + count);
    }

    @Test
    void everyPatternOfEveryTopicIsFilled() {
        var random = new SplittableRandom(4);
        for (var language : List.of("vi", "en")) {
            var topics = Topics.of(language);
            assertTrue(topics.size() >= 10, language);
            for (var topic : topics)
                for (var kind : List.of("title", "about", "post", "talk", "reply"))
                    for (int i = 0; i < 200; i++) {
                        var text = topic.text(kind, random);
                        assertFalse(text.isBlank() || text.matches(".*[{}|].*"), text);
                        assertTrue(text.length() < 1_000, text);
                    }
        }
    }
}
