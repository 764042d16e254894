package heliograph.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import heliograph.rpc.RpcError;
import org.junit.jupiter.api.function.Executable;

/// One way to say that a call is refused.
final class Refused {
    private Refused() {}

    static void with(String message, Executable call) {
        var refusal = assertThrows(RpcError.Refusal.class, call);
        assertEquals(message, refusal.error().message());
    }
}
