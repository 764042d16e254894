package heliograph.store.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import heliograph.store.Home;
import heliograph.store.Table;
import java.nio.ByteBuffer;

/// Where things lie among the engine's keys; drawn in the package's description.
final class Layout {
    static final int HOME_BYTES = 9;

    private static final byte HEADER = 0;
    private static final byte INBOX = 1;
    private static final byte STORE = 0;
    private static final byte OUTBOX = 1;
    private static final byte ASIDE = 2;

    private Layout() {}

    static byte[] header(Home home) {
        return home(HOME_BYTES + 1, home).put(HEADER).array();
    }

    static byte[] inbox(Home to, Home from) {
        return put(home(2 * HOME_BYTES + 1, to).put(INBOX), from).array();
    }

    static byte[] outbox(Home from, long sequence) {
        var bytes = ByteBuffer.allocate(2 + HOME_BYTES + 8).put(STORE).put(OUTBOX);
        return put(bytes, from).putLong(sequence).array();
    }

    static byte[] aside(Home to, Home from, long sequence) {
        var bytes = ByteBuffer.allocate(2 + 2 * HOME_BYTES + 8).put(STORE).put(ASIDE);
        return put(put(bytes, to), from).putLong(sequence).array();
    }

    static byte[] outboxStart() {
        return new byte[] {STORE, OUTBOX};
    }

    static byte[] outboxEnd() {
        return new byte[] {STORE, OUTBOX + 1};
    }

    static byte[] asideStart() {
        return new byte[] {STORE, ASIDE};
    }

    static byte[] asideEnd() {
        return new byte[] {STORE, ASIDE + 1};
    }

    /// The lowest key of all homes of a kind.
    static byte[] kindStart(byte kind) {
        return new byte[] {kind};
    }

    static byte[] kindEnd(byte kind) {
        return new byte[] {(byte) (kind + 1)};
    }

    /// The first key behind everything in `home`.
    static byte[] homeEnd(Home home) {
        return home(HOME_BYTES + 1, home).put((byte) 0xff).array();
    }

    static byte[] entry(Home home, Table<?, ?> table, byte[] key) {
        byte[] name = table.name().getBytes(US_ASCII);
        return home(HOME_BYTES + name.length + 1 + key.length, home)
                .put(name)
                .put((byte) 0)
                .put(key)
                .array();
    }

    static byte[] tableEnd(Home home, Table<?, ?> table) {
        byte[] end = entry(home, table, new byte[0]);
        end[end.length - 1]++;
        return end;
    }

    /// How many bytes of an entry's key come before the table's key.
    static int keyOffset(Table<?, ?> table) {
        return HOME_BYTES + table.name().length() + 1;
    }

    /// Whether a key lies in the home's own range.
    static boolean isOf(Home home, byte[] key) {
        return key.length > HOME_BYTES && key[0] == home.kind() && homeAt(key, 0).equals(home);
    }

    static Home homeAt(byte[] bytes, int offset) {
        long id = ByteBuffer.wrap(bytes, offset + 1, 8).getLong() ^ Long.MIN_VALUE;
        return new Home(bytes[offset], id);
    }

    static byte[] number(long number) {
        return ByteBuffer.allocate(8).putLong(number).array();
    }

    /// The number that the last eight bytes hold.
    static long lastNumber(byte[] bytes) {
        return ByteBuffer.wrap(bytes, bytes.length - 8, 8).getLong();
    }

    static ByteBuffer put(ByteBuffer bytes, Home home) {
        return bytes.put(home.kind()).putLong(home.id() ^ Long.MIN_VALUE);
    }

    private static ByteBuffer home(int size, Home home) {
        return put(ByteBuffer.allocate(size), home);
    }
}
