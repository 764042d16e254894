package heliograph.previews;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Harness;
import heliograph.files.FileStorage;
import heliograph.files.PagePhotos;
import heliograph.previews.Fetcher.Limits;
import heliograph.secrets.Vault;
import heliograph.store.memory.MemoryStore;
import heliograph.tl.api.Photo;
import heliograph.tl.api.WebPage;
import java.net.InetAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreviewsTest {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(20), 4_096, 20_000, 3, 2, 1);

    @TempDir private Path folder;
    private final Harness.Clock clock = new Harness.Clock();
    private final SecureRandom random = new SecureRandom();
    private Site site;
    private FileStorage files;
    private Previews previews;

    @BeforeEach
    void open() throws Exception {
        site = new Site();
        var settings = FileStorage.Settings.of(folder, 2);
        var vault = Vault.of(new byte[32], random);
        files = new FileStorage(settings, new MemoryStore(clock), vault, clock, random);
        previews = previews(LIMITS);
    }

    private Previews previews(Limits limits) {
        return new Previews(limits, Addresses.everywhere(), photos(), clock);
    }

    private PagePhotos photos() {
        return new PagePhotos(files, 777_000);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @AfterEach
    void close() {
        site.close();
        files.close();
    }

    private WebPage page(String path) {
        var page = previews.page(site.url(path));
        assertNotNull(page);
        return page;
    }

    private @Nullable WebPage none(String path) {
        return previews.page(site.url(path));
    }

    @Test
    void aPageIsWhatItSaysOfItself() throws Exception {
        site.serve("/lamp.png", "image/png", Site.picture(200, 100));
        site.page(
                "/lamp",
                """
                <html><head><title>Plain</title>
                <meta property="og:site_name" content="Lamps">
                <meta property="OG:Title" content="  A &amp;
                   lamp ">
                <meta name="og:description" content="It shines.">
                <meta name="description" content="It glows.">
                <meta property="og:image" content="lamp.png">
                </head></html>
                """);
        var page = page("/lamp?colour=red#top");
        assertEquals(site.url("/lamp?colour=red"), page.url());
        assertEquals("127.0.0.1/lamp", page.displayUrl());
        assertEquals("Lamps", page.siteName());
        assertEquals("A & lamp", page.title());
        assertEquals("It shines.", page.description());
        assertEquals("article", page.type());
        assertTrue(page.hasLargeMedia());
        assertTrue(page.id() > 0);
        assertFalse(assertInstanceOf(Photo.class, page.photo()).sizes().isEmpty());
    }

    @Test
    void aPageThatSaysLittleHasItsTitle() {
        site.page("/", Site.titled("Just this"));
        var page = page("/");
        assertEquals("Just this", page.title());
        assertEquals("127.0.0.1", page.siteName());
        assertEquals("127.0.0.1", page.displayUrl());
        assertNull(page.description());
        assertNull(page.photo());
        site.page(
                "/card",
                "<meta name=twitter:title content=T><meta name=twitter:description content=D>");
        assertEquals("T", page("/card").title());
        assertEquals("D", page("/card").description());
        site.page("/mute", "<p>Nothing</p>");
        assertNull(none("/mute"));
    }

    @Test
    void titlesAndDescriptionsAreCutBetweenCharacters() {
        var lamp = "\ud83d\udca1";
        for (int more = 0; more <= 1; more++) {
            var title = lamp.repeat(Card.TITLE_MAX + more);
            var description = lamp.repeat(Card.DESCRIPTION_MAX + more);
            site.page(
                    "/" + more,
                    "<title>"
                            + title
                            + "</title><meta name=description content="
                            + description
                            + ">");
            assertEquals(lamp.repeat(Card.TITLE_MAX), page("/" + more).title());
            assertEquals(lamp.repeat(Card.DESCRIPTION_MAX), page("/" + more).description());
        }
    }

    @Test
    void aPageIsReadInItsCharacterSet() {
        var latin = Charset.forName("ISO-8859-1");
        site.serve("/sent", "text/html; charset=ISO-8859-1", Site.titled("Käse").getBytes(latin));
        assertEquals("Käse", page("/sent").title());
        var named = "<meta charset=windows-1251>" + Site.titled("Сыр");
        site.serve("/named", "text/html", named.getBytes(Charset.forName("windows-1251")));
        assertEquals("Сыр", page("/named").title());
    }

    @Test
    void aPictureIsAPageOfItsOwn() throws Exception {
        site.serve("/a.png", "image/png", Site.picture(64, 64));
        var page = page("/a.png");
        assertEquals("photo", page.type());
        assertNotNull(page.photo());
        assertNull(page.title());
    }

    @Test
    void whatIsNoPictureIsLeftOut() throws Exception {
        site.serve("/fake.png", "image/png", "no picture".getBytes(StandardCharsets.UTF_8));
        site.serve("/text.png", "text/plain", Site.picture(10, 10));
        site.serve("/wide.png", "image/png", Site.picture(2_100, 100));
        for (var picture :
                new String[] {"fake.png", "text.png", "wide.png", "lost.png", "ftp://a/b"}) {
            var path = "/of-" + picture.replace("/", "-");
            site.page(path, Site.titled("T") + "<meta property=og:image content=" + picture + ">");
            assertNull(page(path).photo(), picture);
        }
        assertNull(none("/fake.png"));
    }

    @Test
    void aPictureHasALargestSize() throws Exception {
        var picture = Site.picture(10, 10);
        site.serve("/fits.png", "image/png", Arrays.copyOf(picture, LIMITS.picture()));
        site.serve("/large.png", "image/png", Arrays.copyOf(picture, LIMITS.picture() + 1));
        site.on(
                "/unsaid.png",
                call -> {
                    call.getResponseHeaders().set("Content-Type", "image/png");
                    call.sendResponseHeaders(200, 0);
                    call.getResponseBody().write(Arrays.copyOf(picture, LIMITS.picture() + 1));
                });
        assertNotNull(none("/fits.png"));
        assertNull(none("/large.png"));
        assertNull(none("/unsaid.png"));
    }

    @Test
    void onlyTheBeginningOfAPageIsRead() {
        var title = "<title>T</title>";
        var description = "<meta name=description content=D>";
        int room = LIMITS.page() - title.length() - description.length() - 7;
        site.page("/fits", title + "<!--" + "x".repeat(room) + "-->" + description);
        assertEquals("D", page("/fits").description());
        site.page("/long", title + "<!--" + "x".repeat(room + 100) + "-->" + description);
        assertNull(page("/long").description());
        assertEquals("T", page("/long").title());
    }

    @Test
    void otherTypesAndAnswersAreNone() {
        site.serve("/json", "application/json", Site.titled("T").getBytes(StandardCharsets.UTF_8));
        site.on(
                "/untyped",
                call -> {
                    call.sendResponseHeaders(200, 0);
                    call.getResponseBody().write(Site.titled("T").getBytes(StandardCharsets.UTF_8));
                });
        for (var path : new String[] {"/json", "/untyped", "/not-there"}) assertNull(none(path));
        for (var url : new String[] {"ftp://127.0.0.1/", "file:///etc/passwd", "nonsense", ""})
            assertNull(previews.page(url));
    }

    @Test
    void redirectsAreFollowedSoFar() {
        site.page("/end", Site.titled("The end"));
        site.redirect("/1", "/end");
        site.redirect("/2", site.url("/1"));
        site.redirect("/3", "/2");
        site.redirect("/4", "/3");
        assertEquals("The end", page("/3").title());
        assertEquals(site.url("/3"), page("/3").url());
        assertNull(none("/4"));
        site.redirect("/loop", "/loop");
        assertNull(none("/loop"));
        assertEquals(LIMITS.redirects() + 1, site.asked("/loop"));
        site.redirect("/away", "file:///etc/passwd");
        assertNull(none("/away"));
    }

    /// The site is good, and where it sends on to is not: by address or by name.
    @Test
    void whereARedirectLeadsIsCheckedAgain() throws Exception {
        var here = InetAddress.ofLiteral("127.0.0.1");
        var there = InetAddress.ofLiteral("127.0.0.2");
        var addresses = new Addresses(here::equals, Set.of(), _ -> List.of(there));
        try (var inner = new Site("127.0.0.2")) {
            inner.page("/secret", Site.titled("Secret"));
            site.redirect("/address", inner.url("/secret"));
            site.redirect("/name", "http://inner.example:" + inner.port() + "/secret");
            site.page(
                    "/picture",
                    Site.titled("T")
                            + "<meta property=og:image content="
                            + inner.url("/secret")
                            + ">");
            var strict = new Previews(LIMITS, addresses, photos(), clock);
            assertNull(strict.page(site.url("/address")));
            assertNull(strict.page(site.url("/name")));
            assertNull(strict.page(inner.url("/secret")));
            assertNotNull(strict.page(site.url("/picture")));
            assertEquals(0, inner.asked.size());
            // There is something to be seen for who may.
            assertEquals("Secret", page("/address").title());
        }
    }

    @Test
    void nobodyIsToldMoreThanThatAServerAsks() {
        site.on(
                "/first",
                call -> {
                    call.getResponseHeaders().set("Set-Cookie", "a=b; Path=/");
                    call.getResponseHeaders().set("Location", "/second");
                    call.sendResponseHeaders(302, -1);
                });
        site.page("/second", Site.titled("T"));
        page("/first");
        for (var one : site.asked) {
            assertFalse(one.names().contains("Cookie"));
            assertFalse(one.names().contains("Referer"));
            assertEquals(Fetcher.AGENT, one.agent());
        }
        assertEquals(2, site.asked.size());
    }

    /// A page that goes on for ever, and a site that says nothing.
    @Test
    void aSlowSiteIsLeftAlone() throws Exception {
        var end = new CountDownLatch(1);
        var limits = new Limits(Duration.ofMillis(300), 1 << 30, 4_096, 3, 2, 1);
        var hurried = previews(limits);
        site.on(
                "/drip",
                call -> {
                    call.getResponseHeaders().set("Content-Type", "text/html");
                    call.sendResponseHeaders(200, 0);
                    while (end.getCount() > 0) {
                        call.getResponseBody().write(' ');
                        call.getResponseBody().flush();
                    }
                });
        site.on("/mute", _ -> hold(end));
        assertNull(hurried.page(site.url("/drip")));
        assertNull(hurried.page(site.url("/mute")));
        end.countDown();
    }

    private static void hold(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatWasFoundIsRemembered() {
        site.page("/", Site.titled("T"));
        var first = page("/");
        assertEquals(first, previews.known(site.url("/")));
        assertEquals(first, previews.known(site.url("/#part")));
        clock.pass(Previews.FOUND_LIFE.minusSeconds(1));
        assertEquals(first, page("/"));
        assertEquals(1, site.asked("/"));
        clock.pass(Duration.ofSeconds(1));
        assertNull(previews.known(site.url("/")));
        assertEquals(first, page("/"));
        assertEquals(2, site.asked("/"));
    }

    @Test
    void thatNothingWasFoundIsRememberedForLess() {
        site.page("/mute", "");
        assertNull(none("/mute"));
        clock.pass(Previews.MISSED_LIFE.minusSeconds(1));
        assertNull(none("/mute"));
        assertEquals(1, site.asked("/mute"));
        clock.pass(Duration.ofSeconds(1));
        assertNull(none("/mute"));
        assertEquals(2, site.asked("/mute"));
    }

    /// So many links at a time, and so many calls of one host; whoever asks for a link that is
    /// being looked up waits for the same answer.
    @ParameterizedTest
    @CsvSource({"1, 4, 1", "4, 1, 1", "2, 4, 2", "4, 2, 2"})
    void onlySoManyAreAskedAtATime(int atOnce, int perHost, int expected) throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var all = new CountDownLatch(expected);
        var goOn = new CountDownLatch(1);
        site.on(
                "/",
                call -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    all.countDown();
                    hold(goOn);
                    now.decrementAndGet();
                    Site.answer(call, "text/html", bytes(Site.titled("T")));
                });
        var bounded = previews(new Limits(LIMITS.time(), 4_096, 4_096, 3, atOnce, perHost));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pages = new ArrayList<Future<@Nullable WebPage>>();
            for (int i = 0; i < 12; i++) {
                var url = site.url("/" + i % 4);
                pages.add(threads.submit(() -> bounded.page(url)));
            }
            all.await();
            goOn.countDown();
            for (var page : pages) assertNotNull(page.get());
        }
        assertEquals(expected, most.get());
        assertEquals(4, site.asked.size());
    }
}
