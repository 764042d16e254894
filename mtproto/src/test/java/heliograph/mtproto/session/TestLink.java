package heliograph.mtproto.session;

import heliograph.mtproto.crypto.Slice;
import java.util.ArrayList;
import java.util.List;

/// A connection in memory: what was sent waits in `frames`.
final class TestLink implements Link {
    final List<byte[]> frames = new ArrayList<>();
    final List<Integer> failures = new ArrayList<>();
    final List<Integer> quickAcks = new ArrayList<>();
    final boolean http;
    boolean closed;
    boolean congested;

    TestLink() {
        this(false);
    }

    TestLink(boolean http) {
        this.http = http;
    }

    @Override
    public void send(Slice sealed, boolean flush) {
        frames.add(sealed.toBytes());
    }

    @Override
    public void sendQuickAck(int token) {
        quickAcks.add(token);
    }

    @Override
    public void fail(int transportError) {
        failures.add(transportError);
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public boolean http() {
        return http;
    }

    @Override
    public boolean writable() {
        return !congested;
    }
}
