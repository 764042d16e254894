package heliograph.topics;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.tl.TlFunction;
import heliograph.tl.api.AnyForumTopic;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.ForumTopic;
import heliograph.tl.api.InputReplyTo;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateMessageID;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.ToggleForum;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.CreateForumTopic;
import heliograph.tl.api.messages.EditForumTopic;
import heliograph.tl.api.messages.ForumTopics;
import heliograph.tl.api.messages.GetForumTopics;
import heliograph.tl.api.messages.GetForumTopicsByID;
import heliograph.tl.api.messages.GetReplies;
import heliograph.tl.api.messages.SendMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A supergroup that is a forum, and what people do in it.
final class Square implements AutoCloseable {
    final Community town;
    final Client owner;
    private long number = 1_000;

    /// @param before whether something is said before there are topics
    Square(long seed, boolean before) {
        town = new Community(seed, false);
        owner = town.owner;
        if (before) say(owner, "before", null);
        owner.ask(new ToggleForum(town.named(owner), true, false));
    }

    long fresh() {
        return ++number;
    }

    CreateForumTopic making(Client by, String title) {
        return new CreateForumTopic(false, town.peer(by), title, null, null, fresh(), null);
    }

    int make(Client by, String title) {
        return id(by.ask(making(by, title)));
    }

    static InputReplyTo in(int topic) {
        return InputReplyToMessage.builder().replyToMsgId(topic).build();
    }

    static InputReplyTo to(int message, int topic) {
        return InputReplyToMessage.builder().replyToMsgId(message).topMsgId(topic).build();
    }

    SendMessage.Builder text(Client by, String text, @Nullable InputReplyTo reply) {
        return SendMessage.builder()
                .peer(town.peer(by))
                .message(text)
                .replyTo(reply)
                .randomId(fresh());
    }

    int say(Client by, String text, @Nullable InputReplyTo reply) {
        return id(by.ask(text(by, text, reply).build()));
    }

    static int id(AnyUpdates answer) {
        for (var update : ((Updates) answer).updates())
            if (update instanceof UpdateMessageID told) return told.id();
        throw new AssertionError("nothing was sent: " + answer);
    }

    ForumTopics list(Client viewer) {
        return viewer.ask(new GetForumTopics(town.peer(viewer), null, 0, 0, 0, 100));
    }

    List<String> titles(Client viewer) {
        return titles(list(viewer));
    }

    static List<String> titles(ForumTopics page) {
        var titles = new ArrayList<String>();
        for (var topic : page.topics()) titles.add(((ForumTopic) topic).title());
        return titles;
    }

    AnyForumTopic any(Client viewer, int id) {
        return viewer.ask(new GetForumTopicsByID(town.peer(viewer), List.of(id)))
                .topics()
                .getFirst();
    }

    ForumTopic topic(Client viewer, int id) {
        return (ForumTopic) any(viewer, id);
    }

    GetReplies replies(Client viewer, int topic) {
        return new GetReplies(town.peer(viewer), topic, 0, 0, 0, 100, 0, 0, 0);
    }

    /// What was said in a topic, newest first; service messages by the name of their action.
    List<String> said(Client viewer, int topic) {
        return texts(((ChannelMessages) viewer.ask(replies(viewer, topic))).messages());
    }

    static List<String> texts(List<AnyMessage> messages) {
        var texts = new ArrayList<String>();
        for (var message : messages)
            texts.add(
                    switch (message) {
                        case Message m -> m.message();
                        case MessageService m -> m.action().getClass().getSimpleName();
                        default -> "-";
                    });
        return texts;
    }

    EditForumTopic closing(Client by, int topic, boolean closed) {
        return new EditForumTopic(town.peer(by), topic, null, null, closed, null);
    }

    EditForumTopic naming(Client by, int topic, String title) {
        return new EditForumTopic(town.peer(by), topic, title, null, null, null);
    }

    EditForumTopic hiding(Client by, int topic, boolean hidden) {
        return new EditForumTopic(town.peer(by), topic, null, null, null, hidden);
    }

    static String refused(Client by, TlFunction<?> query) {
        var outcome = by.outcome(query);
        if (!outcome.failed()) throw new AssertionError("went through: " + query);
        return outcome.error();
    }

    /// The updates of a kind that were pushed to a client since it was last asked.
    static <U extends Update> List<U> pushed(Client client, Class<U> kind) {
        client.receive();
        var found = new ArrayList<U>();
        for (var one : client.pushed())
            if (one instanceof Updates updates)
                for (var update : updates.updates())
                    if (kind.isInstance(update)) found.add(kind.cast(update));
        return found;
    }

    @Override
    public void close() {
        town.close();
    }
}
