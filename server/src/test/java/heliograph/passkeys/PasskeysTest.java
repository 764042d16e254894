package heliograph.passkeys;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.Harness;
import heliograph.auth.SrpClient;
import heliograph.tl.api.InputCheckPasswordEmpty;
import heliograph.tl.api.InputPasskeyCredentialFirebasePNV;
import heliograph.tl.api.InputPasskeyCredentialPublicKey;
import heliograph.tl.api.InputPasskeyResponseLogin;
import heliograph.tl.api.JsonBool;
import heliograph.tl.api.JsonNumber;
import heliograph.tl.api.JsonObject;
import heliograph.tl.api.Message;
import heliograph.tl.api.Passkey;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.User;
import heliograph.tl.api.account.DeletePasskey;
import heliograph.tl.api.account.GetAuthorizations;
import heliograph.tl.api.account.GetPasskeys;
import heliograph.tl.api.account.GetPassword;
import heliograph.tl.api.account.InitPasskeyRegistration;
import heliograph.tl.api.account.RegisterPasskey;
import heliograph.tl.api.account.UpdatePasswordSettings;
import heliograph.tl.api.auth.Authorization;
import heliograph.tl.api.auth.CheckPassword;
import heliograph.tl.api.auth.FinishPasskeyLogin;
import heliograph.tl.api.auth.InitPasskeyLogin;
import heliograph.tl.api.help.AppConfig;
import heliograph.tl.api.help.GetAppConfig;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Passkeys through a whole server.
final class PasskeysTest {
    private static final String ORIGIN = "http://localhost:443";
    private static final String ALICE = "99966210001";
    private static final String BOB = "99966210002";

    private final Harness server = new Harness(1);
    private final Client alice = server.client(ALICE);
    private final Authenticator device = new Authenticator(ORIGIN);

    @AfterEach
    void close() {
        server.close();
    }

    private static String creation(Client client) {
        return client.ask(new InitPasskeyRegistration()).options().data();
    }

    private static String request(Client client) {
        return client.ask(new InitPasskeyLogin(4, "hash")).options().data();
    }

    private static Passkey register(Client client, Authenticator device) {
        return client.ask(new RegisterPasskey(device.make(creation(client))));
    }

    private static FinishPasskeyLogin finish(InputPasskeyCredentialPublicKey credential) {
        return new FinishPasskeyLogin(credential, null, null);
    }

    private static FinishPasskeyLogin signed(Client client, Authenticator device) {
        return finish(device.sign(request(client)));
    }

    private static List<Passkey> passkeys(Client client) {
        return client.ask(new GetPasskeys()).passkeys();
    }

    private static long user(Object answer) {
        return ((User) ((Authorization) answer).user()).id();
    }

    @Test
    void aPasskeySignsInWithoutACode() {
        device.model = UUID.fromString("ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4");
        assertEquals(List.of(), passkeys(alice));
        var made = register(alice, device);
        assertEquals("Google Password Manager", made.name());
        assertEquals(Authenticator.encoded(device.id), made.id());
        assertEquals((int) server.clock.instant().getEpochSecond(), made.date());
        assertNull(made.lastUsageDate());
        assertEquals(List.of(made), passkeys(alice));
        server.run();
        var told = alice.pushed(UpdateNewMessage.class).getLast().message();
        assertTrue(((Message) told).message().startsWith("New passkey."));

        server.clock.pass(Duration.ofHours(1));
        var other = server.client();
        other.refused("AUTH_KEY_UNREGISTERED", new GetPasskeys());
        assertEquals(alice.id(), user(other.ask(signed(other, device))));
        var used = passkeys(other).getFirst();
        assertEquals((int) server.clock.instant().getEpochSecond(), used.lastUsageDate());
        server.run();
        told = alice.pushed(UpdateNewMessage.class).getLast().message();
        assertTrue(((Message) told).message().startsWith("New login."));
        assertEquals(2, alice.ask(new GetAuthorizations()).authorizations().size());
    }

    @Test
    void thePasswordIsAskedForAfterThePasskey() {
        register(alice, device);
        var srp = new SrpClient(new Random(5));
        var settings = srp.change(alice.ask(new GetPassword()), "correct horse", "");
        alice.ask(new UpdatePasswordSettings(new InputCheckPasswordEmpty(), settings));
        var other = server.client();
        other.refused("SESSION_PASSWORD_NEEDED", signed(other, device));
        other.refused("AUTH_KEY_UNREGISTERED", new GetPasskeys());
        var proof = srp.check(other.ask(new GetPassword()), "correct horse");
        assertEquals(alice.id(), user(other.ask(new CheckPassword(proof))));
    }

