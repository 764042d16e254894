package heliograph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import heliograph.previews.Reach;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.Dialog;
import heliograph.tl.api.DocumentAttribute;
import heliograph.tl.api.DocumentAttributeAudio;
import heliograph.tl.api.InputDialogPeer;
import heliograph.tl.api.InputFile;
import heliograph.tl.api.InputMediaUploadedDocument;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.Message;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.Updates;
import heliograph.tl.api.messages.ForwardMessages;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.GetPeerDialogs;
import heliograph.tl.api.messages.SendMedia;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.updates.AnyDifference;
import heliograph.tl.api.updates.GetDifference;
import heliograph.tl.api.updates.GetState;
import heliograph.tl.api.updates.State;
import heliograph.tl.api.upload.SaveFilePart;
import java.util.ArrayList;
import java.util.List;

/// Three people on one server, and what they do in tests of the rules.
public final class Trio implements AutoCloseable {
    public static final String ALICE = "9996620001";
    public static final String BOB = "9996630002";
    public static final String CAROL = "9996640003";

    public final Harness server;
    public final Client alice;
    public final Client bob;
    public final Client carol;
    private long number;

    public Trio() {
        this(Reach.NONE);
    }

    /// @param reach whom the server asks for previews of links
    public Trio(Reach reach) {
        server = new Harness(7, reach);
        alice = server.client(ALICE);
        bob = server.client(BOB);
        carol = server.client(CAROL);
    }

    /// A number that no query had before.
    public long fresh() {
        return ++number;
    }

    /// Another device of someone who is here already. All have heard of it then.
    public Client device(String phone) {
        var device = server.client(phone);
        for (var client : List.of(alice, bob, carol, device)) pushed(client);
        return device;
    }

    public InputPeer peer(Client viewer, Client whom) {
        return server.peer(viewer, whom.id());
    }

    /// A text that is not sent yet.
    public SendMessage.Builder text(Client from, Client to, String text) {
        return SendMessage.builder().peer(peer(from, to)).message(text).randomId(fresh());
    }

    /// Sends a text; all that follows from it is done then. As the sender has it.
    public Message send(Client from, Client to, String text) {
        return sent(from.ask(text(from, to, text).build()));
    }

    public Message forward(Client by, Client from, int id, Client to) {
        return sent(by.ask(forwarding(by, from, id, to)));
    }

    /// A forwarding that is not asked for yet.
    public ForwardMessages forwarding(Client by, Client from, int id, Client to) {
        return ForwardMessages.builder()
                .fromPeer(peer(by, from))
                .toPeer(peer(by, to))
                .id(List.of(id))
                .randomId(List.of(fresh()))
                .build();
    }

    /// Sends a voice note.
    public Message say(Client from, Client to) {
        var voice = new DocumentAttributeAudio(true, 1, null, null, null);
        return sent(from.ask(document(from, to, voice)));
    }

    /// A document that is not sent yet.
    public SendMedia document(Client from, Client to, DocumentAttribute... attributes) {
        long file = fresh();
        from.ask(new SaveFilePart(file, 0, new byte[] {1, 2, 3}));
        var document =
                InputMediaUploadedDocument.builder()
                        .file(new InputFile(file, 1, "file", ""))
                        .mimeType("application/octet-stream")
                        .attributes(List.of(attributes))
                        .build();
        return SendMedia.builder()
                .peer(peer(from, to))
                .media(document)
                .message("")
                .randomId(fresh())
                .build();
    }

    public static Message sent(AnyUpdates answer) {
        for (var update : updates(answer))
            if (update instanceof UpdateNewMessage news) return (Message) news.message();
        throw new AssertionError("nothing was sent: " + answer);
    }

    public static List<Update> updates(AnyUpdates updates) {
        return assertInstanceOf(Updates.class, updates).updates();
    }

    /// What was pushed to a session since it was last asked.
    public static List<Update> pushed(Client client) {
        client.receive();
        var all = new ArrayList<Update>();
        for (var one : client.pushed()) all.addAll(updates(one));
        return all;
    }

    /// The only update that was pushed.
    public static <U extends Update> U only(Class<U> type, Client client) {
        var pushed = pushed(client);
        assertEquals(1, pushed.size(), pushed::toString);
        return assertInstanceOf(type, pushed.getFirst());
    }

    public static State state(Client client) {
        return client.ask(new GetState());
    }

    public static AnyDifference difference(Client client, State since) {
        return client.ask(new GetDifference(since.pts(), null, null, since.date(), 0, null));
    }

    /// A chat as it stands in someone's list.
    public Dialog dialog(Client viewer, Client with) {
        var query = new GetPeerDialogs(List.of(new InputDialogPeer(peer(viewer, with))));
        return (Dialog) viewer.ask(query).dialogs().getFirst();
    }

    /// The newest messages of a chat, newest first.
    public List<AnyMessage> history(Client viewer, Client with) {
        var answer = viewer.ask(new GetHistory(peer(viewer, with), 0, 0, 0, 100, 0, 0, 0));
        return new ArrayList<>(
                switch (answer) {
                    case heliograph.tl.api.messages.Messages m -> m.messages();
                    case heliograph.tl.api.messages.MessagesSlice m -> m.messages();
                    default -> throw new AssertionError(answer);
                });
    }

    /// The newest message of a chat.
    public Message newest(Client viewer, Client with) {
        return (Message) history(viewer, with).getFirst();
    }

    @Override
    public void close() {
        server.close();
    }
}
