package heliograph.codes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Hands codes to a program of the operator's, which sends them as it likes.
///
/// One `POST` for each code, with `{"phone","code","life_seconds","language"}` as JSON. Any answer
/// of 200 to 299 within the time-out means that the program will see to it.
/// `X-Heliograph-Signature` is the hex HMAC-SHA256, under the shared secret, of
/// `X-Heliograph-Timestamp`, a dot and the body; the program should refuse old timestamps.
public final class HookCodes implements CodeProvider {
    public static final String TIMESTAMP = "X-Heliograph-Timestamp";
    public static final String SIGNATURE = "X-Heliograph-Signature";

    /// Bytes of a secret at least: one that can be guessed signs for everyone.
    public static final int SECRET_MIN = 16;

    private final URI address;
    private final SecretKeySpec secret;
    private final Duration timeout;
    private final InstantSource clock;
    private final HttpClient http;

    /// @param timeout for the connection, and again for the answer
    public HookCodes(URI address, byte[] secret, Duration timeout, InstantSource clock) {
        if (secret.length < SECRET_MIN)
            throw new IllegalArgumentException("a secret of " + secret.length + " bytes");
        this.address = address;
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
        this.timeout = timeout;
        this.clock = clock;
        this.http =
                HttpClient.newBuilder()
                        .connectTimeout(timeout)
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    @Override
    public Way send(LoginCode code) throws CodeNotSent {
        var body = json(code);
        long timestamp = clock.instant().getEpochSecond();
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(timeout)
                        .header("Content-Type", "application/json")
                        .header(TIMESTAMP, Long.toString(timestamp))
                        .header(SIGNATURE, sign(timestamp + "." + body))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) throw new CodeNotSent("the hook answered " + status);
            return new Way.Text();
        } catch (IOException e) {
            throw new CodeNotSent("the hook did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodeNotSent("interrupted", e);
        }
    }

    @Override
    public boolean local() {
        return false;
    }

    private String sign(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String json(LoginCode code) {
        return """
        {"phone":"%s","code":"%s","life_seconds":%d,"language":"%s"}\
        """
                .formatted(
                        code.phone(),
                        code.code(),
                        code.life().toSeconds(),
                        escaped(code.language()));
    }

    /// The language is the only field that a client fills in: what is no plain letter is escaped.
    private static String escaped(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\';
            if (plain) out.append(c);
            else out.append("\\u%04x".formatted((int) c));
        }
        return out.toString();
    }
}
