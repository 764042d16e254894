package heliograph.stickers;

import static heliograph.stickers.Author.creation;
import static heliograph.stickers.Author.ids;
import static heliograph.stickers.Author.name;
import static heliograph.stickers.Author.named;
import static heliograph.stickers.Author.still;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.Harness;
import heliograph.files.StandardSet;
import heliograph.tl.api.Document;
import heliograph.tl.api.EmojiList;
import heliograph.tl.api.InputMediaDocument;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.InputStickerSetAnimatedEmoji;
import heliograph.tl.api.InputStickerSetDice;
import heliograph.tl.api.InputStickerSetEmojiDefaultTopicIcons;
import heliograph.tl.api.StickerSet;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateFavedStickers;
import heliograph.tl.api.UpdateNewStickerSet;
import heliograph.tl.api.UpdateShort;
import heliograph.tl.api.UpdateStickerSets;
import heliograph.tl.api.UpdateStickerSetsOrder;
import heliograph.tl.api.Updates;
import heliograph.tl.api.messages.AllStickers;
import heliograph.tl.api.messages.AllStickersNotModified;
import heliograph.tl.api.messages.ClearRecentStickers;
import heliograph.tl.api.messages.FaveSticker;
import heliograph.tl.api.messages.FavedStickers;
import heliograph.tl.api.messages.FoundStickerSets;
import heliograph.tl.api.messages.GetAllStickers;
import heliograph.tl.api.messages.GetArchivedStickers;
import heliograph.tl.api.messages.GetCustomEmojiDocuments;
import heliograph.tl.api.messages.GetEmojiStickers;
import heliograph.tl.api.messages.GetFavedStickers;
import heliograph.tl.api.messages.GetRecentStickers;
import heliograph.tl.api.messages.GetStickerSet;
import heliograph.tl.api.messages.GetStickers;
import heliograph.tl.api.messages.InstallStickerSet;
import heliograph.tl.api.messages.RecentStickers;
import heliograph.tl.api.messages.ReorderStickerSets;
import heliograph.tl.api.messages.SaveGif;
import heliograph.tl.api.messages.SearchCustomEmoji;
import heliograph.tl.api.messages.SearchStickerSets;
import heliograph.tl.api.messages.SendMedia;
import heliograph.tl.api.messages.StickerSetInstallResultArchive;
import heliograph.tl.api.messages.StickerSetInstallResultSuccess;
import heliograph.tl.api.messages.Stickers;
import heliograph.tl.api.messages.ToggleStickerSets;
import heliograph.tl.api.messages.UninstallStickerSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstalledTest {
    private final Harness server = new Harness(8);
    private final Client alice = server.client("99966200001");
    private final Client phone = server.client("99966200001");
    private final Author author = new Author(alice);

    @AfterEach
    void close() {
        server.close();
    }

    private List<String> installed() {
        return shown().sets().stream().map(StickerSet::shortName).toList();
    }

    private AllStickers shown() {
        return assertInstanceOf(AllStickers.class, alice.ask(new GetAllStickers(0)));
    }

    private List<Update> news(Client client) {
        server.run();
        client.receive();
        var all = new ArrayList<Update>();
        for (var one : client.pushed())
            if (one instanceof Updates many) all.addAll(many.updates());
            else if (one instanceof UpdateShort single) all.add(single.update());
        return all;
    }

    @Test
    void setsAreInstalledInAnOrder() {
        for (var one : List.of("Aa", "Bb", "Cc")) {
            author.make(one, 1);
            assertInstanceOf(
                    StickerSetInstallResultSuccess.class,
                    alice.ask(new InstallStickerSet(name(one), false)));
        }
        assertEquals(List.of("Cc", "Bb", "Aa"), installed());
        var all = shown();
        assertInstanceOf(AllStickersNotModified.class, alice.ask(new GetAllStickers(all.hash())));
        var told = news(phone);
        assertTrue(
                told.stream()
                        .anyMatch(u ->
                                u instanceof UpdateNewStickerSet n
                                        && n.stickerset()
                                                instanceof heliograph.tl.api.messages.StickerSet s
                                        && s.set().shortName().equals("Cc")));
        assertTrue(told.contains(new UpdateStickerSets(false, false)));

        var ids = all.sets().stream().map(StickerSet::id).toList();
        var order = List.of(ids.get(2), ids.get(0));
        alice.ask(new ReorderStickerSets(false, false, order));
        assertEquals(List.of("Aa", "Cc", "Bb"), installed());
        assertTrue(news(phone).contains(new UpdateStickerSetsOrder(false, false, order)));

        alice.ask(new ToggleStickerSets(false, true, false, List.of(name("Aa"), name("Bb"))));
        assertEquals(List.of("Cc"), installed());
        assertEquals(2, alice.ask(new GetArchivedStickers(false, false, 0, 100)).count());
        assertTrue(author.set("Aa").set().archived());
        alice.ask(new ToggleStickerSets(false, false, true, List.of(name("Bb"))));
        assertEquals(List.of("Cc", "Bb"), installed());
        alice.ask(new UninstallStickerSet(name("Cc")));
        server.restart();
        alice.begin();
        assertEquals(List.of("Bb"), installed());
        assertNotNull(author.set("Bb").set().installedDate());
    }

    @Test
    void theTwoHundredAndFirstSetPushesOneIntoTheArchive() {
        var one = List.of(author.item(still(512, 512, 1), "😀"));
        for (int i = 0; i <= Installed.MAX; i++) {
            author.make(creation("S" + i).stickers(one).build());
            var result = alice.ask(new InstallStickerSet(name("S" + i), false));
            if (i < Installed.MAX) assertInstanceOf(StickerSetInstallResultSuccess.class, result);
            else
                assertEquals(
                        1,
                        assertInstanceOf(StickerSetInstallResultArchive.class, result)
                                .sets()
                                .size());
        }
        assertEquals(Installed.MAX, installed().size());
        assertTrue(author.set("S0").set().archived());
    }

    @Test
    void fiveStickersAreFaved() {
        var made = author.make("Favs", 6);
        for (var document : made.documents()) alice.ask(new FaveSticker(named(document), false));
        var faved = assertInstanceOf(FavedStickers.class, alice.ask(new GetFavedStickers(0)));
        assertEquals(
                ids(made).reversed().subList(0, 5),
                faved.stickers().stream().map(d -> ((Document) d).id()).toList());
        assertEquals(5, faved.packs().getFirst().documents().size());
        alice.ask(new FaveSticker(named(made.documents().get(5)), true));
        faved = assertInstanceOf(FavedStickers.class, alice.ask(new GetFavedStickers(0)));
        assertEquals(4, faved.stickers().size());
        assertTrue(news(phone).contains(new UpdateFavedStickers()));
        var plain = named(author.upload(still(9, 9, 1), "image/webp"));
        assertEquals("STICKER_ID_INVALID", alice.outcome(new FaveSticker(plain, false)).error());
        assertEquals("GIF_ID_INVALID", alice.outcome(new SaveGif(plain, false)).error());
    }

    @Test
    void aStickerThatIsSentIsRecent() {
        var made = author.make("Sent", 2);
        for (var document : made.documents())
            alice.ask(
                    SendMedia.builder()
                            .peer(new InputPeerSelf())
                            .media(
                                    new InputMediaDocument(
                                            false, named(document), null, null, null, null))
                            .message("")
                            .randomId(document.hashCode())
                            .build());
        var recent =
                assertInstanceOf(RecentStickers.class, alice.ask(new GetRecentStickers(false, 0)));
        assertEquals(
                ids(made).reversed(),
                recent.stickers().stream().map(d -> ((Document) d).id()).toList());
        assertEquals(2, recent.dates().size());
        alice.ask(new ClearRecentStickers(false));
        recent = assertInstanceOf(RecentStickers.class, alice.ask(new GetRecentStickers(false, 0)));
        assertTrue(recent.stickers().isEmpty());
    }

    @Test
    void stickersAndSetsAreFound() {
        var made = author.make("Finding_me", 2);
        var found =
                assertInstanceOf(Stickers.class, alice.ask(new GetStickers("😀", 0))).stickers();
        assertEquals(2, found.size());
        assertEquals("EMOTICON_EMPTY", alice.outcome(new GetStickers(" ", 0)).error());
        var bob = server.client("99966200002");
        for (var words : List.of("finding_me", "Finding_me")) {
            var sets = bob.ask(new SearchStickerSets(false, words, 0));
            assertEquals(1, assertInstanceOf(FoundStickerSets.class, sets).sets().size());
        }
        var own = alice.ask(new SearchStickerSets(false, "find", 0));
        assertEquals(1, assertInstanceOf(FoundStickerSets.class, own).sets().size());
        var none = bob.ask(new SearchStickerSets(false, "find", 0));
        assertEquals(0, assertInstanceOf(FoundStickerSets.class, none).sets().size());
        var emoji = author.item(still(100, 100, 3), "🦄");
        var set = author.make(creation("Emo").emojis(true).stickers(List.of(emoji)).build());
        alice.ask(new InstallStickerSet(name("Emo"), false));
        assertEquals(1, ((AllStickers) alice.ask(new GetEmojiStickers(0))).sets().size());
        var list = assertInstanceOf(EmojiList.class, alice.ask(new SearchCustomEmoji("🦄", 0)));
        assertEquals(ids(set), list.documentId());
        var wanted = new ArrayList<>(ids(set));
        wanted.addAll(ids(made)); // which are stickers
        wanted.add(5L);
        assertEquals(1, bob.ask(new GetCustomEmojiDocuments(wanted)).size());
    }

    @Test
    void theServerBringsSetsAlong() {
        var icons =
                assertInstanceOf(
                        heliograph.tl.api.messages.StickerSet.class,
                        alice.ask(
                                new GetStickerSet(new InputStickerSetEmojiDefaultTopicIcons(), 0)));
        assertEquals(42, icons.documents().size());
        assertTrue(icons.set().official() && icons.set().emojis());
        var animated = new GetStickerSet(new InputStickerSetAnimatedEmoji(), 0);
        var emoji =
                assertInstanceOf(heliograph.tl.api.messages.StickerSet.class, alice.ask(animated));
        assertEquals("👍", emoji.packs().getFirst().emoticon());
        assertEquals(73, emoji.packs().size());
        assertEquals(
                "STICKERSET_INVALID",
                alice.outcome(new GetStickerSet(new InputStickerSetDice("🎲"), 0)).error());
        assertEquals(
                "PACK_SHORT_NAME_OCCUPIED",
                alice.outcome(
                                creation(StandardSet.TOPIC_ICONS.shortName())
                                        .stickers(List.of(author.item(still(512, 512, 1), "😀")))
                                        .build())
                        .error());
    }
}
