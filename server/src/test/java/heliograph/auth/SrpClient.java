package heliograph.auth;

import static java.util.Objects.requireNonNull;

import heliograph.tl.api.InputCheckPasswordSRP;
import heliograph.tl.api.PasswordKdfAlgo;
import heliograph.tl.api.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow;
import heliograph.tl.api.account.Password;
import heliograph.tl.api.account.PasswordInputSettings;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The client's side of https://core.telegram.org/api/srp, written from that page alone and sharing
/// no code with the server's.
public final class SrpClient {
    private static final int SIZE = 256;
    private static final int ROUNDS = 100_000;

    private final Random random;

    /// A hundred thousand rounds take a while, and tests use few passwords.
    private final Map<String, byte[]> rounds = new HashMap<>();

    public SrpClient(Random random) {
        this.random = random;
    }

    /// The proof that one knows the password.
    public InputCheckPasswordSRP check(Password state, String password) {
        var algorithm = algorithm(state.currentAlgo());
        var p = number(algorithm.p());
        var g = BigInteger.valueOf(algorithm.g());
        var gB = number(requireNonNull(state.srpB()));
        var k = number(h(pad(p), pad(g)));
        var x = x(algorithm, password);
        var v = g.modPow(x, p);
        var a = new BigInteger(2048, random);
        var gA = g.modPow(a, p);
        var u = number(h(pad(gA), pad(gB)));
        var t = gB.subtract(k.multiply(v)).mod(p);
        var shared = t.modPow(a.add(u.multiply(x)), p);
        var kA = h(pad(shared));
        var mixed = xor(h(pad(p)), h(pad(g)));
        var m1 = h(mixed, h(algorithm.salt1()), h(algorithm.salt2()), pad(gA), pad(gB), kA);
        return new InputCheckPasswordSRP(requireNonNull(state.srpId()), pad(gA), m1);
    }

    /// The settings that set a new password.
    public PasswordInputSettings change(Password state, String password, String hint) {
        var given = algorithm(state.newAlgo());
        var own = new byte[32];
        random.nextBytes(own);
        var algorithm =
                new PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow(
                        join(given.salt1(), own), given.salt2(), given.g(), given.p());
        var v = BigInteger.valueOf(given.g()).modPow(x(algorithm, password), number(given.p()));
        return new PasswordInputSettings(algorithm, pad(v), hint, null, null);
    }

    static PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow algorithm(
            @Nullable PasswordKdfAlgo algorithm) {
        return (PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow)
                requireNonNull(algorithm);
    }

    private BigInteger x(
            PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow algorithm,
            String password) {
        var s1 = algorithm.salt1();
        var s2 = algorithm.salt2();
        var ph1 = sh(sh(password.getBytes(StandardCharsets.UTF_8), s1), s2);
        return number(sh(pbkdf2(ph1, s1), s2));
    }

    private static byte[] sh(byte[] data, byte[] salt) {
        return h(salt, data, salt);
    }

    /// RFC 8018 with HMAC-SHA512, one block. `SecretKeyFactory` takes characters, not bytes.
    private byte[] pbkdf2(byte[] password, byte[] salt) {
        return rounds.computeIfAbsent(
                HexFormat.of().formatHex(join(password, salt)), _ -> slow(password, salt));
    }

    private static byte[] slow(byte[] password, byte[] salt) {
        try {
            var mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(password, "HmacSHA512"));
            mac.update(salt);
            var u = mac.doFinal(new byte[] {0, 0, 0, 1});
            var sum = u.clone();
            for (int i = 1; i < ROUNDS; i++) {
                u = mac.doFinal(u);
                for (int j = 0; j < sum.length; j++) sum[j] ^= u[j];
            }
            return sum;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] h(byte[]... parts) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(join(parts));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    private static byte[] xor(byte[] one, byte[] other) {
        var mixed = one.clone();
        for (int i = 0; i < mixed.length; i++) mixed[i] ^= other[i];
        return mixed;
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    static byte[] pad(BigInteger number) {
        var raw = number.toByteArray();
        var padded = new byte[SIZE];
        int from = Math.max(0, raw.length - SIZE);
        var used = Arrays.copyOfRange(raw, from, raw.length);
        System.arraycopy(used, 0, padded, SIZE - used.length, used.length);
        return padded;
    }
}
