package heliograph.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.privacy.Rules;
import heliograph.tl.api.InputPrivacyKeyStatusTimestamp;
import heliograph.tl.api.UpdateUserStatus;
import heliograph.tl.api.UserStatusEmpty;
import heliograph.tl.api.UserStatusLastMonth;
import heliograph.tl.api.UserStatusLastWeek;
import heliograph.tl.api.UserStatusOffline;
import heliograph.tl.api.UserStatusOnline;
import heliograph.tl.api.UserStatusRecently;
import heliograph.tl.api.account.UpdateStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private final Village village = new Village();
    private final long alice = village.person("99966200001", "Alice");
    private final long bob = village.person("99966300002", "Bob");
    private final int begin = now();

    private int now() {
        return (int) village.clock.instant().getEpochSecond();
    }

    @Test
    void whoHasSpokenWithSomeoneHearsThatTheyAreThere() {
        village.connected.add(alice);
        village.connected.add(bob);
        village.write(alice, bob, "hello");
        village.ask(alice, new UpdateStatus(false));
        var told = village.pushed(bob, UpdateUserStatus.class);
        assertEquals(1, told.size());
        assertEquals(
                new UserStatusOnline(begin + Presence.ONLINE_SECONDS), told.getFirst().status());
        village.ask(alice, new UpdateStatus(false));
        assertEquals(1, village.pushed(bob, UpdateUserStatus.class).size());
        village.ask(alice, new UpdateStatus(true));
        village.ask(alice, new UpdateStatus(true));
        assertEquals(2, village.pushed(bob, UpdateUserStatus.class).size());
        assertEquals(new UserStatusOffline(begin), village.seen(bob, alice).status());
        assertTrue(village.pushed(alice, UpdateUserStatus.class).isEmpty());
    }

    @Test
    void whoIsNotConnectedOrHidesHearsNothing() {
        village.write(alice, bob, "hello");
        village.ask(alice, new UpdateStatus(false));
        assertTrue(village.pushed(bob, UpdateUserStatus.class).isEmpty());
        village.connected.add(bob);
        village.ask(bob, Rules.nobody(new InputPrivacyKeyStatusTimestamp()));
        village.ask(alice, new UpdateStatus(true));
        assertTrue(village.pushed(bob, UpdateUserStatus.class).isEmpty());
    }

    @Test
    void aWordHoldsFiveMinutes() {
        village.connected.add(alice);
        village.connected.add(bob);
        village.write(alice, bob, "hello");
        village.ask(alice, new UpdateStatus(false));
        pass(Presence.ONLINE_SECONDS - 1);
        assertInstanceOf(UserStatusOnline.class, village.seen(bob, alice).status());
        pass(1);
        assertEquals(new UserStatusOffline(now()), village.seen(bob, alice).status());
        assertEquals(2, village.pushed(bob, UpdateUserStatus.class).size());
    }

    @Test
    void whoLosesTheLastConnectionIsAwaySoon() {
        village.ask(alice, new UpdateStatus(false));
        pass(1);
        pass(Presence.AWAY_SECONDS - 1);
        assertInstanceOf(UserStatusOnline.class, village.seen(bob, alice).status());
        pass(1);
        assertEquals(new UserStatusOffline(now()), village.seen(bob, alice).status());
    }

    private void pass(int seconds) {
        village.clock.pass(Duration.ofSeconds(seconds));
        village.presenceRpc.tick();
    }

    @Test
    void whenSomeoneWasThereIsKeptButSeldom() {
        leave();
        assertEquals(begin, kept());
        village.clock.pass(Duration.ofSeconds(Presence.KEPT_SECONDS - 1));
        leave();
        assertEquals(begin, kept());
        assertEquals(now(), village.presence.lastSeen(alice));
        village.clock.pass(Duration.ofSeconds(1));
        leave();
        assertEquals(now(), kept());
        // After a restart nothing but the profile is left.
        var again = new Presence(village.profiles, _ -> true, Runnable::run, village.clock);
        assertEquals(now(), again.lastSeen(alice));
        assertEquals(begin, again.lastSeen(bob));
    }

    private void leave() {
        village.ask(alice, new UpdateStatus(false));
        village.ask(alice, new UpdateStatus(true));
    }

    private int kept() {
        var profile = village.profiles.find(alice);
        return profile == null || profile.lastSeen() == null ? 0 : profile.lastSeen();
    }

    @Test
    void whoHidesTheMinuteIsSeenInRoughTerms() {
        village.ask(alice, Rules.nobody(new InputPrivacyKeyStatusTimestamp()));
        assertEquals(new UserStatusRecently(false), village.seen(bob, alice).status());
        assertEquals(new UserStatusRecently(true), village.seen(alice, bob).status());
        assertEquals(new UserStatusOffline(begin), village.seen(alice, alice).status());
        village.clock.pass(Duration.ofSeconds(Visibility.RECENTLY - 1));
        assertEquals(new UserStatusRecently(false), village.seen(bob, alice).status());
        village.clock.pass(Duration.ofSeconds(1));
        assertEquals(new UserStatusLastWeek(false), village.seen(bob, alice).status());
        village.clock.pass(Duration.ofSeconds(Visibility.WEEK - Visibility.RECENTLY));
        assertEquals(new UserStatusLastMonth(false), village.seen(bob, alice).status());
        village.clock.pass(Duration.ofSeconds(Visibility.MONTH - Visibility.WEEK));
        assertInstanceOf(UserStatusEmpty.class, village.seen(bob, alice).status());
    }
}