    @Test
    void aChallengeCountsOnceForItsClientAndForALimitedTime() {
        register(alice, device);
        var other = server.client();
        var third = server.client();
        var options = request(other);
        assertEquals(options, request(other));
        assertNotEquals(options, request(third));
        third.refused("PASSKEY_AUTH_RESTART", finish(device.sign(options)));
        var making = Authenticator.challenge(creation(alice));
        var mixed = finish(device.assertion(making, "webauthn.get", "2:" + alice.id()));
        alice.refused("PASSKEY_AUTH_RESTART", mixed);
        server.clock.pass(Challenges.LIFE.minusMillis(1));
        other.ask(finish(device.sign(options)));
        other.refused("PASSKEY_AUTH_RESTART", finish(device.sign(options)));

        options = request(third);
        server.clock.pass(Challenges.LIFE);
        third.refused("PASSKEY_AUTH_RESTART", finish(device.sign(options)));
    }

    @Test
    void aChallengeIsGivenAgainWhileThereIsTimeToAnswerIt() {
        var options = request(alice);
        server.clock.pass(Challenges.LIFE.minus(Challenges.PATIENCE));
        assertEquals(options, request(alice));
        server.clock.pass(Duration.ofMillis(1));
        var next = request(alice);
        assertNotEquals(options, next);
        assertTrue(next.contains("\"timeout\":" + Challenges.PATIENCE.toMillis()));
    }

    @Test
    void anotherKeyOfTheSameClientMayFinish() {
        register(alice, device);
        var first = server.client();
        var second = server.client();
        var credential = device.sign(request(first));
        second.refused("PASSKEY_AUTH_RESTART", finish(credential));
        var answer = second.ask(new FinishPasskeyLogin(credential, 1, first.keyId()));
        assertEquals(alice.id(), user(answer));
        first.refused("AUTH_KEY_UNREGISTERED", new GetPasskeys());
    }

    @Test
    void onlyThisServicesPagesMayAsk() {
        device.origin = "https://evil.example";
        var options = creation(alice);
        alice.refused("PASSKEY_ORIGIN_MISMATCH", new RegisterPasskey(device.make(options)));
        device.origin = "http://localhost:8080";
        options = creation(alice);
        alice.refused("PASSKEY_ORIGIN_MISMATCH", new RegisterPasskey(device.make(options)));
        device.origin = ORIGIN;
        register(alice, device);
        device.origin = "https://evil.example";
        var other = server.client();
        other.refused("PASSKEY_ORIGIN_MISMATCH", signed(other, device));
        device.origin = ORIGIN;
        other.ask(signed(other, device));
    }

    @Test
    void whatIsNotAsTheStandardWantsIsRefused() {
        device.flags = Authenticator.PRESENT;
        var options = creation(alice);
        alice.refused("CREDENTIAL_INVALID", new RegisterPasskey(device.make(options)));
        device.flags |= Authenticator.VERIFIED;
        device.party = "evil.example";
        var lie = device.registration(Authenticator.challenge(creation(alice)), "webauthn.create");
        alice.refused("CREDENTIAL_INVALID", new RegisterPasskey(lie));
        device.party = "localhost";
        var type = device.registration(Authenticator.challenge(creation(alice)), "webauthn.get");
        alice.refused("CREDENTIAL_INVALID", new RegisterPasskey(type));
        register(alice, device);

        var other = server.client();
        device.flags = Authenticator.PRESENT;
        other.refused("CREDENTIAL_INVALID", signed(other, device));
        device.flags = Authenticator.VERIFIED;
        other.refused("CREDENTIAL_INVALID", signed(other, device));
        device.flags |= Authenticator.PRESENT | Authenticator.ELIGIBLE;
        other.refused("CREDENTIAL_INVALID", signed(other, device));
        device.flags ^= Authenticator.ELIGIBLE;
        var good = device.sign(request(other));
        var login = (InputPasskeyResponseLogin) good.response();
        login.signature()[20] ^= 1;
        other.refused("CREDENTIAL_INVALID", finish(good));
        other.refused(
                "CREDENTIAL_INVALID",
                new FinishPasskeyLogin(new InputPasskeyCredentialFirebasePNV("x"), null, null));
        other.refused("CREDENTIAL_INVALID", finish(device.registration("x", "webauthn.get")));
        alice.refused("CREDENTIAL_INVALID", new RegisterPasskey(device.sign(request(alice))));
        other.ask(signed(other, device));
    }

    @Test
    void aPasskeyOpensItsOwnAccountOnly() {
        register(alice, device);
        var bob = server.client(BOB);
        var other = server.client();
        for (var handle : List.of("2:" + bob.id(), "2:0", "2:" + "9".repeat(18))) {
            var challenge = Authenticator.challenge(request(other));
            var lie = device.assertion(challenge, "webauthn.get", handle);
            other.refused("PASSKEY_CREDENTIAL_NOT_FOUND", finish(lie));
        }
        for (var handle : List.of("", "2", "2:-1", ":", "2:" + "9".repeat(19), "x:1")) {
            var challenge = Authenticator.challenge(request(other));
            var lie = device.assertion(challenge, "webauthn.get", handle);
            other.refused("CREDENTIAL_INVALID", finish(lie));
        }
        bob.refused(
                "PASSKEY_CREDENTIAL_NOT_FOUND", new DeletePasskey(passkeys(alice).getFirst().id()));
    }

