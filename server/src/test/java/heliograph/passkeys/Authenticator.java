package heliograph.passkeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import heliograph.tl.api.DataJSON;
import heliograph.tl.api.InputPasskeyCredentialPublicKey;
import heliograph.tl.api.InputPasskeyResponseLogin;
import heliograph.tl.api.InputPasskeyResponseRegister;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;

/// A person's device with one passkey (ES256, no attestation), and the client beside it. What is
/// not private may be changed by a test, to lie.
final class Authenticator {
    static final int PRESENT = 0x01;
    static final int VERIFIED = 0x04;
    static final int ELIGIBLE = 0x08;
    private static final int ATTESTED = 0x40;

    private static final Random RANDOM = new Random(11);

    private final KeyPair keys = keys();
    private String handle = "";
    byte[] id = bytes(32);
    String origin;
    String party = "";
    UUID model = new UUID(0, 0);
    int flags = PRESENT | VERIFIED;
    long counter;
    int step = 1;

    /// @param origin where the page is that asks
    Authenticator(String origin) {
        this.origin = origin;
    }

    /// Makes the passkey, as the options want it.
    InputPasskeyCredentialPublicKey make(String options) {
        handle = new String(decoded(value(options, "user\":\\{\"id")), UTF_8);
        party = value(options, "rp\":\\{\"id");
        return registration(value(options, "challenge"), "webauthn.create");
    }

    InputPasskeyCredentialPublicKey registration(String challenge, String type) {
        var credential = new ByteArrayOutputStream();
        credential.writeBytes(
                ByteBuffer.allocate(18)
                        .putLong(model.getMostSignificantBits())
                        .putLong(model.getLeastSignificantBits())
                        .putShort((short) id.length)
                        .array());
        credential.writeBytes(id);
        credential.writeBytes(publicKey());
        var data = authenticatorData(flags | ATTESTED, credential.toByteArray());
        var object = new ByteArrayOutputStream();
        object.write(0xa3); // a map of three
        object.writeBytes(text("fmt"));
        object.writeBytes(text("none"));
        object.writeBytes(text("attStmt"));
        object.write(0xa0);
        object.writeBytes(text("authData"));
        object.writeBytes(string(data));
        var client = clientData(challenge, type);
        return named(new InputPasskeyResponseRegister(new DataJSON(client), object.toByteArray()));
    }

    /// Proves the passkey, as the options want it.
    InputPasskeyCredentialPublicKey sign(String options) {
        party = value(options, "rpId");
        return assertion(value(options, "challenge"), "webauthn.get", handle);
    }

    InputPasskeyCredentialPublicKey assertion(String challenge, String type, String owner) {
        counter += step;
        var data = authenticatorData(flags, new byte[0]);
        var client = clientData(challenge, type);
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(sha256(client.getBytes(UTF_8)));
            return named(
                    new InputPasskeyResponseLogin(
                            new DataJSON(client), data, signature.sign(), owner));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private InputPasskeyCredentialPublicKey named(heliograph.tl.api.InputPasskeyResponse response) {
        return new InputPasskeyCredentialPublicKey(encoded(id), encoded(id), response);
    }

    private String clientData(String challenge, String type) {
        return """
        {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}\
        """
                .formatted(type, challenge, origin);
    }

    private byte[] authenticatorData(int flags, byte[] credential) {
        return ByteBuffer.allocate(37 + credential.length)
                .put(sha256(party.getBytes(UTF_8)))
                .put((byte) flags)
                .putInt((int) counter)
                .put(credential)
                .array();
    }

    /// The key in COSE: a map of kind (2), algorithm (-7), curve (1), x and y.
    private byte[] publicKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        var key = new ByteArrayOutputStream();
        key.writeBytes(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21});
        key.writeBytes(string(number(point.getAffineX())));
        key.write(0x22);
        key.writeBytes(string(number(point.getAffineY())));
        return key.toByteArray();
    }

    private static byte[] number(BigInteger coordinate) {
        var raw = coordinate.toByteArray();
        var bytes = new byte[32];
        int length = Math.min(raw.length, 32);
        System.arraycopy(raw, raw.length - length, bytes, 32 - length, length);
        return bytes;
    }

    /// Text of less than 24 bytes in CBOR.
    private static byte[] text(String text) {
        var bytes = text.getBytes(UTF_8);
        return ByteBuffer.allocate(1 + bytes.length)
                .put((byte) (0x60 + bytes.length))
                .put(bytes)
                .array();
    }

    /// Bytes in CBOR, with a length of two bytes.
    private static byte[] string(byte[] bytes) {
        return ByteBuffer.allocate(3 + bytes.length)
                .put((byte) 0x59)
                .putShort((short) bytes.length)
                .put(bytes)
                .array();
    }

    static String challenge(String options) {
        return value(options, "challenge");
    }

    private static String value(String options, String key) {
        var found = Pattern.compile("\"" + key + "\":\"([^\"]*)\"").matcher(options);
        if (!found.find()) throw new AssertionError("no " + key + " in " + options);
        return found.group(1);
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
