package heliograph.posts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.tl.api.InputDialogPeer;
import heliograph.tl.api.ReactionEmoji;
import heliograph.tl.api.channels.DeleteMessages;
import heliograph.tl.api.channels.ReadHistory;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.GetMessagesViews;
import heliograph.tl.api.messages.GetPeerDialogs;
import heliograph.tl.api.messages.ReadMentions;
import heliograph.tl.api.messages.ReadReactions;
import heliograph.tl.api.messages.SendReaction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is kept in memory for the chat list is what a server lists that has just started.
class FrontsTest {
    private static List<Object> listed(Community in, Client... clients) {
        var all = new ArrayList<>();
        for (var client : clients) {
            var query = new GetPeerDialogs(List.of(new InputDialogPeer(in.peer(client))));
            var answer = client.ask(query);
            all.add(answer.dialogs());
            all.add(answer.messages());
        }
        return all;
    }

    private static void check(Community in, Runnable act, Client... clients) {
        var before = listed(in, clients);
        act.run();
        in.server.run();
        var after = listed(in, clients);
        in.server.restart();
        for (var client : clients) client.begin();
        assertEquals(listed(in, clients), after, () -> "before: " + before);
    }

    @Test
    void aGroupIsListedAsItIs() {
        try (var group = new Community(1, false)) {
            var ada = group.member();
            var bo = group.member();
            var all = new Client[] {ada, bo, group.owner};
            check(group, () -> Talk.say(group, bo, "0"), all);
            int asked = Talk.say(group, ada, "who?");
            check(group, () -> Talk.reply(group, bo, asked, "me"), all);
            check(group, () -> ada.ask(new ReadMentions(group.peer(ada), null)), all);
            int last = Talk.say(group, ada, "well");
            var edit = EditMessage.builder().peer(group.peer(ada)).id(last).message("good");
            check(group, () -> ada.ask(edit.build()), all);
            check(group, () -> bo.ask(react(group, bo, last)), all);
            check(group, () -> ada.ask(new ReadReactions(group.peer(ada), null, null)), all);
            check(group, () -> bo.ask(new ReadHistory(group.named(bo), last)), all);
            var removed = new DeleteMessages(group.named(ada), List.of(last));
            check(group, () -> ada.ask(removed), all);
        }
    }

    private static SendReaction react(Community in, Client client, int id) {
        return new SendReaction(
                false, false, in.peer(client), id, List.of(new ReactionEmoji("👍")));
    }

    @Test
    void theViewsOfTheNewestPostAreListed() {
        try (var channel = new Community(2, true)) {
            var reader = channel.member();
            int id = Talk.say(channel, channel.owner, "news");
            var views = new GetMessagesViews(channel.peer(reader), List.of(id), true);
            check(channel, () -> reader.ask(views), reader, channel.owner);
        }
    }

    @Test
    void mentionsAreCountedHoweverManyWait() {
        try (var group = new Community(3, false)) {
            var members = new ArrayList<Client>();
            for (int i = 0; i <= Fronts.WAITING_MAX; i++) members.add(group.member());
            var last = members.getLast();
            for (var member : members) {
                assertEquals(0, Talk.dialog(group, last).unreadMentionsCount());
                int asked = Talk.say(group, member, "who?");
                Talk.reply(group, group.owner, asked, "you");
                assertEquals(1, Talk.dialog(group, member).unreadMentionsCount());
            }
            last.ask(new ReadMentions(group.peer(last), null));
            assertEquals(0, Talk.dialog(group, last).unreadMentionsCount());
            assertEquals(1, Talk.dialog(group, members.getFirst()).unreadMentionsCount());
        }
    }
}
