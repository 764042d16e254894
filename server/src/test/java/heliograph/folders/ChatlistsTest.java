package heliograph.folders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.peers.PeerId;
import heliograph.tl.api.Channel;
import heliograph.tl.api.DialogFilter;
import heliograph.tl.api.DialogFilterChatlist;
import heliograph.tl.api.ExportedChatlistInvite;
import heliograph.tl.api.InputChatlistDialogFilter;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.Peer;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.api.TextWithEntities;
import heliograph.tl.api.UpdateDialogFilter;
import heliograph.tl.api.channels.GetChannels;
import heliograph.tl.api.channels.UpdateUsername;
import heliograph.tl.api.chatlists.ChatlistInvite;
import heliograph.tl.api.chatlists.ChatlistInviteAlready;
import heliograph.tl.api.chatlists.CheckChatlistInvite;
import heliograph.tl.api.chatlists.DeleteExportedInvite;
import heliograph.tl.api.chatlists.EditExportedInvite;
import heliograph.tl.api.chatlists.ExportChatlistInvite;
import heliograph.tl.api.chatlists.GetChatlistUpdates;
import heliograph.tl.api.chatlists.GetExportedInvites;
import heliograph.tl.api.chatlists.GetLeaveChatlistSuggestions;
import heliograph.tl.api.chatlists.HideChatlistUpdates;
import heliograph.tl.api.chatlists.JoinChatlistInvite;
import heliograph.tl.api.chatlists.JoinChatlistUpdates;
import heliograph.tl.api.chatlists.LeaveChatlist;
import heliograph.tl.api.messages.Chats;
import heliograph.tl.api.messages.GetDialogFilters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Folders that are shared by links.
final class ChatlistsTest {
    private static final int FOLDER = 5;

    private final Community town = new Community(1, false);
    private final Client ada = town.owner;
    private final Client bo = town.person();
    private final List<Long> channels = new ArrayList<>();

    @BeforeEach
    void make() {
        channels.add(town.channel);
        channels.add(Community.made(ada, true, "News"));
        channels.add(Community.made(ada, false, "Talk"));
        ada.ask(folder(FOLDER, false));
    }

    @AfterEach
    void close() {
        town.close();
    }

    private heliograph.tl.api.messages.UpdateDialogFilter folder(int id, boolean kinds) {
        var filter =
                DialogFilter.builder()
                        .id(id)
                        .title(new TextWithEntities("Town", List.of()))
                        .broadcasts(kinds)
                        .includePeers(peers(ada, 0, 1, 2))
                        .build();
        return new heliograph.tl.api.messages.UpdateDialogFilter(id, filter);
    }

    private List<InputPeer> peers(Client client, int... numbers) {
        var peers = new ArrayList<InputPeer>();
        for (int number : numbers) {
            long id = channels.get(number);
            peers.add(new InputPeerChannel(id, town.server.hash(client, PeerId.channel(id))));
        }
        return peers;
    }

    private static InputChatlistDialogFilter of(int folder) {
        return new InputChatlistDialogFilter(folder);
    }

    private ExportedChatlistInvite shared(int... numbers) {
        return ada.ask(new ExportChatlistInvite(of(FOLDER), "All", peers(ada, numbers))).invite();
    }

    private static String slug(ExportedChatlistInvite invite) {
        assertTrue(invite.url().contains("/addlist/"), invite.url());
        return invite.url().substring(invite.url().lastIndexOf('/') + 1);
    }

    private static List<Long> ids(List<Peer> peers) {
        return peers.stream().map(peer -> ((PeerChannel) peer).channelId()).toList();
    }

    private boolean isIn(Client client, int number) {
        long id = channels.get(number);
        var chats = (Chats) client.ask(new GetChannels(List.of(town.named(client, id))));
        return !((Channel) chats.chats().getFirst()).left();
    }

    private static DialogFilterChatlist only(Client client) {
        return (DialogFilterChatlist) client.ask(new GetDialogFilters()).filters().getLast();
    }

