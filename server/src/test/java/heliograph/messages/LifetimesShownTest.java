package heliograph.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.tl.api.ChannelFull;
import heliograph.tl.api.Chat;
import heliograph.tl.api.ChatFull;
import heliograph.tl.api.Dialog;
import heliograph.tl.api.InputDialogPeer;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerChat;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.messages.CreateChat;
import heliograph.tl.api.messages.GetFullChat;
import heliograph.tl.api.messages.GetPeerDialogs;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.messages.SetHistoryTTL;
import heliograph.tl.api.users.GetFullUser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How long messages of a chat live is shown in the list of chats and on its page, whatever its
/// kind: TDLib takes a chat without it for one whose messages stay.
class LifetimesShownTest {
    private static final int DAY = 86_400;

    private Community town = new Community(1, false);

    @AfterEach
    void close() {
        town.close();
    }

    private static @Nullable Integer listed(Client client, InputPeer peer) {
        var query = new GetPeerDialogs(List.of(new InputDialogPeer(peer)));
        return ((Dialog) client.ask(query).dialogs().getFirst()).ttlPeriod();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofAChannel(boolean broadcast) {
        town.close();
        town = new Community(2, broadcast);
        var bob = town.member();
        var query = new GetFullChannel(town.named(bob));
        town.owner.ask(new SetHistoryTTL(town.peer(town.owner), DAY));
        assertEquals(DAY, listed(bob, town.peer(bob)));
        assertEquals(DAY, ((ChannelFull) bob.ask(query).fullChat()).ttlPeriod());
        town.owner.ask(new SetHistoryTTL(town.peer(town.owner), 0));
        assertNull(listed(bob, town.peer(bob)));
        assertNull(((ChannelFull) bob.ask(query).fullChat()).ttlPeriod());
    }

    @Test
    void ofAPrivateChat() {
        var bob = town.member();
        var owner = town.owner;
        var toBob = town.userPeer(owner, bob);
        owner.ask(SendMessage.builder().peer(toBob).message("hi").randomId(1).build());
        owner.ask(new SetHistoryTTL(toBob, DAY));
        town.server.run();
        for (var one : List.of(owner, bob)) {
            var other = one == owner ? bob : owner;
            assertEquals(DAY, listed(one, town.userPeer(one, other)));
            var page = one.ask(new GetFullUser(town.user(one, other))).fullUser();
            assertEquals(DAY, page.ttlPeriod());
        }
        owner.ask(new SetHistoryTTL(toBob, 0));
        assertNull(owner.ask(new GetFullUser(town.user(owner, bob))).fullUser().ttlPeriod());
    }

    @Test
    void ofABasicGroup() {
        var bob = town.member();
        var owner = town.owner;
        var users = List.of(town.user(owner, bob));
        var made = (Updates) owner.ask(new CreateChat(users, "Circle", null)).updates();
        long group = ((Chat) made.chats().getFirst()).id();
        owner.ask(new SetHistoryTTL(new InputPeerChat(group), DAY));
        town.server.run();
        for (var one : List.of(owner, bob)) {
            assertEquals(DAY, listed(one, new InputPeerChat(group)));
            var full = (ChatFull) one.ask(new GetFullChat(group)).fullChat();
            assertEquals(DAY, full.ttlPeriod());
        }
    }
}
