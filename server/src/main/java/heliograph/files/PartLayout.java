package heliograph.files;

import static heliograph.files.FileErrors.FILE_PARTS_INVALID;
import static heliograph.files.FileErrors.FILE_PART_EMPTY;
import static heliograph.files.FileErrors.FILE_PART_INVALID;
import static heliograph.files.FileErrors.FILE_PART_SIZE_CHANGED;
import static heliograph.files.FileErrors.FILE_PART_SIZE_INVALID;
import static heliograph.files.FileErrors.FILE_PART_TOO_BIG;
import static heliograph.files.FileErrors.FILE_PART_TOO_SMALL;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Where each part of one upload lies in its file, whatever order they come in
/// (https://core.telegram.org/api/files#uploading-files).
///
/// All parts have one size but the last, which may be smaller. That size is known once two parts
/// have come, or one that cannot be the last. Until then the only part lies where it would if it
/// were of full size; it may have to move once.
final class PartLayout {
    static final int PARTS_MAX = 8_000;
    static final int PART_MAX = 512 << 10;
    private static final int PART_UNIT = 1 << 10;

    /// The total of a client that does not know it yet.
    static final int UNKNOWN = -1;

    /// Where a part belongs.
    ///
    /// @param at its offset in the file
    /// @param move what must be copied before the part is written; null as a rule
    record Place(long at, @Nullable Move move) {}

    record Move(int part, int length, long from, long to) {}

    private final BitSet received = new BitSet();
    private int partSize;
    private int total = UNKNOWN;
    private int tail = -1;
    private int tailLength;
    private int only = -1;
    private int onlyLength;

    /// Refuses what no upload can take.
    ///
    /// @param total how many parts the client says there are, or [#UNKNOWN]
    static void check(int part, int total, int length) {
        if (part < 0) throw FILE_PART_INVALID.refusal();
        if (total != UNKNOWN && (total < 0 || total > PARTS_MAX))
            throw FILE_PARTS_INVALID.refusal();
        if (length == 0 && part == total) return; // the end of a stream, see Upload
        if (part >= PARTS_MAX) throw FILE_PART_INVALID.refusal();
        if (length == 0) throw FILE_PART_EMPTY.refusal();
        if (length > PART_MAX) throw FILE_PART_TOO_BIG.refusal();
        if (total == 0) throw FILE_PARTS_INVALID.refusal();
        if (total != UNKNOWN && part >= total) throw FILE_PART_INVALID.refusal();
    }

    /// Finds the place of a part that has been [#check]ed. Says nothing of whether it is there: see
    /// [#received].
    Place place(int part, int saidTotal, int length) {
        if (saidTotal != UNKNOWN) {
            if ((total != UNKNOWN && total != saidTotal) || received.length() > saidTotal)
                throw FILE_PARTS_INVALID.refusal();
            if (length == 0) {
                total = saidTotal;
                return new Place(0, null);
            }
        }
        int known = total == UNKNOWN ? saidTotal : total;
        if (known != UNKNOWN && part >= known) throw FILE_PART_INVALID.refusal();
        boolean notLast =
                (known != UNKNOWN && part < known - 1)
                        || received.length() - 1 > part
                        || tail > part;
        var place = partSize == 0 ? first(part, length, notLast) : next(part, length, notLast);
        total = known;
        return place;
    }

    private Place first(int part, int length, boolean notLast) {
        if (only >= 0 && only != part) return second(part, length);
        if (only == part && onlyLength != length) throw FILE_PART_SIZE_CHANGED.refusal();
        if (notLast) {
            requireFull(length);
            partSize = length;
            only = -1;
        }
        return new Place((long) part * length, null);
    }

    /// The lower of two parts is not the last, so its size is that of all.
    private Place second(int part, int length) {
        boolean lower = part < only;
        int full = lower ? length : onlyLength;
        int other = lower ? onlyLength : length;
        requireFull(full);
        if (other > full) throw FILE_PART_SIZE_CHANGED.refusal();
        Move move = null;
        if (other < full) {
            tail = Math.max(part, only);
            tailLength = other;
            if (lower)
                move = new Move(only, onlyLength, (long) only * onlyLength, (long) only * full);
        }
        partSize = full;
        only = -1;
        return new Place((long) part * full, move);
    }

    private Place next(int part, int length, boolean notLast) {
        if (length > partSize) throw FILE_PART_SIZE_CHANGED.refusal();
        if (tail >= 0 && part > tail) throw FILE_PART_SIZE_CHANGED.refusal();
        if (part == tail ? length != tailLength : length < partSize && !mayBeTail(part, notLast))
            throw FILE_PART_SIZE_CHANGED.refusal();
        if (length < partSize) {
            tail = part;
            tailLength = length;
        }
        return new Place((long) part * partSize, null);
    }

    private boolean mayBeTail(int part, boolean notLast) {
        return !notLast && tail < 0 && !received.get(part);
    }

    private static void requireFull(int length) {
        if (length < PART_UNIT) throw FILE_PART_TOO_SMALL.refusal();
        if (length % PART_UNIT != 0 || PART_MAX % length != 0)
            throw FILE_PART_SIZE_INVALID.refusal();
    }

    /// The part is in the file, at its place.
    void received(int part, int length) {
        if (partSize == 0) {
            only = part;
            onlyLength = length;
        }
        received.set(part);
    }

    /// The part turned out not to be in the file.
    void lost(int part) {
        received.clear(part);
        if (only == part) only = -1;
    }

    boolean has(int part) {
        return received.get(part);
    }

    /// Where a part lies that is there.
    long at(int part) {
        return part == only ? (long) part * onlyLength : (long) part * partSize;
    }

    int length(int part) {
        if (part == only) return onlyLength;
        return part == tail ? tailLength : partSize;
    }

    /// How many bytes of parts are there.
    long bytes() {
        if (only >= 0) return onlyLength;
        long full = (long) received.cardinality() * partSize;
        return tail >= 0 && received.get(tail) ? full - partSize + tailLength : full;
    }

    /// The size of the whole file of `parts` parts; refuses when it is not whole.
    long whole(int parts) {
        if ((total != UNKNOWN && total != parts) || received.length() > parts)
            throw FILE_PARTS_INVALID.refusal();
        int missing = received.nextClearBit(0);
        if (missing < parts) throw FileErrors.partMissing(missing).refusal();
        return parts == 0 ? 0 : at(parts - 1) + length(parts - 1);
    }
}