    @Test
    void aLinkBringsAFolderAndItsChannels() {
        var other = town.server.client("99966" + "2" + "0001");
        assertEquals(ada.id(), other.id());
        var slug = slug(shared(0, 1));
        var told = other.pushed(UpdateDialogFilter.class).getLast().filter();
        assertTrue(told instanceof DialogFilterChatlist list && list.hasMyInvites());
        var seen = (ChatlistInvite) bo.ask(new CheckChatlistInvite(slug));
        assertEquals("Town", seen.title().text());
        assertEquals(channels.subList(0, 2), ids(seen.peers()));
        assertEquals(2, seen.chats().size());
        bo.refused("FILTER_INCLUDE_EMPTY", new JoinChatlistInvite(slug, peers(bo, 2)));
        bo.ask(new JoinChatlistInvite(slug, peers(bo, 0)));
        assertTrue(isIn(bo, 0));
        var already = (ChatlistInviteAlready) bo.ask(new CheckChatlistInvite(slug));
        assertEquals(List.of(channels.get(1)), ids(already.missingPeers()));
        assertEquals(List.of(channels.get(0)), ids(already.alreadyPeers()));
        int mine = already.filterId();
        var news = bo.ask(new GetChatlistUpdates(of(mine)));
        assertEquals(List.of(channels.get(1)), ids(news.missingPeers()));
        town.server.restart();
        bo.begin();
        ada.begin();
        bo.ask(new JoinChatlistUpdates(of(mine), peers(bo, 1)));
        assertTrue(isIn(bo, 1));
        assertEquals(2, only(bo).includePeers().size());
        assertTrue(bo.ask(new GetChatlistUpdates(of(mine))).missingPeers().isEmpty());
        assertEquals(
                channels.subList(0, 2), ids(bo.ask(new GetLeaveChatlistSuggestions(of(mine)))));
        bo.ask(new LeaveChatlist(of(mine), peers(bo, 0)));
        assertEquals(1, bo.ask(new GetDialogFilters()).filters().size());
        assertTrue(isIn(bo, 1));
        bo.refused("FILTER_ID_INVALID", new GetChatlistUpdates(of(mine)));
    }

    @Test
    void whatIsHiddenIsNoNews() {
        var link = shared(0);
        var slug = slug(link);
        bo.ask(new JoinChatlistInvite(slug, peers(bo, 0)));
        int mine = only(bo).id();
        ada.ask(new EditExportedInvite(of(FOLDER), slug, null, peers(ada, 0, 1)));
        assertEquals(1, bo.ask(new GetChatlistUpdates(of(mine))).missingPeers().size());
        bo.ask(new HideChatlistUpdates(of(mine)));
        assertTrue(bo.ask(new GetChatlistUpdates(of(mine))).missingPeers().isEmpty());
        ada.ask(new EditExportedInvite(of(FOLDER), slug, "New", peers(ada, 0, 1, 2)));
        assertEquals(
                List.of(channels.get(2)),
                ids(bo.ask(new GetChatlistUpdates(of(mine))).missingPeers()));
        assertEquals(
                "New", ada.ask(new GetExportedInvites(of(FOLDER))).invites().getFirst().title());
        ada.ask(new DeleteExportedInvite(of(FOLDER), slug));
        bo.refused("INVITE_SLUG_EXPIRED", new CheckChatlistInvite(slug));
        assertTrue(bo.ask(new GetChatlistUpdates(of(mine))).missingPeers().isEmpty());
        assertInstanceOf(DialogFilter.class, ada.ask(new GetDialogFilters()).filters().getLast());
    }

    @Test
    void threeLinksToAFolderAndTwoSharedFolders() {
        for (int i = 0; i < Chatlists.LINKS_MAX; i++) shared(0);
        ada.refused(
                "INVITES_TOO_MUCH",
                new ExportChatlistInvite(of(FOLDER), "One more", peers(ada, 0)));
        ada.ask(folder(6, false));
        ada.ask(new ExportChatlistInvite(of(6), "", peers(ada, 0)));
        ada.ask(folder(7, false));
        ada.refused("CHATLISTS_TOO_MUCH", new ExportChatlistInvite(of(7), "", peers(ada, 0)));
        ada.ask(folder(8, true));
        ada.refused("FILTER_NOT_SUPPORTED", new ExportChatlistInvite(of(8), "", peers(ada, 0)));
        ada.refused("FILTER_ID_INVALID", new ExportChatlistInvite(of(9), "", peers(ada, 0)));
        ada.refused("PEERS_LIST_EMPTY", new ExportChatlistInvite(of(FOLDER), "", List.of()));
        // Whoever removes the folder takes its links with it.
        var slug = slug(ada.ask(new GetExportedInvites(of(6))).invites().getFirst());
        ada.ask(new heliograph.tl.api.messages.UpdateDialogFilter(6, null));
        bo.refused("INVITE_SLUG_EXPIRED", new CheckChatlistInvite(slug));
        bo.refused("INVITE_SLUG_EMPTY", new CheckChatlistInvite(""));
    }

    @Test
    void onlyWhoInvitesGivesAPrivateChannelAway() {
        town.invite(ada, bo);
        var filter =
                DialogFilter.builder()
                        .id(FOLDER)
                        .title(new TextWithEntities("Mine", List.of()))
                        .includePeers(peers(bo, 0))
                        .build();
        bo.ask(new heliograph.tl.api.messages.UpdateDialogFilter(FOLDER, filter));
        var export = new ExportChatlistInvite(of(FOLDER), "", peers(bo, 0));
        bo.refused("CHAT_ADMIN_REQUIRED", export);
        ada.ask(new UpdateUsername(town.named(ada), "garden_town"));
        var slug = slug(bo.ask(export).invite());
        ada.ask(new UpdateUsername(town.named(ada), ""));
        // The link leads on, but not into what its maker may not give away any more.
        var cy = town.person();
        cy.ask(new JoinChatlistInvite(slug, peers(cy, 0)));
        assertTrue(!isIn(cy, 0));
    }
}
