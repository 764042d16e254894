package heliograph.privacy;

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
import heliograph.tl.api.PrivacyValueDisallowChatParticipants;
import heliograph.tl.api.PrivacyValueDisallowContacts;
import heliograph.tl.api.PrivacyValueDisallowUsers;
import java.util.List;

/// Applies an owner's rules to one viewer.
///
/// The rule that speaks of the fewest decides, whatever the order in which they came: a name before
/// a circle, a circle before everybody. Of two that are equally narrow, the one that forbids wins.
/// Nobody is premium here, and there are no groups yet: those rules match nobody.
record Judgement(long owner, long viewer, People people) {
    private static final int NONE = 0;
    private static final int EVERYBODY = 1;
    private static final int CIRCLE = 2;
    private static final int CLOSE = 3;
    private static final int NAMED = 4;

    boolean allows(List<PrivacyRule> rules) {
        int allowed = NONE;
        int forbidden = NONE;
        for (var rule : rules) {
            allowed = Math.max(allowed, allowing(rule));
            forbidden = Math.max(forbidden, forbidding(rule));
        }
        return allowed > forbidden;
    }

    /// How narrowly the rule allows this viewer; [#NONE] when it does not.
    private int allowing(PrivacyRule rule) {
        return switch (rule) {
            case PrivacyValueAllowAll _ -> EVERYBODY;
            case PrivacyValueAllowContacts _ -> when(people.isContact(owner, viewer), CIRCLE);
            case PrivacyValueAllowCloseFriends _ ->
                    when(people.isCloseFriend(owner, viewer), CLOSE);
            case PrivacyValueAllowUsers(var users) -> when(users.contains(viewer), NAMED);
            case PrivacyValueAllowBots _ -> when(people.isBot(viewer), CIRCLE);
            case PrivacyValueAllowPremium _,
                    PrivacyValueAllowChatParticipants _,
                    PrivacyValueDisallowAll _,
                    PrivacyValueDisallowContacts _,
                    PrivacyValueDisallowUsers _,
                    PrivacyValueDisallowBots _,
                    PrivacyValueDisallowChatParticipants _ ->
                    NONE;
        };
    }

    private int forbidding(PrivacyRule rule) {
        return switch (rule) {
            case PrivacyValueDisallowAll _ -> EVERYBODY;
            case PrivacyValueDisallowContacts _ -> when(people.isContact(owner, viewer), CIRCLE);
            case PrivacyValueDisallowUsers(var users) -> when(users.contains(viewer), NAMED);
            case PrivacyValueDisallowBots _ -> when(people.isBot(viewer), CIRCLE);
            case PrivacyValueDisallowChatParticipants _,
                    PrivacyValueAllowAll _,
                    PrivacyValueAllowContacts _,
                    PrivacyValueAllowCloseFriends _,
                    PrivacyValueAllowUsers _,
                    PrivacyValueAllowPremium _,
                    PrivacyValueAllowBots _,
                    PrivacyValueAllowChatParticipants _ ->
                    NONE;
        };
    }

    private static int when(boolean matches, int narrowness) {
        return matches ? narrowness : NONE;
    }
}
