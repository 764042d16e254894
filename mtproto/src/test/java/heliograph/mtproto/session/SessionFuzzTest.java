package heliograph.mtproto.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Whatever a client with a valid key sends, it meets only refusals of the protocol.
class SessionFuzzTest {
    @FuzzTest
    void anyClient(byte[] script) {
        new HostileClient(script).run();
    }

    @Test
    void randomClients() {
        int executed = 0;
        for (int seed = 0; seed < 250; seed++) {
            var script = new byte[5000];
            new SplittableRandom(seed).nextBytes(script);
            try {
                executed += new HostileClient(script).run();
            } catch (RuntimeException | AssertionError broken) {
                throw new AssertionError("seed " + seed, broken);
            }
        }
        // Most of what they say is nonsense, but not all of it.
        assertTrue(executed > 400, executed + " queries");
    }
}
