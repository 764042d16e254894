package heliograph.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import heliograph.accounts.Accounts;
import heliograph.accounts.AccountsRpc;
import heliograph.codes.CodeProvider;
import heliograph.codes.TerminalCodes;
import heliograph.mtproto.crypto.AuthKey;
import heliograph.mtproto.exchange.Exchanged;
import heliograph.peers.AccessHashes;
import heliograph.peers.Peers;
import heliograph.profiles.Profiles;
import heliograph.render.Acquaintance;
import heliograph.render.Renderer;
import heliograph.rpc.Asking;
import heliograph.rpc.Caller;
import heliograph.rpc.Client.Device;
import heliograph.rpc.Limiter;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.secrets.Vault;
import heliograph.store.Store;
import heliograph.store.memory.MemoryStore;
import heliograph.tl.TlFunction;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.Api;
import heliograph.tl.api.CodeSettings;
import heliograph.tl.api.MessageEntity;
import heliograph.tl.api.User;
import heliograph.tl.api.UserStatus;
import heliograph.tl.api.auth.AnyAuthorization;
import heliograph.tl.api.auth.Authorization;
import heliograph.tl.api.auth.SendCode;
import heliograph.tl.api.auth.SentCode;
import heliograph.tl.api.auth.SignIn;
import heliograph.tl.api.auth.SignUp;
import heliograph.tl.stored.StoredProfile;
import heliograph.updates.Delivery;
import heliograph.updates.Online;
import heliograph.updates.Updates;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A server's sign-in in memory, with clients that ask it.
public final class Town implements LiveSessions, ServiceMessages, Acquaintance {
    public static final String ALICE = "99966200001";
    public static final String BOB = "99966300002";

    public final TestClock clock = new TestClock();
    public final Store store;
    public final Vault vault;
    public final Profiles profiles;
    public final Renderer renderer;
    public final KeyRing keys;
    public final Rpc rpc;
    final ByteArrayOutputStream console;
    final List<String> messages = Collections.synchronizedList(new ArrayList<>());
    final List<Long> ended = Collections.synchronizedList(new ArrayList<>());
    final Map<Long, Long> bound = new ConcurrentHashMap<>();
    final List<Long> forgotten = Collections.synchronizedList(new ArrayList<>());
    final Map<Long, AnyUpdates> pushed = new ConcurrentHashMap<>();
    public final List<Long> told = Collections.synchronizedList(new ArrayList<>());
    String address = "";
    private final Random random = new Random(7);

    public Town() {
        this(new Settings());
    }

    /// What a test may want otherwise.
    static final class Settings {
        @Nullable Store store;
        @Nullable CodeProvider provider;
        Admission admission = new Admission.Open();
        boolean testAccounts = true;
        boolean limitTests;
    }

    Town(Settings settings) {
        console = new ByteArrayOutputStream();
        var secure = new SecureRandom();
        store = settings.store != null ? settings.store : new MemoryStore(clock);
        vault = Vault.of(new byte[32], secure);
        profiles = new Profiles(store);
        var hashes = new AccessHashes(vault);
        renderer = new Renderer(profiles, hashes, this, Renderer.Sources.NONE, clock);
        keys = new KeyRing(store, vault, clock);
        var limiter = new Limiter();
        rpc = new Rpc(limiter, clock);
        var delivery = new Delivery(new Online(), renderer);
        var updates = new Updates(delivery);
        var provider =
                settings.provider != null
                        ? settings.provider
                        : new TerminalCodes(new PrintStream(console, true, StandardCharsets.UTF_8));
        Auth.register(
                rpc,
                limiter,
                new Auth.Ground(store, vault, secure, clock, keys),
                new Auth.Others(profiles, renderer, updates, this, this),
                new Auth.Policy(
                        provider, settings.admission, settings.testAccounts, settings.limitTests));
        var accounts =
                new Accounts(
                        profiles,
                        updates,
                        delivery,
                        user -> {
                            told.add(user);
                            return List.of();
                        });
        var peers = new Peers(hashes, (_, _, _, _) -> false);
        new AccountsRpc(accounts, peers, renderer, (_, _) -> {}).register(rpc);
    }

