package heliograph.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.Client;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.ForumTopic;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageActionTopicCreate;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.GetForumTopics;
import heliograph.tl.api.messages.GetHistory;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Whether the topics of a forum are what became of them, and count what one member finds in the
/// history.
final class TopicRecount {
    private static final int PAGE = 50;

    private final Client client;
    private final InputPeer peer;
    private final TopicAudit audit;

    TopicRecount(Client client, InputPeer peer, TopicAudit audit) {
        this.client = client;
        this.peer = peer;
        this.audit = audit;
    }

    /// Checks all topics; gives how many messages are unread in them together.
    int unread() {
        Map<Integer, TreeMap<Integer, AnyMessage>> said = new HashMap<>();
        int offset = 0;
        while (true) {
            var query = new GetHistory(peer, offset, 0, 0, PAGE, 0, 0, 0);
            var page = ((ChannelMessages) client.ask(query)).messages();
            if (page.isEmpty()) break;
            for (var message : page) {
                offset = Box.plain(message).id();
                said.computeIfAbsent(topic(message), _ -> new TreeMap<>()).put(offset, message);
            }
        }
        var found = client.ask(new GetForumTopics(peer, null, 0, 0, 0, 100));
        var kept = new TreeMap<Integer, TopicAudit.Kept>();
        int unread = 0;
        for (var any : found.topics()) {
            var t = (ForumTopic) any;
            var known = audit.live().get(t.id());
            long author = known == null ? -1 : known.author();
            kept.put(
                    t.id(),
                    new TopicAudit.Kept(author, t.title(), t.closed(), t.hidden(), t.pinned()));
            unread += count(t, said.getOrDefault(t.id(), new TreeMap<>()));
        }
        assertEquals(audit.live(), kept);
        assertEquals(kept.size(), found.count());
        return unread;
    }

    private static int topic(AnyMessage message) {
        if (message instanceof MessageService s && s.action() instanceof MessageActionTopicCreate)
            return s.id();
        return TopicAudit.of(Box.plain(message));
    }

    private static int count(ForumTopic topic, NavigableMap<Integer, AnyMessage> said) {
        int unread = 0;
        for (var one : said.tailMap(topic.readInboxMaxId(), false).values())
            if (isCounted(one)) unread++;
        assertEquals(unread, topic.unreadCount(), () -> "unread in " + topic + " of " + said);
        if (!said.isEmpty()) assertEquals(said.lastKey(), topic.topMessage());
        return unread;
    }

    /// Whether a message counts as unread, unless it was read: who made a topic is no message in
    /// it.
    private static boolean isCounted(AnyMessage message) {
        return switch (message) {
            case Message m -> !m.out();
            case MessageService s -> !s.out() && !(s.action() instanceof MessageActionTopicCreate);
            default -> false;
        };
    }
}
