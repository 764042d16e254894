package heliograph.app;

import heliograph.auth.Admission;
import heliograph.auth.Auth;
import heliograph.auth.Connected;
import heliograph.auth.DhConfigRpc;
import heliograph.auth.KeyRing;
import heliograph.auth.PasswordProof;
import heliograph.codes.CodeProvider;
import heliograph.codes.GuestList;
import heliograph.codes.ProviderSettings;
import heliograph.messages.Messages;
import heliograph.mtproto.crypto.Keystream;
import heliograph.mtproto.session.Link;
import heliograph.mtproto.session.Salts;
import heliograph.mtproto.session.SessionLimits;
import heliograph.mtproto.session.Sessions;
import heliograph.net.Handshakes;
import heliograph.passkeys.Passkeys;
import heliograph.passkeys.PasskeysRpc;
import heliograph.profiles.Profiles;
import heliograph.render.Renderer;
import heliograph.rpc.Dispatcher;
import heliograph.rpc.Limiter;
import heliograph.rpc.Rpc;
import heliograph.updates.Online;
import heliograph.updates.Updates;
import java.util.function.Supplier;

/// Where clients come in: they get their keys, bring what they say, and sign in.
///
/// @param proof what asks for a password once more
record Entrance(Handshakes handshakes, Sessions sessions, PasswordProof proof) {
    /// What is called, and who listens.
    record Desk(Rpc rpc, Limiter limiter, Online online) {}

    /// What signing in needs of other features.
    ///
    /// @param url where the service is, once its port is known
    record House(
            Profiles profiles,
            Renderer renderer,
            Updates updates,
            Messages messages,
            Supplier<String> url) {}

    /// Makes the entrance and enters the rows of signing in and out.
    ///
    /// @throws IllegalArgumentException as `key: value (expected: …)` for what the operator has set
    ///   wrong
    static Entrance open(Config config, Wiring.Ground ground, Desk desk, House house) {
        var store = ground.store();
        var vault = ground.vault();
        var random = ground.random();
        var clock = ground.clock();
        var keys = new KeyRing(store, vault, clock);
        var sessions =
                new Sessions(
                        keys,
                        new Dispatcher(desk.rpc, keys, desk.online, ground.threads()),
                        new Salts(vault.derive("salts")),
                        new Keystream(random),
                        SessionLimits.DEFAULT);
        var live = new Connected(sessions, desk.online, Link::address);
        var doors =
                Auth.register(
                        desk.rpc,
                        desk.limiter,
                        new Auth.Ground(store, vault, random, clock, keys),
                        new Auth.Others(
                                house.profiles,
                                house.renderer,
                                house.updates,
                                live,
                                house.messages::serve),
                        policy(config, ground));
        new DhConfigRpc(random).register(desk.rpc);
        var passkeys =
                new Passkeys(
                        new Passkeys.Ground(store, house.profiles, random, clock),
                        house.url,
                        config.dc());
        new PasskeysRpc(passkeys, doors.proven(), house.messages::serve).register(desk.rpc);
        return new Entrance(new KeyExchange(ground.key(), keys, random), sessions, doors.proof());
    }

    private static Auth.Policy policy(Config config, Wiring.Ground ground) {
        var guests = new GuestList(ground.folder().resolve("guests.txt"));
        CodeProvider provider =
                new ProviderSettings(config.providers(), guests, System.out, ground.clock())
                        .provider();
        var admission =
                switch (config.signUp()) {
                    case OPEN -> new Admission.Open();
                    case INVITATION -> new Admission.Invited(guests);
                    case CLOSED -> new Admission.Closed(guests);
                };
        return new Auth.Policy(provider, admission, config.testAccounts(), config.floodLimits());
    }
}