    /// A client with a key of its own, on which nobody is signed in.
    public Phone phone() {
        var key = key();
        keys.created(new Exchanged(key, 1, OptionalInt.empty(), OptionalInt.empty(), 0));
        return new Phone(key);
    }

    AuthKey key() {
        var bytes = new byte[AuthKey.SIZE];
        random.nextBytes(bytes);
        return new AuthKey(bytes);
    }

    /// The code that the console showed last.
    String shown() {
        var lines = console.toString(StandardCharsets.UTF_8).strip();
        return lines.substring(lines.length() - 5);
    }

    public static void refused(String error, Runnable call) {
        var refusal = assertThrows(RpcError.Refusal.class, call::run);
        assertEquals(error, refusal.error().message());
    }

    /// One client.
    public final class Phone {
        final AuthKey key;
        int layer = Api.LAYER;
        long usedKeyId;
        long sessionId = 1;
        long messageId = 4;

        Phone(AuthKey key) {
            this.key = key;
            usedKeyId = key.id();
            var device = new Device(4, "Test phone", "Test 1", "9.9", "en", "", "en");
            keys.initialised(key.id(), Api.LAYER, device);
        }

        public Caller caller() {
            var client = keys.of(key.id());
            return new Caller(
                    client.user(), false, key.id(), usedKeyId, sessionId, messageId, layer);
        }

        @SuppressWarnings("unchecked") // the table promises the type of each answer
        public <R> R ask(TlFunction<R> query) {
            return (R) Asking.ask(rpc, caller(), query);
        }

        public void refused(String error, TlFunction<?> query) {
            Town.refused(error, () -> ask(query));
        }

        public String hash(String phone) {
            return ((SentCode) ask(sendCode(phone))).phoneCodeHash();
        }

        /// Signs a test number in, and up where need be.
        public User enter(String phone) {
            var hash = hash(phone);
            AnyAuthorization answer = ask(signIn(phone, hash, phone.substring(5, 6).repeat(5)));
            if (!(answer instanceof Authorization))
                answer = ask(new SignUp(false, phone, hash, "Some", ""));
            return user(answer);
        }
    }

    /// The profile of an account that exists.
    public StoredProfile profile(long user) {
        return Objects.requireNonNull(profiles.find(user));
    }

    /// The account that a sign-in ended in.
    static User user(AnyAuthorization answer) {
        return (User) ((Authorization) answer).user();
    }

    public static SendCode sendCode(String phone) {
        var settings = new CodeSettings(false, false, false, false, false, false, null, null, null);
        return new SendCode(phone, 4, "hash", settings);
    }

    public static SignIn signIn(String phone, String hash, String code) {
        return new SignIn(phone, hash, code, null);
    }

    @Override
    public void send(long account, String text, List<MessageEntity> entities) {
        messages.add(account + ": " + text);
    }

    @Override
    public void push(long authKeyId, AnyUpdates updates) {
        pushed.put(authKeyId, updates);
    }

    @Override
    public void end(long account, long authKeyId, Caller cause) {
        ended.add(authKeyId);
    }

    @Override
    public void bound(long temporaryKeyId, long permanentKeyId) {
        bound.put(temporaryKeyId, permanentKeyId);
    }

    @Override
    public void forget(long authKeyId) {
        forgotten.add(authKeyId);
    }

    @Override
    public String address(Caller caller) {
        return address;
    }

    @Override
    public @Nullable Contact contact(long viewer, long user) {
        return null;
    }

    @Override
    public boolean seesPhone(long viewer, long user) {
        return false;
    }

    @Override
    public boolean seesPhoto(long viewer, long user) {
        return true;
    }

    @Override
    public @Nullable UserStatus status(long viewer, long user) {
        return null;
    }
}
