package heliograph.profiles;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.auth.Town;
import heliograph.peers.PeerId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A username between being taken and being put on.
final class ClaimTest {
    private final Town town = new Town();
    private final PeerId alice = PeerId.user(town.phone().enter(Town.ALICE).id());
    private final PeerId bob = PeerId.user(town.phone().enter(Town.BOB).id());

    @Test
    void aClaimThatLeadsToNothingEndsAfterAMinute() {
        assertTrue(town.profiles.claim("wanted", alice));
        assertNull(town.profiles.byUsername("wanted"));
        town.clock.pass(Profiles.CLAIM_LIFE.minus(Duration.ofMillis(1)));
        assertFalse(town.profiles.claim("Wanted", bob));
        assertTrue(town.profiles.claim("wanted", alice));
        town.clock.pass(Profiles.CLAIM_LIFE);
        assertTrue(town.profiles.claim("Wanted", bob));
    }
}
