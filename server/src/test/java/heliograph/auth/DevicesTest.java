package heliograph.auth;

import static heliograph.auth.Town.ALICE;
import static heliograph.auth.Town.BOB;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.mtproto.session.DestroyOutcome;
import heliograph.store.Store;
import heliograph.store.rocks.RocksStore;
import heliograph.tl.api.Authorization;
import heliograph.tl.api.account.ChangeAuthorizationSettings;
import heliograph.tl.api.account.GetAuthorizations;
import heliograph.tl.api.account.ResetAuthorization;
import heliograph.tl.api.auth.ExportAuthorization;
import heliograph.tl.api.auth.ImportAuthorization;
import heliograph.tl.api.auth.LogOut;
import heliograph.tl.api.auth.ResetAuthorizations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which clients are signed in, and how they are signed out.
final class DevicesTest {
    @TempDir private Path folder;

    private final Town town = new Town();
    private final Town.Phone phone = town.phone();

    private List<Authorization> listed(Town.Phone phone) {
        return phone.ask(new GetAuthorizations()).authorizations();
    }

    @Test
    void theOwnClientStandsFirstAndTheOthersAreNamed() {
        town.address = "192.0.2.7";
        phone.enter(ALICE);
        town.clock.pass(Duration.ofSeconds(5));
        var other = town.phone();
        other.enter(ALICE);
        var lines = listed(phone);
        assertEquals(2, lines.size());
        assertTrue(lines.getFirst().current());
        assertEquals(0, lines.getFirst().hash());
        assertFalse(lines.getFirst().unconfirmed());
        var second = lines.getLast();
        assertFalse(second.current());
        assertTrue(second.unconfirmed());
        assertEquals("Test phone", second.deviceModel());
        assertEquals("192.0.2.7", second.ip());
        assertEquals((int) (town.clock.millis() / 1000), second.dateCreated());
        assertTrue(town.messages.getLast().contains("192.0.2.7"));
    }

    @Test
    void aClientIsActiveWhenItCalls() {
        phone.enter(ALICE);
        var other = town.phone();
        other.enter(ALICE);
        int then = (int) (town.clock.millis() / 1000);
        town.clock.pass(Duration.ofHours(1));
        assertEquals(then, listed(phone).getLast().dateActive());
        other.ask(new GetAuthorizations());
        assertEquals(then + 3600, listed(phone).getLast().dateActive());
        assertEquals(then, listed(phone).getLast().dateCreated());
    }

    @Test
    void aClientIsConfirmedByItsOwnerOrBySevenDays() {
        phone.enter(ALICE);
        town.phone().enter(ALICE);
        town.phone().enter(ALICE);
        var lines = listed(phone);
        long hash = lines.get(1).hash();
        phone.ask(new ChangeAuthorizationSettings(true, hash, true, null));
        phone.refused("HASH_INVALID", new ChangeAuthorizationSettings(true, 12345, null, null));
        var by =
                listed(phone).stream()
                        .filter(line -> line.hash() == hash)
                        .findFirst()
                        .orElseThrow();
        assertFalse(by.unconfirmed());
        assertTrue(by.encryptedRequestsDisabled());
        assertFalse(by.callRequestsDisabled());
        town.clock.pass(Devices.CONFIRMED_AFTER.minusSeconds(1));
        assertEquals(1, listed(phone).stream().filter(Authorization::unconfirmed).count());
        town.clock.pass(Duration.ofSeconds(1));
        assertEquals(0, listed(phone).stream().filter(Authorization::unconfirmed).count());
    }

    @Test
    void oneClientIsSignedOutByAnother() {
        phone.enter(ALICE);
        var other = town.phone();
        other.enter(ALICE);
        long hash = listed(phone).getLast().hash();
        phone.refused("HASH_INVALID", new ResetAuthorization(0));
        phone.refused("HASH_INVALID", new ResetAuthorization(hash + 1));
        var bob = town.phone();
        bob.enter(BOB);
        bob.refused("HASH_INVALID", new ResetAuthorization(hash));
        assertTrue(phone.ask(new ResetAuthorization(hash)));
        assertEquals(List.of(other.key.id()), town.ended);
        other.refused("AUTH_KEY_UNREGISTERED", new GetAuthorizations());
        assertEquals(1, listed(phone).size());
    }

