package heliograph.files;

import heliograph.messages.WebPages;
import heliograph.peers.AccessHashes;
import heliograph.peers.Peers;
import heliograph.profiles.Profiles;
import heliograph.render.Acquaintance;
import heliograph.render.ChatCards;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.secrets.Vault;
import heliograph.store.memory.MemoryStore;
import heliograph.tl.api.AnyInputFile;
import heliograph.tl.api.DocumentAttribute;
import heliograph.tl.api.InputFile;
import heliograph.tl.api.InputFileBig;
import heliograph.tl.api.InputMediaUploadedDocument;
import heliograph.tl.api.UserStatus;
import heliograph.tl.stored.StoredProfile;
import heliograph.updates.Delivery;
import heliograph.updates.Online;
import heliograph.updates.Updates;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The files of a small installation, in a folder of the test: everything real but the store, which
/// is in memory, and the clock, which the test moves.
final class World implements AutoCloseable {
    static final long ALICE = 1_000_001;
    static final long BOB = 1_000_002;
    static final Caller AS_ALICE = new Caller(ALICE, false, 1, 1, 1, 1, 229);
    static final Caller AS_BOB = new Caller(BOB, false, 2, 2, 2, 2, 229);
    static final long PENDING_MAX = 32 << 20;

    /// Whom others see: nobody hides anything, but for those in `hidden`.
    static final class OpenBook implements Acquaintance {
        final Set<Long> hidden = new HashSet<>();

        @Override
        public @Nullable Contact contact(long viewer, long user) {
            return null;
        }

        @Override
        public boolean seesPhone(long viewer, long user) {
            return !hidden.contains(user);
        }

        @Override
        public boolean seesPhoto(long viewer, long user) {
            return !hidden.contains(user);
        }

        @Override
        public @Nullable UserStatus status(long viewer, long user) {
            return null;
        }
    }

    static final class Clock implements InstantSource {
        private Instant now = Instant.parse("2026-01-02T03:04:05Z");

        @Override
        public Instant instant() {
            return now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    final Clock clock;
    final Path folder;
    final Vault vault = Vault.of(new byte[32], new SecureRandom());
    final MemoryStore store;
    final FileStorage files;
    final OpenBook book = new OpenBook();
    final Profiles profiles;
    final Renderer renderer;
    final ProfilePhotos photos;
    final Downloads downloads;
    final Media media;
    final Peers peers;
    private final Random random = new Random(7);

    World(Path folder) {
        this(folder, new Clock(), null, 0);
    }

    /// @param before whose store and clock go on, as after a restart
    World(Path folder, Clock clock, @Nullable World before, long reserveBytes) {
        this.folder = folder;
        this.clock = clock;
        this.store = before == null ? new MemoryStore(clock) : before.store;
        var settings = new FileStorage.Settings(folder, 2, reserveBytes, PENDING_MAX, 1);
        files = new FileStorage(settings, store, vault, clock, new SecureRandom());
        profiles = new Profiles(store);
        peers = new Peers(new AccessHashes(vault), (_, _, _, _) -> false);
        renderer =
                new Renderer(profiles, new AccessHashes(vault), book, Renderer.Sources.NONE, clock);
        var updates = new Updates(new Delivery(new Online(), renderer));
        photos =
                new ProfilePhotos(
                        files,
                        store,
                        profiles,
                        updates,
                        new ProfilePhotos.Audience(peers, book, ChatCards.NONE));
        downloads = new Downloads(files, photos, (_, _) -> null);
        media = new Media(files, new Cards(profiles, book, random), WebPages.NONE);
    }

    World restarted() {
        files.close();
        return new World(folder, clock, this, 0);
    }

    void account(long id, String phone) {
        profiles.put(id, StoredProfile.builder().phone(phone).firstName("N" + id).build());
    }

    byte[] bytes(int size) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Uploads in parts of `partSize`, as clients do, and gives what they then send.
    AnyInputFile upload(long user, String name, byte[] content, int partSize) {
        long id = random.nextLong();
        int parts = (content.length + partSize - 1) / partSize;
        boolean big = content.length > Upload.SMALL_MAX;
        for (int part = 0; part < parts; part++) {
            int from = part * partSize;
            int to = Math.min(content.length, from + partSize);
            var bytes = java.util.Arrays.copyOfRange(content, from, to);
            files.uploads().save(user, id, part, big ? parts : PartLayout.UNKNOWN, bytes);
        }
        return big ? new InputFileBig(id, parts, name) : new InputFile(id, parts, name, "");
    }

    AnyInputFile upload(long user, String name, byte[] content) {
        return upload(user, name, content, PartLayout.PART_MAX);
    }

    static InputMediaUploadedDocument document(AnyInputFile file, DocumentAttribute... attributes) {
        return InputMediaUploadedDocument.builder()
                .file(file)
                .mimeType("application/octet-stream")
                .attributes(List.of(attributes))
                .build();
    }

    @Override
    public void close() {
        files.close();
        store.close();
    }
}
