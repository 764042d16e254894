package heliograph.store;

/// The bytes of a value. What was once written must be readable by every later version.
public interface Codec<T> {
    byte[] encode(T value);

    /// The reverse of [#encode]. What it throws on other bytes reaches the caller as
    /// [StoreException.Corrupt].
    T decode(byte[] bytes);
}
