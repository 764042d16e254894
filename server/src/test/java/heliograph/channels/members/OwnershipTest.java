package heliograph.channels.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.auth.TestClock;
import heliograph.channels.Announcements;
import heliograph.channels.ChannelLog;
import heliograph.channels.Channels;
import heliograph.channels.Posts;
import heliograph.channels.Roll;
import heliograph.channels.Standing;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.memory.MemoryStore;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.stored.StoredChannel;
import heliograph.tl.stored.StoredMember;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnershipTest {
    private static final long ID = 7;
    private static final long ADA = 1;
    private static final long BO = 2;
    private static final Caller CALLER = new Caller(ADA, false, 1, 1, 1, 1, 229);

    private final MemoryStore store = new MemoryStore(new TestClock());
    private final Channels channels =
            new Channels(store, new Updates((_, _, _) -> {}), (_, _, _) -> {});
    private final ChannelLog log = new ChannelLog(channels, (_, _, _) -> {});
    private final Ownership ownership =
            new Ownership(channels, log, new Announcements(channels, new Posts(channels, log)));

    @BeforeEach
    void make() {
        store.start();
        channels.write(
                ID,
                tx -> {
                    channels.put(tx, StoredChannel.builder().title("News").creator(ADA).build());
                    channels.put(tx, ADA, StoredMember.builder().date(1).build());
                    channels.put(tx, BO, StoredMember.builder().date(2).build());
                    return true;
                });
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Standing of(long user) {
        return channels.read(ID, view -> channels.standing(view, user));
    }

    @Test
    void whoGivesAChannelAwayStaysAnAdminOfIt() {
        ownership.give(CALLER, ID, BO);
        assertTrue(of(BO).isCreator());
        assertFalse(of(ADA).isCreator());
        assertTrue(of(ADA).may(ChatAdminRights::addAdmins));
        var roll = channels.read(ID, view -> channels.roll(view, Roll.ADMINS, 0, 10));
        assertEquals(List.of(ADA, BO), roll);
        assertEquals(2, channels.read(ID, Channels::box).admins());
        var again = assertThrows(RpcError.Refusal.class, () -> ownership.give(CALLER, ID, BO));
        assertEquals(RpcError.CHAT_ADMIN_REQUIRED, again.error());
    }

    @Test
    void nobodyGivesAChannelToOneWhoIsNotInItOrIsRestricted() {
        for (long user : List.of(ADA, 3L)) {
            var refused =
                    assertThrows(RpcError.Refusal.class, () -> ownership.give(CALLER, ID, user));
            assertEquals(RpcError.USER_ID_INVALID, refused.error());
        }
        var mute = ChatBannedRights.builder().sendMessages(true).build();
        channels.write(
                ID,
                tx -> {
                    channels.put(tx, BO, StoredMember.builder().date(2).banned(mute).build());
                    return true;
                });
        var refused = assertThrows(RpcError.Refusal.class, () -> ownership.give(CALLER, ID, BO));
        assertEquals(RpcError.USER_ID_INVALID, refused.error());
    }

    @Test
    void pagesAreTheSameWhereverTheyLie() {
        channels.write(
                ID,
                tx -> {
                    for (long user = 10; user < 3_510; user++)
                        channels.put(tx, user, StoredMember.builder().date(3).build());
                    // Whole stretches of the order are gone, as where many have left.
                    for (long user = 1_000; user < 3_000; user++) channels.put(tx, user, null);
                    return true;
                });
        var expected = new ArrayList<Long>();
        for (long user = 3_509; user >= 3_000; user--) expected.add(user);
        for (long user = 999; user >= 10; user--) expected.add(user);
        expected.add(BO);
        expected.add(ADA);
        var found = new ArrayList<Long>();
        for (int offset = 0; offset < expected.size(); offset += 97) {
            int from = offset;
            found.addAll(channels.read(ID, view -> channels.newest(view, from, 97)));
        }
        assertEquals(expected, found);
        assertEquals(List.of(), channels.read(ID, view -> channels.newest(view, 5_000, 10)));
    }
}
