package heliograph.files;

import static heliograph.files.FileErrors.INPUT_FILE_INVALID;

import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyInputFile;
import heliograph.tl.api.InputFile;
import heliograph.tl.api.InputFileBig;
import heliograph.tl.api.InputFileStoryDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The uploads of all accounts. What is begun and not used within a day is removed; how much may
/// wait is limited per account.
final class Uploads {
    static final Duration KEPT = Duration.ofHours(24);

    /// Uploads that one account may have, used ones included, until they are a day old.
    static final int UPLOADS_MAX = 1_000;

    private static final Duration FULL_WAIT = Duration.ofMinutes(1);
    private static final byte[] NOTHING = {};

    private static final class Account {
        final Map<Long, Upload> uploads = new LinkedHashMap<>();
        long pendingBytes;

        /// Taken out of [#accounts] because it was empty; who holds it must look again.
        boolean retired;
    }

    private final Path folder;
    private final Blobs blobs;
    private final InstantSource clock;
    private final long pendingMax;
    private final Map<Long, Account> accounts = new ConcurrentHashMap<>();

    /// @param pendingMax bytes that may wait per account
    Uploads(Path folder, Blobs blobs, InstantSource clock, long pendingMax) {
        this.folder = folder;
        this.blobs = blobs;
        this.clock = clock;
        this.pendingMax = pendingMax;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Disk.failed("The folder of uploads", e);
        }
    }

    /// Saves a part; it is in a file when this returns.
    ///
    /// @param id the client's own name for the file
    /// @param total how many parts there are, or [PartLayout#UNKNOWN]
    void save(long user, long id, int part, int total, byte[] bytes) {
        PartLayout.check(part, total, bytes.length);
        blobs.requireRoom(bytes.length);
        long grown = -1;
        while (grown < 0) {
            var account = account(user);
            var upload = begun(account, user, id, bytes.length);
            if (upload == null) continue;
            grown = upload.save(part, total, bytes);
            if (grown > 0) add(account, grown);
        }
    }

    private static void add(Account account, long bytes) {
        synchronized (account) {
            account.pendingBytes += bytes;
        }
    }

    /// The upload of that name, which begins when there is none; null when the account was retired.
    private @Nullable Upload begun(Account account, long user, long id, int length) {
        synchronized (account) {
            if (account.retired) return null;
            if (account.pendingBytes + length > pendingMax) {
                expire(account);
                if (account.pendingBytes + length > pendingMax)
                    throw RpcError.floodWait(FULL_WAIT).refusal();
            }
            var known = account.uploads.get(id);
            if (known != null && !known.isGone()) return known;
            if (account.uploads.size() >= UPLOADS_MAX) makeRoom(account);
            var upload = new Upload(base(user, id), blobs, clock.instant());
            account.uploads.put(id, upload);
            return upload;
        }
    }

    /// Forgets the oldest upload that was used already: its client has had time to repeat itself.
    private static void makeRoom(Account account) {
        var oldest =
                account.uploads.entrySet().stream()
                        .filter(entry -> entry.getValue().isUsed())
                        .findFirst()
                        .orElseThrow(() -> RpcError.floodWait(FULL_WAIT).refusal());
        oldest.getValue().delete();
        account.uploads.remove(oldest.getKey());
    }

    private Path base(long user, long id) {
        return folder.resolve(Long.toString(user)).resolve(HexFormat.of().toHexDigits(id));
    }

    private Account account(long user) {
        return accounts.computeIfAbsent(user, this::load);
    }

    /// What an earlier process has left of an account.
    private Account load(long user) {
        var account = new Account();
        var own = folder.resolve(Long.toString(user));
        try {
            Files.createDirectories(own);
            try (var files = Files.newDirectoryStream(own, "*.data")) {
                for (var file : files) dropUnnoted(file);
            }
            try (var files = Files.newDirectoryStream(own, "*.parts")) {
                for (var file : files) {
                    long id = id(file);
                    var upload = new Upload(base(user, id), blobs, clock.instant());
                    account.uploads.put(id, upload);
                    account.pendingBytes += upload.pendingBytes();
                }
            }
            return account;
        } catch (IOException e) {
            throw Disk.failed("The uploads of an account", e);
        }
    }

    /// A crash came between the first part and its note: nobody was told that it is there.
    private void dropUnnoted(Path data) throws IOException {
        var notes = HexFormat.of().toHexDigits(id(data)) + ".parts";
        if (!Files.exists(data.resolveSibling(notes))) Files.delete(data);
    }

    private static long id(Path file) {
        var name = String.valueOf(file.getFileName());
        return HexFormat.fromHexDigitsToLong(name, 0, name.indexOf('.'));
    }

    /// Makes a finished upload a blob, durable when this returns.
    Blob publish(long user, AnyInputFile file) {
        var named = Named.of(file);
        if (named.parts == 0) return blobs.put(NOTHING);
        return use(user, named, u -> u.publish(named.parts, named.md5, named.sizeMax));
    }

    /// Makes a photo of a finished upload once; a repeated call gets the same photo.
    ///
    /// @param make makes the photo, durable, and gives its id
    long photograph(long user, AnyInputFile file, ToLongFunction<Upload.Whole> make) {
        var named = Named.of(file);
        return use(user, named, u -> u.photograph(named.parts, named.md5, named.sizeMax, make));
    }

    /// Reads a finished upload without using it up.
    <R> R read(long user, AnyInputFile file, Function<Upload.Whole, R> reader) {
        var named = Named.of(file);
        return use(user, named, u -> u.read(named.parts, named.md5, named.sizeMax, reader));
    }

    private <R> R use(long user, Named file, Function<Upload, @Nullable R> use) {
        if (file.parts < 0 || file.parts > PartLayout.PARTS_MAX)
            throw FileErrors.FILE_PARTS_INVALID.refusal();
        var account = account(user);
        @Nullable Upload upload;
        synchronized (account) {
            upload = account.uploads.get(file.id);
        }
        if (upload == null) throw missing(file);
        long before = upload.pendingBytes();
        R result = use.apply(upload);
        if (result == null) throw missing(file);
        add(account, upload.pendingBytes() - before);
        return result;
    }

    private static RpcError.Refusal missing(Named file) {
        return file.parts == 0
                ? FileErrors.FILE_PARTS_INVALID.refusal()
                : FileErrors.partMissing(0).refusal();
    }

    /// Removes what is older than a day, of every account. To be called now and then.
    void expire() {
        try (var folders = Files.newDirectoryStream(folder)) {
            for (var own : folders) expire(own, Long.parseLong(own.getFileName().toString()));
        } catch (IOException e) {
            throw Disk.failed("The folder of uploads", e);
        }
    }

    /// An account without uploads leaves memory, and its folder goes.
    private void expire(Path own, long user) throws IOException {
        var account = account(user);
        synchronized (account) {
            expire(account);
            if (!account.uploads.isEmpty()) return;
            account.retired = true;
            try {
                Files.deleteIfExists(own);
            } finally {
                accounts.remove(user, account);
            }
        }
    }

    private void expire(Account account) {
        var oldest = clock.instant().minus(KEPT);
        long pending = 0;
        var each = account.uploads.values().iterator();
        while (each.hasNext()) {
            var upload = each.next();
            if (upload.begun().isAfter(oldest)) {
                pending += upload.pendingBytes();
            } else {
                upload.delete();
                each.remove();
            }
        }
        account.pendingBytes = pending;
    }

    /// An `InputFile`, whichever it is.
    private record Named(long id, int parts, String md5, long sizeMax) {
        static Named of(AnyInputFile file) {
            return switch (file) {
                case InputFile f -> new Named(f.id(), f.parts(), f.md5Checksum(), Upload.SMALL_MAX);
                case InputFileBig f -> new Named(f.id(), f.parts(), "", Long.MAX_VALUE);
                case InputFileStoryDocument _ -> throw INPUT_FILE_INVALID.refusal();
            };
        }
    }

    /// The name that the client gave the file.
    static String name(AnyInputFile file) {
        return switch (file) {
            case InputFile f -> f.name();
            case InputFileBig f -> f.name();
            case InputFileStoryDocument _ -> throw INPUT_FILE_INVALID.refusal();
        };
    }
}
