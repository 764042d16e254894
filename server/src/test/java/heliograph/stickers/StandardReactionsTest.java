package heliograph.stickers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.Harness;
import heliograph.tl.api.AnyDocument;
import heliograph.tl.api.AvailableReaction;
import heliograph.tl.api.Document;
import heliograph.tl.api.DocumentAttributeImageSize;
import heliograph.tl.api.InputDocumentFileLocation;
import heliograph.tl.api.PhotoPathSize;
import heliograph.tl.api.ReactionEmoji;
import heliograph.tl.api.messages.AvailableReactions;
import heliograph.tl.api.messages.AvailableReactionsNotModified;
import heliograph.tl.api.messages.GetAvailableReactions;
import heliograph.tl.api.messages.GetTopReactions;
import heliograph.tl.api.messages.Reactions;
import heliograph.tl.api.upload.File;
import heliograph.tl.api.upload.GetFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class StandardReactionsTest {
    private static final int TGS_MAX = 64 << 10;

    private static AvailableReactions available(Client client) {
        return assertInstanceOf(AvailableReactions.class, client.ask(new GetAvailableReactions(0)));
    }

    private static byte[] content(Client client, Document document) {
        var location =
                new InputDocumentFileLocation(
                        document.id(), document.accessHash(), document.fileReference(), "");
        var part =
                assertInstanceOf(
                        File.class, client.ask(new GetFile(true, false, location, 0, 1 << 20)));
        assertEquals(document.size(), part.bytes().length);
        return part.bytes();
    }

    private static List<Document> animations(AvailableReaction one) {
        var all = new ArrayList<Document>();
        for (AnyDocument document :
                new AnyDocument[] {
                    one.appearAnimation(),
                    one.selectAnimation(),
                    one.activateAnimation(),
                    one.effectAnimation(),
                    one.aroundAnimation(),
                    one.centerIcon()
                }) all.add(assertInstanceOf(Document.class, document));
        return all;
    }

    @Test
    void eachHasItsPictures() throws IOException {
        try (var server = new Harness(1)) {
            var alice = server.client("99966200001");
            var all = available(alice).reactions();
            assertEquals(73, all.size());
            assertEquals("👍", all.getFirst().reaction());
            assertEquals("Thumbs Up", all.getFirst().title());
            var seen = new HashSet<Long>();
            for (var one : all) {
                var icon = assertInstanceOf(Document.class, one.staticIcon());
                assertEquals("image/webp", icon.mimeType());
                var image = ImageIO.read(new ByteArrayInputStream(content(alice, icon)));
                assertEquals(100, image.getWidth());
                for (var animation : animations(one))
                    if (seen.add(animation.id())) assertAnimated(alice, animation);
            }
        }
    }

    private static void assertAnimated(Client client, Document animation) throws IOException {
        assertEquals("application/x-tgsticker", animation.mimeType());
        assertEquals(new DocumentAttributeImageSize(512, 512), animation.attributes().getFirst());
        var thumbs = Objects.requireNonNull(animation.thumbs());
        assertInstanceOf(PhotoPathSize.class, thumbs.getFirst());
        var file = content(client, animation);
        assertTrue(file.length <= TGS_MAX);
        try (var lottie = new GZIPInputStream(new ByteArrayInputStream(file))) {
            var json = new String(lottie.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(json.startsWith("{\"tgs\":1,\"v\":"), json);
            assertTrue(json.contains("\"fr\":60") && json.contains("\"w\":512,\"h\":512"), json);
            assertTrue(json.endsWith("}]}"), json);
        }
    }

    @Test
    void theyAreTheSameAfterARestart() {
        try (var server = new Harness(2)) {
            var alice = server.client("99966200001");
            var before = available(alice);
            server.restart();
            alice.begin();
            var after = available(alice);
            assertEquals(before.hash(), after.hash());
            var icon = assertInstanceOf(Document.class, before.reactions().get(5).staticIcon());
            content(alice, icon);
            Object again = alice.ask(new GetAvailableReactions(before.hash()));
            assertInstanceOf(AvailableReactionsNotModified.class, again);
        }
    }

    @Test
    void theyAreThoseThatMayBePut() {
        try (var server = new Harness(3)) {
            var alice = server.client("99966200001");
            var top = assertInstanceOf(Reactions.class, alice.ask(new GetTopReactions(100, 0)));
            var names = available(alice).reactions().stream().map(AvailableReaction::reaction);
            assertEquals(
                    names.toList(),
                    top.reactions().stream()
                            .map(one -> assertInstanceOf(ReactionEmoji.class, one).emoticon())
                            .toList());
        }
    }
}
