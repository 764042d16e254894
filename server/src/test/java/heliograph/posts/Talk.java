package heliograph.posts;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.Dialog;
import heliograph.tl.api.InputDialogPeer;
import heliograph.tl.api.InputMessageID;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateMessageID;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.GetMessages;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.GetPeerDialogs;
import heliograph.tl.api.messages.SendMessage;
import java.util.ArrayList;
import java.util.List;

/// What people say in a community.
final class Talk {
    private static long randomId = 1;

    private Talk() {}

    static SendMessage.Builder text(Community in, Client from, String text) {
        return SendMessage.builder().peer(in.peer(from)).message(text).randomId(randomId++);
    }

    /// Says something and gives its id.
    static int say(Community in, Client from, String text) {
        return id(from.ask(text(in, from, text).build()));
    }

    static int reply(Community in, Client from, int to, String text) {
        var reply = InputReplyToMessage.builder().replyToMsgId(to).build();
        return id(from.ask(text(in, from, text).replyTo(reply).build()));
    }

    static int id(AnyUpdates answer) {
        for (var update : ((Updates) answer).updates())
            if (update instanceof UpdateMessageID told) return told.id();
        throw new AssertionError("nothing was sent: " + answer);
    }

    static ChannelMessages history(Community in, Client client) {
        var query = new GetHistory(in.peer(client), 0, 0, 0, 100, 0, 0, 0);
        return (ChannelMessages) client.ask(query);
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

    static Message message(Community in, Client client, int id) {
        var query = new GetMessages(in.named(client), List.of(new InputMessageID(id)));
        return (Message) ((ChannelMessages) client.ask(query)).messages().getFirst();
    }

    static Dialog dialog(Community in, Client client) {
        var query = new GetPeerDialogs(List.of(new InputDialogPeer(in.peer(client))));
        return (Dialog) client.ask(query).dialogs().getFirst();
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
}
