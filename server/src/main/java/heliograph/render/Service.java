package heliograph.render;

/// The account that speaks for the service: login codes and notices come from it, as clients expect
/// of this id.
public final class Service {
    public static final long ID = 777_000;
    public static final String PHONE = "42777";

    private Service() {}
}
