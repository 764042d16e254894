package heliograph.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.Harness;
import heliograph.tl.api.AnyDialogPeer;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.AnySavedDialog;
import heliograph.tl.api.InputDialogPeer;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerEmpty;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.Message;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.SavedDialog;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.UpdatePinnedSavedDialogs;
import heliograph.tl.api.UpdateSavedDialogPinned;
import heliograph.tl.api.Updates;
import heliograph.tl.api.messages.AnySavedDialogs;
import heliograph.tl.api.messages.DeleteMessages;
import heliograph.tl.api.messages.DeleteSavedHistory;
import heliograph.tl.api.messages.ForwardMessages;
import heliograph.tl.api.messages.GetPinnedSavedDialogs;
import heliograph.tl.api.messages.GetSavedDialogs;
import heliograph.tl.api.messages.GetSavedDialogsByID;
import heliograph.tl.api.messages.GetSavedHistory;
import heliograph.tl.api.messages.Messages;
import heliograph.tl.api.messages.MessagesSlice;
import heliograph.tl.api.messages.ReorderPinnedSavedDialogs;
import heliograph.tl.api.messages.SavedDialogs;
import heliograph.tl.api.messages.SavedDialogsSlice;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.messages.ToggleSavedDialogPin;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Saved Messages, a dialog for each chat that was forwarded from.
final class SavedTest implements AutoCloseable {
    private static final String ADA = "99966200001";

    private final Harness server = new Harness(1);
    private final Client ada = server.client(ADA);
    private final List<Client> friends = new ArrayList<>();
    private long random;

    SavedTest() {
        for (int i = 0; i < 7; i++) friends.add(server.client("9996621000" + i));
    }

    @Override
    public void close() {
        server.close();
    }

    private Message sent(Client from, InputPeer to, String text) {
        var query = SendMessage.builder().peer(to).message(text).randomId(++random).build();
        for (var update : ((Updates) from.ask(query)).updates())
            if (update instanceof UpdateNewMessage u) return (Message) u.message();
        throw new AssertionError("nothing was sent");
    }

    private InputPeer friend(int number) {
        return server.peer(ada, friends.get(number).id());
    }

    private Message saved(int number, String text) {
        var message = sent(ada, friend(number), text);
        var query =
                ForwardMessages.builder()
                        .fromPeer(friend(number))
                        .id(List.of(message.id()))
                        .randomId(List.of(++random))
                        .toPeer(new InputPeerSelf())
                        .build();
        for (var update : ((Updates) ada.ask(query)).updates())
            if (update instanceof UpdateNewMessage u) return (Message) u.message();
        throw new AssertionError("nothing was saved");
    }

    private static GetSavedDialogs page(int below, int limit) {
        return new GetSavedDialogs(false, null, 0, below, new InputPeerEmpty(), limit, 0);
    }

    private static List<Long> peers(AnySavedDialogs answer) {
        List<AnySavedDialog> dialogs =
                switch (answer) {
                    case SavedDialogs all -> all.dialogs();
                    case SavedDialogsSlice some -> some.dialogs();
                    default -> throw new AssertionError(answer);
                };
        return dialogs.stream().map(d -> ((PeerUser) ((SavedDialog) d).peer()).userId()).toList();
    }

    private List<AnyMessage> history(Client client, InputPeer peer, int below, int limit) {
        var query = new GetSavedHistory(null, peer, below, 0, 0, limit, 0, 0, 0);
        return switch (client.ask(query)) {
            case Messages all -> all.messages();
            case MessagesSlice some -> some.messages();
            default -> throw new AssertionError("no messages");
        };
    }

