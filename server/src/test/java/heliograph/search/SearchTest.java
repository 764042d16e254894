package heliograph.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.Harness;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.InputMessagesFilterEmpty;
import heliograph.tl.api.InputMessagesFilterPhotos;
import heliograph.tl.api.InputMessagesFilterPinned;
import heliograph.tl.api.InputMessagesFilterUrl;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerEmpty;
import heliograph.tl.api.InputPeerUser;
import heliograph.tl.api.Message;
import heliograph.tl.api.messages.AnyMessages;
import heliograph.tl.api.messages.DeleteMessages;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.GetSearchCounters;
import heliograph.tl.api.messages.GetSearchResultsCalendar;
import heliograph.tl.api.messages.GetSearchResultsPositions;
import heliograph.tl.api.messages.Messages;
import heliograph.tl.api.messages.MessagesSlice;
import heliograph.tl.api.messages.Search;
import heliograph.tl.api.messages.SearchCounter;
import heliograph.tl.api.messages.SearchGlobal;
import heliograph.tl.api.messages.SearchSentMedia;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.messages.UpdatePinnedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two people and a third, who search what they have written to each other.
class SearchTest {
    private final Harness server = new Harness(7);
    private final Client ada = server.client("9996620001");
    private final Client bo = server.client("9996620002");
    private final Client eve = server.client("9996620003");
    private final InputPeer bosChat = server.peer(ada, bo.id());
    private final InputPeer adasChat = server.peer(bo, ada.id());
    private long random;

    @AfterEach
    void close() {
        server.close();
    }

    private void say(Client from, Client to, String text) {
        from.ask(
                SendMessage.builder()
                        .peer(server.peer(from, to.id()))
                        .message(text)
                        .randomId(++random)
                        .build());
        server.run();
    }

    private static Search.Builder search(InputPeer peer, String text) {
        return Search.builder()
                .peer(peer)
                .q(text)
                .filter(new InputMessagesFilterEmpty())
                .limit(100);
    }

    private static List<AnyMessage> messages(AnyMessages found) {
        return switch (found) {
            case Messages m -> m.messages();
            case MessagesSlice m -> m.messages();
            default -> throw new AssertionError(found);
        };
    }

    private static int count(AnyMessages found) {
        return found instanceof MessagesSlice slice ? slice.count() : messages(found).size();
    }

    private static List<String> texts(AnyMessages found) {
        var texts = new ArrayList<String>();
        for (var message : messages(found)) texts.add(((Message) message).message());
        return texts;
    }

    private List<String> find(Client who, InputPeer where, String text) {
        return texts(who.ask(search(where, text).build()));
    }

    @Test
    void findsInTheOwnBoxOnly() {
        say(ada, bo, "Đường đến Đà Nẵng");
        say(bo, ada, "the road is long");
        say(eve, bo, "a road of my own");
        assertEquals(List.of("Đường đến Đà Nẵng"), find(ada, bosChat, "duong"));
        assertEquals(List.of("Đường đến Đà Nẵng"), find(bo, adasChat, "da nang"));
        assertEquals(List.of("the road is long"), find(ada, bosChat, "road"));
        assertEquals(List.of("a road of my own"), find(bo, server.peer(bo, eve.id()), "road"));
        assertEquals(List.of(), find(eve, server.peer(eve, ada.id()), "road"));
    }

    @Test
    void followsEditsDeletionsAndPins() {
        say(ada, bo, "first words");
        var sent = (Message) messages(ada.ask(search(bosChat, "first").build())).getFirst();
        ada.ask(
                EditMessage.builder()
                        .peer(bosChat)
                        .id(sent.id())
                        .message("other words http://a.example")
                        .build());
        server.run();
        assertEquals(List.of(), find(bo, adasChat, "first"));
        assertEquals(1, find(bo, adasChat, "other words").size());
        assertEquals(1, find(ada, bosChat, "other").size());
        ada.ask(new UpdatePinnedMessage(false, false, false, bosChat, sent.id()));
        server.run();
        var pinned = search(adasChat, "").filter(new InputMessagesFilterPinned()).build();
        assertEquals(1, messages(bo.ask(pinned)).size());
        ada.ask(new DeleteMessages(true, List.of(sent.id())));
        server.run();
        assertEquals(List.of(), find(ada, bosChat, "other"));
        assertEquals(List.of(), find(bo, adasChat, "other"));
    }

    @Test
    void pagesWithAnExactCount() {
        for (int i = 1; i <= 25; i++) say(i % 2 == 0 ? ada : bo, i % 2 == 0 ? bo : ada, "n " + i);
        var first = ada.ask(search(bosChat, "n").limit(10).build());
        assertInstanceOf(MessagesSlice.class, first);
        assertEquals(25, count(first));
        assertEquals("n 25", texts(first).getFirst());
        var last = (Message) messages(first).getLast();
        var second = ada.ask(search(bosChat, "n").limit(10).offsetId(last.id()).build());
        assertEquals("n 15", texts(second).getFirst());
        assertEquals(10, ((MessagesSlice) second).offsetIdOffset());
        var around =
                ada.ask(search(bosChat, "n").limit(4).offsetId(last.id()).addOffset(-2).build());
        assertEquals(List.of("n 17", "n 16", "n 15", "n 14"), texts(around));
        var none = ada.ask(search(bosChat, "n").limit(0).build());
        assertEquals(25, count(none));
        var hers = search(bosChat, "n").fromId(new heliograph.tl.api.InputPeerSelf()).build();
        assertEquals(12, count(ada.ask(hers)));
        var all = ada.ask(search(bosChat, "n").limit(1_000).build());
        assertEquals(25, messages(all).size());
    }