    @Test
    void aCopyIsFoundOutByItsCounter() {
        register(alice, device);
        var other = server.client();
        other.ask(signed(other, device));
        device.step = 0;
        other.refused("CREDENTIAL_INVALID", signed(other, device));
        device.step = -1;
        other.refused("CREDENTIAL_INVALID", signed(other, device));
        device.step = 3;
        other.ask(signed(other, device));
    }

    @Test
    void authenticatorsThatDoNotCountAreTaken() {
        device.step = 0;
        device.flags |= Authenticator.ELIGIBLE;
        register(alice, device);
        var other = server.client();
        other.ask(signed(other, device));
        other.ask(signed(other, device));
    }

    @Test
    void anAccountHasFivePasskeys() {
        var bob = server.client();
        register(alice, device);
        bob.ask(signed(bob, device));
        for (int i = 2; i < Passkeys.MAX; i++) register(alice, new Authenticator(ORIGIN));
        var early = new Authenticator(ORIGIN).make(creation(bob));
        assertEquals(Passkeys.MAX - 1, creation(bob).split("public-key\",\"id", -1).length - 1);
        var last = register(alice, new Authenticator(ORIGIN));
        assertEquals(Passkeys.MAX, passkeys(alice).size());
        alice.refused("ACCESS_DENIED", new InitPasskeyRegistration());
        bob.refused("ACCESS_DENIED", new RegisterPasskey(early));
        alice.ask(new DeletePasskey(last.id() + "="));
        alice.refused("PASSKEY_CREDENTIAL_NOT_FOUND", new DeletePasskey(last.id()));
        alice.refused("CREDENTIAL_INVALID", new DeletePasskey("not base64"));
        alice.refused("CREDENTIAL_INVALID", new DeletePasskey(""));
        register(alice, new Authenticator(ORIGIN));
    }

    @Test
    void aPasskeyThatWasTakenAwayOpensNothing() {
        var made = register(alice, device);
        alice.refused("CREDENTIAL_INVALID", new RegisterPasskey(device.make(creation(alice))));
        var other = server.client();
        var options = request(other);
        alice.ask(new DeletePasskey(made.id()));
        other.refused("PASSKEY_CREDENTIAL_NOT_FOUND", finish(device.sign(options)));
    }

    @Test
    void passkeysOutliveARestartAndChallengesDoNot() {
        register(alice, device);
        var other = server.client();
        var options = request(other);
        server.restart();
        alice.begin();
        other.begin();
        other.refused("PASSKEY_AUTH_RESTART", finish(device.sign(options)));
        assertEquals(alice.id(), user(other.ask(signed(other, device))));
        assertEquals(1, passkeys(alice).size());
    }

    @Test
    void clientsAreToldThatTheyMayOfferPasskeys() {
        var config = (AppConfig) alice.ask(new GetAppConfig(0));
        var values = ((JsonObject) config.config()).value();
        for (var one : values) {
            if (one.key().equals("settings_display_passkeys"))
                assertTrue(((JsonBool) one.value()).value());
            if (one.key().equals("passkeys_account_passkeys_max"))
                assertEquals(Passkeys.MAX, ((JsonNumber) one.value()).value());
        }
        assertTrue(values.stream().anyMatch(one -> one.key().equals("settings_display_passkeys")));
    }

    /// Whatever a client sends, it is told what is wrong with it, and nothing else happens.
    @Test
    void brokenAnswersAreRefused() {
        register(alice, device);
        var random = new Random(3);
        for (int i = 0; i < 300; i++) {
            var made = new Authenticator(ORIGIN).make(creation(alice));
            var register = (heliograph.tl.api.InputPasskeyResponseRegister) made.response();
            var broken =
                    new heliograph.tl.api.InputPasskeyResponseRegister(
                            register.clientData(), broken(register.attestationData(), random));
            var outcome =
                    alice.outcome(
                            new RegisterPasskey(
                                    new InputPasskeyCredentialPublicKey(
                                            made.id(), made.rawId(), broken)));
            if (outcome.failed()) assertEquals(400, outcome.code(), outcome.error());
            else alice.ask(new DeletePasskey(((Passkey) requireNonNull(outcome.answer())).id()));
            server.clock.pass(Duration.ofHours(1));
        }
        var other = server.client();
        for (int i = 0; i < 300; i++) {
            var proof = device.sign(request(other));
            var login = (InputPasskeyResponseLogin) proof.response();
            var broken =
                    new InputPasskeyResponseLogin(
                            login.clientData(),
                            i % 2 == 0
                                    ? broken(login.authenticatorData(), random)
                                    : login.authenticatorData(),
                            i % 2 == 1 ? broken(login.signature(), random) : login.signature(),
                            login.userHandle());
            other.refused(
                    "CREDENTIAL_INVALID",
                    finish(new InputPasskeyCredentialPublicKey(proof.id(), proof.rawId(), broken)));
        }
    }

    private static byte[] broken(byte[] bytes, Random random) {
        if (random.nextInt(3) == 0)
            return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
        var broken = bytes.clone();
        int at = random.nextInt(broken.length);
        broken[at] ^= (byte) (1 + random.nextInt(255));
        return broken;
    }
}
