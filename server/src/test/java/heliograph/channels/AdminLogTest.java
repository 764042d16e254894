package heliograph.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import heliograph.tl.api.AnyInputUser;
import heliograph.tl.api.ChannelAdminLogEvent;
import heliograph.tl.api.ChannelAdminLogEventActionChangeTitle;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantInvite;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantToggleAdmin;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantToggleBan;
import heliograph.tl.api.ChannelAdminLogEventActionToggleSlowMode;
import heliograph.tl.api.ChannelAdminLogEventsFilter;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.channels.EditTitle;
import heliograph.tl.api.channels.GetAdminLog;
import heliograph.tl.api.channels.ToggleSlowMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdminLogTest {
    private static List<ChannelAdminLogEvent> log(
            Community town,
            String text,
            @Nullable ChannelAdminLogEventsFilter filter,
            @Nullable List<AnyInputUser> admins,
            long maxId) {
        return town.owner
                .ask(new GetAdminLog(town.named(town.owner), text, filter, admins, maxId, 0, 100))
                .events();
    }

    private static ChannelAdminLogEventsFilter.Builder filter() {
        return ChannelAdminLogEventsFilter.builder();
    }

    @Test
    void everyChangeIsInTheLog() {
        try (var town = new Community(1, false)) {
            var ada = town.admin(ChatAdminRights.builder().changeInfo(true).banUsers(true).build());
            var bob = town.member();
            ada.ask(new EditTitle(town.named(ada), "Meadow"));
            town.ban(ada, bob, ChatBannedRights.builder().sendPolls(true).build());
            town.ban(ada, bob, Community.kick());
            town.ban(ada, bob, ChatBannedRights.builder().build());
            town.owner.ask(new ToggleSlowMode(town.named(town.owner), 30));
            var all = log(town, "", null, null, 0);
            assertInstanceOf(
                    ChannelAdminLogEventActionToggleSlowMode.class, all.getFirst().action());
            assertEquals(8, all.size());
            assertEquals(3, log(town, "", null, null, all.get(4).id()).size());

            var adas = log(town, "", null, List.of(town.user(town.owner, ada)), 0);
            assertEquals(4, adas.size());
            var titles = log(town, "mead", null, null, 0);
            assertEquals(1, titles.size());
            assertInstanceOf(
                    ChannelAdminLogEventActionChangeTitle.class, titles.getFirst().action());

            check(town, filter().ban(true), ChannelAdminLogEventActionParticipantToggleBan.class);
            check(town, filter().kick(true), ChannelAdminLogEventActionParticipantToggleBan.class);
            check(
                    town,
                    filter().unkick(true),
                    ChannelAdminLogEventActionParticipantToggleBan.class);
            check(
                    town,
                    filter().promote(true),
                    ChannelAdminLogEventActionParticipantToggleAdmin.class);
            check(town, filter().info(true), ChannelAdminLogEventActionChangeTitle.class);
            check(town, filter().settings(true), ChannelAdminLogEventActionToggleSlowMode.class);
            assertEquals(2, log(town, "", filter().invite(true).build(), null, 0).size());
            assertEquals(0, log(town, "", filter().demote(true).build(), null, 0).size());
            assertInstanceOf(
                    ChannelAdminLogEventActionParticipantInvite.class, all.getLast().action());
        }
    }

    private static void check(
            Community town, ChannelAdminLogEventsFilter.Builder filter, Class<?> kind) {
        var found = log(town, "", filter.build(), null, 0);
        assertEquals(1, found.size(), kind.getSimpleName());
        assertInstanceOf(kind, found.getFirst().action());
    }

    @Test
    void theLogIsForAdmins() {
        try (var town = new Community(1, false)) {
            var bob = town.member();
            var query = new GetAdminLog(town.named(bob), "", null, null, 0, 0, 10);
            assertEquals("CHAT_ADMIN_REQUIRED", bob.outcome(query).error());
        }
    }
}
