package heliograph.posts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.auth.TestClock;
import heliograph.channels.ChannelLog;
import heliograph.channels.Channels;
import heliograph.channels.Community;
import heliograph.channels.Posts;
import heliograph.messages.Page;
import heliograph.rpc.Caller;
import heliograph.store.memory.MemoryStore;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.GetReplies;
import heliograph.tl.stored.StoredChannel;
import heliograph.tl.stored.StoredMember;
import heliograph.tl.stored.StoredPost;
import heliograph.updates.Updates;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommentsTest {
    private static GetReplies replies(InputPeer peer, int id) {
        return new GetReplies(peer, id, 0, 0, 0, 100, 0, 0, 0);
    }

    @Test
    void aThreadHasItsRepliesAndNoOthers() {
        try (var group = new Community(1, false)) {
            var ada = group.member();
            int root = Talk.say(group, group.owner, "root");
            int first = Talk.reply(group, ada, root, "first");
            Talk.say(group, ada, "elsewhere");
            Talk.reply(group, group.owner, first, "second");
            var page = (ChannelMessages) ada.ask(replies(group.peer(ada), root));
            assertEquals(List.of("second", "first"), Talk.texts(page.messages()));
            assertEquals(2, page.count());
            var shown = Talk.message(group, ada, root).replies();
            if (shown == null) throw new AssertionError("no thread");
            assertEquals(2, shown.replies());
            assertEquals(
                    List.of(new PeerUser(group.owner.id()), new PeerUser(ada.id())),
                    shown.recentRepliers());
        }
    }

    private static final long CHANNEL = 7;
    private static final long GROUP = 8;
    private static final long ADA = 1;

    @Test
    void aPostIsCommentedInTheLinkedGroup() {
        var store = new MemoryStore(new TestClock());
        var updates = new Updates((_, _, _) -> {});
        var channels = new Channels(store, updates, (_, _, _) -> {});
        var posts = new Posts(channels, new ChannelLog(channels, (_, _, _) -> {}));
        var reading = new TopicReading(store, channels, posts, (_, _) -> 0, updates);
        var discussions = new Discussions(store, channels, posts, reading);
        store.start();
        made(channels, CHANNEL, true, GROUP);
        made(channels, GROUP, false, CHANNEL);
        store.deliverAll();
        say(channels, posts, discussions, CHANNEL, "news", null);
        store.deliverAll();
        var thread = discussions.thread(caller(), CHANNEL, 1);
        assertEquals(new Discussions.Comments(GROUP, 1, 1, false), thread);
        var copy = (Message) discussions.state(caller(), thread).first().getFirst();
        assertEquals("news", copy.message());
        assertEquals(new PeerChannel(CHANNEL), copy.fromId());
        var header = copy.fwdFrom();
        assertEquals(1, header == null ? null : header.channelPost());
        int comment = say(channels, posts, discussions, GROUP, "well", 1);
        store.deliverAll();
        assertEquals(1, channels.read(CHANNEL, view -> posts.counts(view, 1)).replies());
        var page = discussions.page(caller(), thread, new Page(0, 0, 0, 10, 0, 0));
        assertEquals(List.of("well"), Talk.texts(page.messages()));
        assertEquals(1, discussions.state(caller(), thread).unread());
        discussions.read(caller(), thread, comment);
        assertEquals(0, discussions.state(caller(), thread).unread());
        assertEquals(comment, discussions.state(caller(), thread).readInbox());
        store.close();
    }

    private static void made(Channels channels, long id, boolean broadcast, long linked) {
        channels.write(
                id,
                tx -> {
                    channels.put(
                            tx,
                            StoredChannel.builder()
                                    .title("T" + id)
                                    .broadcast(broadcast)
                                    .creator(ADA)
                                    .linked(linked)
                                    .build());
                    channels.put(tx, ADA, StoredMember.builder().date(1).build());
                    return true;
                });
    }

    private static int say(
            Channels channels,
            Posts posts,
            Discussions discussions,
            long channel,
            String text,
            @Nullable Integer replyTo) {
        return channels.write(
                channel,
                tx -> {
                    int id = posts.nextId(tx);
                    var reply =
                            replyTo == null
                                    ? null
                                    : MessageReplyHeader.builder().replyToMsgId(replyTo).build();
                    var message =
                            Message.builder()
                                    .id(id)
                                    .peerId(new PeerChannel(channel))
                                    .message(text)
                                    .replyTo(reply)
                                    .build();
                    var post = new StoredPost(ADA, message, null);
                    posts.append(tx, post, caller());
                    discussions.sent(tx, channels.standing(tx, ADA), List.of(post));
                    return id;
                });
    }

    private static Caller caller() {
        return new Caller(ADA, false, 1, 1, 1, 1, 229);
    }
}
