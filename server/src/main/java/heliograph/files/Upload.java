package heliograph.files;

import heliograph.rpc.RpcError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// One file on its way in. Its parts come in any order, from several connections at once.
///
/// A part is in the data file before it is acknowledged. After a restart the upload goes on with
/// the parts that are really there. Once used, it keeps what became of it, so that a client that
/// repeats its call after a crash gets the same.
final class Upload {
    /// The largest file that `upload.saveFilePart` is for; larger ones have no MD5 to check.
    static final long SMALL_MAX = 10 << 20;

    /// After so many bytes the disk is made to take what it was given, so that the end of a large
    /// upload does not wait for all of it.
    private static final long FORCED_EVERY = 32 << 20;

    private final Path data;
    private final Path notes;
    private final Blobs blobs;
    private final Journal journal;
    private final PartLayout layout = new PartLayout();
    private int[] sums = new int[16];
    private Journal.@Nullable Entry outcome;
    private Instant begun;
    private boolean loaded;
    private boolean verified;
    private boolean gone;

    /// SHA-256 over the parts before `hashed`, so that the end of an upload need not read it all
    /// again; null when a part of them was replaced.
    private @Nullable MessageDigest digest = Disk.digest("SHA-256");

    private int hashed;
    private long unforced;

    /// @param base folder and name; the files add their endings
    /// @param now when it begins, unless an earlier process has begun it
    Upload(Path base, Blobs blobs, Instant now) {
        this.begun = now;
        this.data = base.resolveSibling(base.getFileName() + ".data");
        this.notes = base.resolveSibling(base.getFileName() + ".parts");
        this.blobs = blobs;
        this.journal = new Journal(notes);
    }

    /// A file that is whole.
    ///
    /// @param path where it can be read during the call
    /// @param size in bytes
    record Whole(Path path, long size) {}

    /// Saves a part that has been [PartLayout#check]ed.
    ///
    /// @return by how many bytes the upload has grown, or −1 when it is gone and must be begun anew
    synchronized long save(int part, int total, byte[] bytes) {
        if (gone) return -1;
        verify();
        if (outcome != null) return 0; // sent twice, and the first was used already
        long before = layout.bytes();
        var place = layout.place(part, total, bytes.length);
        if (bytes.length == 0) return 0;
        int sum = Journal.sum(bytes, 0, bytes.length);
        if (layout.has(part) && sums[part] == sum) return 0;
        if (journal.isFull()) throw FileErrors.FILE_PART_INVALID.refusal();
        try {
            write(place, bytes);
            if (journal.isEmpty()) journal.append(new Journal.Begun(begun.toEpochMilli()));
            journal.append(new Journal.Saved(part, total, bytes.length, sum));
        } catch (IOException e) {
            layout.lost(part);
            if (place.move() != null) layout.lost(place.move().part());
            throw Disk.failed("Saving a part", e);
        }
        note(part, bytes.length, sum);
        if (part < hashed) digest = null;
        else hash(part, bytes);
        return layout.bytes() - before;
    }

