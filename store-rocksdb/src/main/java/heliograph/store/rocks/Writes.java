package heliograph.store.rocks;

import heliograph.store.engine.Batch;
import java.util.Arrays;
import java.util.List;

/// The changes of batches in RocksDB's own form of a write batch, so that one call hands over a
/// whole merge. That form is also that of its log on disk, hence as stable as that: eight bytes for
/// a sequence number, four for a count, little end first, and then for each change a tag, the key,
/// and the value of a put, both after their length as a varint.
final class Writes {
    private static final int HEADER = 12;
    private static final byte DELETE = 0;
    private static final byte PUT = 1;

    private byte[] bytes;
    private int length;

    private Writes(int capacity) {
        bytes = new byte[capacity];
    }

    /// The records of one batch, without the header; done on the thread of the caller.
    static byte[] records(Batch batch) {
        int capacity = 0;
        for (var change : batch.changes()) {
            byte[] value = change.value();
            capacity += 11 + change.key().length + (value == null ? 0 : value.length);
        }
        var out = new Writes(capacity);
        for (var change : batch.changes()) {
            byte[] value = change.value();
            out.bytes[out.length++] = value == null ? DELETE : PUT;
            out.slice(change.key());
            if (value != null) out.slice(value);
        }
        return Arrays.copyOf(out.bytes, out.length);
    }

    /// All records behind one header.
    static byte[] merge(List<Pending> pending, int recordBytes) {
        var merged = new byte[HEADER + recordBytes];
        int at = HEADER;
        int count = 0;
        for (var one : pending) {
            byte[] records = one.records();
            System.arraycopy(records, 0, merged, at, records.length);
            at += records.length;
            count += one.count();
        }
        for (int i = 0; i < 4; i++) merged[8 + i] = (byte) (count >>> 8 * i);
        return merged;
    }

    private void slice(byte[] slice) {
        int left = slice.length;
        while (left >= 0x80) {
            bytes[length++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[length++] = (byte) left;
        System.arraycopy(slice, 0, bytes, length, slice.length);
        length += slice.length;
    }
}
