package heliograph.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.api.Channel;
import heliograph.tl.api.Chat;
import heliograph.tl.api.InputChannel;
import heliograph.tl.api.MessageActionChannelMigrateFrom;
import heliograph.tl.api.MessageActionChatMigrateTo;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.UpdateNewChannelMessage;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.GetChannels;
import heliograph.tl.api.messages.Chats;
import heliograph.tl.api.messages.EditChatAdmin;
import heliograph.tl.api.messages.GetChats;
import heliograph.tl.api.messages.MigrateChat;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrationTest {
    private final Circle circle = new Circle(2);

    @AfterEach
    void close() {
        circle.close();
    }

    @Test
    void aGroupGoesOnAsASupergroup() {
        long group = circle.group(circle.bo, circle.cy);
        circle.send(circle.bo, group, "before");
        circle.ada.ask(new EditChatAdmin(group, circle.user(circle.ada, circle.bo), true));
        assertEquals("CHAT_ADMIN_REQUIRED", circle.bo.outcome(new MigrateChat(group)).error());
        var answer = (Updates) circle.ada.ask(new MigrateChat(group));
        var gone = (MessageService) Circle.only(answer.updates(), UpdateNewMessage.class).message();
        var came =
                (MessageService)
                        Circle.only(answer.updates(), UpdateNewChannelMessage.class).message();
        long channel = ((MessageActionChatMigrateTo) gone.action()).channelId();
        assertEquals(group, ((MessageActionChannelMigrateFrom) came.action()).chatId());
        var old = Circle.only(answer.chats(), Chat.class);
        assertTrue(old.deactivated());
        var successor = (InputChannel) Objects.requireNonNull(old.migratedTo());
        assertEquals(channel, successor.channelId());
        assertTrue(Circle.only(answer.chats(), Channel.class).creator());

        // Each member is told in its own box, is in the supergroup, and still has what was said.
        Chats seen = (Chats) circle.bo.ask(new GetChats(java.util.List.of(group)));
        var to = (InputChannel) ((Chat) seen.chats().getFirst()).migratedTo();
        Chats now = (Chats) circle.bo.ask(new GetChannels(java.util.List.of(to)));
        var card = (Channel) now.chats().getFirst();
        assertEquals(3, card.participantsCount());
        assertTrue(Objects.requireNonNull(card.adminRights()).banUsers());
        assertEquals("MessageActionChatMigrateTo", circle.said(circle.bo, group).getFirst());
        assertEquals("before", circle.said(circle.cy, group).get(1));
        assertEquals(
                "CHAT_WRITE_FORBIDDEN", circle.bo.outcome(circle.text(group, "too late")).error());
        assertEquals("CHAT_ID_INVALID", circle.ada.outcome(new MigrateChat(group)).error());
    }
}
