package heliograph.mtproto.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a server does with the bytes of a connection, as they come: detection, then frames.
final class Receiver {
    private final byte @Nullable [] secret;
    private byte[] first = {};
    @Nullable Transport transport;
    boolean foreign;
    final List<Frame> frames = new ArrayList<>();

    Receiver(byte @Nullable [] secret) {
        this.secret = secret;
    }

    void take(byte[] bytes, int from, int to) {
        if (foreign) return;
        if (transport != null) {
            // The reader may overwrite what it is given.
            var chunk = Arrays.copyOfRange(bytes, from, to);
            frames.addAll(transport.reader().push(chunk, 0, chunk.length));
            return;
        }
        int before = first.length;
        first = Arrays.copyOf(first, before + to - from);
        System.arraycopy(bytes, from, first, before, to - from);
        switch (Transport.detect(first, 0, first.length, secret)) {
            case Detection.NeedMore() -> {}
            case Detection.NotMtproto() -> foreign = true;
            case Detection.Found(var found, int used) -> {
                transport = found;
                take(first, used, first.length);
            }
        }
    }
}
