package heliograph.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The installed `openssl speed`, the reference that the ciphers are held against.
final class OpensslSpeed {
    /// The best of so many seconds counts, as of our own figures the best of many turns does.
    private static final int TRIES = 5;

    private OpensslSpeed() {}

    /// Bytes a second on one core with `-evp cipher` at this block size.
    static double bytesPerSecond(String cipher, int blockSize) {
        double best = 0;
        for (int i = 0; i < TRIES; i++) {
            var fields =
                    fields(
                            "+F:",
                            "-evp",
                            cipher,
                            "-bytes",
                            Integer.toString(blockSize),
                            "-seconds",
                            "1");
            best = Math.max(best, Double.parseDouble(fields.getLast()));
        }
        return best;
    }

    /// Private-key operations a second on one core.
    static double rsaPrivatePerSecond() {
        return Double.parseDouble(fields("+F2:", "-seconds", "2", "rsa2048").get(3));
    }

    /// Finite-field Diffie-Hellman key agreements a second on one core.
    static double ffdhPerSecond() {
        return Double.parseDouble(fields("+F8:", "-seconds", "2", "ffdh2048").get(3));
    }

    private static List<String> fields(String prefix, String... arguments) {
        try {
            var command = new ArrayList<>(List.of("openssl", "speed", "-mr"));
            command.addAll(Arrays.asList(arguments));
            var process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output.lines()
                    .filter(line -> line.startsWith(prefix))
                    .map(line -> List.of(line.split(":")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("openssl said: " + output));
        } catch (IOException e) {
            throw new UncheckedIOException("openssl is needed as the reference", e);
        }
    }
}
