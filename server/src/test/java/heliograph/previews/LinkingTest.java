package heliograph.previews;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.Harness;
import heliograph.Trio;
import heliograph.channels.Community;
import heliograph.files.FileStorage;
import heliograph.files.PagePhotos;
import heliograph.previews.Fetcher.Limits;
import heliograph.secrets.Vault;
import heliograph.store.memory.MemoryStore;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.InputMediaWebPage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageEntityTextUrl;
import heliograph.tl.api.MessageMediaEmpty;
import heliograph.tl.api.MessageMediaWebPage;
import heliograph.tl.api.Photo;
import heliograph.tl.api.UpdateEditChannelMessage;
import heliograph.tl.api.UpdateEditMessage;
import heliograph.tl.api.UpdateNewChannelMessage;
import heliograph.tl.api.WebPage;
import heliograph.tl.api.WebPageEmpty;
import heliograph.tl.api.WebPageNotModified;
import heliograph.tl.api.channels.GetAdminLog;
import heliograph.tl.api.messages.DeleteMessages;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.GetWebPage;
import heliograph.tl.api.messages.GetWebPagePreview;
import heliograph.tl.api.messages.SendMedia;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.updates.Difference;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Previews under messages, as people see them.
class LinkingTest {
    private Site site;
    private Trio trio;
    private Client alice;
    private Client bob;

    /// What a first look-up has to load may take longer than sites are given.
    @BeforeAll
    static void warm(@TempDir Path folder) throws Exception {
        var clock = new Harness.Clock();
        var random = new SecureRandom();
        var store = new MemoryStore(clock);
        var vault = Vault.of(new byte[32], random);
        var settings = FileStorage.Settings.of(folder, 2);
        var patient = new Limits(Duration.ofMinutes(1), 1_000, 10_000, 1, 1, 1);
        try (var files = new FileStorage(settings, store, vault, clock, random);
                var site = new Site()) {
            site.serve("/a.png", "image/png", Site.picture(10, 10));
            site.page("/", Site.titled("T") + "<meta property=og:image content=/a.png>");
            var photos = new PagePhotos(files, 1);
            var previews = new Previews(patient, Addresses.everywhere(), photos, clock);
            assertNotNull(previews.page(site.url("/")));
        }
    }

    @BeforeEach
    void open() throws Exception {
        site = new Site();
        site.serve("/lamp.png", "image/png", Site.picture(80, 60));
        site.page("/lamp", Site.titled("A lamp") + "<meta property=og:image content=/lamp.png>");
        site.page("/rope", Site.titled("A rope"));
        trio = new Trio(Reach.EVERYWHERE);
        alice = trio.alice;
        bob = trio.bob;
    }

    @AfterEach
    void close() {
        trio.close();
        site.close();
    }

    private static WebPage page(Message message) {
        var media = assertInstanceOf(MessageMediaWebPage.class, message.media());
        return assertInstanceOf(WebPage.class, media.webpage());
    }

    private static long photo(WebPage page) {
        return assertInstanceOf(Photo.class, page.photo()).id();
    }

    private Message send(String text) {
        var sent = trio.send(alice, bob, text);
        trio.server.run();
        return sent;
    }

    private EditMessage.Builder edit(int id, String text) {
        return EditMessage.builder().peer(trio.peer(alice, bob)).id(id).message(text);
    }

    @Test
    void aLinkGetsItsPreviewAfterTheMessage() {
        var device = trio.device(Trio.ALICE);
        var since = Trio.state(bob);
        var sent = send("look: " + site.url("/lamp") + ".");
        assertNull(sent.media());

        var here = trio.newest(alice, bob);
        assertEquals("A lamp", page(here).title());
        assertTrue(here.editHide());
        assertEquals(photo(page(here)), photo(page(trio.newest(bob, alice))));
        assertTrue(trio.newest(bob, alice).editHide());

        // Every session is told, in step with pts: hers, her other, and his.
        for (var client : List.of(alice, device, bob)) {
            var pushed = Trio.pushed(client);
            var edit = assertInstanceOf(UpdateEditMessage.class, pushed.getLast());
            assertEquals("A lamp", page((Message) edit.message()).title());
            assertEquals(Trio.state(client).pts(), edit.pts());
        }
        var missed = assertInstanceOf(Difference.class, Trio.difference(bob, since));
        var caughtUp = (Message) missed.newMessages().getLast();
        assertEquals("A lamp", page(caughtUp).title());
    }

