package heliograph.reactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.Harness;
import heliograph.tl.api.AnyInputUser;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Channel;
import heliograph.tl.api.Chat;
import heliograph.tl.api.Dialog;
import heliograph.tl.api.InputChannel;
import heliograph.tl.api.InputDialogPeer;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.InputPeerChat;
import heliograph.tl.api.InputPeerEmpty;
import heliograph.tl.api.InputPeerUser;
import heliograph.tl.api.InputUser;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageReactions;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.ReactionEmoji;
import heliograph.tl.api.UpdateMessageReactions;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.CreateChannel;
import heliograph.tl.api.channels.InviteToChannel;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.CreateChat;
import heliograph.tl.api.messages.Dialogs;
import heliograph.tl.api.messages.GetDialogs;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.GetMessageReactionsList;
import heliograph.tl.api.messages.GetPeerDialogs;
import heliograph.tl.api.messages.GetUnreadReactions;
import heliograph.tl.api.messages.MessagesNotModified;
import heliograph.tl.api.messages.MessagesSlice;
import heliograph.tl.api.messages.ReadReactions;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.messages.SendReaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReactionsTest {
    private final Harness server = new Harness(1);
    private final Client alice = server.client("99966200001");
    private final Client bob = server.client("99966200002");
    private final InputPeer toBob = server.peer(alice, bob.id());
    private final InputPeer toAlice = server.peer(bob, alice.id());
    private final int hers = send();
    private final int his = last(bob, toAlice).id();

    @AfterEach
    void close() {
        server.close();
    }

    private int send() {
        var query = SendMessage.builder().peer(toBob).message("hello").randomId(5).build();
        var sent = (Updates) alice.ask(query);
        server.run();
        for (var update : sent.updates())
            if (update instanceof UpdateNewMessage(Message m, _, _)) return m.id();
        throw new AssertionError(sent);
    }

    private static Message last(Client who, InputPeer chat) {
        var found = who.ask(GetHistory.builder().peer(chat).limit(1).build());
        List<AnyMessage> messages =
                switch (found) {
                    case heliograph.tl.api.messages.Messages all -> all.messages();
                    case MessagesSlice part -> part.messages();
                    case ChannelMessages part -> part.messages();
                    case MessagesNotModified _ -> throw new AssertionError(found);
                };
        return (Message) messages.getFirst();
    }

    private static List<Reaction> emoji(String... emoji) {
        var all = new ArrayList<Reaction>();
        for (var one : emoji) all.add(new ReactionEmoji(one));
        return all;
    }

    private static SendReaction query(InputPeer chat, int id, String... emoji) {
        return new SendReaction(false, false, chat, id, emoji(emoji));
    }

    private MessageReactions react(Client who, InputPeer chat, int id, String... emoji) {
        var told = (Updates) who.ask(query(chat, id, emoji));
        server.run();
        return ((UpdateMessageReactions) told.updates().getFirst()).reactions();
    }

    private static MessageReactions carried(Client who, InputPeer chat) {
        var reactions = last(who, chat).reactions();
        assertNotNull(reactions);
        return reactions;
    }

    private int unread() {
        var dialogs = alice.ask(new GetPeerDialogs(List.of(new InputDialogPeer(toBob))));
        return ((Dialog) dialogs.dialogs().getFirst()).unreadReactionsCount();
    }

    @Test
    void bothSeeTheSameCountsAndEachItsOwnMark() {
        react(bob, toAlice, his, "🔥");
        var mine = carried(bob, toAlice).results().getFirst();
        assertEquals(0, mine.chosenOrder());
        assertEquals(1, mine.count());
        var seen = carried(alice, toBob).results().getFirst();
        assertEquals(new ReactionEmoji("🔥"), seen.reaction());
        assertEquals(null, seen.chosenOrder());
    }

    @Test
    void anotherReactionTakesThePlaceOfTheFirst() {
        react(bob, toAlice, his, "🔥");
        react(bob, toAlice, his, "👍");
        react(alice, toBob, hers, "👍");
        var counts = carried(alice, toBob).results();
        assertEquals(1, counts.size());
        assertEquals(2, counts.getFirst().count());
    }

    @Test
    void noReactionTakesItAway() {
        react(bob, toAlice, his, "🔥");
        assertEquals(List.of(), react(bob, toAlice, his).results());
        assertEquals(null, last(alice, toBob).reactions());
    }

    @Test
    void theAuthorIsToldAndHasItUnreadUntilItLooks() {
        alice.receive();
        alice.pushed();
        react(bob, toAlice, his, "🎉");
        alice.receive();
        var told = (Updates) alice.pushed().getLast();
        var recent =
                ((UpdateMessageReactions) told.updates().getFirst()).reactions().recentReactions();
        assertTrue(recent != null && recent.getFirst().unread());
        assertEquals(1, unread());
        var query = new GetUnreadReactions(toBob, null, null, 0, 0, 10, 0, 0);
        var waiting = (heliograph.tl.api.messages.Messages) alice.ask(query);
        assertEquals(1, waiting.messages().size());
        alice.ask(new ReadReactions(toBob, null, null));
        assertEquals(0, unread());
        var after = carried(alice, toBob).recentReactions();
        assertFalse(after == null || after.getFirst().unread());
    }

    @Test
    void onesOwnReactionIsNotNews() {
        react(alice, toBob, hers, "🎉");
        assertEquals(0, unread());
    }

    @Test
    void whoReactedIsListedLatestFirst() {
        react(alice, toBob, hers, "👍");
        server.clock.pass(Duration.ofSeconds(1));
        react(bob, toAlice, his, "🔥");
        var first = alice.ask(new GetMessageReactionsList(toBob, hers, null, null, 1));
        assertEquals(2, first.count());
        assertEquals(new PeerUser(bob.id()), first.reactions().getFirst().peerId());
        var rest = alice.ask(new GetMessageReactionsList(toBob, hers, null, first.nextOffset(), 1));
        assertEquals(new PeerUser(alice.id()), rest.reactions().getFirst().peerId());
        assertEquals(null, rest.nextOffset());
        var only =
                alice.ask(
                        new GetMessageReactionsList(
                                toBob, hers, new ReactionEmoji("🔥"), null, 10));
        assertEquals(1, only.count());
        assertEquals(1, only.reactions().size());
    }

    @Test
    void limitsHoldAtTheirEdges() {
        react(bob, toAlice, his, "🔥", "👍", "🎉");
        var many = query(toAlice, his, "🔥", "👍", "🎉", "😁");
        assertEquals("REACTIONS_TOO_MANY", bob.outcome(many).error());
        assertEquals("REACTION_INVALID", bob.outcome(query(toAlice, his, "abc")).error());
        assertEquals("MESSAGE_ID_INVALID", bob.outcome(query(toAlice, 999, "🔥")).error());
    }

    @Test
    void theColouredFormOfAnEmojiIsTheSame() {
        react(bob, toAlice, his, "❤\ufe0f");
        assertEquals(new ReactionEmoji("❤"), carried(alice, toBob).results().getFirst().reaction());
    }

    @Test
    void reactionsAreThereAfterARestart() {
        react(bob, toAlice, his, "🔥");
        server.restart();
        bob.connect();
        assertEquals(1, carried(bob, toAlice).results().getFirst().count());
    }

    @Test
    void aGroupCountsForEachMember() {
        var carol = server.client("99966200003");
        var users = List.<AnyInputUser>of(user(alice, bob), user(alice, carol));
        var made = alice.ask(new CreateChat(users, "three", null));
        server.run();
        var chats = ((Updates) made.updates()).chats();
        var group = new InputPeerChat(((Chat) chats.getFirst()).id());
        alice.ask(SendMessage.builder().peer(group).message("hi").randomId(6).build());
        server.run();
        react(bob, group, last(bob, group).id(), "🔥");
        react(carol, group, last(carol, group).id(), "🔥");
        for (var who : List.of(alice, bob, carol)) {
            var counts = carried(who, group).results();
            assertEquals(1, counts.size());
            assertEquals(2, counts.getFirst().count());
            assertEquals(who == alice, counts.getFirst().chosenOrder() == null);
        }
    }

    private InputUser user(Client viewer, Client whom) {
        var peer = (InputPeerUser) server.peer(viewer, whom.id());
        return new InputUser(peer.userId(), peer.accessHash());
    }

    @Test
    void aSupergroupCountsOnceAndShowsEachItsOwn() {
        var made = CreateChannel.builder().megagroup(true).title("many").about("").build();
        var channel = (Channel) ((Updates) alice.ask(made)).chats().getFirst();
        var input = new InputChannel(channel.id(), hash(channel));
        alice.ask(new InviteToChannel(input, List.of(user(alice, bob))));
        var hersOf = new InputPeerChannel(channel.id(), hash(channel));
        alice.ask(SendMessage.builder().peer(hersOf).message("hi").randomId(7).build());
        server.run();
        var list = GetDialogs.builder().offsetPeer(new InputPeerEmpty()).limit(10).build();
        var his = (Channel) ((Dialogs) bob.ask(list)).chats().getFirst();
        var hisOf = new InputPeerChannel(channel.id(), hash(his));
        int id = last(bob, hisOf).id();
        alice.receive();
        alice.pushed();
        assertEquals(0, react(bob, hisOf, id, "🔥").results().getFirst().chosenOrder());
        alice.receive();
        var told = (Updates) alice.pushed().getLast();
        assertTrue(((UpdateMessageReactions) told.updates().getFirst()).reactions().min());
        assertEquals(0, carried(bob, hisOf).results().getFirst().chosenOrder());
        assertEquals(null, carried(alice, hersOf).results().getFirst().chosenOrder());
        assertEquals(id, last(alice, hersOf).id());
    }

    private static long hash(Channel channel) {
        return channel.accessHash() == null ? 0 : channel.accessHash();
    }
}
