package heliograph.groups;

import heliograph.Client;
import heliograph.Harness;
import heliograph.tl.api.AnyInputUser;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.Chat;
import heliograph.tl.api.InputPeerChat;
import heliograph.tl.api.InputPeerUser;
import heliograph.tl.api.InputUser;
import heliograph.tl.api.InputUserSelf;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.Updates;
import heliograph.tl.api.messages.AnyMessages;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.CreateChat;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.InvitedUsers;
import heliograph.tl.api.messages.Messages;
import heliograph.tl.api.messages.MessagesNotModified;
import heliograph.tl.api.messages.MessagesSlice;
import heliograph.tl.api.messages.SendMessage;
import java.util.ArrayList;
import java.util.List;

/// Ada, Bo and Cy in a whole server, and a group that Ada makes.
final class Circle implements AutoCloseable {
    final Harness server;
    final Client ada;
    final Client bo;
    final Client cy;
    private long random;

    Circle(long seed) {
        server = new Harness(seed);
        ada = server.client("9996620001");
        bo = server.client("9996620002");
        cy = server.client("9996620003");
    }

    AnyInputUser user(Client viewer, Client whom) {
        if (viewer == whom) return new InputUserSelf();
        var peer = (InputPeerUser) server.peer(viewer, whom.id());
        return new InputUser(peer.userId(), peer.accessHash());
    }

    /// A group of Ada's with the others in it.
    long group(Client... others) {
        var users = new ArrayList<AnyInputUser>();
        for (var other : others) users.add(user(ada, other));
        InvitedUsers made = ada.ask(new CreateChat(users, "Circle", null));
        return ((Chat) ((Updates) made.updates()).chats().getFirst()).id();
    }

    SendMessage text(long group, String text) {
        return SendMessage.builder()
                .peer(new InputPeerChat(group))
                .message(text)
                .randomId(++random)
                .build();
    }

    Message send(Client from, long group, String text) {
        for (var update : updates(from.ask(text(group, text))))
            if (update instanceof UpdateNewMessage u) return (Message) u.message();
        throw new AssertionError("nothing was sent");
    }

    List<AnyMessage> history(Client viewer, long group) {
        return messages(
                viewer.ask(new GetHistory(new InputPeerChat(group), 0, 0, 0, 100, 0, 0, 0)));
    }

    /// The texts of a group's history, newest first, and the names of service messages' actions.
    List<String> said(Client viewer, long group) {
        return said(history(viewer, group));
    }

    static List<String> said(List<AnyMessage> messages) {
        return messages.stream()
                .map(m ->
                        switch (m) {
                            case Message p -> p.message();
                            case MessageService s -> s.action().getClass().getSimpleName();
                            default -> "";
                        })
                .toList();
    }

    static List<AnyMessage> messages(AnyMessages answer) {
        return switch (answer) {
            case Messages m -> m.messages();
            case MessagesSlice m -> m.messages();
            case ChannelMessages m -> m.messages();
            case MessagesNotModified _ -> List.of();
        };
    }

    static List<Update> updates(AnyUpdates updates) {
        return ((Updates) updates).updates();
    }

    /// The updates that a client was pushed since it was last asked.
    static List<Update> pushed(Client client) {
        client.receive();
        var all = new ArrayList<Update>();
        for (var one : client.pushed()) if (one instanceof Updates u) all.addAll(u.updates());
        return all;
    }

    static <U> U only(List<? super U> all, Class<U> kind) {
        var found = all.stream().filter(kind::isInstance).map(kind::cast).toList();
        if (found.size() != 1)
            throw new AssertionError(found.size() + " of " + kind + " in " + all);
        return found.getFirst();
    }

    @Override
    public void close() {
        server.close();
    }
}
