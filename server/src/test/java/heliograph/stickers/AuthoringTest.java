package heliograph.stickers;

import static heliograph.stickers.Author.creation;
import static heliograph.stickers.Author.ids;
import static heliograph.stickers.Author.moving;
import static heliograph.stickers.Author.name;
import static heliograph.stickers.Author.named;
import static heliograph.stickers.Author.still;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.Harness;
import heliograph.tl.TlFunction;
import heliograph.tl.api.Document;
import heliograph.tl.api.DocumentAttributeCustomEmoji;
import heliograph.tl.api.DocumentAttributeSticker;
import heliograph.tl.api.InputStickerSetID;
import heliograph.tl.api.InputStickerSetItem;
import heliograph.tl.api.InputStickerSetThumb;
import heliograph.tl.api.messages.GetMyStickers;
import heliograph.tl.api.messages.GetStickerSet;
import heliograph.tl.api.messages.StickerSetNotModified;
import heliograph.tl.api.stickers.AddStickerToSet;
import heliograph.tl.api.stickers.ChangeSticker;
import heliograph.tl.api.stickers.ChangeStickerPosition;
import heliograph.tl.api.stickers.CheckShortName;
import heliograph.tl.api.stickers.DeleteStickerSet;
import heliograph.tl.api.stickers.RemoveStickerFromSet;
import heliograph.tl.api.stickers.RenameStickerSet;
import heliograph.tl.api.stickers.ReplaceSticker;
import heliograph.tl.api.stickers.SetStickerSetThumb;
import heliograph.tl.api.stickers.SuggestShortName;
import heliograph.tl.api.upload.File;
import heliograph.tl.api.upload.GetFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthoringTest {
    private final Harness server = new Harness(7);
    private final Client alice = server.client("99966200001");
    private final Author author = new Author(alice);

    @AfterEach
    void close() {
        server.close();
    }

    private static String refused(Client client, TlFunction<?> query) {
        return client.outcome(query).error();
    }

    private String refused(TlFunction<?> query) {
        return refused(alice, query);
    }

    @Test
    void aSetIsMadeAndShown() {
        var made =
                author.make(
                        creation("Cats_1")
                                .stickers(
                                        List.of(
                                                author.item(still(512, 400, 1), "😀👍🏽"),
                                                author.item(moving(), "❤️")))
                                .build());
        var set = made.set();
        assertEquals("Set", set.title());
        assertEquals(2, set.count());
        assertTrue(set.creator());
        assertNull(set.installedDate());
        assertEquals(
                List.of("😀", "👍🏽", "❤"), made.packs().stream().map(p -> p.emoticon()).toList());
        var still = assertInstanceOf(Document.class, made.documents().getFirst());
        assertEquals("image/webp", still.mimeType());
        var sticker = assertInstanceOf(DocumentAttributeSticker.class, still.attributes().get(1));
        assertEquals("😀", sticker.alt());
        assertEquals(new InputStickerSetID(set.id(), set.accessHash()), sticker.stickerset());
        var moving = assertInstanceOf(Document.class, made.documents().getLast());
        assertEquals("application/x-tgsticker", moving.mimeType());

        var bob = new Author(server.client("99966200002"));
        var seen = bob.set("cats_1");
        assertEquals(ids(made), ids(seen));
        assertFalse(seen.set().creator());
        var known = new GetStickerSet(name("Cats_1"), set.hash());
        assertInstanceOf(StickerSetNotModified.class, bob.client().ask(known));
        server.restart();
        alice.begin();
        assertEquals(ids(made), ids(author.set("Cats_1")));
        assertEquals(set.hash(), author.set("Cats_1").set().hash());
    }

    @Test
    void namesAndTitlesHaveTheirEdges() {
        var one = List.of(author.item(still(512, 512, 1), "😀"));
        var longest = "a".repeat(64);
        assertEquals(
                "PACK_SHORT_NAME_INVALID", refused(creation(longest + "a").stickers(one).build()));
        for (var bad : List.of("", "1cats", "a__b", "a_", "_a", "naïve", "a b"))
            assertEquals(
                    "PACK_SHORT_NAME_INVALID", refused(creation(bad).stickers(one).build()), bad);
        author.make(creation(longest).stickers(one).build());
        assertEquals(
                "PACK_SHORT_NAME_OCCUPIED",
                refused(
                        creation(longest.toUpperCase(java.util.Locale.ROOT))
                                .stickers(one)
                                .build()));
        assertEquals("SHORT_NAME_OCCUPIED", refused(new CheckShortName(longest)));
        assertEquals("SHORT_NAME_INVALID", refused(new CheckShortName("_")));
        assertEquals(true, alice.ask(new CheckShortName("Free1")));
        assertEquals(
                "PACK_TITLE_INVALID",
                refused(creation("b").title("t".repeat(65)).stickers(one).build()));
        assertEquals("PACK_TITLE_INVALID", refused(creation("b").title(" ").stickers(one).build()));
        author.make(creation("b").title("t".repeat(64)).stickers(one).build());
        assertEquals("Meo_Da_Nang", alice.ask(new SuggestShortName("Mèo Đà Nẵng!")).shortName());
        author.make(creation("Meo").stickers(one).build());
        assertEquals("Meo_2", alice.ask(new SuggestShortName("Mèo")).shortName());
        assertEquals("TITLE_INVALID", refused(new SuggestShortName("…")));
    }

    @Test
    void filesAreLookedAt() throws IOException {
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Case(byte[] file, String refusal) {}
        var cases =
                List.of(
                        new Case(new byte[] {1, 2, 3}, "STICKER_FILE_INVALID"),
                        new Case(still(512, 513, 1), "PHOTO_INVALID_DIMENSIONS"),
                        new Case(still(511, 511, 1), "STICKER_PNG_DIMENSIONS"),
                        new Case(new byte[] {0x1f, (byte) 0x8b, 8, 0}, "STICKER_TGS_NOTGS"),
                        new Case(
                                new byte[] {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3, 0},
                                "STICKER_VIDEO_NOWEBM"));
        for (var one : cases)
            assertEquals(
                    one.refusal,
                    refused(
                            creation("Files")
                                    .stickers(List.of(author.item(one.file, "😀")))
                                    .build()));
        for (var bad : List.of("", "a", "1", "😀x", "😀#"))
            assertEquals(
                    "STICKER_EMOJI_INVALID",
                    refused(
                            creation("Files")
                                    .stickers(List.of(author.item(still(512, 9, 1), bad)))
                                    .build()),
                    bad);
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(512, 512, BufferedImage.TYPE_INT_ARGB), "png", png);
        var made =
                author.make(
                        creation("Files")
                                .stickers(List.of(author.item(png.toByteArray(), "😀")))
                                .build());
        var document = assertInstanceOf(Document.class, made.documents().getFirst());
        assertEquals("image/webp", document.mimeType());
    }

    @Test
    void asManyAsFit() {
        assertEquals("STICKERS_EMPTY", refused(creation("Many").build()));
        var one = author.item(still(512, 512, 1), "😀");
        var full = Collections.nCopies(120, one);
        var over = new ArrayList<>(full);
        over.add(one);
        assertEquals(
                "STICKERPACK_STICKERS_TOO_MUCH", refused(creation("Many").stickers(over).build()));
        assertEquals(120, author.make(creation("Many").stickers(full).build()).set().count());
        assertEquals(
                "STICKERPACK_STICKERS_TOO_MUCH", refused(new AddStickerToSet(name("Many"), one)));
    }

    @Test
    void customEmojiAreAKindOfTheirOwn() {
        var small = author.item(still(100, 100, 1), "😀");
        var many = new ArrayList<>(Collections.nCopies(199, small));
        many.add(author.item(moving(), "🔥"));
        var made = author.make(creation("Emo").emojis(true).stickers(many).build());
        assertTrue(made.set().emojis());
        assertEquals(200, made.set().count());
        var document = assertInstanceOf(Document.class, made.documents().getLast());
        var emoji =
                assertInstanceOf(DocumentAttributeCustomEmoji.class, document.attributes().get(1));
        assertEquals("🔥", emoji.alt());
        assertTrue(emoji.free());
        assertEquals(
                "STICKER_PNG_DIMENSIONS",
                refused(
                        creation("Emo2")
                                .emojis(true)
                                .stickers(List.of(author.item(still(512, 512, 1), "😀")))
                                .build()));
        assertEquals(
                "PACK_TYPE_INVALID",
                refused(creation("E3").emojis(true).masks(true).stickers(many).build()));
    }

    @Test
    void aSetIsChangedByItsAuthorOnly() {
        var made = author.make("Dogs", 3);
        var ids = ids(made);
        var first = named(made.documents().get(0));
        var last = named(made.documents().get(2));
        alice.ask(new ChangeStickerPosition(last, 0));
        assertEquals(List.of(ids.get(2), ids.get(0), ids.get(1)), ids(author.set("Dogs")));
        alice.ask(new RemoveStickerFromSet(last));
        assertEquals("STICKER_INVALID", refused(new RemoveStickerFromSet(last)));
        InputStickerSetItem item = author.item(moving(), "🔥");
        alice.ask(new ReplaceSticker(first, item));
        alice.ask(new AddStickerToSet(name("Dogs"), item));
        var second = named(author.set("Dogs").documents().get(1));
        alice.ask(new ChangeSticker(second, "🎉", null, "party, Cake"));
        alice.ask(new RenameStickerSet(name("Dogs"), " Wolves "));
        var after = author.set("Dogs");
        assertEquals("Wolves", after.set().title());
        assertEquals(3, after.set().count());
        assertEquals(List.of("🔥", "🎉"), after.packs().stream().map(p -> p.emoticon()).toList());
        assertEquals(List.of("party", "cake"), after.keywords().getFirst().keyword());
        assertNotEquals(made.set().hash(), after.set().hash());

        var bob = server.client("99966200002");
        var set = name("Dogs");
        for (var query :
                List.<TlFunction<?>>of(
                        new RenameStickerSet(set, "Mine"),
                        new AddStickerToSet(set, item),
                        new SetStickerSetThumb(set, null, null),
                        new DeleteStickerSet(set)))
            assertEquals("STICKERSET_INVALID", refused(bob, query));
        for (var query :
                List.<TlFunction<?>>of(
                        new RemoveStickerFromSet(second),
                        new ChangeStickerPosition(second, 0),
                        new ChangeSticker(second, "🎉", null, null)))
            assertEquals("STICKER_INVALID", refused(bob, query));
    }

    @Test
    void aSetMayHaveAPictureOfItsOwn() {
        author.make("Pics", 1);
        var thumb = named(author.upload(still(100, 100, 5), "image/webp"));
        alice.ask(new SetStickerSetThumb(name("Pics"), thumb, null));
        var set = author.set("Pics").set();
        assertEquals(1, Objects.requireNonNull(set.thumbs()).size());
        int version = Objects.requireNonNull(set.thumbVersion());
        var location = new InputStickerSetThumb(name("Pics"), version);
        var file =
                assertInstanceOf(
                        File.class, alice.ask(new GetFile(false, false, location, 0, 1 << 20)));
        assertEquals(still(100, 100, 5).length, file.bytes().length);
        assertEquals(
                "LOCATION_INVALID",
                refused(
                        new GetFile(
                                false,
                                false,
                                new InputStickerSetThumb(name("Pics"), version + 1),
                                0,
                                1 << 20)));
    }

    @Test
    void aSetThatIsDeletedIsGone() {
        var made = author.make("Gone", 1);
        assertEquals(1, alice.ask(new GetMyStickers(0, 10)).count());
        alice.ask(new DeleteStickerSet(name("Gone")));
        assertEquals(0, alice.ask(new GetMyStickers(0, 10)).count());
        assertEquals("STICKERSET_INVALID", refused(new GetStickerSet(name("Gone"), 0)));
        var byId = new InputStickerSetID(made.set().id(), made.set().accessHash());
        assertEquals("STICKERSET_INVALID", refused(new GetStickerSet(byId, 0)));
        assertNotEquals(made.set().id(), author.make("Gone", 1).set().id());
    }
}
