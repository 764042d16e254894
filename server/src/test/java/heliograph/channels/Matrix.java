package heliograph.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.Client;
import heliograph.tl.TlFunction;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.channels.LeaveChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Methods of a private supergroup, and everyone who could call them: a stranger, one who has left,
/// one who is banned, members with and without a restriction, an admin for each right, the creator.
public final class Matrix {
    private static final Set<String> REFUSALS =
            Set.of(
                    "CHANNEL_PRIVATE",
                    "CHAT_ADMIN_REQUIRED",
                    "USER_NOT_PARTICIPANT",
                    "CHAT_WRITE_FORBIDDEN");

    /// What somebody is.
    ///
    /// @param rights null for who is no admin
    public record Role(
            String name, Client client, boolean inside, @Nullable ChatAdminRights rights) {}

    /// Whom a method lets through.
    @FunctionalInterface
    public interface Rule {
        boolean lets(Role role);
    }

    /// Makes a query of someone.
    @FunctionalInterface
    public interface Making {
        TlFunction<?> by(Client client);
    }

    private record Case(Rule rule, Making making) {}

    private final Community town;
    private final List<Role> roles = new ArrayList<>();
    private final List<Case> cases = new ArrayList<>();
    private int round;

    /// @param restriction what one of the members may not
    /// @param offices the rights of the admins, one set for each
    public Matrix(Community town, ChatBannedRights restriction, List<ChatAdminRights> offices) {
        this.town = town;
        var restricted = town.member();
        town.ban(town.owner, restricted, restriction);
        var banned = town.member();
        town.ban(town.owner, banned, Community.kick());
        var left = town.member();
        left.ask(new LeaveChannel(town.named(left)));
        roles.add(new Role("stranger", town.person(), false, null));
        roles.add(new Role("left", left, false, null));
        roles.add(new Role("banned", banned, false, null));
        roles.add(new Role("restricted", restricted, true, null));
        roles.add(new Role("member", town.member(), true, null));
        for (var rights : offices)
            roles.add(new Role(rights.toString(), town.admin(rights), true, rights));
        roles.add(new Role("creator", town.owner, true, AdminRights.ALL));
    }

    /// Enters a method.
    public void on(Rule rule, Making making) {
        cases.add(new Case(rule, making));
    }

    /// How many queries were made: what changes something changes it to something else each time.
    public int round() {
        return round;
    }

    public static Rule inside() {
        return Role::inside;
    }

    public static Rule admins() {
        return role -> role.rights != null;
    }

    public Rule creator() {
        return role -> role.client == town.owner;
    }

    public static Rule having(Predicate<ChatAdminRights> right) {
        return role -> role.rights != null && right.test(role.rights);
    }

    /// Members to whom it is not forbidden, and admins with the right.
    public static Rule open(Predicate<ChatAdminRights> right) {
        return role -> role.rights != null ? right.test(role.rights) : role.name.equals("member");
    }

    /// Everyone is let through or refused by each method as its rule says.
    public void check() {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (var one : cases)
            for (var role : roles) {
                round++;
                var query = one.making.by(role.client);
                var outcome = role.client.outcome(query);
                boolean refused = outcome.failed() && REFUSALS.contains(outcome.error());
                if (refused == one.rule.lets(role)) wrong.put(name(query, role), became(outcome));
            }
        assertEquals(Map.of(), wrong);
    }

    /// Whoever is banned now is refused by every method from the next call on.
    public void checkBans() {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (var role : roles) {
            if (!role.inside || role.client == town.owner) continue;
            town.ban(town.owner, role.client, Community.kick());
            for (var one : cases) {
                var query = one.making.by(role.client);
                var outcome = role.client.outcome(query);
                if (!outcome.failed() || !outcome.error().equals("CHANNEL_PRIVATE"))
                    wrong.put(name(query, role), became(outcome));
            }
        }
        assertEquals(Map.of(), wrong);
    }

    private static String name(TlFunction<?> query, Role role) {
        return query.getClass().getSimpleName() + " by " + role.name;
    }

    private static String became(Client.Outcome outcome) {
        return outcome.failed() ? outcome.error() : "went through";
    }
}
