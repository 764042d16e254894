package heliograph.channels.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.tl.api.ChannelFull;
import heliograph.tl.api.ChannelParticipantsBanned;
import heliograph.tl.api.ChannelParticipantsKicked;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.channels.ChannelParticipants;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.channels.GetParticipants;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A ban that is over is counted no more.
final class BanEndsTest {
    private static final int HOUR = 3_600;

    private static ChannelFull full(Community town) {
        return (ChannelFull) town.owner.ask(new GetFullChannel(town.named(town.owner))).fullChat();
    }

    private static int until(Community town, int seconds) {
        return (int) town.server.clock.instant().getEpochSecond() + seconds;
    }

    private static void ban(Community town, Client whom, boolean out, int seconds) {
        var rights =
                ChatBannedRights.builder()
                        .viewMessages(out)
                        .sendMessages(!out)
                        .untilDate(until(town, seconds))
                        .build();
        town.ban(town.owner, whom, rights);
    }

    private static void pass(Community town, int seconds) {
        town.server.clock.pass(Duration.ofSeconds(seconds));
        town.server.tick();
        town.server.run();
    }

    @Test
    void countsFollowTheEndOfABan() {
        try (var town = new Community(1, false)) {
            var quiet = town.member();
            var gone = town.member();
            var longer = town.member();
            ban(town, quiet, false, HOUR);
            ban(town, gone, true, HOUR);
            ban(town, longer, true, HOUR);
            ban(town, longer, true, 2 * HOUR);
            assertEquals(1, full(town).bannedCount());
            assertEquals(2, full(town).kickedCount());
            pass(town, HOUR - 1);
            assertEquals(1, full(town).bannedCount());
            town.server.restart();
            town.owner.begin();
            pass(town, 1);
            assertEquals(0, full(town).bannedCount());
            assertEquals(1, full(town).kickedCount());
            var kicked =
                    new GetParticipants(
                            town.named(town.owner), new ChannelParticipantsKicked(""), 0, 10, 0);
            assertEquals(1, ((ChannelParticipants) town.owner.ask(kicked)).count());
            var banned =
                    new GetParticipants(
                            town.named(town.owner), new ChannelParticipantsBanned(""), 0, 10, 0);
            assertTrue(((ChannelParticipants) town.owner.ask(banned)).participants().isEmpty());
            pass(town, HOUR);
            assertEquals(0, full(town).kickedCount());
            assertNotNull(town.invite(town.owner, longer).updates());
        }
    }
}
