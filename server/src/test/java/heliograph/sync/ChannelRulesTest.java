package heliograph.sync;

import static heliograph.Trio.pushed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.Client;
import heliograph.Trio;
import heliograph.channels.Community;
import heliograph.tl.api.Message;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateDeleteChannelMessages;
import heliograph.tl.api.UpdateEditChannelMessage;
import heliograph.tl.api.UpdateNewChannelMessage;
import heliograph.tl.api.channels.DeleteMessages;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.SendMessage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rules U1 and U3 of the catalogue in channels; U10 to U12 are in the tests of posts.
class ChannelRulesTest {
    private final Community group = new Community(11, false);
    private final Client owner = group.owner;
    private final Client ada = group.member();
    private long number;

    @AfterEach
    void close() {
        group.close();
    }

    private UpdateNewChannelMessage say(Client from, String text) {
        var query =
                SendMessage.builder()
                        .peer(group.peer(from))
                        .message(text)
                        .randomId(++number)
                        .build();
        for (var update : Trio.updates(from.ask(query)))
            if (update instanceof UpdateNewChannelMessage news) return news;
        throw new AssertionError("nothing was sent");
    }

    private static int id(UpdateNewChannelMessage news) {
        return ((Message) news.message()).id();
    }

    @Test
    void u1AChannelCountsItsOwnPtsAndMessageIds() {
        int mine = Trio.state(ada).pts();
        int hers = Trio.state(owner).pts();
        var first = say(owner, "one");
        var second = say(ada, "two");
        assertEquals(first.pts() + 1, second.pts());
        assertEquals(id(first) + 1, id(second));
        assertEquals(mine, Trio.state(ada).pts());
        assertEquals(hers, Trio.state(owner).pts());
        // Another channel's do not move these.
        Community.made(ada, false, "Meadow");
        assertEquals(second.pts() + 1, say(owner, "three").pts());
    }

    @Test
    void u3TheseUpdatesHaveAPlaceInTheLogOfAChannel() {
        pushed(ada);
        var first = say(owner, "one");
        var second = say(owner, "two");
        owner.ask(
                EditMessage.builder()
                        .peer(group.peer(owner))
                        .id(id(first))
                        .message("one!")
                        .build());
        var doomed = List.of(id(first), id(second));
        owner.ask(new DeleteMessages(group.named(owner), doomed));
        List<Update> told = pushed(ada);
        int pts = first.pts() - 1;
        assertEquals(pts + 1, ((UpdateNewChannelMessage) told.get(0)).pts());
        assertEquals(pts + 2, ((UpdateNewChannelMessage) told.get(1)).pts());
        assertEquals(pts + 3, ((UpdateEditChannelMessage) told.get(2)).pts());
        var gone = (UpdateDeleteChannelMessages) told.get(3);
        assertEquals(2, gone.ptsCount());
        assertEquals(pts + 5, gone.pts());
    }
}
