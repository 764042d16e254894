package heliograph.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.app.Config;
import heliograph.tl.TlFunction;
import heliograph.tl.api.AnyInputUser;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Chat;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.ChatForbidden;
import heliograph.tl.api.ChatParticipants;
import heliograph.tl.api.Dialog;
import heliograph.tl.api.InputDialogPeer;
import heliograph.tl.api.InputPeerChat;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.SendMessageTypingAction;
import heliograph.tl.api.UpdateChatParticipants;
import heliograph.tl.api.UpdateChatUserTyping;
import heliograph.tl.api.UpdateMessageID;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.UpdateReadHistoryOutbox;
import heliograph.tl.api.Updates;
import heliograph.tl.api.messages.AddChatUser;
import heliograph.tl.api.messages.Chats;
import heliograph.tl.api.messages.CreateChat;
import heliograph.tl.api.messages.DeleteChat;
import heliograph.tl.api.messages.DeleteChatUser;
import heliograph.tl.api.messages.DeleteMessages;
import heliograph.tl.api.messages.EditChatAbout;
import heliograph.tl.api.messages.EditChatAdmin;
import heliograph.tl.api.messages.EditChatDefaultBannedRights;
import heliograph.tl.api.messages.EditChatTitle;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.GetChats;
import heliograph.tl.api.messages.GetFullChat;
import heliograph.tl.api.messages.GetMessageReadParticipants;
import heliograph.tl.api.messages.GetPeerDialogs;
import heliograph.tl.api.messages.InvitedUsers;
import heliograph.tl.api.messages.ReadHistory;
import heliograph.tl.api.messages.SetTyping;
import heliograph.tl.api.messages.UpdatePinnedMessage;
import heliograph.tl.api.updates.Difference;
import heliograph.tl.api.updates.GetDifference;
import heliograph.tl.api.updates.GetState;
import heliograph.tl.api.updates.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private final Circle circle = new Circle(1);
    private final Client ada = circle.ada;
    private final Client bo = circle.bo;
    private final Client cy = circle.cy;

    @AfterEach
    void close() {
        circle.close();
    }

    private static void refused(String error, Client client, TlFunction<?> query) {
        assertEquals(error, client.outcome(query).error());
    }

    private DeleteChatUser without(long group, Client by, Client whom) {
        return new DeleteChatUser(false, group, circle.user(by, whom));
    }

    @Test
    void theAnswerOfCreateChatHasOneNewMessage() {
        var users = List.of(circle.user(ada, bo));
        InvitedUsers made = ada.ask(new CreateChat(users, " Circle ", null));
        var updates = (Updates) made.updates();
        var news = Circle.only(updates.updates(), UpdateNewMessage.class);
        var said = (MessageService) news.message();
        assertTrue(said.out());
        assertEquals(said.id(), Circle.only(updates.updates(), UpdateMessageID.class).id());
        var chat = (Chat) updates.chats().getFirst();
        assertEquals("Circle", chat.title());
        assertTrue(chat.creator());
        assertEquals(2, chat.participantsCount());
        var people = Circle.only(updates.updates(), UpdateChatParticipants.class);
        assertEquals(2, ((ChatParticipants) people.participants()).participants().size());
        assertEquals(2, updates.users().size());
        // The caller's own session is not told again.
        assertTrue(Circle.pushed(ada).stream().noneMatch(UpdateNewMessage.class::isInstance));
        Circle.only(Circle.pushed(bo), UpdateNewMessage.class);
        assertEquals(List.of("MessageActionChatCreate"), circle.said(bo, chat.id()));
    }

    @Test
    void whatIsSaidReachesAllMembersAndNobodyElse() {
        long group = circle.group(bo);
        var sent = circle.send(bo, group, "Hello");
        assertTrue(sent.out());
        assertEquals(List.of("Hello", "MessageActionChatCreate"), circle.said(ada, group));
        assertEquals(List.of("Hello", "MessageActionChatCreate"), circle.said(bo, group));
        refused("PEER_ID_INVALID", cy, circle.text(group, "me too"));
        refused("CHAT_ID_INVALID", cy, new GetFullChat(group));
        refused("CHAT_ID_INVALID", cy, new GetChats(List.of(group)));
        assertTrue(Circle.pushed(cy).isEmpty());
    }

    @Test
    void someoneWhoIsThrownOutLosesTheGroupAtOnce() {
        long group = circle.group(bo, cy);
        refused("CHAT_ADMIN_REQUIRED", bo, without(group, bo, cy));
        ada.ask(without(group, ada, cy));
        circle.send(ada, group, "secret");
        refused("CHAT_WRITE_FORBIDDEN", cy, circle.text(group, "still here"));
        assertEquals(
                List.of("MessageActionChatDeleteUser", "MessageActionChatCreate"),
                circle.said(cy, group));
        Chats seen = (Chats) cy.ask(new GetChats(List.of(group)));
        assertInstanceOf(ChatForbidden.class, seen.chats().getFirst());
        refused("CHAT_ID_INVALID", cy, new AddChatUser(group, circle.user(cy, cy), 0));
        refused("USER_NOT_PARTICIPANT", ada, without(group, ada, cy));
    }

    @Test
    void whoLeavesMayComeBack() {
        long group = circle.group(bo);
        bo.ask(without(group, bo, bo));
        Chats seen = (Chats) bo.ask(new GetChats(List.of(group)));
        assertTrue(((Chat) seen.chats().getFirst()).left());
        circle.send(ada, group, "alone");
        bo.ask(new AddChatUser(group, circle.user(bo, bo), 0));
        circle.send(ada, group, "together");
        assertEquals(
                List.of(
                        "together",
                        "MessageActionChatAddUser",
                        "MessageActionChatDeleteUser",
                        "MessageActionChatCreate"),
                circle.said(bo, group));
    }

    @Test
    void aNewcomerGetsTheLastMessages() {
        long group = circle.group(bo);
        circle.send(bo, group, "one");
        circle.send(ada, group, "two");
        circle.send(bo, group, "three");
        ada.ask(new AddChatUser(group, circle.user(ada, cy), 2));
        assertEquals(List.of("MessageActionChatAddUser", "three", "two"), circle.said(cy, group));
        // What was passed on is the same message for everybody.
        var three = message(circle.history(bo, group), "three");
        bo.ask(
                EditMessage.builder()
                        .peer(new InputPeerChat(group))
                        .id(three.id())
                        .message("drei")
                        .build());
        assertEquals("drei", circle.said(cy, group).get(1));
        refused("USER_ALREADY_PARTICIPANT", ada, new AddChatUser(group, circle.user(ada, cy), 0));
    }

    /// It was not counted, though it stands behind what the newcomer has read.
    @Test
    void whatIsPassedOnToANewcomerWaitsToBeRead() {
        long group = circle.group(bo);
        circle.send(bo, group, "one");
        circle.send(ada, group, "two");
        ada.ask(new AddChatUser(group, circle.user(ada, cy), 2));
        var peer = new InputDialogPeer(new InputPeerChat(group));
        var row = (Dialog) cy.ask(new GetPeerDialogs(List.of(peer))).dialogs().getFirst();
        assertEquals(0, row.readInboxMaxId());
        assertEquals(circle.history(cy, group).size(), row.unreadCount());
    }

    private static Message message(List<AnyMessage> all, String text) {
        for (var one : all) if (one instanceof Message m && m.message().equals(text)) return m;
        throw new AssertionError("no " + text);
    }

    @Test
    void editsPinsAndDeletionsReachEveryBox() {
        long group = circle.group(bo, cy);
        var sent = circle.send(bo, group, "helo");
        bo.ask(
                EditMessage.builder()
                        .peer(new InputPeerChat(group))
                        .id(sent.id())
                        .message("hello")
                        .build());
        assertEquals("hello", circle.said(cy, group).getFirst());
        var seen = message(circle.history(ada, group), "hello");
        ada.ask(new UpdatePinnedMessage(false, false, false, new InputPeerChat(group), seen.id()));
        assertTrue(message(circle.history(cy, group), "hello").pinned());
        assertEquals("MessageActionPinMessage", circle.said(bo, group).getFirst());
        var foreign = message(circle.history(cy, group), "hello").id();
        refused("MESSAGE_DELETE_FORBIDDEN", cy, new DeleteMessages(true, List.of(foreign)));
        ada.ask(new DeleteMessages(true, List.of(seen.id())));
        for (var one : List.of(ada, bo, cy))
            assertFalse(circle.said(one, group).contains("hello"), "of " + one.id());
    }

    @Test
    void theAuthorLearnsWhoHasRead() {
        long group = circle.group(bo, cy);
        var sent = circle.send(ada, group, "news");
        Circle.pushed(ada);
        bo.ask(new ReadHistory(new InputPeerChat(group), 0));
        var read = Circle.only(Circle.pushed(ada), UpdateReadHistoryOutbox.class);
        assertEquals(sent.id(), read.maxId());
        cy.ask(new ReadHistory(new InputPeerChat(group), 0));
        assertTrue(
                Circle.pushed(ada).stream().noneMatch(UpdateReadHistoryOutbox.class::isInstance));
        var readers = ada.ask(new GetMessageReadParticipants(new InputPeerChat(group), sent.id()));
        assertEquals(2, readers.size());
    }

    @Test
    void titleAboutRightsAndAdminsAreTheGroups() {
        long group = circle.group(bo, cy);
        bo.ask(new EditChatTitle(group, "Ring"));
        refused("CHAT_NOT_MODIFIED", bo, new EditChatTitle(group, "Ring"));
        refused("CHAT_TITLE_EMPTY", bo, new EditChatTitle(group, "  "));
        var rights = ChatBannedRights.builder().changeInfo(true).sendMessages(true).build();
        refused(
                "CHAT_ADMIN_REQUIRED",
                bo,
                new EditChatDefaultBannedRights(new InputPeerChat(group), rights));
        ada.ask(new EditChatDefaultBannedRights(new InputPeerChat(group), rights));
        refused("CHAT_ADMIN_REQUIRED", bo, new EditChatTitle(group, "Band"));
        refused("CHAT_WRITE_FORBIDDEN", bo, circle.text(group, "may I"));
        ada.ask(new EditChatAdmin(group, circle.user(ada, bo), true));
        circle.send(bo, group, "I may");
        refused("CHAT_WRITE_FORBIDDEN", cy, circle.text(group, "may I"));
        bo.ask(new EditChatAbout(new InputPeerChat(group), "About us"));
        refused(
                "CHAT_ABOUT_NOT_MODIFIED",
                bo,
                new EditChatAbout(new InputPeerChat(group), "About us"));
        var full = (heliograph.tl.api.ChatFull) ada.ask(new GetFullChat(group)).fullChat();
        assertEquals("About us", full.about());
        refused("CHAT_ADMIN_REQUIRED", bo, new DeleteChat(group));
        ada.ask(new DeleteChat(group));
        refused("CHAT_WRITE_FORBIDDEN", ada, circle.text(group, "hello?"));
    }

    @Test
    void typingIsSeenByTheOthers() {
        long group = circle.group(bo);
        Circle.pushed(bo);
        ada.ask(new SetTyping(new InputPeerChat(group), null, new SendMessageTypingAction()));
        var seen = Circle.only(Circle.pushed(bo), UpdateChatUserTyping.class);
        assertEquals(group, seen.chatId());
    }

    @Test
    void whoWasAwayLearnsAllOfIt() {
        State before = cy.ask(new GetState());
        cy.cut();
        long group = circle.group(bo, cy);
        circle.send(bo, group, "one");
        ada.ask(without(group, ada, bo));
        cy.connect();
        var missed =
                (Difference)
                        cy.ask(new GetDifference(before.pts(), null, null, before.date(), 0, null));
        assertEquals(
                List.of("MessageActionChatCreate", "one", "MessageActionChatDeleteUser"),
                Circle.said(missed.newMessages()));
        assertEquals(group, ((Chat) missed.chats().getFirst()).id());
    }

    @Test
    void aGroupHasTwoHundredMembers() {
        var users = new ArrayList<AnyInputUser>();
        for (int i = 0; i < Config.GROUP_SIZE; i++)
            users.add(circle.user(ada, circle.server.client("99966%05d".formatted(30_000 + i))));
        refused("USERS_TOO_MUCH", ada, new CreateChat(users, "Many", null));
        InvitedUsers made =
                ada.ask(new CreateChat(users.subList(0, Config.GROUP_SIZE - 2), "Many", null));
        long group = ((Chat) ((Updates) made.updates()).chats().getFirst()).id();
        ada.ask(new AddChatUser(group, users.get(Config.GROUP_SIZE - 2), 0));
        refused("USERS_TOO_MUCH", ada, new AddChatUser(group, users.getLast(), 0));
    }

    @Test
    void nobodyMakesAGroupWithoutATitleOrWithItselfAlone() {
        refused("CHAT_TITLE_EMPTY", ada, new CreateChat(List.of(circle.user(ada, bo)), " ", null));
        refused("USERS_TOO_FEW", ada, new CreateChat(List.of(circle.user(ada, ada)), "I", null));
        refused("TTL_PERIOD_INVALID", ada, new CreateChat(List.of(circle.user(ada, bo)), "T", 7));
    }
}
