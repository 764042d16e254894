package heliograph.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.auth.TestClock;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Home;
import heliograph.store.memory.MemoryStore;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.Message;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChannel;
import heliograph.tl.api.UpdateDeleteChannelMessages;
import heliograph.tl.api.UpdateNewChannelMessage;
import heliograph.tl.stored.StoredChannel;
import heliograph.tl.stored.StoredMember;
import heliograph.tl.stored.StoredPost;
import heliograph.updates.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChannelsTest {
    private static final long ID = 7;
    private static final long ADA = 1;
    private static final long BO = 2;

    private final TestClock clock = new TestClock();
    private final MemoryStore store = new MemoryStore(clock);
    private final List<Update> told = new CopyOnWriteArrayList<>();
    private final List<ChannelLog.News> news = new ArrayList<>();
    private final Channels channels =
            new Channels(
                    store, new Updates((_, updates, _) -> told.addAll(updates)), (_, _, _) -> {});
    private final Posts posts =
            new Posts(channels, new ChannelLog(channels, (_, one, _) -> news.add(one)));

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
        var standing = channels.standing(ID, user);
        if (standing == null) throw new AssertionError("no channel");
        return standing;
    }

    private void ban(long user, ChatBannedRights rights) {
        channels.write(
                ID,
                tx -> {
                    channels.put(
                            tx, user, StoredMember.builder().left(true).banned(rights).build());
                    return true;
                });
    }

    @Test
    void whatIsInMemoryOfAChannelFollowsItsCommits() {
        assertNull(channels.head(8));
        assertNull(channels.standing(8, ADA));
        title(8, "One");
        assertEquals("One", head(8).channel().title());
        assertEquals(0, head(8).box().members());
        channels.write(
                8,
                tx -> {
                    channels.put(tx, ADA, StoredMember.builder().date(1).build());
                    channels.put(tx, head(8).channel().toBuilder().title("Two").build());
                    channels.put(tx, BO, StoredMember.builder().date(2).build());
                    return true;
                });
        assertEquals(2, head(8).box().members());
        assertEquals("Two", head(8).channel().title());
        var standing = channels.standing(8, BO);
        assertTrue(standing != null && standing.isMember());
        title(8, "Three");
        assertEquals(2, head(8).box().members());
        standing = channels.standing(8, BO);
        assertEquals("Three", standing == null ? "" : standing.channel().title());
    }

    private Channels.Head head(long channel) {
        var head = channels.head(channel);
        if (head == null) throw new AssertionError("no channel");
        return head;
    }

    private void title(long channel, String title) {
        channels.write(
                channel,
                tx -> {
                    channels.put(tx, StoredChannel.builder().title(title).creator(ADA).build());
                    return true;
                });
    }

    @Test
    void aMemberIsInTheListOfItsOwnHomeOnceTheNoteHasArrived() {
        store.deliverAll();
        assertEquals(List.of(ID), channels.joined(BO));
        assertTrue(told.contains(new UpdateChannel(ID)));
        ban(BO, ChatBannedRights.builder().viewMessages(true).build());
        store.deliverAll();
        assertEquals(List.of(), channels.joined(BO));
        var box = channels.read(ID, Channels::box);
        assertEquals(1, box.members());
        assertEquals(1, box.kicked());
    }

    @Test
    void aBanEndsAtItsSecond() {
        int until = (int) clock.instant().getEpochSecond() + 10;
        ban(BO, ChatBannedRights.builder().viewMessages(true).untilDate(until).build());
        assertTrue(of(BO).isKicked());
        clock.pass(Duration.ofSeconds(9));
        assertTrue(of(BO).isKicked());
        clock.pass(Duration.ofSeconds(1));
        assertFalse(of(BO).isKicked());
        assertFalse(of(BO).isMember());
    }

    @Test
    void aStrangerSeesNothingOfAPrivateChannel() {
        var refusal = assertThrows(RpcError.Refusal.class, () -> of(99).viewing());
        assertEquals(RpcError.CHANNEL_PRIVATE, refusal.error());
    }

    @Test
    void thePostOfOneIsOutForItsAuthorAlone() {
        var update = post("hello", 0);
        assertTrue(((Message) ((UpdateNewChannelMessage) update).message()).out());
        var shared = (UpdateNewChannelMessage) news.getFirst().shared();
        assertFalse(((Message) shared.message()).out());
        assertEquals(2, shared.pts());
        assertEquals(1, ((Message) shared.message()).id());
    }

    @Test
    void whoIsMentionedIsToldSo() {
        post("hello", BO);
        var personal = (UpdateNewChannelMessage) news.getFirst().of(BO);
        assertTrue(((Message) personal.message()).mentioned());
        assertTrue(((Message) personal.message()).mediaUnread());
    }

    @Test
    void aDeletionTakesAsMuchOfPtsAsItDeletes() {
        post("a", 0);
        post("b", 0);
        var update = channels.write(ID, tx -> posts.remove(tx, List.of(1, 2, 2, 3), caller()));
        assertEquals(new UpdateDeleteChannelMessages(ID, List.of(1, 2), 5, 2), update);
        assertNull(channels.write(ID, tx -> posts.remove(tx, List.of(1), caller())));
        assertEquals(0, channels.read(ID, posts::newest));
    }

    private static Caller caller() {
        return new Caller(ADA, false, 1, 1, 1, 1, 229);
    }

    private Update post(String text, long mentioned) {
        return channels.write(
                ID,
                tx -> {
                    var message =
                            Message.builder()
                                    .id(posts.nextId(tx))
                                    .peerId(new PeerChannel(ID))
                                    .message(text)
                                    .build();
                    var mentions = mentioned == 0 ? null : List.of(mentioned);
                    return posts.append(tx, new StoredPost(ADA, message, mentions), caller());
                });
    }

    @Test
    void theAccountsHomeAndTheChannelsAreApart() {
        assertNull(store.read(Home.account(ADA), Channels::find));
    }
}