    private void write(PartLayout.Place place, byte[] bytes) throws IOException {
        try (var channel =
                FileChannel.open(
                        data,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            var move = place.move();
            if (move != null) {
                var moved = new byte[move.length()];
                Disk.read(channel, moved, move.from());
                Disk.write(channel, moved, move.to());
            }
            Disk.write(channel, bytes, place.at());
            unforced += bytes.length;
            if (unforced >= FORCED_EVERY) {
                channel.force(false);
                unforced = 0;
            }
        }
    }

    private void note(int part, int length, int sum) {
        layout.received(part, length);
        if (part >= sums.length) sums = Arrays.copyOf(sums, Math.max(part + 1, sums.length * 2));
        sums[part] = sum;
    }

    /// Takes the part, and those that came before their turn, into the digest.
    private void hash(int part, byte[] bytes) {
        if (digest == null || part != hashed) return;
        digest.update(bytes);
        hashed++;
        if (!layout.has(hashed)) return;
        try (var channel = FileChannel.open(data, StandardOpenOption.READ)) {
            for (; layout.has(hashed); hashed++) {
                var next = new byte[layout.length(hashed)];
                Disk.read(channel, next, layout.at(hashed));
                digest.update(next);
            }
        } catch (IOException e) {
            digest = null;
        }
    }

    /// Makes the file a blob, or gives the blob that it has become.
    ///
    /// @param parts how many there are, as the client says
    /// @param md5 of all, in hex; empty when the client gave none
    synchronized @Nullable Blob publish(int parts, String md5, long sizeMax) {
        verify();
        if (outcome instanceof Journal.Published(Blob blob)) return blob;
        var whole = whole(parts, md5, sizeMax);
        if (whole == null) return null;
        try {
            byte[] sha256 =
                    digest != null && hashed == parts
                            ? digest.digest()
                            : Disk.digest("SHA-256", data);
            digest = null;
            journal.append(new Journal.Published(Blob.of(sha256, whole.size())));
            var blob = blobs.publish(data, sha256, whole.size());
            outcome = new Journal.Published(blob);
            return blob;
        } catch (IOException e) {
            throw Disk.failed("Reading an upload", e);
        } finally {
            if (outcome == null) delete(); // what the disk holds of it is not known any more
        }
    }

    /// Makes a photo of the file, or gives the id of that which was made of it.
    synchronized @Nullable Long photograph(
            int parts, String md5, long sizeMax, ToLongFunction<Whole> make) {
        verify();
        if (outcome instanceof Journal.Photographed(long id)) return id;
        var whole = whole(parts, md5, sizeMax);
        if (whole == null) return null;
        long id = make.applyAsLong(whole);
        if (outcome != null) return id;
        try {
            journal.append(new Journal.Photographed(id));
            outcome = new Journal.Photographed(id);
            Files.deleteIfExists(data);
        } catch (IOException e) {
            throw Disk.failed("Ending an upload", e);
        }
        return id;
    }

    /// Reads the file without using it up.
    synchronized <R> @Nullable R read(
            int parts, String md5, long sizeMax, Function<Whole, R> reader) {
        verify();
        var whole = whole(parts, md5, sizeMax);
        return whole == null ? null : reader.apply(whole);
    }

    private @Nullable Whole whole(int parts, String md5, long sizeMax) {
        if (gone || outcome instanceof Journal.Photographed) return null;
        if (outcome instanceof Journal.Published(Blob blob))
            return new Whole(blobs.path(blob), blob.size());
        long size = layout.whole(parts);
        if (size > sizeMax) throw FileErrors.FILE_PARTS_INVALID.refusal();
        try (var channel =
                FileChannel.open(data, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.size() < size) throw new IOException("shorter than its parts");
            channel.truncate(size);
        } catch (IOException e) {
            throw Disk.failed("Ending an upload", e);
        }
        checkMd5(md5);
        return new Whole(data, size);
    }

    private void checkMd5(String md5) {
        if (md5.isEmpty()) return;
        try {
            var actual = HexFormat.of().formatHex(Disk.digest("MD5", data));
            if (!actual.equals(md5.toLowerCase(Locale.ROOT)))
                throw FileErrors.MD5_CHECKSUM_INVALID.refusal();
        } catch (IOException e) {
            throw Disk.failed("Reading an upload", e);
        }
    }

    /// When its first part came.
    synchronized Instant begun() {
        load();
        return begun;
    }

    /// Bytes of parts that wait to be used.
    synchronized long pendingBytes() {
        load();
        return outcome == null && !gone ? layout.bytes() : 0;
    }

    synchronized boolean isGone() {
        return gone;
    }

    /// Whether something was made of the file already.
    synchronized boolean isUsed() {
        load();
        return outcome != null;
    }

    /// Removes what is left of the upload. Calls that come later begin another.
    synchronized void delete() {
        gone = true;
        try {
            Files.deleteIfExists(data);
            Files.deleteIfExists(notes);
        } catch (IOException e) {
            throw Disk.failed("Removing an upload", e);
        }
    }

    /// Takes up what an earlier process has noted.
    private void load() {
        if (loaded) return;
        loaded = true;
        try {
            for (var entry : journal.read()) replay(entry);
            if (outcome instanceof Journal.Published(Blob blob) && !blobs.has(blob)) outcome = null;
        } catch (IOException e) {
            throw Disk.failed("Taking up an upload", e);
        }
    }

    private void replay(Journal.Entry entry) {
        switch (entry) {
            case Journal.Saved(int part, int total, int length, int sum) -> {
                try {
                    layout.place(part, total, length);
                    note(part, length, sum);
                } catch (RpcError.Refusal damaged) {
                    layout.lost(part);
                }
            }
            case Journal.Begun(long millis) -> begun = Instant.ofEpochMilli(millis);
            case Journal.Published published -> outcome = published;
            case Journal.Photographed photographed -> outcome = photographed;
        }
    }

    /// Forgets the parts that an earlier process has noted but whose bytes do not fit: the power
    /// went off before they were on the disk.
    private void verify() {
        load();
        if (verified) return;
        verified = true;
        if (outcome != null || layout.bytes() == 0) return;
        digest = null;
        try (var channel =
                FileChannel.open(
                        data,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            for (int part = 0; part < sums.length; part++)
                if (layout.has(part) && !isThere(channel, part)) layout.lost(part);
        } catch (IOException e) {
            throw Disk.failed("Taking up an upload", e);
        }
    }

    private boolean isThere(FileChannel channel, int part) throws IOException {
        var bytes = new byte[layout.length(part)];
        long at = layout.at(part);
        if (at + bytes.length > channel.size()) return false;
        Disk.read(channel, bytes, at);
        return Journal.sum(bytes, 0, bytes.length) == sums[part];
    }
}
