package heliograph.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.peers.PeerId;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.InputMessagesFilterEmpty;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.InputPeerEmpty;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.Peer;
import heliograph.tl.api.UpdateMessageID;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.CheckSearchPostsFlood;
import heliograph.tl.api.channels.DeleteMessages;
import heliograph.tl.api.channels.LeaveChannel;
import heliograph.tl.api.channels.SearchPosts;
import heliograph.tl.api.channels.TogglePreHistoryHidden;
import heliograph.tl.api.channels.UpdateUsername;
import heliograph.tl.api.contacts.Found;
import heliograph.tl.api.messages.AnyMessages;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.Messages;
import heliograph.tl.api.messages.MessagesSlice;
import heliograph.tl.api.messages.Search;
import heliograph.tl.api.messages.SearchGlobal;
import heliograph.tl.api.messages.SendMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is found in a supergroup and in a channel, by whom.
class ChannelSearchTest {
    private final Community group = new Community(3, false);
    private final Client owner = group.owner;
    private long random;

    @AfterEach
    void close() {
        group.close();
    }

    private InputPeer chat(Client client, long channel) {
        return new InputPeerChannel(channel, group.server.hash(client, PeerId.channel(channel)));
    }

    private int say(Client from, long channel, String text, int replyTo) {
        var query =
                SendMessage.builder().peer(chat(from, channel)).message(text).randomId(++random);
        if (replyTo != 0)
            query.replyTo(InputReplyToMessage.builder().replyToMsgId(replyTo).build());
        for (var update : ((Updates) from.ask(query.build())).updates())
            if (update instanceof UpdateMessageID(var id, _)) return id;
        throw new AssertionError("nothing was sent");
    }

    private int say(Client from, String text) {
        return say(from, group.channel, text, 0);
    }

    private Search.Builder search(Client who, String text) {
        return Search.builder()
                .peer(group.peer(who))
                .q(text)
                .filter(new InputMessagesFilterEmpty())
                .limit(100);
    }

    private List<Integer> find(Client who, String text) {
        return ids(((ChannelMessages) who.ask(search(who, text).build())).messages());
    }

    private static List<Integer> ids(List<AnyMessage> messages) {
        var ids = new ArrayList<Integer>();
        for (var message : messages) ids.add(((Message) message).id());
        return ids;
    }

    private static List<AnyMessage> messages(AnyMessages found) {
        return switch (found) {
            case Messages m -> m.messages();
            case MessagesSlice m -> m.messages();
            default -> throw new AssertionError(found);
        };
    }

    private static SearchGlobal.Builder everywhere(String text) {
        return SearchGlobal.builder()
                .q(text)
                .filter(new InputMessagesFilterEmpty())
                .offsetPeer(new InputPeerEmpty())
                .limit(100);
    }

    private String refusal(Client who, String text) {
        return who.outcome(search(who, text).build()).error();
    }

    @Test
    void membersFindWhatIsSaidAndItsChanges() {
        var member = group.member();
        int first = say(owner, "Đường về nhà");
        int second = say(member, "the way home");
        assertEquals(List.of(first), find(member, "duong"));
        assertEquals(List.of(second), find(owner, "home"));
        owner.ask(
                EditMessage.builder().peer(group.peer(owner)).id(first).message("a road").build());
        assertEquals(List.of(), find(member, "duong"));
        assertEquals(List.of(first), find(member, "road"));
        owner.ask(new DeleteMessages(group.named(owner), List.of(second)));
        assertEquals(List.of(), find(member, "home"));
        var answered = (ChannelMessages) member.ask(search(member, "road").build());
        assertEquals(1, answered.count());
        assertTrue(answered.pts() > 1);
        assertEquals(1, answered.chats().size());
    }

    @Test
    void narrowsByThreadAndSender() {
        var member = group.member();
        int root = say(owner, "tea or coffee");
        int tea = say(member, group.channel, "tea", root);
        int other = say(member, "more tea");
        var thread = search(owner, "tea").topMsgId(root).build();
        assertEquals(List.of(tea), ids(((ChannelMessages) owner.ask(thread)).messages()));
        var hers = search(owner, "tea").fromId(group.userPeer(owner, member)).build();
        assertEquals(List.of(other, tea), ids(((ChannelMessages) owner.ask(hers)).messages()));
    }

