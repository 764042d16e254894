package heliograph.auth;

import static heliograph.auth.Town.ALICE;
import static heliograph.auth.Town.signIn;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.rpc.RpcError;
import heliograph.tl.api.User;
import heliograph.tl.api.account.GetAuthorizations;
import heliograph.tl.api.account.UpdateUsername;
import heliograph.tl.api.auth.ResetAuthorizations;
import heliograph.tl.api.auth.SignUp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// The same thing done by many at once.
final class RaceTest {
    private static final int MANY = 16;

    private final Town town = new Town();

    /// Runs calls side by side; a refusal is a result, too.
    private static List<Object> together(List<Callable<Object>> calls) throws Exception {
        var gate = new CyclicBarrier(calls.size());
        var results = new ArrayList<Object>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    calls.stream()
                            .map(call ->
                                    threads.submit(() -> {
                                        gate.await();
                                        return call.call();
                                    }))
                            .toList();
            for (var one : running)
                try {
                    results.add(one.get());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof RpcError.Refusal refusal)) throw e;
                    results.add(refusal.error().message());
                }
        }
        return results;
    }

    @Test
    void oneCodeSignsInOnce() throws Exception {
        town.phone().enter(ALICE);
        for (int round = 0; round < 20; round++) {
            var phone = town.phone();
            var hash = phone.hash(ALICE);
            List<Callable<Object>> calls = new ArrayList<>();
            for (int i = 0; i < MANY; i++) calls.add(() -> phone.ask(signIn(ALICE, hash, "22222")));
            long refused = together(calls).stream().filter("PHONE_CODE_EXPIRED"::equals).count();
            assertEquals(MANY - 1, refused);
        }
    }

    @Test
    void oneNumberHasOneAccount() throws Exception {
        List<Callable<Object>> calls = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            var phone = town.phone();
            var hash = phone.hash(ALICE);
            phone.ask(signIn(ALICE, hash, "22222"));
            calls.add(() -> Town.user(phone.ask(new SignUp(false, ALICE, hash, "A", ""))).id());
        }
        long alice = -1;
        for (var result : together(calls))
            if (result instanceof Long id) {
                assertTrue(alice == -1 || alice == id);
                alice = id;
            } else {
                assertEquals("PHONE_NUMBER_OCCUPIED", result);
            }
        assertEquals(alice, town.profiles.byPhone(ALICE));
    }

    @Test
    void oneUsernameHasOneOwner() throws Exception {
        var phones = new ArrayList<Town.Phone>();
        for (int i = 0; i < MANY; i++) {
            var phone = town.phone();
            phone.enter("999662001%02d".formatted(i));
            phones.add(phone);
        }
        for (int round = 0; round < 20; round++) {
            var name = "wanted_" + round;
            List<Callable<Object>> calls = new ArrayList<>();
            for (var phone : phones) calls.add(() -> phone.ask(new UpdateUsername(name)));
            var results = together(calls);
            var owners = results.stream().filter(User.class::isInstance).toList();
            assertEquals(1, owners.size());
            var owner = (User) owners.getFirst();
            assertEquals(owner.id(), requireNonNull(town.profiles.byUsername(name)).id());
        }
    }

    /// Whoever is let in is on the list, whatever else goes on.
    @Test
    void nobodyIsInWithoutALine() throws Exception {
        var owner = town.phone();
        owner.enter(ALICE);
        for (int round = 0; round < 30; round++) {
            List<Callable<Object>> calls = new ArrayList<>();
            var phones = new ArrayList<Town.Phone>();
            for (int i = 0; i < MANY; i++) {
                var phone = town.phone();
                phones.add(phone);
                var hash = phone.hash(ALICE);
                calls.add(() -> phone.ask(signIn(ALICE, hash, "22222")));
                if (i % 4 == 0) calls.add(() -> owner.ask(new ResetAuthorizations()));
            }
            together(calls);
            var lines = owner.ask(new GetAuthorizations()).authorizations();
            for (var phone : phones) {
                long hash = Authorizations.hash(phone.key.id());
                boolean listed = lines.stream().anyMatch(line -> line.hash() == hash);
                assertEquals(listed, phone.caller().signedIn());
            }
        }
    }
}
