package heliograph.auth;

import heliograph.codes.CodeProvider;
import heliograph.profiles.Profiles;
import heliograph.render.Renderer;
import heliograph.rpc.Limiter;
import heliograph.rpc.Rpc;
import heliograph.secrets.Vault;
import heliograph.store.Store;
import heliograph.updates.Updates;
import java.security.SecureRandom;
import java.time.InstantSource;

/// Signing in and out, put together: the only door of this package for the wiring.
public final class Auth {
    private Auth() {}

    /// How the installation signs people in.
    ///
    /// @param provider how codes reach people
    /// @param admission who may make an account
    /// @param testAccounts whether numbers `99966XYYYY` sign in with the code `XXXXX`; never on a
    ///   server that others can reach
    /// @param limitTests whether those numbers are counted like all others
    public record Policy(
            CodeProvider provider, Admission admission, boolean testAccounts, boolean limitTests) {}

    /// What an installation is built on.
    public record Ground(
            Store store, Vault vault, SecureRandom random, InstantSource clock, KeyRing keys) {}

    /// What signing in needs of other features.
    public record Others(
            Profiles profiles,
            Renderer renderer,
            Updates updates,
            LiveSessions live,
            ServiceMessages messages) {}

    /// What other features ask of this one.
    ///
    /// @param proof asks for a password once more
    /// @param proven signs in whom another feature has recognised
    public record Doors(PasswordProof proof, ProvenSignIn proven) {}

    /// Enters the rows of `auth.*` and of the `account.*` that is about sessions and passwords.
    public static Doors register(
            Rpc rpc, Limiter limiter, Ground ground, Others others, Policy policy) {
        var clock = ground.clock();
        var random = ground.random();
        var keys = ground.keys();
        var live = others.live();
        var notices = new Notices(others.messages());
        var phones = new Phones(policy.testAccounts(), policy.limitTests());
        var limits = new Limits(limiter, clock, live, phones, others.profiles());
        var authorizations =
                new Authorizations(ground.store(), keys, live, notices, others.updates());
        var passwords = new Passwords(ground.store(), ground.vault(), limits, random, clock);
        boolean console = policy.provider().local();
        var door = new Door(phones, limits, others.profiles(), policy.admission(), console);
        var codes = new LoginCodes(random, clock);
        var sending = new CodeSending(door, codes, authorizations, notices, policy.provider());
        var accounts = new NewAccounts(door, others.profiles(), clock);
        var signIn = new SignIn(door, codes, passwords, authorizations, accounts);
        var granted = new Granted(others.renderer());
        var devices = new Devices(authorizations, keys, granted, clock);
        var tokens = new LoginTokens(live, random, clock);
        var transfers = new Transfers(authorizations, keys, random, clock);
        var binding = new KeyBinding(keys, live, clock);

        new AuthRpc(sending, signIn, keys, granted).register(rpc);
        new TokensRpc(tokens, transfers, binding, signIn, devices).register(rpc);
        new DevicesRpc(authorizations, devices).register(rpc);
        var post = new MailedCodes.Post(policy.provider().mail(), limits, random, clock);
        var recovery = new Recovery(passwords, notices, post);
        new PasswordsRpc(passwords, recovery, signIn).register(rpc);
        new RecoveryRpc(recovery, passwords, signIn, granted, notices).register(rpc);
        return new Doors(passwords, new ProvenSignIn(limits, signIn, granted));
    }
}
