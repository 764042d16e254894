package heliograph.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import heliograph.Client;
import heliograph.tl.api.DraftMessage;
import heliograph.tl.api.UpdateDraftMessage;
import heliograph.tl.api.messages.SaveDraft;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What someone has typed and not sent, in each topic of a forum.
class TopicDraftsTest {
    private static SaveDraft draft(Square square, Client by, String text, @Nullable Integer topic) {
        return SaveDraft.builder()
                .peer(square.town.peer(by))
                .message(text)
                .replyTo(topic == null ? null : Square.to(topic, topic))
                .build();
    }

    @Test
    void eachTopicHasItsDraft() {
        try (var square = new Square(4, false)) {
            var ada = square.town.member();
            int tea = square.make(square.owner, "Tea");
            ada.ask(draft(square, ada, "in tea", tea));
            ada.ask(draft(square, ada, "in general", null));
            assertEquals("in tea", text(square, ada, tea));
            assertEquals("in general", text(square, ada, 1));
            var device = square.town.server.client();
            device.enter("999663" + "0002");
            var sent = square.text(ada, "in tea", Square.in(tea)).clearDraft(true).build();
            ada.ask(sent);
            assertNull(text(square, ada, tea));
            assertEquals("in general", text(square, ada, 1));
            var told = Square.pushed(device, UpdateDraftMessage.class).getFirst();
            assertEquals(tea, told.topMsgId());
            ada.ask(draft(square, ada, "again", tea));
            ada.ask(draft(square, ada, "", tea));
            assertNull(text(square, ada, tea));
        }
    }

    @Test
    void aRepeatedSendLeavesWhatWasTypedAfterIt() {
        try (var square = new Square(6, true)) {
            var ada = square.town.member();
            int tea = square.make(square.owner, "Tea");
            ada.ask(draft(square, ada, "once", tea));
            var sent = square.text(ada, "once", Square.in(tea)).clearDraft(true).build();
            ada.ask(sent);
            assertNull(text(square, ada, tea));
            ada.ask(draft(square, ada, "typed after", tea));
            ada.ask(sent);
            assertEquals("typed after", text(square, ada, tea));
        }
    }

    private static @Nullable String text(Square square, Client client, int topic) {
        return square.topic(client, topic).draft() instanceof DraftMessage draft
                ? draft.message()
                : null;
    }
}
