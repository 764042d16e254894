package heliograph.tl;

import java.util.List;
import java.util.function.BiConsumer;

/// How the answers of methods are written: shared by all methods with a like answer, so that a
/// method costs no class of its own at start.
public final class Answers {
    private static final BiConsumer<TlWriter, TlObject> OBJECT = TlWriter::object;
    private static final BiConsumer<TlWriter, List<? extends TlObject>> OBJECTS = TlWriter::vector;
    private static final BiConsumer<TlWriter, Boolean> BOOL = TlWriter::bool;
    private static final BiConsumer<TlWriter, List<Long>> LONGS = TlWriter::longs;
    private static final BiConsumer<TlWriter, List<Integer>> INTS = TlWriter::ints;

    private static final BiConsumer<TlWriter, List<Boolean>> BOOLS = TlWriter::bools;

    private Answers() {}

    /// A boxed object.
    @SuppressWarnings("unchecked") // it takes any TlObject
    public static <T extends TlObject> BiConsumer<TlWriter, T> object() {
        return (BiConsumer<TlWriter, T>) (BiConsumer<TlWriter, ?>) OBJECT;
    }

    /// A vector of boxed objects.
    @SuppressWarnings("unchecked") // it takes any list of TlObjects
    public static <T extends TlObject> BiConsumer<TlWriter, List<T>> objects() {
        return (BiConsumer<TlWriter, List<T>>) (BiConsumer<TlWriter, ?>) OBJECTS;
    }

    public static BiConsumer<TlWriter, Boolean> bool() {
        return BOOL;
    }

    public static BiConsumer<TlWriter, List<Long>> longs() {
        return LONGS;
    }

    public static BiConsumer<TlWriter, List<Boolean>> bools() {
        return BOOLS;
    }

    public static BiConsumer<TlWriter, List<Integer>> ints() {
        return INTS;
    }
}