    @Test
    void searchesAllChatsPageByPage() {
        for (int i = 0; i < 10; i++) {
            say(ada, bo, "apple " + i);
            say(eve, ada, "apple pie " + i);
            if (i % 3 == 0) server.clock.pass(Duration.ofSeconds(1));
        }
        say(eve, bo, "an apple that ada does not see");
        var seen = new ArrayList<String>();
        var query =
                SearchGlobal.builder()
                        .q("apple")
                        .filter(new InputMessagesFilterEmpty())
                        .offsetPeer(new InputPeerEmpty())
                        .limit(3);
        while (true) {
            var page = ada.ask(query.build());
            seen.addAll(texts(page));
            assertEquals(20, count(page));
            if (!(page instanceof MessagesSlice slice) || slice.nextRate() == null) break;
            var last = (Message) slice.messages().getLast();
            long peer = heliograph.peers.PeerId.of(last.peerId()).id();
            query.offsetRate(slice.nextRate())
                    .offsetPeer(server.peer(ada, peer))
                    .offsetId(last.id());
        }
        assertEquals(20, seen.size());
        assertEquals(20, List.copyOf(new java.util.HashSet<>(seen)).size());
    }

    @Test
    void refusesWhatCannotBeSearched() {
        var empty =
                SearchGlobal.builder()
                        .q(" ")
                        .filter(new InputMessagesFilterEmpty())
                        .offsetPeer(new InputPeerEmpty());
        assertEquals("SEARCH_QUERY_EMPTY", ada.outcome(empty.build()).error());
        assertEquals("FOLDER_ID_INVALID", ada.outcome(empty.q("a").folderId(2).build()).error());
        var sent = new SearchSentMedia("", new InputMessagesFilterEmpty(), 10);
        assertEquals("FILTER_NOT_SUPPORTED", ada.outcome(sent).error());
        var stranger = search(new InputPeerUser(bo.id(), 1), "a").build();
        assertEquals("PEER_ID_INVALID", ada.outcome(stranger).error());
        var filters =
                new ArrayList<heliograph.tl.api.MessagesFilter>(
                        java.util.Collections.nCopies(
                                SearchRpc.FILTERS_MAX, new InputMessagesFilterUrl()));
        assertEquals(
                SearchRpc.FILTERS_MAX,
                ada.ask(new GetSearchCounters(bosChat, null, null, filters)).size());
        filters.add(new InputMessagesFilterUrl());
        var many = new GetSearchCounters(bosChat, null, null, filters);
        assertEquals("LIMIT_INVALID", ada.outcome(many).error());
    }

    @Test
    void countsAndSpreadsWhatAFilterLetsThrough() {
        for (int day = 0; day < 3; day++) {
            for (int i = 0; i <= day; i++) say(ada, bo, "see http://heliograph.example/" + i);
            say(ada, bo, "no link");
            server.clock.pass(Duration.ofDays(1));
        }
        var url = new InputMessagesFilterUrl();
        var filters = List.of(url, new InputMessagesFilterPhotos());
        List<SearchCounter> counters =
                ada.ask(new GetSearchCounters(bosChat, null, null, List.copyOf(filters)));
        int links = counters.getFirst().count();
        assertEquals(0, counters.getLast().count());
        var every = new InputMessagesFilterEmpty();
        var calendar = ada.ask(new GetSearchResultsCalendar(bosChat, null, every, 0, 0));
        assertEquals(9, calendar.count());
        assertEquals(List.of(4, 3, 2), calendar.periods().stream().map(p -> p.count()).toList());
        assertNull(calendar.offsetIdOffset());
        int newest = calendar.periods().getFirst().minMsgId();
        var older = ada.ask(new GetSearchResultsCalendar(bosChat, null, every, newest, 0));
        assertEquals(2, older.periods().size());
        assertEquals(4, older.offsetIdOffset());
        var positions = ada.ask(new GetSearchResultsPositions(bosChat, null, every, 0, 3));
        assertEquals(9, positions.count());
        assertEquals(
                List.of(0, 3, 6), positions.positions().stream().map(p -> p.offset()).toList());
        assertTrue(links == 0 || links == 6, "whether links are marked is not for search to say");
    }

    @Test
    void findsAgainAfterTheServerDied() {
        say(ada, bo, "before the crash");
        server.restart();
        ada.begin();
        assertEquals(List.of("before the crash"), find(ada, bosChat, "crash"));
    }
}
