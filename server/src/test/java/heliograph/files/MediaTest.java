package heliograph.files;

import static heliograph.files.World.ALICE;
import static heliograph.files.World.AS_ALICE;
import static heliograph.files.World.AS_BOB;
import static heliograph.files.World.BOB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.TlObject;
import heliograph.tl.TlReader;
import heliograph.tl.TlWriter;
import heliograph.tl.api.Api;
import heliograph.tl.api.Document;
import heliograph.tl.api.DocumentAttributeAnimated;
import heliograph.tl.api.DocumentAttributeAudio;
import heliograph.tl.api.DocumentAttributeImageSize;
import heliograph.tl.api.DocumentAttributeVideo;
import heliograph.tl.api.GeoPoint;
import heliograph.tl.api.InputDocument;
import heliograph.tl.api.InputGeoPoint;
import heliograph.tl.api.InputGeoPointEmpty;
import heliograph.tl.api.InputMedia;
import heliograph.tl.api.InputMediaContact;
import heliograph.tl.api.InputMediaDice;
import heliograph.tl.api.InputMediaDocument;
import heliograph.tl.api.InputMediaDocumentExternal;
import heliograph.tl.api.InputMediaEmpty;
import heliograph.tl.api.InputMediaGeoLive;
import heliograph.tl.api.InputMediaGeoPoint;
import heliograph.tl.api.InputMediaPhoto;
import heliograph.tl.api.InputMediaUploadedPhoto;
import heliograph.tl.api.InputMediaVenue;
import heliograph.tl.api.InputMediaWebPage;
import heliograph.tl.api.InputPhoto;
import heliograph.tl.api.InputPhotoEmpty;
import heliograph.tl.api.MessageMedia;
import heliograph.tl.api.MessageMediaContact;
import heliograph.tl.api.MessageMediaDice;
import heliograph.tl.api.MessageMediaDocument;
import heliograph.tl.api.MessageMediaEmpty;
import heliograph.tl.api.MessageMediaGeo;
import heliograph.tl.api.MessageMediaGeoLive;
import heliograph.tl.api.MessageMediaPhoto;
import heliograph.tl.api.MessageMediaVenue;
import heliograph.tl.api.MessageMediaWebPage;
import heliograph.tl.api.Photo;
import heliograph.tl.api.WebPage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MediaTest {
    @TempDir Path folder;
    private World world;

    @BeforeEach
    void begin() {
        world = new World(folder);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private MessageMedia from(InputMedia media) {
        return world.media.from(AS_ALICE, media);
    }

    private InputMediaUploadedPhoto photo(byte[] file, @Nullable Integer ttl) {
        var upload = world.upload(ALICE, "p", file);
        return new InputMediaUploadedPhoto(true, false, upload, null, ttl, null);
    }

    private static Photo photo(MessageMedia media) {
        return assertInstanceOf(
                Photo.class, assertInstanceOf(MessageMediaPhoto.class, media).photo());
    }

    private static Document document(MessageMedia media) {
        return assertInstanceOf(
                Document.class, assertInstanceOf(MessageMediaDocument.class, media).document());
    }

    @Test
    void aPhotoIsShownAndCanBeSentAgain() {
        var media = assertInstanceOf(MessageMediaPhoto.class, from(photo(Samples.png(90, 60), 7)));
        assertTrue(media.spoiler());
        assertEquals(7, media.ttlSeconds());
        var photo = photo(media);
        assertEquals(2, photo.dcId());
        assertEquals(world.clock.instant().getEpochSecond(), photo.date());
        var input = new InputPhoto(photo.id(), photo.accessHash(), photo.fileReference());
        var again = world.media.from(AS_BOB, new InputMediaPhoto(false, false, input, null, null));
        assertEquals(photo.id(), photo(again).id());
        var guessed = new InputPhoto(photo.id(), photo.accessHash() + 1, photo.fileReference());
        Refused.with(
                "FILE_ID_INVALID",
                () -> from(new InputMediaPhoto(false, false, guessed, null, null)));
        var asDocument = new InputDocument(photo.id(), photo.accessHash(), photo.fileReference());
        Refused.with("MEDIA_INVALID", () -> from(known(asDocument)));
        var empty = new InputMediaPhoto(false, false, new InputPhotoEmpty(), null, null);
        Refused.with("MEDIA_EMPTY", () -> from(empty));
    }

    private static InputMediaDocument known(InputDocument document) {
        return new InputMediaDocument(false, document, null, null, null, null);
    }

    @Test
    void aRepeatedCallMakesTheSamePhoto() {
        var media = photo(Samples.png(90, 60), null);
        long id = photo(from(media)).id();
        assertEquals(id, photo(from(media)).id());
        world = world.restarted();
        assertEquals(id, photo(from(media)).id());
    }

    @Test
    void whatIsNoPhotoIsRefusedAndMayStillBeADocument() {
        var bytes = world.bytes(100);
        var upload = world.upload(ALICE, "p", bytes);
        var asPhoto = new InputMediaUploadedPhoto(false, false, upload, null, null, null);
        Refused.with("PHOTO_EXT_INVALID", () -> from(asPhoto));
        assertEquals(100, document(from(World.document(upload))).size());
    }

    @Test
    void aPhotoMayHaveTenMebibytes() {
        var png = Samples.png(30, 30);
        var padded = java.util.Arrays.copyOf(png, (int) Pictures.FILE_MAX);
        assertEquals(3, photo(from(photo(padded, null))).sizes().size() + 1);
        var larger = java.util.Arrays.copyOf(png, (int) Pictures.FILE_MAX + 1);
        Refused.with("PHOTO_SAVE_FILE_INVALID", () -> from(photo(larger, null)));
    }

    @Test
    void theTimeToLiveAtItsEdges() {
        var png = Samples.png(20, 20);
        for (int ttl : new int[] {1, 60, Integer.MAX_VALUE}) {
            var media = from(photo(png, ttl));
            assertEquals(ttl, assertInstanceOf(MessageMediaPhoto.class, media).ttlSeconds());
        }
        assertNull(assertInstanceOf(MessageMediaPhoto.class, from(photo(png, 0))).ttlSeconds());
        for (int ttl : new int[] {-1, 61, Integer.MAX_VALUE - 1})
            Refused.with("TTL_MEDIA_INVALID", () -> from(photo(png, ttl)));
    }

    @Test
    void documentsSayWhatTheyAre() {
        var file = world.upload(ALICE, "v.ogg", world.bytes(500));
        var voice = new DocumentAttributeAudio(true, 3, null, null, new byte[] {1, 2, 3});
        var heard = assertInstanceOf(MessageMediaDocument.class, from(World.document(file, voice)));
        assertTrue(heard.voice());
        assertFalse(heard.video());
        var video =
                DocumentAttributeVideo.builder()
                        .roundMessage(true)
                        .duration(3)
                        .w(240)
                        .h(240)
                        .build();
        var note = assertInstanceOf(MessageMediaDocument.class, from(World.document(file, video)));
        assertTrue(note.video());
        assertTrue(note.round());
        var gif = new DocumentAttributeAnimated();
        var moving =
                assertInstanceOf(
                        MessageMediaDocument.class, from(World.document(file, video, gif)));
        assertFalse(moving.video());
    }

    @Test
    void aDocumentIsKeptToTheLastByteAndCanBeSentAgain() {
        var jpeg = Samples.jpegHeld(400, 200, 6, "as it came");
        var document = document(from(World.document(world.upload(ALICE, "p.jpg", jpeg))));
        var blob = world.files.records().find(document.id());
        assertEquals(jpeg.length, document.size());
        var content = blob == null ? null : blob.blobs().getFirst();
        assertArrayEquals(
                Disk.digest("SHA-256").digest(jpeg), content == null ? null : content.sha256());
        assertEquals(new DocumentAttributeImageSize(200, 400), document.attributes().getFirst());
        var thumbs = document.thumbs();
        assertEquals(2, thumbs == null ? 0 : thumbs.size());
        var input =
                new InputDocument(document.id(), document.accessHash(), document.fileReference());
        var again = world.media.from(AS_BOB, known(input));
        assertEquals(document.id(), document(again).id());
    }

    @Test
    void theThumbnailOfTheClientIsTakenAndABadOneLeftOut() {
        var file = world.upload(ALICE, "v.mp4", world.bytes(500));
        var thumb = world.upload(ALICE, "t.jpg", Samples.jpeg(640, 360));
        var with = World.document(file).toBuilder().thumb(thumb).build();
        var thumbs = document(from(with)).thumbs();
        assertEquals(2, thumbs == null ? 0 : thumbs.size());
        var bad = world.upload(ALICE, "t.jpg", world.bytes(30));
        assertNull(document(from(with.toBuilder().thumb(bad).build())).thumbs());
        assertNull(document(from(World.document(file))).thumbs());
    }

    @Test
    void nothingThatAMessageNamesIsMissingAfterACrash() {
        // Whatever `from` answered is durable: a crash before the message only leaves more.
        var photo = photo(from(photo(Samples.png(400, 400), null)));
        var document = document(from(World.document(world.upload(ALICE, "d", world.bytes(9)))));
        world = world.restarted();
        for (long id : new long[] {photo.id(), document.id()}) {
            var record = world.files.records().find(id);
            assertTrue(record != null);
            for (var blob : record.blobs())
                assertTrue(world.files.blobs().has(Blob.of(blob.sha256(), blob.size())));
        }
    }

    @Test
    void mediaReadBackAsTheyWereWritten() {
        var media = from(photo(Samples.png(1_500, 900), 5));
        var out = new TlWriter(Api.LAYER);
        out.object(media);
        TlObject back = Api.object(new TlReader(out.toBytes()));
        assertEquals(photo(media).id(), photo((MessageMedia) back).id());
        for (int layer : new int[] {Api.FLOOR, 198}) {
            var older = new TlWriter(layer);
            older.object(media);
            assertTrue(older.toBytes().length > 100);
        }
    }

    @Test
    void placesAreOnEarth() {
        var geo = assertInstanceOf(MessageMediaGeo.class, from(place(54.3, 10.1)));
        var point = assertInstanceOf(GeoPoint.class, geo.geo());
        assertEquals(54.3, point.lat());
        assertEquals(10.1, point.long_());
        from(place(90, 180));
        from(place(-90, -180));
        Refused.with("GEO_POINT_INVALID", () -> from(place(90.001, 0)));
        Refused.with("GEO_POINT_INVALID", () -> from(place(0, -180.001)));
        Refused.with("GEO_POINT_INVALID", () -> from(place(Double.NaN, 0)));
        Refused.with(
                "GEO_POINT_INVALID", () -> from(new InputMediaGeoPoint(new InputGeoPointEmpty())));
        var point2 = new InputGeoPoint(1, 2, null);
        var venue = new InputMediaVenue(point2, "Café", "Road 1", "foursquare", "id", "");
        assertEquals("Café", assertInstanceOf(MessageMediaVenue.class, from(venue)).title());
    }

    private static InputMediaGeoPoint place(double lat, double lon) {
        return new InputMediaGeoPoint(new InputGeoPoint(lat, lon, null));
    }

    @Test
    void livePlacesLastAMinuteToADay() {
        for (int period : new int[] {60, 86_400, Integer.MAX_VALUE}) {
            var live = assertInstanceOf(MessageMediaGeoLive.class, from(live(period)));
            assertEquals(period, live.period());
            assertEquals(360, live.heading());
        }
        for (int period : new int[] {-1, 0, 59, 86_401})
            Refused.with("MEDIA_INVALID", () -> from(live(period)));
    }

    private static InputMediaGeoLive live(int period) {
        var point = new InputGeoPoint(1, 2, null);
        return new InputMediaGeoLive(false, point, 400, period, null);
    }

    @Test
    void diceFallOnAllTheirFacesAndNoOther() {
        for (var die : new String[] {"🎲", "🎯", "🎳", "🏀", "⚽", "⚽\ufe0f", "🎰"}) {
            int faces = die.equals("🎰") ? 64 : die.equals("🏀") || die.startsWith("⚽") ? 5 : 6;
            var seen = new HashSet<Integer>();
            for (int i = 0; i < 1_500; i++) {
                var thrown =
                        assertInstanceOf(MessageMediaDice.class, from(new InputMediaDice(die)));
                assertEquals(die, thrown.emoticon());
                assertTrue(thrown.value() >= 1 && thrown.value() <= faces);
                seen.add(thrown.value());
            }
            assertEquals(faces, seen.size());
        }
        Refused.with("EMOTICON_INVALID", () -> from(new InputMediaDice("🌞")));
        Refused.with("EMOTICON_INVALID", () -> from(new InputMediaDice("")));
    }

    @Test
    void aContactNamesItsAccountOnlyToWhomMaySeeTheNumber() {
        world.account(BOB, "99966000002");
        var card = new InputMediaContact("+999 66 000002", "Bob", "", "");
        var shown = assertInstanceOf(MessageMediaContact.class, from(card));
        assertEquals("Bob", shown.firstName());
        world.book.hidden.add(BOB);
        var hidden = assertInstanceOf(MessageMediaContact.class, from(card));
        assertEquals(0, hidden.userId());
        assertNotEquals(hidden.userId(), BOB);
        var nobody = new InputMediaContact("12", "X", "", "");
        assertEquals(0, assertInstanceOf(MessageMediaContact.class, from(nobody)).userId());
        Refused.with("MEDIA_INVALID", () -> from(new InputMediaContact(" ", "X", "", "")));
    }

    @Test
    void linksHavePreviewsOnlyFromAProvider() {
        var page = new InputMediaWebPage(false, false, false, "https://example.org");
        Refused.with("WEBPAGE_NOT_FOUND", () -> from(page));
        var optional = new InputMediaWebPage(false, false, true, "https://example.org");
        assertEquals(new MessageMediaEmpty(), from(optional));
        var external = new InputMediaDocumentExternal(false, "https://a.b/c", null, null, null);
        Refused.with("WEBPAGE_CURL_FAILED", () -> from(external));

        var found = WebPage.builder().id(5).url("https://example.org").build();
        var cards = new Cards(world.profiles, world.book, new Random(1));
        var configured = new Media(world.files, cards, _ -> found);
        var shown = configured.from(AS_ALICE, page);
        assertEquals(found, assertInstanceOf(MessageMediaWebPage.class, shown).webpage());
    }

    @Test
    void whatIsNotServedIsRefused() {
        Refused.with("MEDIA_EMPTY", () -> from(new InputMediaEmpty()));
        Refused.with(
                "MEDIA_INVALID",
                () ->
                        from(
                                new heliograph.tl.api.InputMediaStory(
                                        new heliograph.tl.api.InputPeerSelf(), 1)));
    }
}
