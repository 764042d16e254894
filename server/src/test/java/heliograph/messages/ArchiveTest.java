package heliograph.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.Harness;
import heliograph.tl.api.Dialog;
import heliograph.tl.api.GlobalPrivacySettings;
import heliograph.tl.api.InputDialogPeer;
import heliograph.tl.api.InputFolderPeer;
import heliograph.tl.api.InputNotifyPeer;
import heliograph.tl.api.InputPeerNotifySettings;
import heliograph.tl.api.UpdateFolderPeers;
import heliograph.tl.api.account.SetGlobalPrivacySettings;
import heliograph.tl.api.account.UpdateNotifySettings;
import heliograph.tl.api.folders.EditPeerFolders;
import heliograph.tl.api.messages.GetPeerDialogs;
import heliograph.tl.api.messages.SendMessage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What lies in the archive comes back when there is news.
final class ArchiveTest {
    private final Harness server = new Harness(1);
    private final Client ada = server.client("99966200001");
    private final Client bo = server.client("99966200002");
    private long random;

    @BeforeEach
    void archive() {
        write(bo, ada);
        server.run();
        var peer = server.peer(ada, bo.id());
        ada.ask(new EditPeerFolders(List.of(new InputFolderPeer(peer, 1))));
        assertEquals(1, folder());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void write(Client from, Client to) {
        var peer = server.peer(from, to.id());
        from.ask(SendMessage.builder().peer(peer).message("hi").randomId(++random).build());
        server.run();
    }

    private int folder() {
        var peer = new InputDialogPeer(server.peer(ada, bo.id()));
        var row = (Dialog) ada.ask(new GetPeerDialogs(List.of(peer))).dialogs().getFirst();
        return row.folderId() == null ? 0 : row.folderId();
    }

    private void mute(int until) {
        var settings = InputPeerNotifySettings.builder().muteUntil(until).build();
        var peer = new InputNotifyPeer(server.peer(ada, bo.id()));
        ada.ask(new UpdateNotifySettings(peer, settings));
    }

    @Test
    void aChatComesBackWhenSomeoneElseWrites() {
        write(ada, bo);
        assertEquals(1, folder());
        ada.pushed();
        write(bo, ada);
        assertEquals(0, folder());
        var told = ada.pushed(UpdateFolderPeers.class).getFirst();
        assertEquals(0, told.folderPeers().getFirst().folderId());
    }

    @Test
    void whatIsMutedStays() {
        int now = (int) server.clock.instant().getEpochSecond();
        mute(now + 1);
        write(bo, ada);
        assertEquals(1, folder());
        mute(now);
        write(bo, ada);
        assertEquals(0, folder());
    }

    @Test
    void whoKeepsItsArchiveKeepsIt() {
        var settings = GlobalPrivacySettings.builder().keepArchivedUnmuted(true).build();
        ada.ask(new SetGlobalPrivacySettings(settings));
        write(bo, ada);
        assertEquals(1, folder());
        assertTrue(ada.pushed(UpdateFolderPeers.class).isEmpty());
    }
}
