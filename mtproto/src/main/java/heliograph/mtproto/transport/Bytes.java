package heliograph.mtproto.transport;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Little-endian numbers in an array.
final class Bytes {
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, LITTLE_ENDIAN);

    private Bytes() {}

    static int int32(byte[] array, int at) {
        return (int) INT.get(array, at);
    }

    static void int32(byte[] array, int at, int value) {
        INT.set(array, at, value);
    }

    static long int64(byte[] array, int at) {
        return (long) LONG.get(array, at);
    }
}
