package heliograph.store.rocks;

import heliograph.store.engine.Change;
import java.util.List;

/// The changes of batches in RocksDB's own form of a write batch, so that one call hands over a
/// whole merge. That form is also that of its log on disk, hence as stable as that: eight bytes for
/// a sequence number, four for a count, little end first, and then for each change a tag, the key,
/// and the value of a put, both after their length as a varint.
final class Writes {
    private static final int HEADER = 12;
    private static final byte DELETE = 0;
    private static final byte PUT = 1;

    private final byte[] bytes;
    private int length;

    private Writes(int size) {
        bytes = new byte[size];
    }

    /// The records of one batch, without the header; done on the thread of the caller.
    static byte[] records(List<Change> changes) {
        int size = 0;
        for (var change : changes) {
            byte[] value = change.value();
            size += 1 + sliceSize(change.key()) + (value == null ? 0 : sliceSize(value));
        }
        var out = new Writes(size);
        for (var change : changes) {
            byte[] value = change.value();
            out.bytes[out.length++] = value == null ? DELETE : PUT;
            out.slice(change.key());
            if (value != null) out.slice(value);
        }
        return out.bytes;
    }

    private static int sliceSize(byte[] slice) {
        int varint = 1;
        for (int left = slice.length; left >= 0x80; left >>>= 7) varint++;
        return varint + slice.length;
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
        for (int i = 0; i < 4; i++) merged[8 + i] = (byte) (count >>> (8 * i));
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
