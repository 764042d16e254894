package heliograph.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.tl.api.ChannelFull;
import heliograph.tl.api.ChannelMessagesFilterEmpty;
import heliograph.tl.api.Dialog;
import heliograph.tl.api.GlobalPrivacySettings;
import heliograph.tl.api.InputDialogPeer;
import heliograph.tl.api.InputFolderPeer;
import heliograph.tl.api.InputNotifyPeer;
import heliograph.tl.api.InputPeerEmpty;
import heliograph.tl.api.InputPeerNotifySettings;
import heliograph.tl.api.UpdateFolderPeers;
import heliograph.tl.api.account.SetGlobalPrivacySettings;
import heliograph.tl.api.account.UpdateNotifySettings;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.folders.EditPeerFolders;
import heliograph.tl.api.messages.Dialogs;
import heliograph.tl.api.messages.GetDialogs;
import heliograph.tl.api.messages.GetPeerDialogs;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.updates.GetChannelDifference;
import heliograph.tl.api.updates.GetState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An archived supergroup comes back when someone posts there: at once for who listens, and for who
/// was away at the next look.
final class ChannelArchiveTest {
    private final Community town = new Community(1, false);
    private final Client bob = town.member();
    private final Client ada = town.member();
    private long random;

    @BeforeEach
    void archive() {
        write(ada);
        bob.ask(new EditPeerFolders(List.of(new InputFolderPeer(town.peer(bob), 1))));
        ada.ask(new EditPeerFolders(List.of(new InputFolderPeer(town.peer(ada), 1))));
        for (var client : List.of(ada, bob)) client.pushed(UpdateFolderPeers.class);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void write(Client from) {
        var peer = town.peer(from);
        from.ask(SendMessage.builder().peer(peer).message("hi").randomId(++random).build());
        town.server.run();
    }

    private static int folder(Community town, Client client) {
        var peer = new InputDialogPeer(town.peer(client));
        var row = (Dialog) client.ask(new GetPeerDialogs(List.of(peer))).dialogs().getFirst();
        return row.folderId() == null ? 0 : row.folderId();
    }

    @Test
    void itsPageSaysThatItIsArchived() {
        var query = new GetFullChannel(town.named(bob));
        assertEquals(1, ((ChannelFull) bob.ask(query).fullChat()).folderId());
        bob.ask(new EditPeerFolders(List.of(new InputFolderPeer(town.peer(bob), 0))));
        assertNull(((ChannelFull) bob.ask(query).fullChat()).folderId());
    }

    private static List<Integer> told(Client client) {
        return client.pushed(UpdateFolderPeers.class).stream()
                .map(update -> update.folderPeers().getFirst().folderId())
                .toList();
    }

    /// The chats of a folder, as they are listed first.
    private static int listed(Client client, int folder) {
        var query = new GetDialogs(false, folder, 0, 0, new InputPeerEmpty(), 100, 0);
        return ((Dialogs) client.ask(query)).dialogs().size();
    }

    private void mute(int until) {
        var settings = InputPeerNotifySettings.builder().muteUntil(until).build();
        bob.ask(new UpdateNotifySettings(new InputNotifyPeer(town.peer(bob)), settings));
    }

    /// Bob is back, and listens.
    private void come() {
        bob.begin();
        bob.ask(new GetState());
    }

    private int now() {
        return (int) town.server.clock.instant().getEpochSecond();
    }

    @Test
    void itComesBackAtOnceForWhoListens() {
        write(ada);
        assertEquals(List.of(0), told(bob));
        assertEquals(List.of(), told(ada), "one's own message");
        assertEquals(0, folder(town, bob));
        assertEquals(1, folder(town, ada));
        write(ada);
        assertEquals(List.of(), told(bob));
    }

    @Test
    void itComesBackAtTheNextLookOfWhoWasAway() {
        town.server.restart();
        ada.begin();
        write(ada);
        come();
        assertEquals(1, listed(bob, 0));
        assertEquals(0, listed(bob, 1));
        assertEquals(List.of(0), told(bob));
    }

    @Test
    void itComesBackByTheDifferenceOfTheChannel() {
        town.server.restart();
        ada.begin();
        write(ada);
        come();
        var filter = new ChannelMessagesFilterEmpty();
        bob.ask(new GetChannelDifference(false, town.named(bob), filter, 1, 100));
        assertEquals(List.of(0), told(bob));
    }

    @Test
    void whatWasThereBeforeDoesNotBringItBack() {
        town.server.restart();
        come();
        assertEquals(1, listed(bob, 1));
        assertEquals(1, folder(town, bob));
    }

    @Test
    void whatIsMutedStaysAndWhatCameMeanwhileCounts() {
        mute(now() + 1);
        write(ada);
        assertEquals(1, folder(town, bob));
        town.server.clock.pass(Duration.ofSeconds(1));
        assertEquals(1, folder(town, bob), "it was muted when the message came");
        write(ada);
        assertEquals(0, folder(town, bob));
    }

    @Test
    void whoKeepsItsArchiveKeepsIt() {
        var settings = GlobalPrivacySettings.builder().keepArchivedUnmuted(true).build();
        bob.ask(new SetGlobalPrivacySettings(settings));
        write(ada);
        assertEquals(1, folder(town, bob));
        assertEquals(List.of(), told(bob));
    }
}