    @Test
    void whatIsKnownIsThereAtOnce() {
        send(site.url("/lamp"));
        Trio.pushed(bob);
        var sent = send("again " + site.url("/lamp"));
        assertEquals("A lamp", page(sent).title());
        assertFalse(sent.editHide());
        assertEquals(1, Trio.pushed(bob).size());
        assertEquals(1, site.asked("/lamp"));
    }

    @Test
    void whoWantsNoneGetsNone() {
        var query = trio.text(alice, bob, site.url("/lamp")).noWebpage(true).build();
        alice.ask(query);
        trio.server.run();
        assertNull(trio.newest(alice, bob).media());
        assertEquals(0, site.asked.size());
    }

    @Test
    void aHiddenLinkIsALink() {
        var link = new MessageEntityTextUrl(0, 4, site.url("/rope"));
        alice.ask(trio.text(alice, bob, "this").entities(List.of(link)).build());
        trio.server.run();
        assertEquals("A rope", page(trio.newest(bob, alice)).title());
    }

    /// The author changes her mind while the site makes up its own.
    @Test
    void aMessageThatWasChangedMeanwhileIsLeftAlone() {
        site.on(
                "/slow",
                call -> {
                    var newest = trio.newest(alice, bob);
                    if (newest.message().endsWith("edited"))
                        alice.ask(edit(newest.id(), "no link").build());
                    else alice.ask(new DeleteMessages(true, List.of(newest.id())));
                    Site.answer(call, "text/html", Site.titled("Slow").getBytes(UTF_8));
                });
        trio.send(alice, bob, "first");
        send(site.url("/slow?edited"));
        assertEquals("no link", trio.newest(bob, alice).message());
        assertNull(trio.newest(bob, alice).media());
        send(site.url("/slow?deleted"));
        assertEquals("no link", trio.newest(bob, alice).message());
        assertEquals(2, trio.history(bob, alice).size());
        assertEquals(2, site.asked("/slow"));
    }

    @Test
    void anEditChangesThePreview() {
        int id = send(site.url("/lamp")).id();
        var lamp = trio.newest(alice, bob);
        alice.refused("MESSAGE_NOT_MODIFIED", edit(id, site.url("/lamp")).build());

        alice.ask(edit(id, "this: " + site.url("/lamp")).build());
        trio.server.run();
        var edited = trio.newest(bob, alice);
        assertEquals(photo(page(lamp)), photo(page(edited)));
        assertFalse(edited.editHide());
        assertNotNull(edited.editDate());

        alice.ask(edit(id, site.url("/rope")).build());
        trio.server.run();
        assertEquals("A rope", page(trio.newest(bob, alice)).title());
        assertFalse(trio.newest(bob, alice).editHide());

        alice.ask(edit(id, site.url("/rope")).noWebpage(true).build());
        assertNull(trio.newest(bob, alice).media());
        alice.ask(edit(id, site.url("/rope")).build());
        assertEquals("A rope", page(trio.newest(bob, alice)).title());
    }

    /// A text with a preview is as long as any, and no caption.
    @Test
    void aPreviewTakesNoRoomFromTheText() {
        int id = send(site.url("/lamp")).id();
        var text = site.url("/lamp") + " " + "x".repeat(2_000);
        alice.ask(edit(id, text).build());
        assertEquals(text, trio.newest(alice, bob).message());
        assertNotNull(trio.newest(alice, bob).media());
    }

    private SendMedia chosen(String path, boolean optional) {
        return SendMedia.builder()
                .peer(trio.peer(alice, bob))
                .media(new InputMediaWebPage(true, false, optional, site.url(path)))
                .message("look")
                .randomId(trio.fresh())
                .build();
    }

    @Test
    void anAuthorChoosesTheLink() {
        for (boolean optional : new boolean[] {true, false}) {
            alice.ask(chosen(optional ? "/lamp" : "/rope", optional));
            trio.server.run();
            var got = trio.newest(bob, alice);
            var media = assertInstanceOf(MessageMediaWebPage.class, got.media());
            assertTrue(media.manual() && media.forceLargeMedia());
            assertEquals(optional ? "A lamp" : "A rope", page(got).title());
        }
        alice.refused("WEBPAGE_NOT_FOUND", chosen("/nothing", false));
        alice.ask(chosen("/nothing", true));
        trio.server.run();
        assertNull(trio.newest(bob, alice).media());
    }

