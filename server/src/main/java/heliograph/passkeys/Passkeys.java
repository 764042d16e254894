package heliograph.passkeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparingInt;

import heliograph.passkeys.Ceremony.Assertion;
import heliograph.passkeys.Ceremony.Attestation;
import heliograph.passkeys.Challenges.Asker;
import heliograph.profiles.Profiles;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Entry;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.tl.stored.StoredPasskey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The passkeys of accounts: made, listed, proved, taken away.
public final class Passkeys {
    private static final Table<String, StoredPasskey> PASSKEYS =
            new Table<>("passkeys", Codecs.STRING, new TlCodec<>(StoredPasskey::read));

    /// Passkeys of one account: `passkeys_account_passkeys_max` of the client configuration.
    public static final int MAX = 5;

    /// What a passkey says when it signs its person in: the data centre, and the account.
    private static final Pattern HANDLE = Pattern.compile("(\\d{1,9}):(\\d{1,18})");

    /// What passkeys are built on.
    public record Ground(
            Store store, Profiles profiles, SecureRandom random, InstantSource clock) {}

    private final Store store;
    private final Profiles profiles;
    private final Challenges challenges;
    private final Supplier<String> url;
    private final int dc;

    /// @param url where the service is, which says as whom authenticators know it
    /// @param dc the id of the data centre
    public Passkeys(Ground ground, Supplier<String> url, int dc) {
        this.store = ground.store;
        this.profiles = ground.profiles;
        this.challenges = new Challenges(ground.random, ground.clock);
        this.url = url;
        this.dc = dc;
    }

    /// The options by which the caller's client has a passkey made. Refuses with `ACCESS_DENIED`
    /// when the account has all that it may, or the service can have none.
    String creation(Caller caller) {
        long user = caller.user();
        var ceremony = ceremony(PasskeyErrors.ACCESS_DENIED);
        var has = all(user);
        if (has.size() >= MAX) throw PasskeyErrors.ACCESS_DENIED.refusal();
        var profile = profiles.find(user);
        if (profile == null) throw RpcError.AUTH_KEY_UNREGISTERED.refusal();
        var last = profile.lastName() == null ? "" : " " + profile.lastName();
        var phone = profile.phone() == null ? Long.toString(user) : "+" + profile.phone();
        var handle = Ceremony.text((dc + ":" + user).getBytes(UTF_8));
        return ceremony.creation(
                challenges.of(new Asker(caller.authKeyId(), user)),
                new Options.Person(handle, phone, profile.firstName() + last),
                has.stream().map(Entry::key).toList());
    }

    /// Keeps a passkey that the caller's authenticator made. Refuses with `PASSKEY_AUTH_RESTART`,
    /// `PASSKEY_ORIGIN_MISMATCH`, `CREDENTIAL_INVALID`, or `ACCESS_DENIED` when there are too many.
    Entry<String, StoredPasskey> register(Caller caller, Attestation answer) {
        var ceremony = ceremony(PasskeyErrors.ACCESS_DENIED);
        var challenge = ceremony.signed(answer.clientData());
        challenges.answered(new Asker(caller.authKeyId(), caller.user()), challenge);
        var made = ceremony.made(challenge, answer);
        var id = Ceremony.text(answer.id());
        return store.write(
                Home.account(caller.user()),
                tx -> {
                    if (tx.get(PASSKEYS, id) != null)
                        throw PasskeyErrors.CREDENTIAL_INVALID.refusal();
                    if (tx.count(PASSKEYS, null, null) >= MAX)
                        throw PasskeyErrors.ACCESS_DENIED.refusal();
                    var passkey =
                            new StoredPasskey(
                                    made.travels(),
                                    Models.name(made.model()),
                                    made.credential(),
                                    made.counter(),
                                    (int) tx.now().getEpochSecond(),
                                    null);
                    tx.put(PASSKEYS, id, passkey);
                    return new Entry<>(id, passkey);
                });
    }

    /// The passkeys of an account, the oldest first.
    List<Entry<String, StoredPasskey>> all(long user) {
        return store
                .read(Home.account(user), view -> view.ascending(PASSKEYS, null, null, MAX))
                .stream()
                .sorted(comparingInt(one -> one.value().created()))
                .toList();
    }

    /// Takes a passkey away from an account. Refuses with `PASSKEY_CREDENTIAL_NOT_FOUND`.
    void delete(long user, byte[] credential) {
        var id = Ceremony.text(credential);
        store.write(
                Home.account(user),
                tx -> {
                    if (tx.get(PASSKEYS, id) == null)
                        throw PasskeyErrors.PASSKEY_CREDENTIAL_NOT_FOUND.refusal();
                    tx.delete(PASSKEYS, id);
                    return true;
                });
    }

    /// The options by which a client asks its person for a passkey. Refuses as an unknown method
    /// when the service can have none.
    String request(Caller caller) {
        var ceremony = ceremony(RpcError.INPUT_METHOD_INVALID);
        return ceremony.request(challenges.of(new Asker(caller.authKeyId(), 0)));
    }

    /// The account that a passkey says it belongs to. Refuses with `CREDENTIAL_INVALID`.
    static long owner(String handle) {
        var parts = HANDLE.matcher(handle);
        if (!parts.matches()) throw PasskeyErrors.CREDENTIAL_INVALID.refusal();
        return Long.parseLong(parts.group(2));
    }

    /// Verifies that someone holds a passkey of an account. Refuses with `PASSKEY_AUTH_RESTART`,
    /// `PASSKEY_CREDENTIAL_NOT_FOUND`, `PASSKEY_ORIGIN_MISMATCH` or `CREDENTIAL_INVALID`.
    ///
    /// @param asker the key of the client that got the options
    void prove(long asker, long user, Assertion answer) {
        var ceremony = ceremony(RpcError.INPUT_METHOD_INVALID);
        var challenge = ceremony.signed(answer.clientData());
        challenges.answered(new Asker(asker, 0), challenge);
        var id = Ceremony.text(answer.id());
        long counter = ceremony.proved(challenge, found(user, id), answer);
        store.write(
                Home.account(user),
                tx -> {
                    var passkey = tx.get(PASSKEYS, id);
                    if (passkey == null) throw PasskeyErrors.PASSKEY_CREDENTIAL_NOT_FOUND.refusal();
                    // Of two that come with one count at once, one is a copy.
                    if (counter != 0 && counter <= passkey.counter())
                        throw PasskeyErrors.CREDENTIAL_INVALID.refusal();
                    tx.put(
                            PASSKEYS,
                            id,
                            new StoredPasskey(
                                    passkey.travels(),
                                    passkey.name(),
                                    passkey.credential(),
                                    counter,
                                    passkey.created(),
                                    (int) tx.now().getEpochSecond()));
                    return true;
                });
    }

    private StoredPasskey found(long user, String id) {
        var passkey =
                store.<@Nullable StoredPasskey>read(
                        Home.account(user), view -> view.get(PASSKEYS, id));
        if (passkey == null) throw PasskeyErrors.PASSKEY_CREDENTIAL_NOT_FOUND.refusal();
        return passkey;
    }

    private Ceremony ceremony(RpcError otherwise) {
        var party = RelyingParty.at(url.get());
        if (party == null) throw otherwise.refusal();
        return new Ceremony(party);
    }
}
