package heliograph.stickers;

import static heliograph.stickers.Author.creation;
import static heliograph.stickers.Author.named;
import static heliograph.stickers.Author.still;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import heliograph.Client;
import heliograph.Harness;
import heliograph.tl.api.AnyDocument;
import heliograph.tl.api.Document;
import heliograph.tl.api.DocumentAttributeAnimated;
import heliograph.tl.api.InputFile;
import heliograph.tl.api.InputMediaUploadedDocument;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.InputStickerSetItem;
import heliograph.tl.api.MessageMediaDocument;
import heliograph.tl.api.messages.GetRecentStickers;
import heliograph.tl.api.messages.GetSavedGifs;
import heliograph.tl.api.messages.RecentStickers;
import heliograph.tl.api.messages.SaveGif;
import heliograph.tl.api.messages.SaveRecentSticker;
import heliograph.tl.api.messages.SavedGifs;
import heliograph.tl.api.messages.UploadMedia;
import heliograph.tl.api.stickers.ChangeSticker;
import heliograph.tl.api.upload.SaveFilePart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private final Harness server = new Harness(12);
    private final Client alice = server.client("99966200001");
    private final Author author = new Author(alice);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void twoHundredStickersAreRecent() {
        var one = author.item(still(512, 512, 1), "😀");
        var all = new ArrayList<Document>();
        for (var set : List.of("R1", "R2"))
            for (var made :
                    author.make(creation(set).stickers(Collections.nCopies(101, one)).build())
                            .documents()) all.add(assertInstanceOf(Document.class, made));
        for (var document : all.subList(0, 201))
            alice.ask(new SaveRecentSticker(false, named(document), false));
        var recent =
                assertInstanceOf(RecentStickers.class, alice.ask(new GetRecentStickers(false, 0)));
        assertEquals(200, recent.stickers().size());
        assertEquals(all.get(200).id(), id(recent.stickers().getFirst()));
        assertEquals(all.get(1).id(), id(recent.stickers().getLast()));
    }

    private static long id(AnyDocument document) {
        return assertInstanceOf(Document.class, document).id();
    }

    private Document gif(int number) {
        alice.ask(new SaveFilePart(number, 0, new byte[] {(byte) number, 1}));
        var media =
                InputMediaUploadedDocument.builder()
                        .file(new InputFile(number, 1, "a.mp4", ""))
                        .mimeType("video/mp4")
                        .attributes(List.of(new DocumentAttributeAnimated()))
                        .build();
        var made =
                assertInstanceOf(
                        MessageMediaDocument.class,
                        alice.ask(new UploadMedia(null, new InputPeerSelf(), media)));
        return assertInstanceOf(Document.class, made.document());
    }

    @Test
    void twoHundredGifsAreSaved() {
        var first = gif(1);
        alice.ask(new SaveGif(named(first), false));
        Document last = first;
        for (int i = 2; i <= 201; i++) {
            last = gif(i);
            alice.ask(new SaveGif(named(last), false));
        }
        var saved = assertInstanceOf(SavedGifs.class, alice.ask(new GetSavedGifs(0)));
        assertEquals(200, saved.gifs().size());
        assertEquals(last.id(), id(saved.gifs().getFirst()));
    }

    @Test
    void wordsOfAStickerAreFew() {
        var words = new ArrayList<String>();
        for (int i = 0; i < 21; i++) words.add(Character.toString('a' + i));
        var file = named(author.upload(still(512, 512, 1), "image/webp"));
        var item = new InputStickerSetItem(file, "😀", null, String.join(",", words));
        var made = author.make(creation("Words").stickers(List.of(item)).build());
        assertEquals(words.subList(0, 20), made.keywords().getFirst().keyword());
        var sticker = named(made.documents().getFirst());
        alice.ask(new ChangeSticker(sticker, null, null, "x".repeat(64)));
        var set = author.set("Words");
        assertEquals(List.of("x".repeat(64)), set.keywords().getFirst().keyword());
        alice.ask(new ChangeSticker(sticker, null, null, "x".repeat(65)));
        assertEquals(List.of(), author.set("Words").keywords());
    }

    @Test
    void filesAreNotLarge() {
        assertEquals(
                "STICKER_FILE_INVALID",
                alice.outcome(
                                creation("Large")
                                        .stickers(List.of(author.item(padded(512 << 10), "😀")))
                                        .build())
                        .error());
        var picture = still(512, 512, 1);
        var largest = author.item(padded((512 << 10) - picture.length), "😀");
        assertEquals(
                1, author.make(creation("Large").stickers(List.of(largest)).build()).set().count());
    }

    /// A picture with more behind it than a sticker may have.
    private static byte[] padded(int more) {
        var picture = still(512, 512, 1);
        return Arrays.copyOf(picture, picture.length + more);
    }
}
