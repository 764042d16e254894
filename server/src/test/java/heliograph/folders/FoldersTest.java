package heliograph.folders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.Harness;
import heliograph.tl.api.AnyDialog;
import heliograph.tl.api.AnyDialogFilter;
import heliograph.tl.api.Dialog;
import heliograph.tl.api.DialogFilter;
import heliograph.tl.api.DialogFilterDefault;
import heliograph.tl.api.InputFolderPeer;
import heliograph.tl.api.InputPeerEmpty;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.TextWithEntities;
import heliograph.tl.api.UpdateFolderPeers;
import heliograph.tl.api.Updates;
import heliograph.tl.api.folders.EditPeerFolders;
import heliograph.tl.api.messages.AnyDialogs;
import heliograph.tl.api.messages.Dialogs;
import heliograph.tl.api.messages.GetDialogFilters;
import heliograph.tl.api.messages.GetDialogs;
import heliograph.tl.api.messages.GetSuggestedDialogFilters;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.messages.ToggleDialogFilterTags;
import heliograph.tl.api.messages.UpdateDialogFilter;
import heliograph.tl.api.messages.UpdateDialogFiltersOrder;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FoldersTest {
    private final Harness server = new Harness(5);
    private final Client ada = server.client("9996620001");
    private final Client bo = server.client("9996620002");

    @AfterEach
    void close() {
        server.close();
    }

    private static UpdateDialogFilter folder(int id, String title) {
        var filter =
                DialogFilter.builder()
                        .id(id)
                        .title(new TextWithEntities(title, List.of()))
                        .groups(true)
                        .build();
        return new UpdateDialogFilter(id, filter);
    }

    private List<Integer> ids() {
        return ada.ask(new GetDialogFilters()).filters().stream().map(FoldersTest::id).toList();
    }

    private static int id(AnyDialogFilter filter) {
        return Folders.id(filter);
    }

    @Test
    void foldersAreMadeOrderedAndRemoved() {
        assertEquals(List.of(0), ids());
        ada.ask(folder(2, "Work"));
        ada.ask(folder(3, "Home"));
        ada.ask(new UpdateDialogFiltersOrder(List.of(3, 0)));
        assertEquals(List.of(3, 0, 2), ids());
        server.restart();
        ada.begin();
        ada.ask(new UpdateDialogFilter(3, null));
        assertEquals(List.of(0, 2), ids());
        assertEquals("FILTER_ID_INVALID", ada.outcome(new UpdateDialogFilter(3, null)).error());
        assertEquals("FILTER_ID_INVALID", ada.outcome(folder(1, "One")).error());
        assertEquals("FILTER_TITLE_EMPTY", ada.outcome(folder(4, " ")).error());
        ada.ask(new ToggleDialogFilterTags(true));
        assertTrue(ada.ask(new GetDialogFilters()).tagsEnabled());
        assertEquals(2, ada.ask(new GetSuggestedDialogFilters()).size());
    }

    @Test
    void anAccountHasTenFolders() {
        for (int i = 0; i < Folders.FOLDERS_MAX; i++) ada.ask(folder(2 + i, "F" + i));
        assertEquals("FILTERS_TOO_MUCH", ada.outcome(folder(20, "More")).error());
        ada.ask(folder(2, "Again"));
    }

    private List<AnyDialog> dialogs(int folder) {
        AnyDialogs answer =
                ada.ask(new GetDialogs(false, folder, 0, 0, new InputPeerEmpty(), 100, 0));
        return ((Dialogs) answer).dialogs();
    }

    @Test
    void aChatGoesIntoTheArchiveAndBack() {
        bo.ask(
                SendMessage.builder()
                        .peer(server.peer(bo, ada.id()))
                        .message("Hi")
                        .randomId(3)
                        .build());
        var peer = server.peer(ada, bo.id());
        int before = dialogs(0).size();
        var moved = (Updates) ada.ask(new EditPeerFolders(List.of(new InputFolderPeer(peer, 1))));
        var told = (UpdateFolderPeers) moved.updates().getFirst();
        assertEquals(new PeerUser(bo.id()), told.folderPeers().getFirst().peer());
        assertEquals(before - 1, dialogs(0).size());
        assertEquals(new PeerUser(bo.id()), ((Dialog) dialogs(1).getFirst()).peer());
        assertEquals(
                "FOLDER_ID_INVALID",
                ada.outcome(new EditPeerFolders(List.of(new InputFolderPeer(peer, 2)))).error());
        ada.ask(new EditPeerFolders(List.of(new InputFolderPeer(peer, 0))));
        assertEquals(before, dialogs(0).size());
        assertEquals(List.of(), dialogs(1));
    }

    @Test
    void theListOfAllChatsIsNoFolder() {
        assertEquals(
                "FILTER_ID_INVALID",
                ada.outcome(new UpdateDialogFilter(5, new DialogFilterDefault())).error());
    }
}
