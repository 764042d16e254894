package heliograph.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.api.Peer;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.contacts.AddContact;
import heliograph.tl.api.contacts.Found;
import heliograph.tl.api.contacts.GetTopPeers;
import heliograph.tl.api.contacts.ResolvePhone;
import heliograph.tl.api.contacts.Search;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTest {
    private final Village village = new Village();
    private final long alice = village.person("99966200001", "Alice");
    private final long bob = named("99966300002", "Bob Brown", "bobcat");
    private final long carol = named("99966400003", "Carol", "bobsled");
    private final long dave = named("99966500004", "Dave", null);

    private long named(
            String phone, String name, @org.jspecify.annotations.Nullable String username) {
        long id = village.person(phone, name);
        village.change(id, profile -> profile.username(username));
        return id;
    }

    private Found search(String text) {
        return village.ask(alice, new Search(false, false, text, 0));
    }

    private static List<Long> ids(List<Peer> peers) {
        return peers.stream().map(peer -> ((PeerUser) peer).userId()).toList();
    }

    @Test
    void everybodyIsFoundByTheBeginningOfTheirUsername() {
        assertEquals(List.of(bob, carol), ids(search("@Bob").results()));
        assertEquals(List.of(carol), ids(search("bobs").results()));
        assertEquals(2, search("bob").users().size());
        assertTrue(search("obcat").results().isEmpty());
        assertTrue(search("Dave").results().isEmpty());
    }

    @Test
    void thoseAroundOneAreFoundByTheWordsOfTheirNames() {
        var add = new AddContact(false, village.user(alice, bob), "Uncle", "Robert", "", null);
        village.ask(alice, add);
        village.write(dave, alice, "hello");
        assertEquals(List.of(bob), ids(search("rob unc").myResults()));
        assertEquals(List.of(bob), ids(search("brown").myResults()));
        assertEquals(List.of(dave), ids(search("dav").myResults()));
        var both = search("bob");
        assertEquals(List.of(bob), ids(both.myResults()));
        assertEquals(List.of(carol), ids(both.results()));
        assertTrue(search("rob nobody").myResults().isEmpty());
    }

    @Test
    void tooLittleToSearchForIsRefused() {
        village.refused("SEARCH_QUERY_EMPTY", alice, new Search(false, false, " ", 10));
        village.refused("SEARCH_QUERY_EMPTY", alice, new Search(false, false, "@", 10));
        village.refused("QUERY_TOO_SHORT", alice, new Search(false, false, "b", 10));
        assertEquals(2, search("bo").results().size());
        assertEquals(1, village.ask(alice, new Search(false, false, "bo", 1)).results().size());
        assertTrue(search("b".repeat(FindingRpc.QUERY_MAX + 1)).results().isEmpty());
    }

    @Test
    void theIndexFollowsProfilesAndIsMadeAnewAtStart() {
        village.change(bob, profile -> profile.username("walrus"));
        assertEquals(List.of(carol), ids(search("bob").results()));
        assertEquals(List.of(bob), ids(search("walrus").results()));
        var anew = new NameIndex(village.profiles);
        assertTrue(anew.beginning("wal", 10).isEmpty());
        anew.load(village.store);
        assertEquals(List.of(bob), anew.beginning("WAL", 10));
        village.change(bob, profile -> profile.username(null));
        assertTrue(search("walrus").results().isEmpty());
    }

    @Test
    void numbersLeadToThoseWhoLetThem() {
        var found = village.ask(alice, new ResolvePhone("+99966300002"));
        assertEquals(new PeerUser(bob), found.peer());
        village.refused("PHONE_NOT_OCCUPIED", alice, new ResolvePhone("+99966300003"));
        village.refused("PHONE_NOT_OCCUPIED", alice, new ResolvePhone("hello"));
    }

    @Test
    void topPeersAreOfSomeKind() {
        village.refused("TYPES_EMPTY", alice, GetTopPeers.builder().limit(10).build());
    }
}