    @Test
    void whoMayNotLookFindsNothing() {
        var member = group.member();
        var stranger = group.person();
        say(owner, "a secret");
        assertEquals("CHANNEL_PRIVATE", refusal(stranger, "secret"));
        assertEquals(List.of(), messages(stranger.ask(everywhere("secret").build())));
        assertEquals(1, messages(member.ask(everywhere("secret").build())).size());
        group.ban(owner, member, Community.kick());
        assertEquals("CHANNEL_PRIVATE", refusal(member, "secret"));
        assertEquals(List.of(), messages(member.ask(everywhere("secret").build())));
        var left = group.member();
        assertEquals(1, messages(left.ask(everywhere("secret").build())).size());
        left.ask(new LeaveChannel(group.named(left)));
        assertEquals("CHANNEL_PRIVATE", refusal(left, "secret"));
        assertEquals(List.of(), messages(left.ask(everywhere("secret").build())));
    }

    @Test
    void historyThatIsHiddenStaysSo() {
        owner.ask(new TogglePreHistoryHidden(group.named(owner), true));
        int before = say(owner, "word before");
        var member = group.member();
        int after = say(owner, "word after");
        assertEquals(List.of(after), find(member, "word"));
        assertEquals(List.of(after, before), find(owner, "word"));
        var all = member.ask(everywhere("word").build());
        assertEquals(List.of(after), ids(messages(all)));
    }

    @Test
    void narrowsAllChatsByTheirKind() {
        say(owner, "word in a group");
        long channel = Community.made(owner, true, "Channel");
        say(owner, channel, "word in a channel", 0);
        assertEquals(2, messages(owner.ask(everywhere("word").build())).size());
        var groups = messages(owner.ask(everywhere("word").groupsOnly(true).build()));
        assertEquals("word in a group", ((Message) groups.getFirst()).message());
        assertEquals(1, groups.size());
        var posts = messages(owner.ask(everywhere("word").broadcastsOnly(true).build()));
        assertEquals("word in a channel", ((Message) posts.getFirst()).message());
        assertEquals(1, posts.size());
        assertEquals(0, messages(owner.ask(everywhere("word").usersOnly(true).build())).size());
        assertEquals(0, messages(owner.ask(everywhere("word").folderId(1).build())).size());
        assertEquals(2, messages(owner.ask(everywhere("word").folderId(0).build())).size());
    }

    @Test
    void postsAreFoundInPublicChannelsOnly() {
        long open = Community.made(owner, true, "Open news");
        long closed = Community.made(owner, true, "Closed news");
        say(owner, open, "open #word", 0);
        say(owner, closed, "closed #word", 0);
        say(owner, "group #word");
        var stranger = group.person();
        assertEquals(List.of(), posts(stranger, "word"));
        owner.ask(new UpdateUsername(group.named(owner, open), "open_news"));
        assertEquals(List.of("open #word"), posts(stranger, "word"));
        owner.ask(new UpdateUsername(group.named(owner, open), ""));
        assertEquals(List.of(), posts(stranger, "word"));
        assertTrue(stranger.ask(new CheckSearchPostsFlood("word")).queryIsFree());
        var nothing = SearchPosts.builder().offsetPeer(new InputPeerEmpty()).limit(1).build();
        assertEquals("SEARCH_QUERY_EMPTY", stranger.outcome(nothing).error());
    }

    private static List<String> posts(Client who, String hashtag) {
        var query =
                SearchPosts.builder()
                        .hashtag(hashtag)
                        .offsetPeer(new InputPeerEmpty())
                        .limit(100)
                        .build();
        var texts = new ArrayList<String>();
        for (var message : messages(who.ask(query))) texts.add(((Message) message).message());
        return texts;
    }

    @Test
    void channelsAreFoundByTitleAndUsername() {
        long open = Community.made(owner, true, "Tin tức Đà Nẵng");
        var stranger = group.person();
        assertEquals(List.of(), named(stranger, "da nang").results());
        assertEquals(1, named(owner, "da nang").myResults().size());
        owner.ask(new UpdateUsername(group.named(owner, open), "danang_news"));
        Peer channel = PeerId.channel(open).toTl();
        assertEquals(List.of(channel), named(stranger, "tin tuc").results());
        assertEquals(List.of(channel), named(stranger, "@danang_n").results());
        assertEquals(1, named(stranger, "da nang").chats().size());
        assertEquals(List.of(), named(stranger, "garden").results());
        assertEquals(List.of(), named(owner, "danang_n").results());
        assertEquals(List.of(channel), named(owner, "danang_n").myResults());
    }

    private static Found named(Client who, String text) {
        return who.ask(new heliograph.tl.api.contacts.Search(false, false, text, 50));
    }
}
