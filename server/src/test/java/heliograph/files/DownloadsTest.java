package heliograph.files;

import static heliograph.files.World.ALICE;
import static heliograph.files.World.AS_ALICE;
import static heliograph.files.World.AS_BOB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import heliograph.tl.api.AnyInputFileLocation;
import heliograph.tl.api.Document;
import heliograph.tl.api.InputDocumentFileLocation;
import heliograph.tl.api.InputMediaUploadedPhoto;
import heliograph.tl.api.InputPhotoFileLocation;
import heliograph.tl.api.InputTakeoutFileLocation;
import heliograph.tl.api.MessageMediaDocument;
import heliograph.tl.api.MessageMediaPhoto;
import heliograph.tl.api.Photo;
import heliograph.tl.api.PhotoSize;
import heliograph.tl.api.storage.FileJpeg;
import heliograph.tl.api.storage.FileUnknown;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DownloadsTest {
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

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

    private Document document(byte[] content) {
        var media = World.document(world.upload(ALICE, "f.bin", content));
        var made = world.media.from(AS_ALICE, media);
        var shown = assertInstanceOf(MessageMediaDocument.class, made).document();
        return assertInstanceOf(Document.class, shown);
    }

    private static InputDocumentFileLocation at(Document document) {
        return new InputDocumentFileLocation(
                document.id(), document.accessHash(), document.fileReference(), "");
    }

    private byte[] whole(AnyInputFileLocation location, int limit) {
        var all = new ByteArrayOutputStream();
        for (long at = 0; ; at += limit) {
            var part = world.downloads.read(AS_BOB, location, at, limit, false).bytes();
            all.writeBytes(part);
            if (part.length < limit) return all.toByteArray();
        }
    }

    @Test
    void filesComeDownAsTheyWentUp() {
        int[] sizes = {0, 1, KIB - 1, KIB, 4 * KIB, MIB - 1, MIB, MIB + 1, 3 * MIB + 77};
        for (int size : sizes) {
            var content = world.bytes(size);
            var document = document(content);
            assertEquals(size, document.size());
            assertArrayEquals(content, whole(at(document), 128 * KIB));
            assertArrayEquals(content, whole(at(document), MIB));
        }
    }

    @Test
    void offsetAndLimitAtTheirEdges() {
        Downloads.check(0, 4 * KIB, false);
        Downloads.check(0, MIB, false);
        Downloads.check(MIB, MIB, false);
        Downloads.check(MIB - 4 * KIB, 4 * KIB, false);
        Downloads.check(KIB, 3 * KIB, true);
        Downloads.check(0, MIB, true);
        Refused.with("OFFSET_INVALID", () -> Downloads.check(-4 * KIB, 4 * KIB, false));
        Refused.with("OFFSET_INVALID", () -> Downloads.check(KIB, 4 * KIB, false));
        Refused.with("OFFSET_INVALID", () -> Downloads.check(KIB - 1, KIB, true));
        Refused.with("LIMIT_INVALID", () -> Downloads.check(0, 0, false));
        Refused.with("LIMIT_INVALID", () -> Downloads.check(0, -4 * KIB, false));
        Refused.with("LIMIT_INVALID", () -> Downloads.check(0, 4 * KIB - 1, false));
        Refused.with("LIMIT_INVALID", () -> Downloads.check(0, 12 * KIB, false));
        Refused.with("LIMIT_INVALID", () -> Downloads.check(0, 2 * MIB, false));
        Refused.with("LIMIT_INVALID", () -> Downloads.check(0, MIB + KIB, true));
        Refused.with("LIMIT_INVALID", () -> Downloads.check(MIB - 4 * KIB, 8 * KIB, false));
        Refused.with("LIMIT_INVALID", () -> Downloads.check(MIB - KIB, 2 * KIB, true));
    }

    @Test
    void behindTheEndIsNothing() {
        var location = at(document(world.bytes(5_000)));
        assertEquals(904, read(location, 4_096).length);
        assertEquals(0, read(location, 8_192).length);
        assertEquals(0, read(location, 1L << 50).length);
    }

    private byte[] read(AnyInputFileLocation location, long offset) {
        return world.downloads.read(AS_BOB, location, offset, 4_096, false).bytes();
    }

    @Test
    void nobodyReachesAFileByItsNumber() {
        var document = document(world.bytes(10));
        long id = document.id();
        long hash = document.accessHash();
        var reference = document.fileReference();
        refused("FILE_ID_INVALID", id, 0, reference);
        refused("FILE_ID_INVALID", id + 1, hash, reference);
        refused("FILE_REFERENCE_EMPTY", id, hash, new byte[0]);
        var other = reference.clone();
        other[5]++;
        refused("FILE_REFERENCE_INVALID", id, hash, other);
        refused("FILE_REFERENCE_INVALID", id, hash, Arrays.copyOf(reference, 16));
        other[0]++;
        refused("FILE_REFERENCE_EXPIRED", id, hash, other);
        Refused.with("LOCATION_INVALID", () -> read(new InputTakeoutFileLocation(), 0));
        var asPhoto = new InputPhotoFileLocation(id, hash, reference, "x");
        Refused.with("LOCATION_INVALID", () -> read(asPhoto, 0));
        var thumb = new InputDocumentFileLocation(id, hash, reference, "m");
        Refused.with("LOCATION_INVALID", () -> read(thumb, 0));
    }

    private void refused(String error, long id, long hash, byte[] reference) {
        var location = new InputDocumentFileLocation(id, hash, reference, "");
        Refused.with(error, () -> read(location, 0));
    }

    @Test
    void hashesCoverTheFile() {
        var content = world.bytes(2 * MIB + 300);
        var location = at(document(content));
        long next = 0;
        while (next < content.length) {
            var hashes = world.downloads.hashes(AS_BOB, location, next);
            assertEquals(next, hashes.getFirst().offset());
            for (var hash : hashes) {
                int from = (int) hash.offset();
                var part = Arrays.copyOfRange(content, from, from + hash.limit());
                assertArrayEquals(Disk.digest("SHA-256").digest(part), hash.hash());
                next = hash.offset() + hash.limit();
            }
        }
        assertEquals(content.length, next);
        assertEquals(0, world.downloads.hashes(AS_BOB, location, 4L * MIB).size());
        assertEquals(
                128 * KIB, world.downloads.hashes(AS_BOB, location, 200_000).getFirst().offset());
        Refused.with("OFFSET_INVALID", () -> world.downloads.hashes(AS_BOB, location, -1));
    }

    @Test
    void eachSizeOfAPhotoComesDown() throws IOException {
        var file = world.upload(ALICE, "p.png", Samples.png(1_000, 500));
        var media = world.media.from(AS_ALICE, photo(file));
        var photo =
                assertInstanceOf(
                        Photo.class, assertInstanceOf(MessageMediaPhoto.class, media).photo());
        for (var size : photo.sizes()) {
            if (!(size instanceof PhotoSize plain)) continue;
            var bytes = whole(at(photo, plain.type()), 4 * KIB);
            assertEquals(plain.size(), bytes.length);
            var picture = ImageIO.read(new ByteArrayInputStream(bytes));
            assertEquals(plain.w(), picture.getWidth());
        }
        var largest = ImageIO.read(new ByteArrayInputStream(whole(at(photo, ""), MIB)));
        assertEquals(1_000, largest.getWidth());
        var answer = world.downloads.read(AS_BOB, at(photo, "m"), 0, MIB, false);
        assertEquals(new FileJpeg(), answer.type());
        Refused.with("LOCATION_INVALID", () -> read(at(photo, "w"), 0));
        Refused.with("LOCATION_INVALID", () -> read(at(photo, "i"), 0));
    }

    private static InputMediaUploadedPhoto photo(heliograph.tl.api.AnyInputFile file) {
        return new InputMediaUploadedPhoto(false, false, file, null, null, null);
    }

    private static InputPhotoFileLocation at(Photo photo, String type) {
        return new InputPhotoFileLocation(
                photo.id(), photo.accessHash(), photo.fileReference(), type);
    }

    @Test
    void theTypeIsToldByTheContent() {
        assertEquals(
                new FileUnknown(),
                world.downloads.read(AS_BOB, at(document(world.bytes(9))), 0, MIB, false).type());
        var jpeg = document(Samples.jpeg(30, 20));
        assertEquals(new FileJpeg(), world.downloads.read(AS_BOB, at(jpeg), 0, MIB, false).type());
        var thumb =
                new InputDocumentFileLocation(
                        jpeg.id(), jpeg.accessHash(), jpeg.fileReference(), "m");
        assertEquals(new FileJpeg(), world.downloads.read(AS_BOB, thumb, 0, MIB, false).type());
    }

    @Test
    void filesAreThereAfterARestart() {
        var content = world.bytes(70_000);
        var location = at(document(content));
        world = world.restarted();
        assertArrayEquals(content, whole(location, 64 * KIB));
    }
}
