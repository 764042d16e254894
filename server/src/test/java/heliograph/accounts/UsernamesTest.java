package heliograph.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.Harness;
import heliograph.channels.Community;
import heliograph.tl.TlFunction;
import heliograph.tl.api.Channel;
import heliograph.tl.api.InputUserSelf;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.UpdateUserName;
import heliograph.tl.api.User;
import heliograph.tl.api.Username;
import heliograph.tl.api.account.ReorderUsernames;
import heliograph.tl.api.account.ToggleUsername;
import heliograph.tl.api.account.UpdateUsername;
import heliograph.tl.api.channels.DeactivateAllUsernames;
import heliograph.tl.api.channels.GetChannels;
import heliograph.tl.api.contacts.ResolveUsername;
import heliograph.tl.api.messages.Chats;
import heliograph.tl.api.users.GetUsers;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Several usernames of one peer.
final class UsernamesTest {
    private static final String PHONE = "99966200001";

    private static User self(Client client) {
        return (User) client.ask(new GetUsers(List.of(new InputUserSelf()))).getFirst();
    }

    private static List<Username> names(Client client) {
        return Objects.requireNonNull(self(client).usernames());
    }

    private static ResolveUsername resolve(String name) {
        return new ResolveUsername(name, null);
    }

    private static void named(Client client, String... names) {
        client.ask(new UpdateUsername(names[0]));
        for (int i = 1; i < names.length; i++) client.ask(new ToggleUsername(names[i], true));
    }

    @Test
    void eachActiveNameLeadsToTheAccountAndIsShown() {
        try (var server = new Harness(1)) {
            var alice = server.client(PHONE);
            var other = server.client(PHONE);
            var bob = server.client("99966200002");
            alice.refused("USERNAME_INVALID", new ToggleUsername("alice_two", true));
            named(alice, "alice_one", "alice_two");
            server.run();
            var told = other.pushed(UpdateUserName.class).getLast();
            assertEquals(
                    List.of(
                            new Username(true, true, "alice_one"),
                            new Username(false, true, "alice_two")),
                    told.usernames());
            assertNull(self(alice).username());
            assertEquals(told.usernames(), names(alice));
            for (var name : List.of("ALICE_one", "Alice_Two"))
                assertEquals(new PeerUser(alice.id()), bob.ask(resolve(name)).peer());

            alice.refused("USERNAME_NOT_MODIFIED", new ToggleUsername("alice_two", true));
            alice.refused("USERNAME_INVALID", new ToggleUsername("alice_one", false));
            alice.ask(new ToggleUsername("Alice_TWO", false));
            bob.refused("USERNAME_NOT_OCCUPIED", resolve("alice_two"));
            bob.refused("USERNAME_OCCUPIED", new UpdateUsername("alice_two"));
            server.restart();
            bob = server.client("99966200002");
            bob.refused("USERNAME_OCCUPIED", new UpdateUsername("alice_two"));
            alice = server.client(PHONE);
            assertEquals(new Username(false, false, "alice_two"), names(alice).getLast());
            alice.ask(new UpdateUsername(""));
            assertNull(self(alice).usernames());
            bob.ask(new UpdateUsername("alice_two"));
        }
    }

    @Test
    void theOrderNamesAllThatAreActive() {
        try (var server = new Harness(2)) {
            var alice = server.client(PHONE);
            named(alice, "alice_one", "alice_two", "alice_three");
            alice.ask(new ToggleUsername("alice_two", false));
            alice.refused("USERNAME_INVALID", new ReorderUsernames(List.of("alice_three")));
            alice.refused(
                    "USERNAME_INVALID", new ReorderUsernames(List.of("alice_three", "alice_two")));
            alice.refused(
                    "USERNAME_INVALID",
                    new ReorderUsernames(List.of("alice_three", "ALICE_three", "alice_one")));
            alice.refused(
                    "USERNAME_NOT_MODIFIED",
                    new ReorderUsernames(List.of("alice_one", "alice_three")));
            alice.ask(new ReorderUsernames(List.of("alice_three", "alice_one")));
            assertEquals(
                    List.of("alice_three", "alice_one", "alice_two"),
                    names(alice).stream().map(Username::username).toList());
        }
    }

    @Test
    void tenNamesAreActiveAtOnceAndTwentyKept() {
        try (var server = new Harness(3)) {
            var alice = server.client(PHONE);
            alice.ask(new UpdateUsername("alice_0"));
            for (int i = 1; i < Usernames.ACTIVE_MAX; i++)
                alice.ask(new ToggleUsername("alice_" + i, true));
            alice.refused("USERNAMES_ACTIVE_TOO_MUCH", new ToggleUsername("alice_more", true));
            for (int i = Usernames.ACTIVE_MAX; i < Usernames.ALL_MAX; i++) {
                alice.ask(new ToggleUsername("alice_" + (i - 1), false));
                alice.ask(new ToggleUsername("alice_" + i, true));
            }
            alice.ask(new ToggleUsername("alice_" + (Usernames.ALL_MAX - 1), false));
            assertEquals(Usernames.ALL_MAX, names(alice).size());
            alice.refused("USERNAMES_ACTIVE_TOO_MUCH", new ToggleUsername("alice_more", true));
        }
    }

    @Test
    void onlyWhoMadeAChannelGivesItNames() {
        try (var town = new Community(4, true)) {
            var channel = town.named(town.owner);
            var member = town.member();
            TlFunction<Boolean> second =
                    new heliograph.tl.api.channels.ToggleUsername(channel, "garden_two", true);
            town.owner.ask(new heliograph.tl.api.channels.UpdateUsername(channel, "garden_one"));
            town.owner.ask(second);
            var theirs = town.named(member);
            member.refused(
                    "CHAT_ADMIN_REQUIRED",
                    new heliograph.tl.api.channels.ToggleUsername(theirs, "garden_two", false));
            member.refused("CHAT_ADMIN_REQUIRED", new DeactivateAllUsernames(theirs));
            member.refused(
                    "CHAT_ADMIN_REQUIRED",
                    new heliograph.tl.api.channels.ReorderUsernames(
                            theirs, List.of("garden_two", "garden_one")));
            assertEquals(new PeerChannel(town.channel), member.ask(resolve("GARDEN_TWO")).peer());
            town.owner.ask(
                    new heliograph.tl.api.channels.ReorderUsernames(
                            channel, List.of("garden_two", "garden_one")));
            var chats = (Chats) member.ask(new GetChannels(List.of(theirs)));
            assertEquals(
                    List.of(
                            new Username(false, true, "garden_two"),
                            new Username(true, true, "garden_one")),
                    ((Channel) chats.chats().getFirst()).usernames());
            assertTrue(town.owner.ask(new DeactivateAllUsernames(channel)));
            town.owner.refused("USERNAME_NOT_MODIFIED", new DeactivateAllUsernames(channel));
            member.refused("USERNAME_NOT_OCCUPIED", resolve("garden_two"));
            assertEquals(new PeerChannel(town.channel), member.ask(resolve("garden_one")).peer());
            member.refused("USERNAME_OCCUPIED", new UpdateUsername("garden_two"));
        }
    }
}
