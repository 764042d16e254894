package heliograph.mtproto.exchange;

/// Which datacenters this server answers for; a client that asks for another gets −444.
@FunctionalInterface
public interface DcPolicy {
    /// The offset of the test datacenters' ids.
    int TEST = 10_000;

    /// What clients have in their tables: 1 to 5, the same as test, each as media; and 0, which
    /// says nothing.
    DcPolicy ALL =
            dc -> {
                long id = Math.abs((long) dc);
                return id <= 5 || (id > TEST && id <= TEST + 5);
            };

    boolean accepts(int dc);
}
