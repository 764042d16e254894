package heliograph.store.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import heliograph.store.Home;
import heliograph.store.StoreException;
import java.nio.ByteBuffer;

/// A note on its way.
///
/// @param to who shall receive it
/// @param type the name of its type
/// @param note its bytes
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; wrapping would cost a copy each
record Told(Home to, String type, byte[] note) {
    private static final byte VERSION = 1;
    private static final int FIXED = 2 + Layout.HOME_BYTES;

    static Told decode(byte[] bytes) {
        if (bytes.length < FIXED || bytes[0] != VERSION || bytes.length < FIXED + bytes[1]) {
            throw new StoreException.Corrupt("A note in the outbox cannot be read", null);
        }
        var type = new String(bytes, FIXED, bytes[1], US_ASCII);
        byte[] note = new byte[bytes.length - FIXED - bytes[1]];
        System.arraycopy(bytes, FIXED + bytes[1], note, 0, note.length);
        return new Told(Layout.homeAt(bytes, 2), type, note);
    }

    byte[] encode() {
        byte[] name = type.getBytes(US_ASCII);
        var bytes = ByteBuffer.allocate(FIXED + name.length + note.length);
        bytes.put(VERSION).put((byte) name.length);
        return Layout.put(bytes, to).put(name).put(note).array();
    }
}
