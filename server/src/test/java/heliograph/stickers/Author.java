package heliograph.stickers;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import heliograph.Client;
import heliograph.artwork.Artwork;
import heliograph.artwork.Picture.Role;
import heliograph.artwork.WebP;
import heliograph.tl.api.AnyDocument;
import heliograph.tl.api.Document;
import heliograph.tl.api.InputDocument;
import heliograph.tl.api.InputFile;
import heliograph.tl.api.InputMediaUploadedDocument;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.InputStickerSet;
import heliograph.tl.api.InputStickerSetItem;
import heliograph.tl.api.InputStickerSetShortName;
import heliograph.tl.api.InputUserSelf;
import heliograph.tl.api.MessageMediaDocument;
import heliograph.tl.api.messages.GetStickerSet;
import heliograph.tl.api.messages.StickerSet;
import heliograph.tl.api.messages.UploadMedia;
import heliograph.tl.api.stickers.CreateStickerSet;
import heliograph.tl.api.upload.SaveFilePart;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Someone who makes stickers.
record Author(Client client) {
    private static final int PART = 256 << 10;

    /// A picture of the one colour.
    static byte[] still(int width, int height, int colour) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) image.setRGB(x, y, 0xff000000 | colour);
        return WebP.of(image);
    }

    /// An animation.
    static byte[] moving() {
        return Artwork.OURS.content(Artwork.OURS.pictures(Role.TOPIC).getFirst());
    }

    static InputDocument named(AnyDocument document) {
        var d = assertInstanceOf(Document.class, document);
        return new InputDocument(d.id(), d.accessHash(), d.fileReference());
    }

    Document upload(byte[] file, String mime) {
        long id = file.length * 31L + Arrays.hashCode(file);
        int parts = Math.ceilDiv(file.length, PART);
        for (int i = 0; i < parts; i++) {
            var part = Arrays.copyOfRange(file, i * PART, Math.min(file.length, (i + 1) * PART));
            client.ask(new SaveFilePart(id, i, part));
        }
        var media =
                InputMediaUploadedDocument.builder()
                        .file(new InputFile(id, parts, "file", ""))
                        .mimeType(mime)
                        .build();
        var made =
                assertInstanceOf(
                        MessageMediaDocument.class,
                        client.ask(new UploadMedia(null, new InputPeerSelf(), media)));
        return assertInstanceOf(Document.class, made.document());
    }

    InputStickerSetItem item(byte[] file, String emoji) {
        return new InputStickerSetItem(
                named(upload(file, "application/octet-stream")), emoji, null, null);
    }

    static CreateStickerSet.Builder creation(String name) {
        return CreateStickerSet.builder().userId(new InputUserSelf()).title("Set").shortName(name);
    }

    /// A set of so many stickers.
    StickerSet make(String name, int count) {
        var items = new ArrayList<InputStickerSetItem>();
        for (int i = 0; i < count; i++) items.add(item(still(512, 300 + i, i), "😀"));
        return make(creation(name).stickers(items).build());
    }

    StickerSet make(CreateStickerSet query) {
        return assertInstanceOf(StickerSet.class, client.ask(query));
    }

    StickerSet set(String name) {
        return assertInstanceOf(
                StickerSet.class,
                client.ask(new GetStickerSet(new InputStickerSetShortName(name), 0)));
    }

    static List<Long> ids(StickerSet set) {
        return set.documents().stream().map(d -> assertInstanceOf(Document.class, d).id()).toList();
    }

    static InputStickerSet name(String name) {
        return new InputStickerSetShortName(name);
    }
}
