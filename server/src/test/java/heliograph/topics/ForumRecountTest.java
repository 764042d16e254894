package heliograph.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.Client;
import heliograph.channels.Topics;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.ForumTopic;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageActionTopicCreate;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.channels.DeleteMessages;
import heliograph.tl.api.channels.ToggleForum;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.DeleteTopicHistory;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.ReadDiscussion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Whatever people do in a forum, in whatever order, and over restarts: what its topics say of
/// themselves is what one counts in its whole history.
class ForumRecountTest {
    private static final int STEPS = 80;

    private final Map<Integer, Integer> marks = new HashMap<>();
    private final List<Integer> made = new ArrayList<>();
    private int newest;

    @Test
    void topicsSayWhatTheHistorySays() {
        for (int seed = 1; seed <= 5; seed++) {
            marks.clear();
            made.clear();
            made.add(Topics.GENERAL);
            newest = 1;
            try (var square = new Square(seed, seed % 2 == 0)) {
                var random = new Random(seed);
                var ada = square.town.member();
                for (int step = 0; step < STEPS; step++) step(square, ada, random);
                check(square, ada, "seed " + seed);
                square.town.server.restart();
                square.owner.begin();
                ada.begin();
                check(square, ada, "seed " + seed + ", restarted");
            }
        }
    }

    private void step(Square square, Client ada, Random random) {
        var by = random.nextBoolean() ? ada : square.owner;
        int topic = made.get(random.nextInt(made.size()));
        int some = 1 + random.nextInt(newest);
        switch (random.nextInt(9)) {
            case 0 -> {
                newest = square.make(by, "T" + some);
                made.add(newest);
            }
            case 1, 2 -> {
                newest = square.say(by, "x", topic == Topics.GENERAL ? null : Square.in(topic));
            }
            case 3, 4 -> by.outcome(square.text(by, "re", Square.to(some, topic)).build());
            case 5 ->
                    by.outcome(new DeleteMessages(square.town.named(by), List.of(some, some + 1)));
            case 6 -> {
                ada.ask(new ReadDiscussion(square.town.peer(ada), topic, some));
                int top = square.topic(ada, topic).topMessage();
                marks.merge(topic, Math.min(some, top), Math::max);
            }
            case 7 -> {
                var gone = new DeleteTopicHistory(square.town.peer(by), topic);
                if (random.nextInt(4) == 0 && !by.outcome(gone).failed())
                    made.remove(Integer.valueOf(topic));
            }
            default -> {
                var named = square.town.named(square.owner);
                square.owner.ask(new ToggleForum(named, false, false));
                newest = square.say(by, "meanwhile", random.nextBoolean() ? null : Square.in(some));
                square.owner.ask(new ToggleForum(named, true, false));
            }
        }
    }

    private static List<AnyMessage> history(Square square, Client viewer) {
        var all = new ArrayList<AnyMessage>();
        int offset = 0;
        while (true) {
            var query = new GetHistory(square.town.peer(viewer), offset, 0, 0, 100, 0, 0, 0);
            var page = ((ChannelMessages) viewer.ask(query)).messages();
            all.addAll(page);
            if (page.size() < 100) return all;
            offset = id(page.getLast());
        }
    }

    private static int id(AnyMessage message) {
        return switch (message) {
            case Message m -> m.id();
            case MessageService m -> m.id();
            default -> 0;
        };
    }

    private static boolean isOwn(AnyMessage message) {
        return switch (message) {
            case Message m -> m.out();
            case MessageService m -> m.out();
            default -> false;
        };
    }

    private static boolean makesTopic(AnyMessage message) {
        return message instanceof MessageService m
                && m.action() instanceof MessageActionTopicCreate;
    }

    private void check(Square square, Client ada, String at) {
        Map<Integer, List<AnyMessage>> expected = new TreeMap<>();
        expected.put(Topics.GENERAL, new ArrayList<>());
        for (var message : history(square, ada))
            expected.computeIfAbsent(Topics.of(message), _ -> new ArrayList<>()).add(message);
        var found = square.list(ada);
        assertEquals(expected.size(), found.count(), at);
        int whole = 0;
        for (var any : found.topics()) {
            var topic = (ForumTopic) any;
            var said = expected.get(topic.id());
            if (said == null) throw new AssertionError(at + ": nothing made " + topic.id());
            int top = said.isEmpty() ? Topics.GENERAL : id(said.getFirst());
            assertEquals(top, topic.topMessage(), at + ": top of " + topic.id());
            said.removeIf(ForumRecountTest::makesTopic);
            assertEquals(Square.texts(said), square.said(ada, topic.id()), at + ": " + topic.id());
            int read = Math.max(topic.readInboxMaxId(), marks.getOrDefault(topic.id(), 0));
            int unread = 0;
            for (var message : said) if (id(message) > read && !isOwn(message)) unread++;
            assertEquals(unread, topic.unreadCount(), at + ": unread of " + topic.id());
            whole += unread;
        }
        assertEquals(whole, TopicStateTest.dialog(square, ada).unreadCount(), at);
    }
}
