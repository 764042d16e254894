package heliograph.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.Client;
import heliograph.channels.AdminRights;
import heliograph.channels.Community;
import heliograph.tl.TlFunction;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.channels.LeaveChannel;
import heliograph.tl.api.channels.ToggleViewForumAsMessages;
import heliograph.tl.api.messages.DeleteTopicHistory;
import heliograph.tl.api.messages.GetDiscussionMessage;
import heliograph.tl.api.messages.GetForumTopics;
import heliograph.tl.api.messages.GetForumTopicsByID;
import heliograph.tl.api.messages.ReadDiscussion;
import heliograph.tl.api.messages.ReorderPinnedForumTopics;
import heliograph.tl.api.messages.UpdatePinnedForumTopic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every method of topics by everyone who could call it, for each right that concerns them.
class TopicAccessTest {
    private static final Set<String> REFUSALS =
            Set.of("CHANNEL_PRIVATE", "CHAT_ADMIN_REQUIRED", "CHAT_WRITE_FORBIDDEN");

    private record Role(
            String name, Client client, boolean inside, boolean open, ChatAdminRights rights) {}

    private record Case(Predicate<Role> lets, Function<Client, TlFunction<?>> making) {}

    private static final ChatAdminRights NONE = ChatAdminRights.builder().build();

    private final Square square = new Square(1, false);
    private final Community town = square.town;
    private final int topic = square.make(square.owner, "Ours");
    private final List<Role> roles = new ArrayList<>();
    private final List<Case> cases = new ArrayList<>();
    private int round;

    @BeforeEach
    void gather() {
        var restricted = town.member();
        town.ban(town.owner, restricted, ChatBannedRights.builder().manageTopics(true).build());
        var banned = town.member();
        town.ban(town.owner, banned, Community.kick());
        var left = town.member();
        left.ask(new LeaveChannel(town.named(left)));
        roles.add(new Role("stranger", town.person(), false, false, NONE));
        roles.add(new Role("left", left, false, false, NONE));
        roles.add(new Role("banned", banned, false, false, NONE));
        roles.add(new Role("restricted", restricted, true, false, NONE));
        roles.add(new Role("member", town.member(), true, true, NONE));
        for (var rights :
                List.of(
                        ChatAdminRights.builder().manageTopics(true).build(),
                        ChatAdminRights.builder().deleteMessages(true).build(),
                        ChatAdminRights.builder().pinMessages(true).build(),
                        ChatAdminRights.builder().changeInfo(true).build()))
            roles.add(new Role(rights.toString(), town.admin(rights), true, false, rights));
        roles.add(new Role("creator", town.owner, true, true, AdminRights.ALL));
        looking();
        managing();
    }

    private void looking() {
        cases.add(new Case(Role::inside, c -> new GetForumTopics(town.peer(c), null, 0, 0, 0, 10)));
        cases.add(
                new Case(Role::inside, c -> new GetForumTopicsByID(town.peer(c), List.of(topic))));
        cases.add(new Case(Role::inside, c -> square.replies(c, topic)));
        cases.add(new Case(Role::inside, c -> new GetDiscussionMessage(town.peer(c), topic)));
        cases.add(new Case(Role::inside, c -> new ReadDiscussion(town.peer(c), topic, 1)));
        cases.add(
                new Case(
                        Role::inside,
                        c -> new ToggleViewForumAsMessages(town.named(c), round % 2 == 0)));
        cases.add(new Case(Role::inside, c -> square.text(c, "x", Square.in(topic)).build()));
    }

    private void managing() {
        Predicate<Role> managers = role -> role.rights.manageTopics();
        cases.add(
                new Case(
                        role -> role.open || managers.test(role),
                        c -> square.making(c, "New " + round)));
        cases.add(new Case(managers, c -> square.naming(c, topic, "Name " + round)));
        cases.add(
                new Case(
                        managers,
                        c -> new UpdatePinnedForumTopic(town.peer(c), topic, round % 2 == 0)));
        cases.add(
                new Case(
                        managers,
                        c -> new ReorderPinnedForumTopics(true, town.peer(c), List.of(topic))));
        cases.add(
                new Case(
                        role -> role.rights.deleteMessages(),
                        c -> new DeleteTopicHistory(town.peer(c), doomed(c))));
    }

    /// A topic that the owner has made, for whoever asks to delete one.
    private int doomed(Client client) {
        int made = square.make(town.owner, "Doomed by " + client.id());
        square.say(town.owner, "x", Square.in(made));
        return made;
    }

    @AfterEach
    void close() {
        square.close();
    }

    @Test
    void everyoneMayWhatTheRulesSayAndNoMore() {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (var one : cases)
            for (var role : roles) {
                round++;
                var query = one.making.apply(role.client);
                var outcome = role.client.outcome(query);
                boolean refused = outcome.failed() && REFUSALS.contains(outcome.error());
                if (refused == one.lets.test(role))
                    wrong.put(
                            query.getClass().getSimpleName() + " by " + role.name,
                            outcome.failed() ? outcome.error() : "went through");
            }
        assertEquals(Map.of(), wrong);
    }

    @Test
    void whoIsBannedIsRefusedByEveryMethodAtOnce() {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (var role : roles) {
            if (!role.inside || role.client == town.owner) continue;
            town.ban(town.owner, role.client, Community.kick());
            for (var one : cases) {
                var query = one.making.apply(role.client);
                var outcome = role.client.outcome(query);
                if (!outcome.failed() || !outcome.error().equals("CHANNEL_PRIVATE"))
                    wrong.put(
                            query.getClass().getSimpleName() + " by " + role.name,
                            outcome.failed() ? outcome.error() : "went through");
            }
        }
        assertEquals(Map.of(), wrong);
    }
}
