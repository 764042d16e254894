package heliograph.store;

/// A key of two parts; see [Codecs#pair].
public record Pair<A, B>(A first, B second) {}
