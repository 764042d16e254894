package heliograph.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import heliograph.Client;
import heliograph.Trio;
import heliograph.render.MessageHead;
import heliograph.tl.api.Birthday;
import heliograph.tl.api.InputGeoPoint;
import heliograph.tl.api.InputMediaGeoLive;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.InputPeerUser;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.InputUser;
import heliograph.tl.api.InputUserSelf;
import heliograph.tl.api.MessageActionScreenshotTaken;
import heliograph.tl.api.MessageActionSuggestBirthday;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.contacts.Block;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.GetRecentLocations;
import heliograph.tl.api.messages.Messages;
import heliograph.tl.api.messages.SendMedia;
import heliograph.tl.api.messages.SendScreenshotNotification;
import heliograph.tl.api.users.SuggestBirthday;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is said without words, and where people are who tell it.
class GesturesTest {
    private final Trio trio = new Trio();
    private final Client alice = trio.alice;
    private final Client bob = trio.bob;

    @AfterEach
    void close() {
        trio.close();
    }

    private SendScreenshotNotification picture(InputPeer of, int id, long random) {
        var reply = InputReplyToMessage.builder().replyToMsgId(id).build();
        return new SendScreenshotNotification(of, reply, random);
    }

    private MessageService last(Client viewer, Client with) {
        return (MessageService) trio.history(viewer, with).getFirst();
    }

    @Test
    void thatAPictureWasTakenIsToldUnderTheMessage() {
        int there = trio.send(bob, alice, "secret").id();
        int here = MessageHead.id(trio.history(alice, bob).getFirst());
        var query = picture(trio.peer(alice, bob), here, 77);
        alice.ask(query);
        alice.ask(query);
        trio.server.run();
        assertEquals(2, trio.history(bob, alice).size());
        var told = last(bob, alice);
        assertEquals(new MessageActionScreenshotTaken(), told.action());
        var reply = assertInstanceOf(MessageReplyHeader.class, told.replyTo());
        assertEquals(there, reply.replyToMsgId());
        alice.refused("REPLY_MESSAGE_ID_INVALID", picture(trio.peer(alice, bob), 4_000, 78));
        alice.refused("PEER_ID_INVALID", picture(new InputPeerSelf(), here, 79));
        alice.ask(new Block(false, trio.peer(alice, bob)));
        alice.refused("YOU_BLOCKED_USER", picture(trio.peer(alice, bob), here, 80));
    }

    @Test
    void aBirthdayIsSuggestedToSomeoneElse() {
        var peer = (InputPeerUser) trio.peer(alice, bob);
        var user = new InputUser(peer.userId(), peer.accessHash());
        var day = new Birthday(29, 2, null);
        alice.ask(new SuggestBirthday(user, day));
        trio.server.run();
        assertEquals(new MessageActionSuggestBirthday(day), last(bob, alice).action());
        alice.refused("USER_ID_INVALID", new SuggestBirthday(new InputUserSelf(), day));
        for (var wrong :
                List.of(
                        new Birthday(0, 1, null),
                        new Birthday(32, 1, null),
                        new Birthday(30, 2, null),
                        new Birthday(29, 2, 2023),
                        new Birthday(1, 0, null),
                        new Birthday(1, 13, null),
                        new Birthday(1, 1, 1799)))
            alice.refused("BIRTHDAY_INVALID", new SuggestBirthday(user, wrong));
        alice.ask(new SuggestBirthday(user, new Birthday(29, 2, 2024)));
    }

    private int share(Client from, Client to, int seconds) {
        var point = new InputGeoPoint(10, 20, null);
        var media = new InputMediaGeoLive(false, point, null, seconds, null);
        var query =
                SendMedia.builder()
                        .peer(trio.peer(from, to))
                        .media(media)
                        .message("")
                        .randomId(trio.fresh())
                        .build();
        int id = Trio.sent(from.ask(query)).id();
        trio.server.run();
        return id;
    }

    private List<Integer> sharing(Client viewer, Client with, int limit) {
        var query = new GetRecentLocations(trio.peer(viewer, with), limit, 0);
        return switch (viewer.ask(query)) {
            case Messages all -> all.messages().stream().map(MessageHead::id).toList();
            case heliograph.tl.api.messages.MessagesSlice some ->
                    some.messages().stream().map(MessageHead::id).toList();
            case Object other -> throw new AssertionError(other);
        };
    }

    @Test
    void theNewestPlaceOfEachIsListedWhileItIsShared() {
        share(alice, bob, 3_600);
        int newest = share(alice, bob, 900);
        share(bob, alice, 60);
        trio.send(alice, bob, "where?");
        assertEquals(2, sharing(alice, bob, 100).size());
        assertEquals(1, sharing(alice, bob, 1).size());
        assertEquals(0, sharing(alice, bob, 0).size());
        trio.server.clock.pass(Duration.ofSeconds(60));
        assertEquals(List.of(newest), sharing(alice, bob, 100));
        var stop = new InputMediaGeoLive(true, new InputGeoPoint(10, 20, null), null, null, null);
        alice.ask(EditMessage.builder().peer(trio.peer(alice, bob)).id(newest).media(stop).build());
        assertEquals(1, sharing(alice, bob, 100).size());
        trio.server.clock.pass(Duration.ofHours(1));
        assertEquals(List.of(), sharing(alice, bob, 100));
    }
}
