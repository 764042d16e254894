package heliograph.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.tl.api.messages.AddChatUser;
import heliograph.tl.api.messages.MigrateChat;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The server dies somewhere in the middle of a change of a group: after it, the change was made
/// with one service message in every box, or not at all.
class CrashTest {
    private static final int STEPS = 14;

    private static int count(Circle circle, Client viewer, long group, String action) {
        return Collections.frequency(circle.said(viewer, group), action);
    }

    private static void restart(Circle circle) {
        circle.server.restart();
        for (var one : List.of(circle.ada, circle.bo, circle.cy)) one.begin();
        circle.server.run();
    }

    @Test
    void someoneWhoComesInIsAnnouncedOnce() {
        int made = 0;
        for (int steps = 0; steps < STEPS; steps++)
            try (var circle = new Circle(steps)) {
                var random = new SplittableRandom(steps);
                long group = circle.group(circle.bo);
                circle.ada.send(new AddChatUser(group, circle.user(circle.ada, circle.cy), 0));
                for (int i = 0; i < steps; i++) circle.server.steps().runOne(random);
                restart(circle);
                int seen = count(circle, circle.ada, group, "MessageActionChatAddUser");
                made += seen;
                assertEquals(seen, count(circle, circle.bo, group, "MessageActionChatAddUser"));
                if (seen == 1) {
                    assertEquals(1, count(circle, circle.cy, group, "MessageActionChatAddUser"));
                    circle.send(circle.cy, group, "here");
                    assertEquals("here", circle.said(circle.bo, group).getFirst());
                } else
                    assertEquals(
                            "PEER_ID_INVALID", circle.cy.outcome(circle.text(group, "?")).error());
            }
        assertTrue(made > 0 && made < STEPS, made + " of " + STEPS);
    }

    @Test
    void aGroupMovesOnce() {
        int made = 0;
        for (int steps = 0; steps < STEPS; steps++)
            try (var circle = new Circle(steps)) {
                var random = new SplittableRandom(steps);
                long group = circle.group(circle.bo, circle.cy);
                circle.ada.send(new MigrateChat(group));
                for (int i = 0; i < steps; i++) circle.server.steps().runOne(random);
                restart(circle);
                int seen = count(circle, circle.ada, group, "MessageActionChatMigrateTo");
                made += seen;
                for (var one : List.of(circle.bo, circle.cy))
                    assertEquals(seen, count(circle, one, group, "MessageActionChatMigrateTo"));
                if (seen == 0) circle.send(circle.bo, group, "still a group");
            }
        assertTrue(made > 0 && made < STEPS, made + " of " + STEPS);
    }
}
