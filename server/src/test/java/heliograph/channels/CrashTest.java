package heliograph.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.tl.TlFunction;
import heliograph.tl.api.AnyDraftMessage;
import heliograph.tl.api.ChannelFull;
import heliograph.tl.api.ChannelParticipantsAdmins;
import heliograph.tl.api.ChannelParticipantsFilter;
import heliograph.tl.api.ChannelParticipantsKicked;
import heliograph.tl.api.ChannelParticipantsRecent;
import heliograph.tl.api.ChatInviteExported;
import heliograph.tl.api.Dialog;
import heliograph.tl.api.InputPeerEmpty;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.api.channels.ChannelParticipants;
import heliograph.tl.api.channels.EditAdmin;
import heliograph.tl.api.channels.EditBanned;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.channels.GetParticipants;
import heliograph.tl.api.channels.LeaveChannel;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.Dialogs;
import heliograph.tl.api.messages.ExportChatInvite;
import heliograph.tl.api.messages.GetDialogs;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.ImportChatInvite;
import heliograph.tl.api.messages.SaveDraft;
import heliograph.tl.api.messages.SendMessage;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The server dies somewhere in the middle of a change of who is in a supergroup and what they may
/// do: after it, the change was made or not, and what is counted is what is listed.
class CrashTest {
    private static final int STEPS = 12;

    /// Makes a query of the one who acts, in a group with someone else around.
    private interface Making extends BiFunction<Community, Client, TlFunction<?>> {}

    private static List<Integer> counted(Community town) {
        var answer = town.owner.ask(new GetFullChannel(town.named(town.owner)));
        var full = (ChannelFull) answer.fullChat();
        return List.of(
                Objects.requireNonNull(full.participantsCount()),
                Objects.requireNonNull(full.adminsCount()),
                Objects.requireNonNull(full.kickedCount()));
    }

    private static int listed(Community town, ChannelParticipantsFilter filter) {
        var page =
                (ChannelParticipants)
                        town.owner.ask(
                                new GetParticipants(town.named(town.owner), filter, 0, 100, 0));
        assertEquals(page.participants().size(), page.count());
        return page.count();
    }

    private static List<Integer> recounted(Community town) {
        return List.of(
                listed(town, new ChannelParticipantsRecent()),
                listed(town, new ChannelParticipantsAdmins()),
                listed(town, new ChannelParticipantsKicked("")));
    }

    /// Whether the account's own list has the group.
    private static boolean lists(Community town, Client client) {
        var query = new GetDialogs(false, null, 0, 0, new InputPeerEmpty(), 100, 0);
        for (var dialog : ((Dialogs) client.ask(query)).dialogs())
            if (dialog instanceof Dialog d && d.peer().equals(new PeerChannel(town.channel)))
                return true;
        return false;
    }

    private static long services(Community town) {
        var query = new GetHistory(town.peer(town.owner), 0, 0, 0, 100, 0, 0, 0);
        return ((ChannelMessages) town.owner.ask(query))
                .messages().stream().filter(MessageService.class::isInstance).count();
    }

    /// Cuts the change at each step that it takes.
    ///
    /// @param inside whether bob is in the group before, whom it is about
    /// @param byBob whether it is bob who acts, or the owner
    /// @param said service messages that it writes
    private static void cut(boolean inside, boolean byBob, int said, Making making) {
        int made = 0;
        for (int steps = 0; steps < STEPS; steps++)
            try (var town = new Community(1 + steps, false)) {
                var bob = inside ? town.member() : town.person();
                var by = byBob ? bob : town.owner;
                var query = making.apply(town, bob);
                var before = counted(town);
                long saidBefore = services(town);
                var random = new SplittableRandom(steps);
                by.send(query);
                for (int i = 0; i < steps; i++) town.server.steps().runOne(random);
                town.server.restart();
                for (var one : List.of(town.owner, bob)) one.begin();
                town.server.run();
                var after = counted(town);
                assertEquals(recounted(town), after);
                boolean done = !after.equals(before);
                if (done) made++;
                assertEquals(saidBefore + (done ? said : 0), services(town));
                boolean in = !bob.outcome(new GetFullChannel(town.named(bob))).failed();
                assertEquals(in, lists(town, bob));
            }
        assertTrue(made > 0 && made < STEPS, made + " of " + STEPS);
    }

    private static ImportChatInvite entering(Community town) {
        var query = ExportChatInvite.builder().peer(town.peer(town.owner)).build();
        var link = ((ChatInviteExported) town.owner.ask(query)).link();
        return new ImportChatInvite(link.substring(link.lastIndexOf('+') + 1));
    }

    private static EditAdmin promoting(Community town, Client whom) {
        return new EditAdmin(
                town.named(town.owner), town.user(town.owner, whom), AdminRights.ALL, "");
    }

    @Test
    void someoneComesInByALinkOrNot() {
        cut(false, true, 1, (town, _) -> entering(town));
    }

    @Test
    void someoneLeavesOrNot() {
        cut(true, true, 1, (town, bob) -> new LeaveChannel(town.named(bob)));
    }

    @Test
    void aMemberIsMadeAnAdminOrNot() {
        cut(true, false, 0, CrashTest::promoting);
    }

    @Test
    void aStrangerIsBroughtInAsAnAdminOrNot() {
        cut(false, false, 0, CrashTest::promoting);
    }

    @Test
    void anAdminIsBannedOrNot() {
        cut(
                true,
                false,
                1,
                (town, bob) -> {
                    town.owner.ask(promoting(town, bob));
                    return new EditBanned(
                            town.named(town.owner),
                            town.userPeer(town.owner, bob),
                            Community.kick());
                });
    }

    /// Whoever sends what was typed finds after the crash either the draft or the message.
    @Test
    void aDraftIsSentOrKept() {
        int made = 0;
        for (int steps = 0; steps < STEPS; steps++)
            try (var town = new Community(1 + steps, false)) {
                var bob = town.member();
                var peer = town.peer(bob);
                bob.ask(SaveDraft.builder().peer(peer).message("typed").build());
                var query =
                        SendMessage.builder()
                                .peer(peer)
                                .message("typed")
                                .clearDraft(true)
                                .randomId(7)
                                .build();
                var random = new SplittableRandom(steps);
                bob.send(query);
                for (int i = 0; i < steps; i++) town.server.steps().runOne(random);
                town.server.restart();
                bob.begin();
                town.server.run();
                boolean sent = texts(town, bob).contains("typed");
                if (sent) made++;
                assertEquals(sent, draft(town, bob) == null);
            }
        assertTrue(made > 0 && made < STEPS, made + " of " + STEPS);
    }

    private static List<String> texts(Community town, Client client) {
        var query = new GetHistory(town.peer(client), 0, 0, 0, 100, 0, 0, 0);
        return ((ChannelMessages) client.ask(query))
                .messages().stream()
                        .filter(Message.class::isInstance)
                        .map(one -> ((Message) one).message())
                        .toList();
    }

    private static @Nullable AnyDraftMessage draft(Community town, Client client) {
        var query = new GetDialogs(false, null, 0, 0, new InputPeerEmpty(), 100, 0);
        for (var dialog : ((Dialogs) client.ask(query)).dialogs())
            if (dialog instanceof Dialog d && d.peer().equals(new PeerChannel(town.channel)))
                return d.draft();
        throw new AssertionError("the group is not in the list");
    }
}
