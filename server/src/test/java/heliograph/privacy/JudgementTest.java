package heliograph.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.tl.api.PrivacyRule;
import heliograph.tl.api.PrivacyValueAllowAll;
import heliograph.tl.api.PrivacyValueAllowBots;
import heliograph.tl.api.PrivacyValueAllowChatParticipants;
import heliograph.tl.api.PrivacyValueAllowCloseFriends;
import heliograph.tl.api.PrivacyValueAllowContacts;
import heliograph.tl.api.PrivacyValueAllowPremium;
import heliograph.tl.api.PrivacyValueAllowUsers;
import heliograph.tl.api.PrivacyValueDisallowAll;
import heliograph.tl.api.PrivacyValueDisallowBots;
import heliograph.tl.api.PrivacyValueDisallowContacts;
import heliograph.tl.api.PrivacyValueDisallowUsers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final long OWNER = 1;
    private static final long STRANGER = 2;
    private static final long CONTACT = 3;
    private static final long FRIEND = 4;
    private static final long BOT = 5;

    private static final People PEOPLE =
            new People() {
                @Override
                public boolean isContact(long owner, long other) {
                    return other == CONTACT || other == FRIEND;
                }

                @Override
                public boolean isCloseFriend(long owner, long other) {
                    return other == FRIEND;
                }

                @Override
                public boolean isBot(long user) {
                    return user == BOT;
                }
            };

    /// The rules let in exactly those, in whatever order they come.
    private static void allow(List<Long> expected, PrivacyRule... rules) {
        var order = new ArrayList<>(List.of(rules));
        var random = new Random(3);
        for (int i = 0; i < 10; i++) {
            var allowed = new ArrayList<Long>();
            for (long viewer = STRANGER; viewer <= BOT; viewer++)
                if (new Judgement(OWNER, viewer, PEOPLE).allows(order)) allowed.add(viewer);
            assertEquals(expected, allowed, order.toString());
            Collections.shuffle(order, random);
        }
    }

    @Test
    void theNarrowestRuleDecides() {
        var everybody = new PrivacyValueAllowAll();
        var nobody = new PrivacyValueDisallowAll();
        var contacts = new PrivacyValueAllowContacts();
        allow(List.of(STRANGER, CONTACT, FRIEND, BOT), everybody);
        allow(List.of(), nobody);
        allow(List.of());
        allow(List.of(CONTACT, FRIEND), contacts, nobody);
        allow(List.of(STRANGER, BOT), everybody, new PrivacyValueDisallowContacts());
        allow(List.of(FRIEND), nobody, new PrivacyValueAllowCloseFriends());
        allow(
                List.of(FRIEND),
                new PrivacyValueDisallowContacts(),
                new PrivacyValueAllowCloseFriends());
        allow(
                List.of(STRANGER, FRIEND),
                contacts,
                nobody,
                new PrivacyValueAllowUsers(List.of(STRANGER)),
                new PrivacyValueDisallowUsers(List.of(CONTACT)));
        allow(List.of(BOT), nobody, new PrivacyValueAllowBots());
        allow(List.of(STRANGER, CONTACT, FRIEND), everybody, new PrivacyValueDisallowBots());
    }

    @Test
    void ofTwoEquallyNarrowOnesTheForbiddingWins() {
        allow(List.of(), new PrivacyValueAllowAll(), new PrivacyValueDisallowAll());
        allow(
                List.of(),
                new PrivacyValueAllowUsers(List.of(STRANGER)),
                new PrivacyValueDisallowUsers(List.of(STRANGER)));
    }

    @Test
    void rulesAboutWhatIsNotHereMatchNobody() {
        allow(
                List.of(),
                new PrivacyValueAllowPremium(),
                new PrivacyValueAllowChatParticipants(List.of(7L)));
    }
}
