package heliograph.posts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.channels.Community;
import heliograph.channels.Due;
import heliograph.tl.api.Message;
import heliograph.tl.api.UpdateDeleteChannelMessages;
import heliograph.tl.api.messages.SetHistoryTTL;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages of channels and supergroups go when their time is over.
class PostsEndTest {
    private static final int DAY = 86_400;

    private static void pass(Community in, int seconds) {
        in.server.clock.pass(Duration.ofSeconds(seconds));
        in.server.tick();
        in.server.run();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theyGoForAllAtTheirSecondAlsoAfterARestart(boolean broadcast) {
        try (var town = new Community(1, broadcast)) {
            var ada = town.member();
            Talk.say(town, town.owner, "stays");
            town.owner.ask(new SetHistoryTTL(town.peer(town.owner), DAY));
            int id = Talk.say(town, town.owner, "goes");
            assertEquals(DAY, Talk.message(town, ada, id).ttlPeriod());
            pass(town, DAY - 1);
            assertEquals("goes", Talk.texts(Talk.history(town, ada).messages()).getFirst());
            town.server.restart();
            town.owner.begin();
            ada.begin();
            assertEquals("goes", Talk.texts(Talk.history(town, ada).messages()).getFirst());
            pass(town, 1);
            assertTrue(
                    Talk.history(town, ada).messages().stream()
                            .noneMatch(m -> m instanceof Message one && one.id() == id));
            assertTrue(Talk.texts(Talk.history(town, ada).messages()).contains("stays"));
            var told = ada.pushed(UpdateDeleteChannelMessages.class);
            assertEquals(List.of(id), told.getFirst().messages());
        }
    }

    @Test
    void moreThanOneStepTakesAreAllRemoved() {
        try (var town = new Community(1, false)) {
            town.owner.ask(new SetHistoryTTL(town.peer(town.owner), DAY));
            for (int i = 0; i <= Due.AT_ONCE; i++) Talk.say(town, town.owner, "m" + i);
            pass(town, DAY);
            assertTrue(
                    Talk.texts(Talk.history(town, town.owner).messages()).stream()
                            .noneMatch(text -> text.startsWith("m")));
        }
    }
}
