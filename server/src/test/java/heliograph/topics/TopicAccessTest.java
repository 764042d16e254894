package heliograph.topics;

import static heliograph.channels.Matrix.having;
import static heliograph.channels.Matrix.inside;
import static heliograph.channels.Matrix.open;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.channels.Matrix;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.channels.ToggleViewForumAsMessages;
import heliograph.tl.api.messages.DeleteTopicHistory;
import heliograph.tl.api.messages.GetDiscussionMessage;
import heliograph.tl.api.messages.GetForumTopics;
import heliograph.tl.api.messages.GetForumTopicsByID;
import heliograph.tl.api.messages.ReadDiscussion;
import heliograph.tl.api.messages.ReorderPinnedForumTopics;
import heliograph.tl.api.messages.UpdatePinnedForumTopic;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every method of topics by everyone who could call it, for each right that concerns them.
class TopicAccessTest {
    private final Square square = new Square(1, false);
    private final Community town = square.town;
    private final int topic = square.make(square.owner, "Ours");
    private final Matrix matrix =
            new Matrix(
                    town,
                    ChatBannedRights.builder().manageTopics(true).build(),
                    List.of(
                            ChatAdminRights.builder().manageTopics(true).build(),
                            ChatAdminRights.builder().deleteMessages(true).build(),
                            ChatAdminRights.builder().pinMessages(true).build(),
                            ChatAdminRights.builder().changeInfo(true).build()));

    @BeforeEach
    void gather() {
        looking();
        managing();
    }

    private void looking() {
        matrix.on(inside(), c -> new GetForumTopics(town.peer(c), null, 0, 0, 0, 10));
        matrix.on(inside(), c -> new GetForumTopicsByID(town.peer(c), List.of(topic)));
        matrix.on(inside(), c -> square.replies(c, topic));
        matrix.on(inside(), c -> new GetDiscussionMessage(town.peer(c), topic));
        matrix.on(inside(), c -> new ReadDiscussion(town.peer(c), topic, 1));
        matrix.on(
                inside(),
                c -> new ToggleViewForumAsMessages(town.named(c), matrix.round() % 2 == 0));
        matrix.on(inside(), c -> square.text(c, "x", Square.in(topic)).build());
    }

    private void managing() {
        var managers = having(ChatAdminRights::manageTopics);
        matrix.on(
                open(ChatAdminRights::manageTopics),
                c -> square.making(c, "New " + matrix.round()));
        matrix.on(managers, c -> square.naming(c, topic, "Name " + matrix.round()));
        matrix.on(
                managers,
                c -> new UpdatePinnedForumTopic(town.peer(c), topic, matrix.round() % 2 == 0));
        matrix.on(managers, c -> new ReorderPinnedForumTopics(true, town.peer(c), List.of(topic)));
        matrix.on(
                having(ChatAdminRights::deleteMessages),
                c -> new DeleteTopicHistory(town.peer(c), doomed(c)));
    }

    /// A topic that the owner has made, for whoever asks to delete one.
    private int doomed(Client client) {
        int made = square.make(town.owner, "Doomed by " + client.id());
        square.say(town.owner, "x", Square.in(made));
        return made;
    }

    @AfterEach
    void close() {
        square.close();
    }

    @Test
    void everyoneMayWhatTheRulesSayAndNoMore() {
        matrix.check();
    }

    @Test
    void whoIsBannedIsRefusedByEveryMethodAtOnce() {
        matrix.checkBans();
    }
}
