package heliograph.store;

/// A key of three parts; see [Codecs#triple].
public record Triple<A, B, C>(A first, B second, C third) {}
