package heliograph.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.Harness;
import heliograph.tl.api.InputMessagesFilterEmpty;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.Message;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.ReactionEmoji;
import heliograph.tl.api.SavedReactionTag;
import heliograph.tl.api.UpdateSavedReactionTags;
import heliograph.tl.api.UpdateShort;
import heliograph.tl.api.UpdateShortSentMessage;
import heliograph.tl.api.Updates;
import heliograph.tl.api.messages.DeleteMessages;
import heliograph.tl.api.messages.GetSavedReactionTags;
import heliograph.tl.api.messages.Messages;
import heliograph.tl.api.messages.SavedReactionTags;
import heliograph.tl.api.messages.SavedReactionTagsNotModified;
import heliograph.tl.api.messages.Search;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.messages.SendReaction;
import heliograph.tl.api.messages.UpdateSavedReactionTag;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SavedTagsTest {
    private static final Reaction FIRE = new ReactionEmoji("🔥");
    private static final Reaction HEART = new ReactionEmoji("❤");

    private final Harness server = new Harness(31);
    private final Client alice = server.client("99966200001");
    private final Client phone = server.client("99966200001");

    @AfterEach
    void close() {
        server.close();
    }

    private int save(String text) {
        var query =
                SendMessage.builder()
                        .peer(new InputPeerSelf())
                        .message(text)
                        .randomId(text.hashCode())
                        .build();
        var answer = alice.ask(query);
        if (answer instanceof UpdateShortSentMessage sent) return sent.id();
        for (var update : assertInstanceOf(Updates.class, answer).updates())
            if (update instanceof heliograph.tl.api.UpdateMessageID told) return told.id();
        throw new AssertionError(answer);
    }

    private void tag(int id, Reaction... tags) {
        alice.ask(new SendReaction(false, false, new InputPeerSelf(), id, List.of(tags)));
    }

    private List<SavedReactionTag> tags() {
        return assertInstanceOf(
                        SavedReactionTags.class, alice.ask(new GetSavedReactionTags(null, 0)))
                .tags();
    }

    private List<Integer> found(String words, Reaction... tags) {
        var query =
                Search.builder()
                        .peer(new InputPeerSelf())
                        .q(words)
                        .savedReaction(List.of(tags))
                        .filter(new InputMessagesFilterEmpty())
                        .limit(100)
                        .build();
        return assertInstanceOf(Messages.class, alice.ask(query)).messages().stream()
                .map(m -> ((Message) m).id())
                .toList();
    }

    @Test
    void tagsAreCountedAndFound() {
        int one = save("a recipe for soup");
        int two = save("a recipe for bread");
        int three = save("nothing");
        tag(one, FIRE);
        tag(two, HEART, FIRE);
        assertEquals(
                List.of(new SavedReactionTag(FIRE, null, 2), new SavedReactionTag(HEART, null, 1)),
                tags());
        assertEquals(List.of(two, one), found("", FIRE));
        assertEquals(List.of(two), found("", HEART));
        assertEquals(List.of(one), found("soup", FIRE, HEART));
        assertEquals(List.of(), found("nothing", FIRE));
        assertEquals(List.of(three), found("nothing"));
        tag(two, HEART);
        assertEquals(List.of(one), found("", FIRE));
        alice.ask(new DeleteMessages(true, List.of(one)));
        assertEquals(List.of(new SavedReactionTag(HEART, null, 1)), tags());
        server.restart();
        alice.begin();
        assertEquals(List.of(new SavedReactionTag(HEART, null, 1)), tags());
        tag(two);
        assertTrue(tags().isEmpty());
    }

    @Test
    void savedMessagesSayThatTheyAreTagged() {
        int id = save("x");
        var answer =
                assertInstanceOf(
                        Updates.class,
                        alice.ask(
                                new SendReaction(
                                        false, false, new InputPeerSelf(), id, List.of(FIRE))));
        var told =
                assertInstanceOf(
                        heliograph.tl.api.UpdateMessageReactions.class,
                        answer.updates().getFirst());
        assertTrue(told.reactions().reactionsAsTags());
        assertFalse(told.reactions().canSeeList());
    }

    @Test
    void aTagHasAShortName() {
        tag(save("x"), FIRE);
        phone.pushed();
        alice.ask(new UpdateSavedReactionTag(FIRE, "t".repeat(12)));
        assertEquals(List.of(new SavedReactionTag(FIRE, "t".repeat(12), 1)), tags());
        phone.receive();
        assertTrue(
                phone.pushed().stream()
                        .anyMatch(u ->
                                (u instanceof Updates all
                                                && all.updates()
                                                        .contains(new UpdateSavedReactionTags()))
                                        || (u instanceof UpdateShort one
                                                && one.update()
                                                        .equals(new UpdateSavedReactionTags()))));
        assertEquals(
                "TAG_TITLE_TOO_LONG",
                alice.outcome(new UpdateSavedReactionTag(FIRE, "t".repeat(13))).error());
        assertEquals(
                "REACTION_INVALID",
                alice.outcome(new UpdateSavedReactionTag(new ReactionEmoji("x"), "t")).error());
        var known = (SavedReactionTags) alice.ask(new GetSavedReactionTags(null, 0));
        assertInstanceOf(
                SavedReactionTagsNotModified.class,
                alice.ask(new GetSavedReactionTags(null, known.hash())));
        alice.ask(new UpdateSavedReactionTag(FIRE, null));
        assertEquals(List.of(new SavedReactionTag(FIRE, null, 1)), tags());
    }
}
