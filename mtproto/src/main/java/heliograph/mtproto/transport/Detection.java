package heliograph.mtproto.transport;

/// What [Transport#detect] makes of the first bytes of a connection.
public sealed interface Detection {
    /// Too few bytes to say; ask again with these and the next ones. Never more than 72 are needed.
    record NeedMore() implements Detection {}

    /// No MTProto transport: HTTP, TLS or noise.
    record NotMtproto() implements Detection {}

    /// A transport was found.
    ///
    /// @param used how many of the bytes it took; those after them belong to its reader
    record Found(Transport transport, int used) implements Detection {}
}