    @Test
    void previewsAreShownBeforeSending() {
        var preview = alice.ask(new GetWebPagePreview("see " + site.url("/lamp"), null));
        var media = assertInstanceOf(MessageMediaWebPage.class, preview.media());
        assertEquals("A lamp", ((WebPage) media.webpage()).title());
        assertInstanceOf(
                MessageMediaEmpty.class, alice.ask(new GetWebPagePreview("none", null)).media());
        var page = (WebPage) alice.ask(new GetWebPage(site.url("/lamp"), 0)).webpage();
        assertEquals(photo((WebPage) media.webpage()), photo(page));
        assertInstanceOf(
                WebPageNotModified.class,
                alice.ask(new GetWebPage(site.url("/lamp"), page.hash())).webpage());
        assertInstanceOf(
                WebPageEmpty.class, alice.ask(new GetWebPage(site.url("/none"), 0)).webpage());
    }

    @Test
    void nobodyIsAskedUnlessTheOperatorWantsIt() {
        try (var quiet = new Trio()) {
            quiet.send(quiet.alice, quiet.bob, site.url("/lamp"));
            quiet.server.run();
            assertNull(quiet.newest(quiet.bob, quiet.alice).media());
            var preview = quiet.alice.ask(new GetWebPagePreview(site.url("/lamp"), null));
            assertInstanceOf(MessageMediaEmpty.class, preview.media());
            assertInstanceOf(
                    WebPageEmpty.class,
                    quiet.alice.ask(new GetWebPage(site.url("/lamp"), 0)).webpage());
            assertEquals(0, site.asked.size());
        }
    }

    @Test
    void aPostInAChannelGetsItsPreview() {
        try (var town = new Community(21, true, Reach.EVERYWHERE)) {
            var reader = town.member();
            Trio.pushed(reader);
            long before = log(town);
            int pts = news(say(town, town.owner, site.url("/lamp"))).pts();
            town.server.run();
            var got = (Message) history(town, reader).getFirst();
            assertEquals("A lamp", page(got).title());
            assertTrue(got.editHide());
            assertEquals(before, log(town));
            for (var client : List.of(reader, town.owner)) {
                var told =
                        assertInstanceOf(
                                UpdateEditChannelMessage.class, Trio.pushed(client).getLast());
                assertEquals(pts + 1, told.pts());
                assertEquals("A lamp", page((Message) told.message()).title());
            }
        }
    }

    @Test
    void whoMayNotEmbedSendsTheTextAlone() {
        try (var town = new Community(22, false, Reach.EVERYWHERE)) {
            var ada = town.member();
            town.ban(town.owner, ada, ChatBannedRights.builder().embedLinks(true).build());
            for (int i = 0; i < 2; i++) { // when it is not known yet, and when it is
                say(town, ada, site.url("/lamp"));
                town.server.run();
                assertNull(((Message) history(town, ada).getFirst()).media());
            }
            say(town, town.owner, site.url("/lamp"));
            assertNotNull(((Message) history(town, ada).getFirst()).media());
        }
    }

    private long log(Community town) {
        var query = new GetAdminLog(town.named(town.owner), "", null, null, 0, 0, 100);
        return town.owner.ask(query).events().size();
    }

    private AnyUpdates say(Community town, Client from, String text) {
        return from.ask(
                SendMessage.builder()
                        .peer(town.peer(from))
                        .message(text)
                        .randomId(trio.fresh())
                        .build());
    }

    private static UpdateNewChannelMessage news(AnyUpdates answer) {
        for (var update : Trio.updates(answer))
            if (update instanceof UpdateNewChannelMessage news) return news;
        throw new AssertionError("nothing was sent");
    }

    private static List<heliograph.tl.api.AnyMessage> history(Community town, Client client) {
        var answer = client.ask(new GetHistory(town.peer(client), 0, 0, 0, 100, 0, 0, 0));
        return ((heliograph.tl.api.messages.ChannelMessages) answer).messages();
    }
}