    @Test
    void eachChatThatWasForwardedFromIsADialog() {
        try (this) {
            var own = sent(ada, new InputPeerSelf(), "a note");
            assertEquals(new PeerUser(ada.id()), own.savedPeerId());
            var first = saved(0, "one");
            assertEquals(new PeerUser(friends.get(0).id()), first.savedPeerId());
            saved(1, "two");
            var third = saved(0, "three");
            assertEquals(
                    List.of(friends.get(0).id(), friends.get(1).id(), ada.id()),
                    peers(ada.ask(page(0, 10))));
            var top = (SavedDialogsSlice) ada.ask(page(0, 2));
            assertEquals(3, top.count());
            var last = ((SavedDialog) top.dialogs().getLast()).topMessage();
            assertEquals(List.of(ada.id()), peers(ada.ask(page(last, 2))));
            assertEquals(2, history(ada, friend(0), 0, 10).size());
            assertEquals(third, history(ada, friend(0), 0, 1).getFirst());
            assertEquals(first, history(ada, friend(0), third.id(), 10).getFirst());
            ada.ask(new DeleteMessages(false, List.of(third.id())));
            assertEquals(
                    List.of(friends.get(1).id(), friends.get(0).id(), ada.id()),
                    peers(ada.ask(page(0, 10))));
            ada.ask(new DeleteSavedHistory(null, friend(0), 0, null, null));
            server.restart();
            var again = server.client(ADA);
            assertEquals(List.of(friends.get(1).id(), ada.id()), peers(again.ask(page(0, 10))));
            assertTrue(history(again, friend(0), 0, 10).isEmpty());
            var byId = again.ask(new GetSavedDialogsByID(null, List.of(friend(0), friend(1))));
            assertEquals(List.of(friends.get(1).id()), peers(byId));
            again.refused(
                    "PARENT_PEER_INVALID", new GetSavedDialogsByID(friend(1), List.of(friend(1))));
        }
    }

    private static List<AnyDialogPeer> order(Client client) {
        var told = client.pushed(UpdatePinnedSavedDialogs.class).getFirst();
        return Objects.requireNonNull(told.order());
    }

    @Test
    void fiveDialogsArePinnedAndTheOtherSessionsHearOfIt() {
        try (this) {
            for (int i = 0; i < 7; i++) saved(i, "text " + i);
            var other = server.client(ADA);
            other.pushed();
            for (int i = 0; i < heliograph.messages.SavedDialogs.PINNED_MAX; i++)
                ada.ask(new ToggleSavedDialogPin(true, new InputDialogPeer(friend(i))));
            assertEquals(5, other.pushed(UpdateSavedDialogPinned.class).size());
            ada.refused(
                    "PINNED_TOO_MUCH",
                    new ToggleSavedDialogPin(true, new InputDialogPeer(friend(5))));
            var pinned = peers(ada.ask(new GetPinnedSavedDialogs()));
            assertEquals(friends.get(4).id(), pinned.getFirst());
            assertEquals(5, pinned.size());
            var all = peers(ada.ask(page(0, 10)));
            assertEquals(pinned, all.subList(0, 5));
            assertEquals(List.of(friends.get(6).id(), friends.get(5).id()), all.subList(5, 7));
            ada.ask(
                    new ReorderPinnedSavedDialogs(
                            true,
                            List.of(
                                    new InputDialogPeer(friend(1)),
                                    new InputDialogPeer(friend(0)))));
            assertEquals(2, order(other).size());
            assertEquals(
                    List.of(friends.get(1).id(), friends.get(0).id()),
                    peers(ada.ask(new GetPinnedSavedDialogs())));
            var rest = new GetSavedDialogs(true, null, 0, 0, new InputPeerEmpty(), 10, 0);
            assertEquals(5, peers(ada.ask(rest)).size());
            ada.ask(new ToggleSavedDialogPin(false, new InputDialogPeer(friend(1))));
            assertInstanceOf(SavedDialogs.class, ada.ask(new GetPinnedSavedDialogs()));
            assertEquals(List.of(friends.get(0).id()), peers(ada.ask(new GetPinnedSavedDialogs())));
        }
    }
}
