package heliograph.store.engine;

import heliograph.store.Home;
import heliograph.store.StoreException;
import java.nio.ByteBuffer;

/// What a home knows of its own commits. Written by each of them.
///
/// @param epoch of the owner that made the last commit
/// @param sequence the number of that commit; 0 before the first
/// @param nextNote the sequence number of the next note it tells
record Header(long epoch, long sequence, long nextNote) {
    private static final Header NONE = new Header(0, 0, 1);
    private static final byte VERSION = 1;
    private static final int BYTES = 25;

    static Header read(Source source, Home home) {
        byte[] bytes = source.get(Layout.header(home));
        if (bytes == null) return NONE;
        if (bytes.length != BYTES || bytes[0] != VERSION) {
            throw new StoreException.Corrupt("The header of " + home + " cannot be read", null);
        }
        var in = ByteBuffer.wrap(bytes, 1, BYTES - 1);
        return new Header(in.getLong(), in.getLong(), in.getLong());
    }

    Change change(Home home) {
        var bytes = ByteBuffer.allocate(BYTES).put(VERSION).putLong(epoch).putLong(sequence);
        return new Change(Layout.header(home), bytes.putLong(nextNote).array());
    }
}
