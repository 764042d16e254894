package heliograph.files;

import static heliograph.files.World.ALICE;
import static heliograph.files.World.BOB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.store.StoreException;
import heliograph.tl.api.InputFile;
import heliograph.tl.api.InputFileBig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UploadsTest {
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

    private void save(long user, long id, int part, int total, byte[] bytes) {
        world.files.uploads().save(user, id, part, total, bytes);
    }

    private byte[] content(Blob blob) {
        var all = new byte[(int) blob.size()];
        for (int at = 0; at < all.length; at += MIB) {
            var block = world.files.blobs().read(blob, at, MIB);
            System.arraycopy(block, 0, all, at, block.length);
        }
        return all;
    }

    @Test
    void filesOfEverySizeArriveWhole() {
        int[] sizes = {1, KIB - 1, KIB, KIB + 1, 512 * KIB, 512 * KIB + 1, 11 * MIB};
        for (int size : sizes) {
            var bytes = world.bytes(size);
            var blob = world.files.uploads().publish(ALICE, world.upload(ALICE, "f", bytes));
            assertEquals(size, blob.size());
            assertArrayEquals(Disk.digest("SHA-256").digest(bytes), blob.sha256());
            assertArrayEquals(bytes, content(blob));
        }
    }

    @Test
    void aFileOfNothingHasNoParts() {
        var blob = world.files.uploads().publish(ALICE, new InputFile(1, 0, "empty", ""));
        assertEquals(0, blob.size());
        assertArrayEquals(new byte[0], world.files.blobs().read(blob, 0, 4_096));
        save(ALICE, 2, 0, 0, new byte[0]);
        assertEquals(blob, world.files.uploads().publish(ALICE, new InputFileBig(2, 0, "empty")));
    }

    @Test
    void equalContentIsOneBlob() throws IOException {
        var bytes = world.bytes(3_000);
        var one = world.files.uploads().publish(ALICE, world.upload(ALICE, "a", bytes));
        var two = world.files.uploads().publish(BOB, world.upload(BOB, "b", bytes));
        assertEquals(one, two);
        try (var bucket = Files.list(world.files.blobs().path(one).getParent())) {
            assertEquals(1, bucket.count());
        }
    }

    @Test
    void theMd5IsChecked() {
        var bytes = world.bytes(2_000);
        save(ALICE, 1, 0, -1, bytes);
        var wrong = new InputFile(1, 1, "f", "00000000000000000000000000000000");
        Refused.with("MD5_CHECKSUM_INVALID", () -> world.files.uploads().publish(ALICE, wrong));
        var md5 = HexFormat.of().formatHex(Disk.digest("MD5").digest(bytes));
        var right = new InputFile(1, 1, "f", md5);
        assertEquals(2_000, world.files.uploads().publish(ALICE, right).size());
    }

    @Test
    void aMissingPartIsNamed() {
        save(ALICE, 1, 0, -1, world.bytes(KIB));
        save(ALICE, 1, 2, -1, world.bytes(KIB));
        var uploads = world.files.uploads();
        Refused.with(
                "FILE_PART_1_MISSING", () -> uploads.publish(ALICE, new InputFile(1, 3, "f", "")));
        Refused.with(
                "FILE_PART_0_MISSING", () -> uploads.publish(ALICE, new InputFile(9, 3, "f", "")));
        Refused.with(
                "FILE_PART_0_MISSING", () -> uploads.publish(BOB, new InputFile(1, 3, "f", "")));
        Refused.with(
                "FILE_PARTS_INVALID", () -> uploads.publish(ALICE, new InputFile(1, -1, "f", "")));
        Refused.with(
                "FILE_PARTS_INVALID",
                () -> uploads.publish(ALICE, new InputFile(1, 8_001, "f", "")));
        save(ALICE, 1, 1, -1, world.bytes(KIB));
        assertEquals(3 * KIB, uploads.publish(ALICE, new InputFile(1, 3, "f", "")).size());
    }

    @Test
    void smallFilesEndAtTenMebibytes() {
        int parts = 10 * MIB / (512 * KIB);
        for (int part = 0; part < parts; part++) save(ALICE, 1, part, -1, new byte[512 * KIB]);
        var uploads = world.files.uploads();
        assertEquals(10 * MIB, uploads.publish(ALICE, new InputFile(1, parts, "f", "")).size());
        for (int part = 0; part < parts; part++) save(ALICE, 2, part, -1, new byte[512 * KIB]);
        save(ALICE, 2, parts, -1, new byte[1]);
        Refused.with(
                "FILE_PARTS_INVALID",
                () -> uploads.publish(ALICE, new InputFile(2, parts + 1, "f", "")));
        assertEquals(
                10 * MIB + 1, uploads.publish(ALICE, new InputFileBig(2, parts + 1, "f")).size());
    }

    @Test
    void aPartThatIsSentAgainWithOtherBytesCounts() {
        var first = world.bytes(KIB);
        var second = world.bytes(KIB);
        save(ALICE, 1, 0, -1, first);
        save(ALICE, 1, 1, -1, second);
        save(ALICE, 1, 1, -1, second);
        save(ALICE, 1, 0, -1, second);
        var blob = world.files.uploads().publish(ALICE, new InputFile(1, 2, "f", ""));
        assertArrayEquals(second, Arrays.copyOf(content(blob), KIB));
        assertArrayEquals(Disk.digest("SHA-256").digest(content(blob)), blob.sha256());
    }

    @Test
    void anUploadGoesOnAfterARestart() {
        var bytes = world.bytes(3 * KIB + 5);
        save(ALICE, 1, 3, -1, Arrays.copyOfRange(bytes, 3 * KIB, bytes.length));
        save(ALICE, 1, 0, -1, Arrays.copyOf(bytes, KIB));
        world = world.restarted();
        save(ALICE, 1, 2, -1, Arrays.copyOfRange(bytes, 2 * KIB, 3 * KIB));
        save(ALICE, 1, 1, -1, Arrays.copyOfRange(bytes, KIB, 2 * KIB));
        var file = new InputFile(1, 4, "f", "");
        var blob = world.files.uploads().publish(ALICE, file);
        assertArrayEquals(bytes, content(blob));
        world = world.restarted();
        assertEquals(blob, world.files.uploads().publish(ALICE, file));
    }

    @Test
    void partsThatThePowerTookAreMissing() throws IOException {
        for (int part = 0; part < 4; part++) save(ALICE, 1, part, -1, world.bytes(KIB));
        world.files.close();
        var data = folder.resolve("uploads/" + ALICE + "/0000000000000001.data");
        try (var channel = Files.newByteChannel(data, StandardOpenOption.WRITE)) {
            channel.truncate(3 * KIB);
            channel.position(KIB + 7);
            channel.write(java.nio.ByteBuffer.wrap(new byte[8]));
        }
        world = world.restarted();
        var file = new InputFile(1, 4, "f", "");
        var uploads = world.files.uploads();
        Refused.with("FILE_PART_1_MISSING", () -> uploads.publish(ALICE, file));
        save(ALICE, 1, 1, -1, world.bytes(KIB));
        Refused.with("FILE_PART_3_MISSING", () -> uploads.publish(ALICE, file));
        save(ALICE, 1, 3, -1, world.bytes(KIB));
        assertEquals(4 * KIB, uploads.publish(ALICE, file).size());
    }

    @Test
    void aJournalThatEndsInTheMiddleCountsUpToThere() throws IOException {
        save(ALICE, 1, 0, -1, world.bytes(KIB));
        save(ALICE, 1, 1, -1, world.bytes(KIB));
        world.files.close();
        var journal = folder.resolve("uploads/" + ALICE + "/0000000000000001.parts");
        try (var channel = Files.newByteChannel(journal, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 1);
        }
        world = world.restarted();
        var uploads = world.files.uploads();
        Refused.with(
                "FILE_PART_1_MISSING", () -> uploads.publish(ALICE, new InputFile(1, 2, "f", "")));
    }

    @Test
    void whatIsADayOldIsGone() {
        save(ALICE, 1, 0, -1, world.bytes(KIB));
        world.clock.pass(Uploads.KEPT.minusMillis(1));
        world.files.expire();
        assertTrue(Files.exists(folder.resolve("uploads/" + ALICE + "/0000000000000001.data")));
        world = world.restarted();
        world.clock.pass(Duration.ofMillis(1));
        world.files.expire();
        assertFalse(Files.exists(folder.resolve("uploads/" + ALICE + "/0000000000000001.data")));
        assertFalse(Files.exists(folder.resolve("uploads/" + ALICE + "/0000000000000001.parts")));
        Refused.with(
                "FILE_PART_0_MISSING",
                () -> world.files.uploads().publish(ALICE, new InputFile(1, 1, "f", "")));
    }

    @Test
    void anAccountWithoutUploadsLeavesNothing() throws IOException {
        save(ALICE, 1, 0, -1, world.bytes(KIB));
        world.clock.pass(Uploads.KEPT);
        world.files.expire();
        assertFalse(Files.exists(folder.resolve("uploads/" + ALICE)));
        save(ALICE, 1, 0, -1, world.bytes(KIB));
        var noted = folder.resolve("uploads/" + ALICE + "/0000000000000001.parts");
        assertTrue(Files.exists(noted));
        Files.delete(noted);
        world = world.restarted();
        Refused.with(
                "FILE_PART_0_MISSING",
                () -> world.files.uploads().publish(ALICE, new InputFile(1, 1, "f", "")));
        assertFalse(Files.exists(folder.resolve("uploads/" + ALICE + "/0000000000000001.data")));
    }

    @Test
    void partsComeOverManyConnectionsAtOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            var bytes = world.bytes(200 * KIB + round);
            int parts = (bytes.length + KIB - 1) / KIB;
            long id = round;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var saved = new ArrayList<Future<?>>();
                for (int part = parts - 1; part >= 0; part--) {
                    int from = part * KIB;
                    int to = Math.min(bytes.length, from + KIB);
                    int number = part;
                    var piece = Arrays.copyOfRange(bytes, from, to);
                    saved.add(threads.submit(() -> save(ALICE, id, number, parts, piece)));
                    if (part % 7 == 0) saved.add(threads.submit(world.files::expire));
                }
                for (var each : saved) each.get();
            }
            var file = new InputFileBig(id, parts, "f");
            assertArrayEquals(bytes, content(world.files.uploads().publish(ALICE, file)));
        }
    }

    @Test
    void anAccountMayHaveSoMuchOnTheWay() {
        int parts = (int) (World.PENDING_MAX / (512 * KIB));
        for (int part = 0; part < parts; part++) save(ALICE, 1, part, parts, new byte[512 * KIB]);
        Refused.with("FLOOD_WAIT_60", () -> save(ALICE, 2, 0, -1, new byte[1]));
        save(BOB, 2, 0, -1, new byte[1]);
        var whole = new InputFileBig(1, parts, "f");
        assertEquals(World.PENDING_MAX, world.files.uploads().publish(ALICE, whole).size());
        save(ALICE, 2, 0, -1, new byte[1]);
    }

    @Test
    void usedUploadsMakeRoomAndUnusedDoNot() {
        for (int id = 0; id < Uploads.UPLOADS_MAX; id++) save(ALICE, id, 0, -1, new byte[1]);
        Refused.with("FLOOD_WAIT_60", () -> save(ALICE, -1, 0, -1, new byte[1]));
        world.files.uploads().publish(ALICE, new InputFile(7, 1, "f", ""));
        save(ALICE, -1, 0, -1, new byte[1]);
        Refused.with("FLOOD_WAIT_60", () -> save(ALICE, -2, 0, -1, new byte[1]));
    }

    @Test
    void aFullDiskIsSaidAndLosesNothing() {
        var file = world.upload(ALICE, "f", world.bytes(5_000));
        var blob = world.files.uploads().publish(ALICE, file);
        save(ALICE, 1, 0, -1, world.bytes(KIB));
        world.files.close();
        var before = world;
        world = new World(folder, before.clock, before, Long.MAX_VALUE / 2);
        assertThrows(StoreException.Full.class, () -> save(ALICE, 1, 1, -1, world.bytes(KIB)));
        assertEquals(5_000, content(blob).length);
        world = before.restarted();
        save(ALICE, 1, 1, -1, world.bytes(KIB));
        assertEquals(
                2 * KIB, world.files.uploads().publish(ALICE, new InputFile(1, 2, "f", "")).size());
    }

    @Test
    void whatTheDiskSaysIsUnderstood() {
        var full = Disk.failed("Writing", new IOException("No space left on device"));
        assertInstanceOf(StoreException.Full.class, full);
        var quota = Disk.failed("Writing", new IOException("Disk quota exceeded"));
        assertInstanceOf(StoreException.Full.class, quota);
        var broken = Disk.failed("Writing", new IOException("Input/output error"));
        assertInstanceOf(StoreException.Unavailable.class, broken);
    }

    @Test
    void aCrashBeforeTheBlobHasItsNameLosesNothing() throws IOException {
        var bytes = world.bytes(2 * KIB);
        var file = world.upload(ALICE, "f", bytes, KIB);
        var blob = world.files.uploads().publish(ALICE, file);
        // As it was before the rename: noted, but still among the uploads.
        var id = HexFormat.of().toHexDigits(((InputFile) file).id());
        var data = folder.resolve("uploads/" + ALICE + "/" + id + ".data");
        Files.move(world.files.blobs().path(blob), data);
        world = world.restarted();
        assertEquals(blob, world.files.uploads().publish(ALICE, file));
        assertArrayEquals(bytes, content(blob));
    }
}