    @Test
    void allOthersAreSignedOutAtOnce() {
        phone.enter(ALICE);
        var others = List.of(town.phone(), town.phone(), town.phone());
        others.forEach(other -> other.enter(ALICE));
        phone.ask(new ResetAuthorizations());
        others.forEach(other -> other.refused("AUTH_KEY_UNREGISTERED", new GetAuthorizations()));
        assertEquals(1, listed(phone).size());
    }

    @Test
    void whoLogsOutIsNobodyAndMayComeBack() {
        phone.enter(ALICE);
        assertNull(phone.ask(new LogOut()).futureAuthToken());
        phone.refused("AUTH_KEY_UNREGISTERED", new GetAuthorizations());
        phone.refused("AUTH_KEY_UNREGISTERED", new LogOut());
        phone.enter(ALICE);
        assertEquals(1, listed(phone).size());
    }

    @Test
    void aClientThatChangesAccountsLeavesTheFirst() {
        phone.enter(ALICE);
        var other = town.phone();
        long alice = other.enter(ALICE).id();
        phone.enter(BOB);
        assertEquals(1, listed(other).size());
        assertEquals(alice, other.caller().user());
    }

    @Test
    void aKeyThatIsDestroyedIsNotListed() {
        phone.enter(ALICE);
        var other = town.phone();
        other.enter(ALICE);
        assertEquals(DestroyOutcome.OK, town.keys.destroy(other.key.id()));
        assertEquals(DestroyOutcome.NONE, town.keys.destroy(other.key.id()));
        assertEquals(1, listed(phone).size());
    }

    @Test
    void theLongestIdleClientMakesRoom() {
        var first = town.phone();
        first.enter(ALICE);
        var last = first;
        for (int i = 1; i < Authorizations.CLIENTS_MAX; i++) {
            town.clock.pass(Duration.ofSeconds(1));
            last = town.phone();
            last.enter(ALICE);
        }
        assertEquals(Authorizations.CLIENTS_MAX, listed(last).size());
        phone.enter(ALICE);
        first.refused("AUTH_KEY_UNREGISTERED", new GetAuthorizations());
        assertEquals(Authorizations.CLIENTS_MAX, listed(phone).size());
    }

    @Test
    void anotherKeyOfTheSameClientIsLetInAndEndsWithIt() {
        long alice = phone.enter(ALICE).id();
        phone.refused("DC_ID_INVALID", new ExportAuthorization(0));
        phone.refused("DC_ID_INVALID", new ExportAuthorization(6));
        var bytes = phone.ask(new ExportAuthorization(5)).bytes();
        var media = town.phone();
        media.refused("AUTH_BYTES_INVALID", new ImportAuthorization(alice + 1, bytes));
        media.refused("AUTH_BYTES_INVALID", new ImportAuthorization(alice, bytes));

        bytes = phone.ask(new ExportAuthorization(1)).bytes();
        var answer = media.ask(new ImportAuthorization(alice, bytes));
        assertInstanceOf(heliograph.tl.api.auth.Authorization.class, answer);
        assertEquals(alice, media.caller().user());
        assertEquals(1, listed(phone).size());
        town.phone().refused("AUTH_BYTES_INVALID", new ImportAuthorization(alice, bytes));

        var late = phone.ask(new ExportAuthorization(1)).bytes();
        town.clock.pass(Transfers.LIFE);
        town.phone().refused("AUTH_BYTES_INVALID", new ImportAuthorization(alice, late));
        var orphan = phone.ask(new ExportAuthorization(1)).bytes();
        phone.ask(new LogOut());
        media.refused("AUTH_KEY_UNREGISTERED", new GetAuthorizations());
        media.refused("AUTH_BYTES_INVALID", new ImportAuthorization(alice, orphan));
    }

    @Test
    void aRestartSignsNobodyOut() {
        Town.Phone before;
        long alice;
        try (Store store = RocksStore.open(folder, town.clock)) {
            var town = over(store);
            before = town.phone();
            alice = before.enter(ALICE).id();
            town.phone().enter(ALICE);
        }
        try (Store store = RocksStore.open(folder, town.clock)) {
            var town = over(store);
            var key = requireNonNull(town.keys.find(before.key.id()));
            assertEquals(before.key, key.key());
            assertEquals(alice, town.keys.of(before.key.id()).user());
            var again = town.new Phone(before.key);
            assertEquals(2, listed(again).size());
            assertTrue(town.profiles.hasOwner());
        }
    }

    private static Town over(Store store) {
        var settings = new Town.Settings();
        settings.store = store;
        return new Town(settings);
    }
}
