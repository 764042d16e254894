package heliograph.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import heliograph.tl.api.Document;
import heliograph.tl.api.InputStickerSetEmojiDefaultTopicIcons;
import heliograph.tl.api.messages.CreateForumTopic;
import heliograph.tl.api.messages.EditForumTopic;
import heliograph.tl.api.messages.GetStickerSet;
import heliograph.tl.api.messages.StickerSet;
import org.junit.jupiter.api.Test;

class TopicIconsTest {
    @Test
    void anyCustomEmojiMayBeChosen() {
        try (var square = new Square(21, false)) {
            var owner = square.owner;
            var peer = square.town.peer(owner);
            var set =
                    (StickerSet)
                            owner.ask(
                                    new GetStickerSet(
                                            new InputStickerSetEmojiDefaultTopicIcons(), 0));
            long first = ((Document) set.documents().getFirst()).id();
            long last = ((Document) set.documents().getLast()).id();
            int topic =
                    Square.id(
                            owner.ask(
                                    new CreateForumTopic(
                                            false, peer, "News", null, first, 1, null)));
            assertEquals(first, square.topic(owner, topic).iconEmojiId());
            owner.ask(new EditForumTopic(peer, topic, null, last, null, null));
            square.town.server.restart();
            owner.begin();
            assertEquals(last, square.topic(owner, topic).iconEmojiId());
            assertEquals(
                    "TOPIC_NOT_MODIFIED",
                    Square.refused(owner, new EditForumTopic(peer, topic, null, last, null, null)));
            owner.ask(new EditForumTopic(peer, topic, null, 0L, null, null));
            assertNull(square.topic(owner, topic).iconEmojiId());
        }
    }
}
