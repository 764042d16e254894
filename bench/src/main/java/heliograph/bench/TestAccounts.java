package heliograph.bench;

import heliograph.tl.api.AnyUser;
import heliograph.tl.api.CodeSettings;
import heliograph.tl.api.InputPeerUser;
import heliograph.tl.api.User;
import heliograph.tl.api.auth.AnyAuthorization;
import heliograph.tl.api.auth.AnySentCode;
import heliograph.tl.api.auth.Authorization;
import heliograph.tl.api.auth.AuthorizationSignUpRequired;
import heliograph.tl.api.auth.SendCode;
import heliograph.tl.api.auth.SentCode;
import heliograph.tl.api.auth.SignIn;
import heliograph.tl.api.auth.SignUp;
import heliograph.tl.api.contacts.ResolvePhone;
import heliograph.tl.api.contacts.ResolvedPeer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Signs test numbers (`99966XYYYY`, code `XXXXX`) up, some side by side.
final class TestAccounts {
    /// Sign-ups at a time: the server refuses key exchanges by the hundred.
    private static final int AT_A_TIME = 16;

    /// Numbers that there are: X is 1 to 9, YYYY any.
    private static final int NUMBERS = 90_000;

    private TestAccounts() {}

    /// Something done once for each of many clients.
    @FunctionalInterface
    interface Step<R> {
        R run(int index) throws IOException;
    }

    static String phone(int index) {
        if (index >= NUMBERS) throw new IllegalArgumentException("no test number " + index);
        return "99966%d%04d".formatted(1 + index / 10_000, index % 10_000);
    }

    /// Signs the number up on a new key, or in if it has an account.
    static void signIn(LoadClient client, int index) throws IOException {
        signIn(client, phone(index), Integer.toString(index));
    }

    /// As above, for any test number.
    ///
    /// @param last the last name of a new account
    static void signIn(LoadClient client, String phone, String last) throws IOException {
        var settings = CodeSettings.builder().build();
        AnySentCode sent =
                client.first(new SendCode(phone, 1, "bench", settings), in -> AnySentCode.read(in));
        if (!(sent instanceof SentCode(_, var hash, _, _))) throw new IOException("no code sent");
        var code = phone.substring(5, 6).repeat(5);
        AnyAuthorization entered =
                client.call(new SignIn(phone, hash, code, null), in -> AnyAuthorization.read(in));
        if (entered instanceof AuthorizationSignUpRequired)
            entered =
                    client.call(
                            new SignUp(true, phone, hash, "Test", last),
                            in -> AnyAuthorization.read(in));
        if (!(entered instanceof Authorization)) throw new IOException("not signed in");
    }

    /// How `client` addresses the account of another number.
    static InputPeerUser find(LoadClient client, int index) throws IOException {
        ResolvedPeer found =
                client.call(new ResolvePhone(phone(index)), in -> ResolvedPeer.read(in));
        AnyUser user = found.users().getFirst();
        if (!(user instanceof User known) || known.accessHash() == null)
            throw new IOException("nobody has that number");
        return new InputPeerUser(known.id(), known.accessHash());
    }

    /// Does `step` for 0 to `count` - 1, some at a time; all results, or the first failure.
    static <R> List<R> each(int count, Step<R> step) throws IOException, InterruptedException {
        var turns = new Semaphore(AT_A_TIME);
        var running = new ArrayList<Future<R>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                int index = i;
                turns.acquire();
                running.add(
                        threads.submit(() -> {
                            try {
                                return step.run(index);
                            } finally {
                                turns.release();
                            }
                        }));
            }
        }
        var results = new ArrayList<R>(count);
        for (var one : running)
            try {
                results.add(one.get());
            } catch (ExecutionException e) {
                throw new IOException("a client failed: " + e.getCause(), e.getCause());
            }
        return results;
    }
}
