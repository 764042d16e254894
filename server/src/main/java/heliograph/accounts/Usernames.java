package heliograph.accounts;

import heliograph.rpc.RpcError;
import java.util.regex.Pattern;

/// What a username may look like: 5 to 32 letters, digits and underscores, a letter first, no two
/// underscores side by side and none at the end.
public final class Usernames {
    static final int MIN = 5;
    static final int MAX = 32;

    public static final RpcError USERNAME_INVALID = RpcError.bad("USERNAME_INVALID");
    public static final RpcError USERNAME_OCCUPIED = RpcError.bad("USERNAME_OCCUPIED");
    public static final RpcError USERNAME_NOT_MODIFIED = RpcError.bad("USERNAME_NOT_MODIFIED");

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z](?:_?[A-Za-z0-9])*");

    private Usernames() {}

    /// The name as it is. Refuses with `USERNAME_INVALID`.
    public static String checked(String name) {
        boolean good =
                name.length() >= MIN && name.length() <= MAX && SHAPE.matcher(name).matches();
        if (!good) throw USERNAME_INVALID.refusal();
        return name;
    }
}
