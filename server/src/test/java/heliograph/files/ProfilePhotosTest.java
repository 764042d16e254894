package heliograph.files;

import static heliograph.files.World.ALICE;
import static heliograph.files.World.AS_ALICE;
import static heliograph.files.World.AS_BOB;
import static heliograph.files.World.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import heliograph.peers.PeerId;
import heliograph.tl.api.InputPeerPhotoFileLocation;
import heliograph.tl.api.InputPeerUser;
import heliograph.tl.api.Photo;
import heliograph.tl.api.User;
import heliograph.tl.api.UserProfilePhoto;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfilePhotosTest {
    @TempDir Path folder;
    private World world;

    @BeforeEach
    void begin() {
        world = new World(folder);
        world.account(ALICE, "99966000001");
        world.account(BOB, "99966000002");
    }

    @AfterEach
    void end() {
        world.close();
    }

    private Photo make() {
        var file = world.upload(ALICE, "me.png", Samples.png(700, 700));
        return world.files.photos().profile(ALICE, file, null);
    }

    private List<Long> show(int count) {
        var ids = new ArrayList<Long>();
        for (int i = 0; i < count; i++) {
            var photo = make();
            world.photos.show(AS_ALICE, photo);
            ids.addFirst(photo.id());
        }
        return ids;
    }

    private static List<Long> ids(ProfilePhotos.Page page) {
        return page.photos().stream().map(Photo::id).toList();
    }

    private long shownToBob() {
        var user = assertInstanceOf(User.class, world.renderer.user(BOB, ALICE));
        return user.photo() instanceof UserProfilePhoto photo ? photo.photoId() : 0;
    }

    @Test
    void theNewestIsShownAndTheOthersAreKept() {
        var ids = show(3);
        assertEquals(ids.getFirst(), shownToBob());
        assertEquals(ids, ids(world.photos.page(BOB, ALICE, 0, 0, 100)));
        world.photos.show(AS_ALICE, make());
        assertEquals(4, world.photos.page(BOB, ALICE, 0, 0, 1).total());
    }

    @Test
    void anOldOneThatIsShownAgainIsTheNewest() {
        var ids = show(3);
        var oldest = world.photos.page(ALICE, ALICE, 2, 0, 1).photos().getFirst();
        world.photos.show(AS_ALICE, oldest);
        assertEquals(
                List.of(ids.get(2), ids.get(0), ids.get(1)),
                ids(world.photos.page(BOB, ALICE, 0, 0, 100)));
        assertEquals(ids.get(2), shownToBob());
    }

    @Test
    void whenTheShownOneGoesTheOneBeforeIsShown() {
        var ids = show(3);
        assertEquals(List.of(ids.get(0)), world.photos.remove(AS_ALICE, List.of(ids.get(0), 5L)));
        assertEquals(ids.get(1), shownToBob());
        world.photos.remove(AS_ALICE, ids);
        assertEquals(0, shownToBob());
        assertNull(world.photos.shown(ALICE));
        assertEquals(List.of(), world.photos.remove(AS_ALICE, ids));
    }

    @Test
    void nobodyRemovesThePhotosOfAnother() {
        var ids = show(1);
        assertEquals(List.of(), world.photos.remove(AS_BOB, ids));
        assertEquals(ids.getFirst(), shownToBob());
    }

    @Test
    void pagesBeginWhereTheyAreToldTo() {
        var ids = show(4);
        assertEquals(ids.subList(1, 3), ids(world.photos.page(BOB, ALICE, 1, 0, 2)));
        assertEquals(ids.subList(2, 4), ids(world.photos.page(BOB, ALICE, 0, ids.get(1), 9)));
        assertEquals(ids.subList(1, 2), ids(world.photos.page(BOB, ALICE, -1, ids.get(1), 1)));
        assertEquals(List.of(), ids(world.photos.page(BOB, ALICE, 4, 0, 9)));
        assertEquals(List.of(), ids(world.photos.page(BOB, ALICE, 0, 5, 9)));
        assertEquals(ids, ids(world.photos.page(BOB, ALICE, Integer.MIN_VALUE, 0, 9)));
        assertEquals(
                List.of(), ids(world.photos.page(BOB, ALICE, Integer.MAX_VALUE, ids.get(1), 9)));
    }

    @Test
    void whoMayNotSeeThePhotosSeesTheFallback() {
        var ids = show(2);
        world.book.hidden.add(ALICE);
        assertEquals(List.of(), ids(world.photos.page(BOB, ALICE, 0, 0, 9)));
        var fallback = make();
        world.photos.showFallback(AS_ALICE, fallback);
        assertEquals(List.of(fallback.id()), ids(world.photos.page(BOB, ALICE, 0, 0, 9)));
        assertEquals(ids, ids(world.photos.page(ALICE, ALICE, 0, 0, 9)));
        read(ALICE, fallback.id(), false);
        Refused.with("LOCATION_INVALID", () -> read(ALICE, ids.getFirst(), false));
        world.photos.showFallback(AS_ALICE, null);
        assertEquals(List.of(), ids(world.photos.page(BOB, ALICE, 0, 0, 9)));
    }

    private byte[] read(long user, long photo, boolean big) {
        var peer = new InputPeerUser(user, world.peers.hash(BOB, PeerId.user(user)));
        var location = new InputPeerPhotoFileLocation(big, peer, photo);
        return world.downloads.read(AS_BOB, location, 0, 1 << 20, false).bytes();
    }

    @Test
    void thePhotoOfAPeerComesDownSmallAndBig() throws IOException {
        var ids = show(2);
        for (long id : ids) {
            var small = ImageIO.read(new ByteArrayInputStream(read(ALICE, id, false)));
            var big = ImageIO.read(new ByteArrayInputStream(read(ALICE, id, true)));
            assertEquals(160, small.getWidth());
            assertEquals(640, big.getWidth());
        }
        Refused.with("LOCATION_INVALID", () -> read(ALICE, 77, false));
        Refused.with("LOCATION_INVALID", () -> read(BOB, ids.getFirst(), false));
        var guessed = new InputPeerPhotoFileLocation(false, new InputPeerUser(ALICE, 1), 1);
        Refused.with(
                "PEER_ID_INVALID", () -> world.downloads.read(AS_BOB, guessed, 0, 4_096, false));
    }

    @Test
    void aPhotoOfAMessageBecomesASquare() {
        var file = world.upload(ALICE, "p.png", Samples.png(900, 400));
        var sent = world.files.photos().message(ALICE, file, false);
        var record = world.files.records().find(sent.id());
        assertEquals(false, Photos.isProfile(sent));
        if (record != null) {
            var made = world.files.photos().profile(ALICE, record);
            assertEquals(true, Photos.isProfile(made));
        }
    }

    @Test
    void aMovingPhotoMustBeMpeg4() {
        var head = new byte[400];
        System.arraycopy(
                "\0\0\0\u0018ftypmp42".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                0,
                head,
                0,
                12);
        var video = world.upload(ALICE, "v.mp4", head);
        var moving = world.files.photos().moving(ALICE, video, 0.5);
        var still = world.upload(ALICE, "me.png", Samples.png(300, 300));
        var photo = world.files.photos().profile(ALICE, still, moving);
        assertEquals(List.of(moving.size()), photo.videoSizes());
        var other = world.upload(ALICE, "v.mp4", world.bytes(400));
        Refused.with("VIDEO_FILE_INVALID", () -> world.files.photos().moving(ALICE, other, null));
    }

    @Test
    void theNumberOfPhotosHasAnEnd() {
        var photo = make();
        for (int i = 0; i < ProfilePhotos.PHOTOS_MAX; i++)
            world.photos.show(AS_ALICE, photo.toBuilder().id(i + 1L).build());
        Refused.with(
                "ALBUM_PHOTOS_TOO_MANY",
                () -> world.photos.show(AS_ALICE, photo.toBuilder().id(5_000).build()));
        world.photos.show(AS_ALICE, photo.toBuilder().id(7).build());
    }
}
